// How long commentary is, told while it is typed: in view at once, and spoken once a pause says that a thought is done.
// Without this script the page tells it when the words are shown again. The sentences are those of
// accounts/writing/lengths.py.

const PAUSE = 1500; // milliseconds without a key

const spoken = document.createElement("p");
spoken.className = "vh";
spoken.setAttribute("role", "status");
document.querySelector("main").append(spoken);

let waiting;

function lengthWords(text, asked) {
  const number = text.split(/\s+/).filter(Boolean).length;
  return number > asked ? `${number} words, ${asked} are asked for` : `${number} of ${asked} words`;
}

// Wherever the page says it of this field.
const placesOf = (field) => document.querySelectorAll(`[data-words-of="${CSS.escape(field.id)}"]`);

function show(field) {
  const words = lengthWords(field.value, Number(field.dataset.words));
  for (const place of placesOf(field)) place.textContent = words;
  return words;
}

document.addEventListener("input", ({ target }) => {
  if (!target.dataset?.words) return;
  const words = show(target);
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    spoken.textContent = words;
  }, PAUSE);
});
// Going back, a browser has typed in what it remembers
for (const field of document.querySelectorAll("[data-words]")) show(field);
