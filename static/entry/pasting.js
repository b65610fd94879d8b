// A block of a spreadsheet, pasted into the grid: filled in, undone, and what did not fit placed or let go.

import { blockOf } from "./block.js";
import { misfits } from "./misfits.js";
import { cellOf, isCell } from "./moving.js";
import { byId, form } from "./page.js";
import { planOf, symbolOf } from "./placing.js";
import { rows } from "./rows.js";
import { changed, save } from "./saving.js";
import { say } from "./telling.js";

const LONGEST = 40; // characters of a number

let before = new Map(); // what stood in the rows of the last paste
let isTypedSince = false;

const many = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

// What is pasted takes the place of what stood there: a mark that of all numbers, a number that of a mark.
function putSymbol(row, symbol) {
  row.inputs.symbol.value = symbol;
  for (const input of [row.inputs.numerator, row.inputs.value]) if (input) input.value = "";
}

function putNumber(row, input, text, letter) {
  input.value = text;
  if (letter !== "d") row.inputs.symbol.value = ""; // out of how many may stand beside a mark
}

// Whether the text has its place in the row: a sign for no number is chosen, all else is typed as it is.
export function fillField(row, letter, text) {
  const input = letter === "V" ? cellOf(row, "v") : form.elements[letter + row.number];
  if (!input || text.length > LONGEST) return false;
  const symbol = symbolOf(text);
  if (symbol) putSymbol(row, symbol);
  else putNumber(row, input, text, letter);
  return true;
}

function remember(row) {
  if (!before.has(row)) before.set(row, row.typed);
}

// Of one line of the block: how many fields were filled, and what was left over.
function fillLine(line) {
  const left = [];
  let filled = 0;
  if (line.row) remember(line.row);
  for (const [letter, text] of line.fields) {
    if (line.row && letter && fillField(line.row, letter, text)) filled += 1;
    else left.push(text);
  }
  return { filled, left };
}

function onPaste(event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
  if (!isCell(field) || !/[\t\n]/.test(text.replace(/\n$/, ""))) return; // one number is pasted as anywhere else
  event.preventDefault();
  const plan = planOf(blockOf(text), field);
  before = new Map();
  isTypedSince = false;
  let fields = 0;
  const left = [];
  for (const line of plan.lines) {
    const done = fillLine(line);
    fields += done.filled;
    if (done.left.length) left.push({ title: line.title, texts: done.left });
  }
  for (const row of before.keys()) {
    row.unfold();
    changed(row);
  }
  tell(plan, fields, left);
  save();
}

function tell(plan, fields, left) {
  const filled = [...before.keys()].length;
  byId("pasted").hidden = false;
  byId("undoing").hidden = false;
  byId("pasted-h").textContent = `Pasted: ${many(filled, "row")}, ${many(fields, "field")}`;
  const words = [];
  if (plan.isHeaded) words.push("The row of headings was not pasted.");
  if (plan.isTitled && filled) words.push("Titles found their rows.");
  if (plan.periods.length) words.push(`Of another period, and not put in: ${plan.periods.join(", ")}.`);
  const shown = left.map((one) => [one.title, ...one.texts].filter(Boolean).join(" ")).join(", ");
  if (left.length) words.push(`${many(left.length, "row")} did not fit: ${shown}.`);
  byId("pasted-words").textContent = words.join(" ");
  misfits.show(left);
  if (left.length) byId("pasted").scrollIntoView({ block: "nearest" });
  say([`${byId("pasted-h").textContent}.`, ...words].join(" "));
}

export const mayUndo = () => before.size > 0 && !isTypedSince;

export function undo() {
  if (!before.size) return;
  for (const [row, typed] of before) {
    row.typed = typed;
    changed(row);
  }
  say(`Undone: ${many(before.size, "row")} as before the paste.`);
  byId("pasted-h").textContent = "The paste was undone";
  byId("pasted-words").textContent = "";
  byId("undoing").hidden = true;
  misfits.show([]);
  before = new Map();
  save();
}

function onPlaced(row, texts) {
  remember(row);
  const letters = texts.length === 1 && texts[0].endsWith("%") ? ["v"] : ["n", "d", "v"];
  texts.forEach((text, at) => {
    if (letters[at]) fillField(row, letters[at], text);
  });
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
