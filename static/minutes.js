// Minutes as one flowing document: each line of the plain box is a row that is typed into, with its kind at the left and
// its warnings at the right. The box stays what is sent, so the page does the same without this script. What is typed
// is saved at pauses by sending the form as its button would; of minutes that readers see already, only by the button.

const WAIT = 3000; // milliseconds without a key before what was typed is sent
const SIGNS = { "?": "question", ">": "answer", ".": "procedure", "=": "resolution", "!": "action" };
const NAMES = { statement: "Statement", resolution: "Resolution", action: "Action" };
const WITHIN =
  /^(\([a-z0-9]{1,4}\)|--?\s?\S|[•*–])|^(moved|proposed|seconded|for:|against:|abstained:|vote:|\d+ (for|against|abst))/i;

// What a resolution says stands beneath it, too: "= RESOLVED", then "That the report be noted."
const OPEN = /^(?:(?:it was )?resolved\b)?[\W_]*(?:unanimously)?[\W_]*$|:$/i;
const THAT = /^(?:that|to)\b/i;
const FIRST = /^(?:[Tt]hat|THAT|[Tt]o|TO)\b|^\p{Ll}/u;

const form = document.querySelector(".minutes-form");
const box = form.elements.text;
const names = form.dataset.names.split("|").filter(Boolean);
const status = form.querySelector(".saved");
const list = document.createElement("ol");
list.className = "ed ed-live";
let timer = 0;
let isSending = false;
let isStopped = false;

const say = (words) => {
  status.textContent = words;
};

function label(kind, numbers) {
  if (kind === "question") return `Question ${numbers.questions}`;
  if (kind === "answer") return numbers.questions ? `Answer to ${numbers.questions}` : "Answer";
  if (kind === "procedure") return "Procedure";
  return NAMES[kind] ?? "";
}

// The sign that a line begins with, as the server reads it; "..." and ".5" begin with none.
function signOf(line) {
  if (!(line[0] in SIGNS) || /^\.([.\d]|$)/.test(line)) return "";
  return /^>\d{1,3}\s/.exec(line)?.[0].trim() ?? line[0];
}

const areas = () => [...list.querySelectorAll("textarea")];
const rowOf = (area) => area.closest("li");
const lineOf = (area) => {
  const sign = rowOf(area).dataset.sign;
  return area.value
    .split("\n")
    .map((line, at) => (at ? `  ${line.trim()}` : `${sign}${sign && " "}${line}`))
    .join("\n");
};

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

function makeRow(line) {
  const row = document.createElement("li");
  const kind = Object.assign(document.createElement("p"), { className: "ed-kind" });
  const text = Object.assign(document.createElement("div"), { className: "ed-text" });
  const notes = Object.assign(document.createElement("div"), { className: "ed-notes" });
  const area = Object.assign(document.createElement("textarea"), { rows: 1 });
  row.dataset.sign = signOf(line);
  area.value = row.dataset.sign ? line.slice(row.dataset.sign.length).trimStart() : line;
  text.append(area);
  row.append(kind, text, notes);
  return row;
}

// Kinds follow from signs and from what stands before: limbs and votes stand beneath their resolution.
function relabel() {
  const numbers = { questions: 0 };
  let resolving = false;
  let asks = null; // how the next line begins, where a resolution leaves what it says to that
  for (const row of list.children) {
    const area = row.querySelector("textarea");
    const isBeneath = resolving && [WITHIN, asks].some((begins) => begins?.test(area.value));
    const kind = SIGNS[row.dataset.sign[0]] ?? (isBeneath ? "within" : "statement");
    if (kind === "question") numbers.questions += 1;
    const words = label(kind, numbers);
    row.className = kind === "within" ? "resolution" : kind;
    row.firstChild.textContent = words;
    area.setAttribute("aria-label", words || "Beneath the resolution");
    resolving = row.className === "resolution";
    asks = asked(kind, area.value, asks);
  }
}

