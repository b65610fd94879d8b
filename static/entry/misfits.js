// What a paste left over: shown to everybody, and kept until it is placed or let go, also when the page is opened again.

import { byId, form, make } from "./page.js";
import { say } from "./telling.js";

const STORE = `misfits/${form.dataset.keep}`;

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

function choices(id) {
  const select = make("select");
  select.id = id;
  select.append(new Option("Nowhere yet", ""));
  for (const row of rows) select.append(new Option(byId(`h${row.number}`).textContent, row.number));
  return select;
}

function lineOf(one, at) {
  const words = one.texts.join(" ");
  const line = make("div", "misfit");
  const said = make("p");
  said.append(make("b", "", one.title ? `“${one.title}”` : "Without a title"), ` ${words}`);
  const label = make("label", "", "Put it into");
  label.htmlFor = `misfit${at}`;
  const select = choices(label.htmlFor);
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

function settle(one, row) {
  open = open.filter((each) => each !== one);
  draw();
  if (row) onPlaced(row, one.texts);
  say(row ? `Placed into ${byId(`h${row.number}`).textContent}.` : "Let go.");
  byId("pasted-h").tabIndex = -1;
  byId("pasted-h").focus();
}

function draw() {
  byId("misfits").replaceChildren(...open.map(lineOf));
  write();
}

export const misfits = {
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
