// A total that rows share is typed once: it fills the denominators of rows with a numerator, and changes those that it
// filled.

import { form } from "./page.js";
import { rowOf, rows } from "./rows.js";
import { changed } from "./saving.js";

const filled = new Map(); // the last number that a total put into its rows

const totalOf = (row) => form.elements[`e${row.number}`]?.value;

function fill(row, text, last) {
  const { numerator, denominator } = row.inputs;
  const follows = denominator.value === "" ? numerator.value !== "" : denominator.value === last;
  if (!follows || denominator.value === text) return;
  denominator.value = text;
  changed(row);
}

function onTotal(field) {
  const number = field.dataset.total;
  const last = filled.get(number) ?? field.defaultValue;
  for (const row of rows) if (totalOf(row) === number) fill(row, field.value, last);
  filled.set(number, field.value);
}

function onInput(event) {
  if (event.target.dataset?.total) onTotal(event.target);
  const row = rowOf(event.target);
  const total = row && event.target === row.inputs.numerator && form.elements[`g${totalOf(row)}`];
  if (total?.value) fill(row, total.value, null);
}

// Last quarter's words go into the commentary, below what is there.
function onTake(event) {
  const button = event.target.closest?.("button[name=take]");
  const row = button && rows.find((each) => each.number === button.value);
  if (!row) return;
  event.preventDefault();
  const field = row.inputs.commentary;
  field.value = [field.value.trim(), form.elements[`b${row.number}`].value].filter(Boolean).join("\n\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

export function watchTotals() {
  form.addEventListener("input", onInput);
  form.addEventListener("click", onTake);
}
