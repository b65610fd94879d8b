// A block of a spreadsheet, pasted into the grid. The server reads it, as it reads files; here it is filled in, undone,
// and what did not fit is placed or let go.

import { misfits } from "./misfits.js";
import { cellOf, isCell } from "./moving.js";
import { byId, form } from "./page.js";
import { rowByKey, rows } from "./rows.js";
import { changed, save } from "./saving.js";
import { post } from "./sending.js";
import { say, sayTwice } from "./telling.js";

const NOT_READ = "Not pasted: the block could not be read, because there is no connection. Paste it again.";
const SIGNED_OUT = "You have been signed out. Sign in in another tab, then paste again.";
const COLUMNS = { n: "numerator", d: "denominator", v: "value" };
const NUMBERS = new Set(["numerator", "denominator", "value", "result", "symbol"]);

// Rows are counted as they stand on the page: a recorded one takes up its line of the block and is not written into.
const places = [...form.querySelectorAll("tr[id^=row]")];

let before = new Map(); // what stood in the rows of the last paste
let isTypedSince = false;

const many = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

// A result without a heading belongs only where results are typed beside the numbers.
const inputOf = (row, name) => (name === "result" ? cellOf(row, "v") : row.inputs[name]);

function fillField(row, name, text) {
  const input = inputOf(row, name);
  if (!input) return false;
  input.value = name === "commentary" ? [input.value.trim(), text].filter(Boolean).join("\n\n") : text;
  input.dispatchEvent(new Event("input", { bubbles: true })); // words are counted, a shared total fills in
  return true;
}

const isNumber = ([name]) => NUMBERS.has(name);

// Of one line: how many fields were filled, and what was left over: all of it where no row was found, or one that
// stands recorded. What the line takes away is "", and goes only where something took its place.
function fillLine(row, line) {
  const given = Object.entries(line.fields);
  const texts = given.filter(([, text]) => text);
  if (!row)
    return { filled: 0, left: line.key ? [...texts.map(([, text]) => text), ...line.left] : line.left };
  if (!before.has(row)) before.set(row, row.typed);
  const done = texts.filter(([name, text]) => fillField(row, name, text));
  const gone = done.some(isNumber) ? given.filter(([, text]) => !text) : [];
  for (const [name] of gone) fillField(row, name, "");
  const left = texts.filter((one) => !done.includes(one)).map(([, text]) => text);
  return { filled: done.length, left: [...left, ...line.left] };
}

async function onPaste(event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
  if (!isCell(field) || !/[\t\n]/.test(text.replace(/\n$/, ""))) return; // one number is pasted as anywhere else
  event.preventDefault();
  const at = { row: places.indexOf(field.closest("tr")), column: COLUMNS[field.name[0]] };
  try {
    const response = await post(form.dataset.paste, { text, ...at });
    if (response.type === "opaqueredirect") {
      tell("Not pasted", [SIGNED_OUT], []);
      return;
    }
    const plan = await response.json();
    if (response.ok) take(plan);
    else tell("Not pasted", [plan.problem], []);
  } catch {
    tell("Not pasted", [NOT_READ], []);
  }
}

function take(plan) {
  before = new Map();
  if (!plan.asks) {
    fill(plan, plan.told);
    return;
  }
  tell("Pasted: one question first", [plan.asks], []);
  byId("asking").hidden = false;
  byId("put-in").textContent = plan.button;
  byId("put-in").onclick = () => fill(plan, plan.told);
  byId("let-go").onclick = () => tell("Not pasted", ["The block was let go."], []);
  byId("put-in").focus();
}

function fill(plan, told) {
  isTypedSince = false;
  let fields = 0;
  const left = [];
  for (const line of plan.lines) {
    const row = rowByKey(line.key);
    const done = fillLine(row, line);
    fields += done.filled;
    if (done.left.length) left.push({ ...line, texts: done.left, fields: row ? {} : line.fields });
  }
  for (const row of before.keys()) {
    row.unfold();
    changed(row);
  }
  const shown = left.map((one) => [one.title, ...one.texts].filter(Boolean).join(" ")).join(", ");
  const words = left.length ? [...told, `${many(left.length, "row")} did not fit: ${shown}.`] : told;
  tell(`Pasted: ${many(before.size, "row")}, ${many(fields, "field")}`, words, left);
  save();
}

function tell(heading, words, left) {
  const isAnswered = byId("pasted").contains(document.activeElement); // by a button that goes now
  byId("pasted").hidden = false;
  byId("asking").hidden = true;
  byId("undoing").hidden = !before.size;
  byId("pasted-h").textContent = heading;
  byId("pasted-words").textContent = words.join(" ");
  misfits.show(left);
  if (left.length) byId("pasted").scrollIntoView({ block: "nearest" });
  if (isAnswered) misfits.focusHeading();
  sayTwice([`${heading}.`, ...words].join(" "));
}

export const mayUndo = () => before.size > 0 && !isTypedSince;

export function undo() {
  if (!before.size) return;
  for (const [row, typed] of before) {
    row.typed = typed;
    changed(row);
  }
  const words = `${many(before.size, "row")} ${before.size === 1 ? "is" : "are"} as before.`;
  before = new Map();
  tell("The paste was undone", [words], []);
  save();
}

function onPlaced(row, line) {
  if (fillLine(row, line).left.length) say("It has no field there.");
  row.unfold();
  changed(row);
  save();
}

export function watchPastes() {
  form.addEventListener("paste", onPaste);
  form.addEventListener("input", (event) => {
    if (event.inputType) isTypedSince = true;
  });
  byId("undo")?.addEventListener("click", undo);
  misfits.watch(rows, onPlaced);
}
