// What the page says of itself: one line that is spoken, and one at the foot on how far the figures are saved.

import { byId } from "./page.js";

const spoken = byId("told");
const saved = byId("saved");

let again = ""; // said once more with what the first save finds, which would otherwise speak over it

export function say(words) {
  spoken.textContent = words;
}

export function sayTwice(words) {
  again = words;
  say(words);
}

export function sayFindings(findings) {
  if (findings.length) say([again, ...findings].join(" ").trim());
  again = "";
}

export function showStatus(words, isUnsaved = false) {
  if (saved.textContent !== words) saved.textContent = words;
  saved.classList.toggle("unsaved", isUnsaved);
}

export const saysUnsaved = () => saved.classList.contains("unsaved");
