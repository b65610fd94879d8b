// A total that rows share is typed once: it fills their denominators, and changes those that it filled.

import { form } from "./page.js";
import { rows } from "./rows.js";
import { changed } from "./saving.js";

const filled = new Map(); // the last number that a total put into its rows

function onTotal(event) {
  const field = event.target;
  const number = field.dataset?.total;
  if (!number) return;
  const last = filled.get(number) ?? field.defaultValue;
  for (const row of rows) {
    const input = row.inputs.denominator;
    if (form.elements[`e${row.number}`]?.value !== number || !input) continue;
    if (input.value !== "" && input.value !== last) continue;
    input.value = field.value;
    changed(row);
  }
  filled.set(number, field.value);
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
  form.addEventListener("input", onTotal);
  form.addEventListener("click", onTake);
}
