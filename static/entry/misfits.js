// What a paste left over: shown to everybody, and kept until it is placed or let go, also when the page is opened again.

import { byId, form, make } from "./page.js";
import { say } from "./telling.js";

const STORE = `misfits/${form.dataset.keep}`;

const ORDER = ["numerator", "denominator", "value"];

let open = [];
let rows = [];
let onPlaced = () => {};

function write() {
  try {
    if (open.length) sessionStorage.setItem(STORE, JSON.stringify(open));
    else sessionStorage.removeItem(STORE);
  } catch {
    // A browser that keeps nothing still shows them.
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? [];
  } catch {
    return [];
  }
}

function button(words, onClick) {
  const element = make("button", "button quiet", words);
  element.type = "button";
  element.addEventListener("click", onClick);
  return element;
}

const nameOf = (row) => byId(`h${row.number}`).textContent;

// The row that the title may mean is chosen already; nothing is put there before a person says so.
function choices(id, likely) {
  const select = make("select");
  select.id = id;
  select.append(new Option("Nowhere yet", ""));
  for (const row of rows) {
    const isLikely = row.key === likely;
    select.append(new Option(nameOf(row), row.number, isLikely, isLikely));
  }
  return select;
}

function lineOf(one, at) {
  const words = one.texts.join(" ");
  const line = make("div", "misfit");
  const said = make("p");
  said.append(make("b", "", one.title ? `“${one.title}”` : "Without a title"), ` ${words}`);
  if (one.why) said.append(make("span", "sub", ` ${one.why}`));
  const label = make("label", "", "Put it into");
  label.htmlFor = `misfit${at}`;
  const select = choices(label.htmlFor, one.likely);
  const place = button("Place it", () => {
    const row = rows.find((each) => each.number === select.value);
    if (row) settle(one, row);
    else select.focus();
  });
  const tools = make("p", "btns");
  tools.append(
    label,
    select,
    place,
    button("Let it go", () => settle(one, null)),
  );
  for (const each of tools.querySelectorAll("button"))
    each.append(make("span", "vh", `: ${one.title} ${words}`));
  line.append(said, tools);
  return line;
}

// As its columns were read; texts without a column go in by their order.
function lineOfTexts(one) {
  if (Object.values(one.fields ?? {}).some(Boolean)) return { fields: one.fields, left: [] };
  const names = one.texts.length === 1 && one.texts[0].endsWith("%") ? ["value"] : ORDER;
  const named = one.texts.slice(0, names.length).map((text, at) => [names[at], text]);
  return { fields: Object.fromEntries(named), left: one.texts.slice(names.length) };
}

function settle(one, row) {
  open = open.filter((each) => each !== one);
  draw();
  say(row ? `Placed into ${nameOf(row)}.` : "Let go.");
  if (row) onPlaced(row, lineOfTexts(one));
  focusHeading();
}

function focusHeading() {
  byId("pasted-h").tabIndex = -1;
  byId("pasted-h").focus();
}

function draw() {
  byId("misfits").replaceChildren(...open.map(lineOf));
  write();
}

export const misfits = {
  focusHeading,
  show(found) {
    open = found;
    draw();
  },
  watch(known, whenPlaced) {
    if (!byId("misfits")) return;
    rows = known;
    onPlaced = whenPlaced;
    open = read();
    if (!open.length) return;
    byId("pasted").hidden = false;
    byId("undoing").hidden = true;
    byId("pasted-h").textContent = "Left over from a paste";
    draw();
  },
};
