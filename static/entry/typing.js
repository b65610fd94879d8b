// What is typed and chosen in a row: kept, counted and saved.

import { form } from "./page.js";
import { rowOf, rowsToSend } from "./rows.js";
import { changed, saveLater } from "./saving.js";
import { say } from "./telling.js";

const PENDING = "p"; // the symbol of a figure that is to come

function onInput(event) {
  const row = rowOf(event.target);
  if (!row) return;
  changed(row);
}

function onChange(event) {
  const row = rowOf(event.target);
  if (!row) return;
  const { symbol, note } = row.inputs;
  if (event.target === symbol && symbol.value === PENDING && !note.value) {
    note.value = form.dataset.expected;
    say("The note says when the figure is expected. Change it where it is another time.");
  }
  changed(row);
}

// Leaving a row sends it; between its numbers there is time to type.
function onLeave(event) {
  const isWithin = event.relatedTarget && rowOf(event.relatedTarget) === rowOf(event.target);
  if (!isWithin && rowsToSend().length) saveLater(0);
}

export function watchTyping() {
  form.addEventListener("input", onInput);
  form.addEventListener("change", onChange);
  form.addEventListener("focusout", onLeave);
}
