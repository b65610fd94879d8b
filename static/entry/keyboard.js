// The keys of the grid: Enter and the arrows move as in a spreadsheet, Escape takes back what was typed.

import { isAtEdge, isCell, moveAcross, moveUpOrDown } from "./moving.js";
import { form } from "./page.js";
import { mayUndo, undo } from "./pasting.js";
import { say } from "./telling.js";

const ARROWS = {
  ArrowUp: (input) => moveUpOrDown(input, -1),
  ArrowDown: (input) => moveUpOrDown(input, 1),
  ArrowLeft: (input) => isAtEdge(input, -1) && moveAcross(input, -1),
  ArrowRight: (input) => isAtEdge(input, 1) && moveAcross(input, 1),
};

const before = new WeakMap(); // what a field held when it was entered

function remember(event) {
  const field = event.target;
  if (field.matches("input:not([type=checkbox]), textarea")) before.set(field, field.value);
}

function takeBack(field) {
  if (!before.has(field) || field.value === before.get(field)) return false;
  field.value = before.get(field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  say("Taken back.");
  return true;
}

// Whether the key is done with: the browser then does nothing of its own with it.
function isHandled(event, field) {
  if (event.key === "Escape") return takeBack(field);
  if (!field.matches(".numin, .textin")) return false;
  if (event.key === "Enter") {
    if (isCell(field)) moveUpOrDown(field, event.shiftKey ? -1 : 1);
    return true; // it goes down, and never sends the form
  }
  return !event.shiftKey && isCell(field) && ARROWS[event.key]?.(field);
}

const isUndo = (event) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";

function onKey(event) {
  if (isUndo(event) && mayUndo()) {
    event.preventDefault();
    undo();
    return;
  }
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isHandled(event, event.target)) event.preventDefault();
}

export function watchKeys() {
  form.addEventListener("keydown", onKey);
  form.addEventListener("focusin", remember);
}