function asked(kind, words, before) {
  if (kind === "resolution") return OPEN.test(words.split("\n")[0].trim()) ? FIRST : null;
  return before && THAT.test(words) ? THAT : null;
}

function gather() {
  box.value = areas().map(lineOf).join("\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  clearTimeout(timer);
  if (form.dataset.public)
    say(
      "Readers see these minutes: press Save to change them. Until then what you type is kept on this computer.",
    );
  else timer = setTimeout(save, WAIT);
}

function build() {
  list.replaceChildren();
  const lines = [];
  for (const line of box.value.split(/\r?\n/)) {
    if (/^( {2}|\t)/.test(line) && lines.length && !WITHIN.test(line.trim()))
      lines[lines.length - 1] += `\n${line.trim()}`;
    else if (line.trim()) lines.push(line.trim());
  }
  list.append(...(lines.length ? lines : [""]).map(makeRow));
  relabel();
  areas().forEach(grow);
}

// What the server says of each saved line, beside the line that says it still.
function showNotes(page) {
  const waiting = new Map();
  for (const row of page.querySelectorAll(".ed:not(.ed-live) > li")) {
    const words = [...row.querySelectorAll(".ed-text > p")].map((each) => each.textContent.trim());
    waiting.set(words[0], row.querySelector(".ed-notes"));
  }
  for (const area of areas()) {
    const notes = rowOf(area).querySelector(".ed-notes");
    if (notes.contains(document.activeElement)) continue;
    const found = waiting.get(lineOf(area).split("\n")[0].trim());
    notes.replaceChildren(
      ...(found ? [...found.children].map((each) => document.importNode(each, true)) : []),
    );
  }
}

function take(page) {
  const saved = page.querySelector(".minutes-form");
  if (!saved) return false;
  form.elements["form-mark"].value = saved.elements["form-mark"].value;
  form.dataset.keptOnce = saved.dataset.keptOnce;
  form.dispatchEvent(new CustomEvent("form-saved"));
  for (const name of [".ed-left", ".saved"]) {
    const [here, there] = [form.querySelector(name), saved.querySelector(name)];
    if (here && there) here.textContent = there.textContent.replace(/\s+/g, " ").trim();
  }
  showNotes(page);
  return true;
}

async function save() {
  if (isSending || isStopped) return;
  if (document.activeElement?.closest(".as-said")) {
    timer = setTimeout(save, WAIT); // a figure that is typed half is none
    return;
  }
  isSending = true;
  const sent = box.value;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 409) {
      isStopped = true;
      say(
        "Somebody else has changed these minutes since you opened them. Press Save to see both texts and to choose.",
      );
    } else if (!answer.redirected || !take(page)) {
      say("Not saved yet. What you typed is kept on this computer: press Save to see why.");
      isStopped = true;
    }
  } catch {
    say("Not saved yet: no connection. What you typed is kept on this computer.");
  } finally {
    isSending = false;
  }
  if (box.value !== sent && !isStopped) timer = setTimeout(save, WAIT);
}

function goTo(row, atEnd) {
  const area = row?.querySelector("textarea");
  if (!area) return;
  area.focus();
  const at = atEnd ? area.value.length : 0;
  area.setSelectionRange(at, at);
}

function typed(area) {
  const row = rowOf(area);
  const sign = row.dataset.sign ? "" : signOf(area.value);
  if (sign && area.selectionStart <= sign.length + 1 && area.value.length > 0) {
    row.dataset.sign = sign;
    area.value = area.value.slice(sign.length).trimStart();
  } else if (row.dataset.sign && row.dataset.fresh && area.value[0] in SIGNS) {
    row.dataset.sign = area.value[0];
    area.value = area.value.slice(1).trimStart();
  }
  delete row.dataset.fresh;
  offer(area);
  grow(area);
  relabel();
  gather();
}

