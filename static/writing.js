// What is typed into a form is kept in this browser until it is sent: after a crash or a closed tab it is typed in again.
// It is encrypted with a key that only this person's own pages have, so whoever uses the computer next cannot read it.

const STORE = "kept-form/";
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000; // milliseconds
const WAIT = 400; // milliseconds without a key pressed
const AGAIN_AFTER = 3000; // milliseconds after which a button can be pressed again, as where it sends a file
let isLeaving = false; // somebody signs out: nothing is kept any more
const NOT_TYPED = new Set(["hidden", "submit", "button", "image", "reset", "file", "password"]);

const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const letters = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const names = (start) => Object.keys(localStorage).filter((name) => name.startsWith(start));

function stored(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

// What was sent and done needs no keeping, nor what nobody came back for.
function clear() {
  const done = document.cookie.match(/(?:^|; )(?:__Host-)?done_forms=([^;]*)/)?.[1].split(".") ?? [];
  for (const name of names(STORE)) {
    const one = stored(name);
    if (!one || done.includes(one.once) || Date.now() - one.at > KEPT_FOR) localStorage.removeItem(name);
  }
}

async function sealed(key, what) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(what));
  return { iv: letters(iv), text: letters(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text)) };
}

async function opened(key, one) {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(one.iv) }, key, bytes(one.text));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null; // of another person, or of an older key
  }
}

// What confirms something that the page showed, such as a tick that it was read, is kept for nobody.
const isTyped = (field) => field.name && !NOT_TYPED.has(field.type) && !("confirms" in field.dataset);
const fieldsOf = (form) => [...form.elements].filter(isTyped);
const isTicked = (field) => field.type === "checkbox" || field.type === "radio";

// One entry for each field in the page's order, so that two of one name keep their places.
function typedIn(form) {
  return fieldsOf(form).map((each) => [each.name, heldBy(each)]);
}

function heldBy(field) {
  if (isTicked(field)) return [field.value, field.checked];
  return field.multiple ? [...field.selectedOptions].map((each) => each.value) : field.value;
}

// As the page shows it: going back, a browser has typed in what it remembers before this runs.
const shownIn = (form) => fieldsOf(form).map((each) => [each.name, shownBy(each)]);

function shownBy(field) {
  if (isTicked(field)) return [field.value, field.defaultChecked];
  if (!field.options) return field.defaultValue;
  const chosen = [...field.options].filter((each) => each.defaultSelected).map((each) => each.value);
  return field.multiple ? chosen : (chosen.at(-1) ?? field.options[0]?.value ?? "");
}

function typeIn(field, value) {
  if (isTicked(field)) field.checked = value[1];
  else if (field.multiple) for (const each of field.options) each.selected = value.includes(each.value);
  else field.value = value;
}

// What counts words, or looks at a field in another way, learns of texts that no key brought.
function sayTyped(fields) {
  for (const field of fields) field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The field that an entry was of: the next of that name, or the box of that value.
function take(fields, [name, value]) {
  const at = fields.findIndex((each) => each.name === name && (!isTicked(each) || each.value === value[0]));
  return at < 0 ? null : fields.splice(at, 1)[0];
}

// The same form in two windows is two texts: each window takes a number that no other has while it is open.
async function nameFor(form) {
  for (let number = 1; ; number++) {
    const name = `${STORE}${form.dataset.keptBy}/${form.dataset.kept}/${number}`;
    const isFree = await new Promise((resolve) => {
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise(() => {}); // until the window is closed
      });
    });
    if (isFree) return name;
  }
}

class Keeper {
  constructor(form, key, name) {
    this.form = form;
    this.key = key;
    this.name = name;
    this.mark = form.elements["form-mark"];
    this.shown = { mark: this.mark.value, once: form.dataset.keptOnce };
    this.once = this.shown.once;
    this.asShown = JSON.stringify(shownIn(form));
    this.note = document.createElement("p");
    this.note.className = "keptnote";
    this.note.hidden = true;
    this.note.append(document.createElement("span"), " ", this.button());
    form.append(this.note);
  }

