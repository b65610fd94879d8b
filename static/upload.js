// Files of figures: how far the transfer is, and how far the check is, without loading the page again and again.
// Without this script the form is sent as any form, and the page of a check asks the browser to come back.

const LOOK_EVERY = 2500; // milliseconds
const FAILED = "The file did not arrive. Check your connection and try again.";

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

const pathOf = (address) => new URL(address, window.location.href).pathname;

// The server answered with the form again: show what it says in place of what is here.
function showAgain(text) {
  const page = parsed(text);
  const main = page.querySelector("main");
  if (!main) {
    window.location.reload();
    return;
  }
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(main));
  watchForms();
  const told = document.querySelector("main [role=alert]") ?? document.querySelector("main");
  told.tabIndex = -1;
  told.focus();
}

function showTransfer(panel, transfer) {
  const bar = panel.querySelector("progress");
  const words = panel.querySelector("[data-upload-words]");
  let told = -1;
  panel.hidden = false;
  words.textContent = "Sending…";
  transfer.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    const percent = Math.floor((100 * event.loaded) / event.total);
    bar.value = percent;
    // A screen reader hears each quarter of the way, not every step.
    const quarter = Math.floor(percent / 25);
    if (quarter > told) words.textContent = percent < 100 ? `${percent}% sent` : "Sent. It is being checked…";
    told = Math.max(told, quarter);
  });
}

function showFailure(form) {
  form.querySelector("[data-upload-progress]").hidden = false;
  form.querySelector("[data-upload-words]").textContent = FAILED;
  form.querySelector("button.button").disabled = false;
}

function onAnswer(form, request) {
  if (pathOf(request.responseURL) !== pathOf(form.action)) window.location.assign(request.responseURL);
  else if (request.status < 500) showAgain(request.responseText);
  else showFailure(form);
}

function send(form) {
  const request = new XMLHttpRequest();
  form.querySelector("button.button").disabled = true;
  showTransfer(form.querySelector("[data-upload-progress]"), request.upload);
  request.addEventListener("error", () => showFailure(form));
  request.addEventListener("load", () => onAnswer(form, request));
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function onSubmit(event) {
  const form = event.currentTarget;
  if (!form.querySelector("input[type=file]").files.length) return; // the server says what is missing
  event.preventDefault();
  send(form);
}

function watchForms() {
  for (const form of document.querySelectorAll("form[data-upload]"))
    form.addEventListener("submit", onSubmit);
}

async function look(panel) {
  try {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    const now = parsed(await answer.text()).querySelector("[data-progress]");
    if (!now) {
      // A file that the browser keeps leaves this page as it is
      if (panel.dataset.progress)
        panel.querySelector("[data-progress-words]").textContent = panel.dataset.progress;
      window.location.reload();
      return;
    }
    const [words, said] = [panel, now].map((one) => one.querySelector("[data-progress-words]"));
    if (words.textContent !== said.textContent) words.textContent = said.textContent;
    // That nobody is there to do it, or is by now
    panel.querySelector(".notice")?.remove();
    const alone = now.querySelector(".notice");
    if (alone) panel.append(document.adoptNode(alone));
  } catch {
    // no connection for the moment: look again later
  }
  window.setTimeout(look, LOOK_EVERY, panel);
}

watchForms();
const panel = document.querySelector("[data-progress]");
if (panel) window.setTimeout(look, LOOK_EVERY, panel);