// "@dir": who was at the meeting, the first of whom Tab takes.
function offered(area) {
  const begun = /^@(\S.*)$/.exec(area.value.slice(0, area.selectionStart))?.[1].toLowerCase();
  if (!begun) return [];
  return names.filter((name) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some((_, at, words) => words.slice(at).join(" ").startsWith(begun)),
  );
}

function offer(area) {
  const found = offered(area);
  if (found.length)
    say(`Tab takes ${found[0]}${found.length > 1 ? `; also ${found.slice(1, 4).join("; ")}` : ""}.`);
}

function split(area) {
  const row = rowOf(area);
  const next = makeRow("");
  next.querySelector("textarea").value = area.value.slice(area.selectionEnd).trimStart();
  area.value = area.value.slice(0, area.selectionStart).trimEnd();
  if (row.dataset.sign === "?") {
    next.dataset.sign = ">"; // until another sign is typed
    next.dataset.fresh = "yes";
  }
  row.after(next);
  goTo(next, false);
  grow(area);
}

function joinBack(area) {
  const row = rowOf(area);
  if (row.dataset.sign) {
    row.dataset.sign = "";
    return;
  }
  const before = row.previousElementSibling?.querySelector("textarea");
  if (!before) return;
  const at = before.value.length;
  before.value += (before.value && area.value ? " " : "") + area.value;
  row.remove();
  before.focus();
  before.setSelectionRange(at, at);
  grow(before);
}

function tick(area) {
  const box = rowOf(area).querySelector("input[type=checkbox]:not(:checked)");
  if (box) box.checked = true;
}

// What each key does: when it does, and what. The first that fits is done.
const isAtStart = (area) => area.selectionStart === 0 && area.selectionEnd === 0;
const isAtEnd = (area) => area.selectionStart === area.value.length;
const KEYS = [
  ["Enter", (event) => event.ctrlKey || event.metaKey, tick],
  ["Enter", (event) => !event.shiftKey, split],
  ["Backspace", (_, area) => isAtStart(area), joinBack],
  ["ArrowUp", (event) => event.altKey, (area) => rowOf(area).previousElementSibling?.before(rowOf(area))],
  ["ArrowDown", (event) => event.altKey, (area) => rowOf(area).nextElementSibling?.after(rowOf(area))],
  ["ArrowUp", (_, area) => isAtStart(area), (area) => goTo(rowOf(area).previousElementSibling, true)],
  ["ArrowDown", (_, area) => isAtEnd(area), (area) => goTo(rowOf(area).nextElementSibling, false)],
  ["Tab", (event, area) => !event.shiftKey && offered(area).length > 0, complete],
];

// An action begins with its owner as it stands: what is no speaker has no sign of one.
function complete(area) {
  area.value = `${rowOf(area).dataset.sign === "!" ? "" : "@"}${offered(area)[0]}: `;
}

function pressed(event) {
  const area = event.target;
  if (area.tagName !== "TEXTAREA" || event.isComposing) return;
  const found = KEYS.find(([key, fits]) => key === event.key && fits(event, area));
  if (!found) return;
  event.preventDefault();
  found[2](area);
  if (event.altKey) area.focus();
  relabel();
  gather();
}

function begin() {
  const standing = document.querySelector(".ed:not(.ed-live)");
  box.closest(".field").hidden = true;
  build();
  showNotes(document);
  (standing ?? box.closest(".field")).after(list);
  // Its fields are in the rows now: those of the saved list would be sent twice
  for (const each of document.querySelectorAll(".ed:not(.ed-live), .ed-heading, .ed-heading + p"))
    each.remove();
  list.addEventListener("input", (event) =>
    event.target.tagName === "TEXTAREA" ? typed(event.target) : gather(),
  );
  list.addEventListener("keydown", pressed);
  // A copy that this browser kept comes into the box from outside
  box.addEventListener(
    "input",
    (event) => event.isTrusted || box.value === areas().map(lineOf).join("\n") || build(),
  );
  form.addEventListener("submit", () => clearTimeout(timer));
}

begin();