  button() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "linklike";
    button.textContent = "Let it go";
    button.addEventListener("click", () => this.letGo());
    return button;
  }

  say(words) {
    this.note.firstChild.textContent = words;
    this.note.hidden = false;
  }

  async keep() {
    if (isLeaving) return;
    const typed = typedIn(this.form);
    if (JSON.stringify(typed) === this.asShown && !("keptTyped" in this.form.dataset)) {
      localStorage.removeItem(this.name);
      this.note.hidden = true;
      return;
    }
    const at = Date.now();
    try {
      const what = await sealed(this.key, { mark: this.mark.value, typed });
      localStorage.setItem(this.name, JSON.stringify({ ...what, at, once: this.once }));
      this.say(`Kept on this computer at ${clock(at)}, until you send it.`);
    } catch {
      this.say("This browser keeps nothing: what you type is not kept until you send it.");
    }
  }

  async restore() {
    const one = stored(this.name);
    const kept = one && (await opened(this.key, one));
    if (!kept) return;
    const fields = fieldsOf(this.form);
    const left = kept.typed.filter((entry) => {
      const field = take(fields, entry);
      if (field) typeIn(field, entry[1]);
      return !field && typeof entry[1] === "string" && entry[1].trim();
    });
    if (JSON.stringify(typedIn(this.form)) === this.asShown && !left.length) {
      localStorage.removeItem(this.name);
      return;
    }
    sayTyped(fieldsOf(this.form));
    // By its own mark the server knows what this person saw when they typed it, and whether it was sent after all
    this.mark.value = kept.mark;
    this.once = one.once;
    this.tell(`What you typed here at ${clock(one.at)} is in the form again. It is not saved yet.`, left);
  }

  tell(words, left) {
    this.told = document.createElement("div");
    this.told.className = "notice";
    this.told.setAttribute("role", "status");
    const said = document.createElement("p");
    said.append(words, " ", this.button());
    this.told.append(said);
    for (const [, text] of left) {
      const lost = document.createElement("p");
      lost.textContent = `There is no field any more for: ${text}`;
      this.told.append(lost);
    }
    this.form.before(this.told);
  }

  // A page's own script has sent the form as it stands and goes on with the mark that came back.
  saved() {
    this.once = this.form.dataset.keptOnce;
    this.shown = { mark: this.mark.value, once: this.once };
    this.asShown = JSON.stringify(typedIn(this.form));
    localStorage.removeItem(this.name);
    this.note.hidden = true;
  }

  letGo() {
    localStorage.removeItem(this.name);
    // Where the server has typed it in, it lets go of its own copy too, and shows the form without it
    const atServer = document.querySelector(`button[name="form-let-go"][value="${this.once}"]`);
    if (atServer) return atServer.click();
    this.form.reset();
    delete this.form.dataset.keptTyped; // what the server typed in is let go with it
    sayTyped(fieldsOf(this.form));
    this.mark.value = this.shown.mark;
    this.once = this.shown.once;
    this.told?.remove();
    this.note.hidden = true;
  }

  async watch() {
    const isTyped = "keptTyped" in this.form.dataset; // by the server
    await (isTyped ? this.keep() : this.restore());
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.keep(), WAIT);
    };
    this.form.addEventListener("input", soon);
    this.form.addEventListener("change", soon);
    this.form.addEventListener("form-saved", () => this.saved());
    addEventListener("pagehide", () => clearTimeout(waiting));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden && waiting) this.keep();
    });
  }
}

async function watch(form) {
  const raw = bytes(form.dataset.keptWith);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  await new Keeper(form, key, await nameFor(form)).watch();
}

// Who signs out wants nothing of theirs left on this computer, figures not yet saved included.
function signingOut(form) {
  const person = form.dataset.signsOut;
  isLeaving = true;
  for (const name of names(`${STORE}${person}/`)) localStorage.removeItem(name);
  for (const name of names("figures/")) if (name.split("/")[2] === person) localStorage.removeItem(name);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.signsOut) signingOut(form);
  if (event.defaultPrevented || !form.elements["form-mark"]) return;
  if (form.dataset.sending) event.preventDefault();
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, AGAIN_AFTER);
});

clear();
if (crypto.subtle && navigator.locks)
  for (const form of document.querySelectorAll("form[data-kept-with]")) watch(form);
