// Minutes as one flowing document: each line of the plain box is a row that is typed into, with its kind at the left and
// its warnings at the right. The box stays what is sent, so the page does the same without this script. What is typed
// is saved at pauses by sending the form as its button would; of minutes that readers see already, only by the button.

import { Lines, written } from "./minutes-lines.js";
import { makeSteps } from "./minutes-steps.js";

const WAIT = 3000; // milliseconds without a key before what was typed is sent
const NAMES = {
  statement: "Statement",
  procedure: "Procedure",
  resolution: "Resolution",
  action: "Action",
};

const form = document.querySelector(".minutes-form");
const box = form.elements.text;
const names = form.dataset.names.split("|").filter(Boolean);
const shapes = JSON.parse(form.dataset.shapes);
const lines = new Lines(shapes);
const status = form.querySelector(".saved");
const list = document.createElement("ol");
list.className = "ed ed-live";
let timer = 0;
let isSending = false;
let isStopped = false;
let waitsFor = null; // the button that waits until what is on its way is saved

const say = (words) => {
  status.textContent = words;
};

function label(kind, sign, questions) {
  if (kind === "question") return `Question ${questions}`;
  if (kind !== "answer") return NAMES[kind] ?? "";
  const named = sign.length > 1 ? Number(sign.slice(1)) : questions;
  const answered = Math.min(named, questions);
  return answered ? `Answer to ${answered}` : "Answer";
}

const areas = () => [...list.querySelectorAll("textarea")];
const rowOf = (area) => area.closest("li");
const areaOf = (row) => row.querySelector("textarea");
// A row as the lines that are sent of it
function linesOf(area, words = area.value) {
  const [first = "", ...more] = words
    .split("\n")
    .map((line) => lines.strip(line))
    .filter(Boolean);
  return [`${rowOf(area).dataset.sign} ${first}`.trim(), ...more];
}
const lineOf = (area) => written(linesOf(area));
const textNow = () => areas().map(lineOf).join("\n");

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

function makeRow(words) {
  const row = document.createElement("li");
  const kind = Object.assign(document.createElement("p"), {
    className: "ed-kind",
  });
  const text = Object.assign(document.createElement("div"), {
    className: "ed-text",
  });
  const notes = Object.assign(document.createElement("div"), {
    className: "ed-notes",
  });
  text.append(Object.assign(document.createElement("textarea"), { rows: 1 }));
  row.append(kind, text, notes);
  fill(row, words);
  return row;
}

// `words` are the row's lines, with its sign
function fill(row, [first, ...more]) {
  const sign = lines.signOf(first);
  row.dataset.sign = sign;
  areaOf(row).value = [first.slice(sign.length).trimStart(), ...more].join("\n");
}

// Kinds follow from signs and from what stands before: limbs and votes stand beneath their resolution.
function relabel() {
  let questions = 0;
  const read = lines.readRows(areas().map((area) => linesOf(area)));
  for (const [at, row] of [...list.children].entries()) {
    const { kind } = read[at];
    if (kind === "question") questions += 1;
    const words = label(kind, row.dataset.sign, questions);
    row.className = kind === "within" ? "resolution" : kind;
    row.firstChild.textContent = words;
    areaOf(row).setAttribute("aria-label", words || "Beneath the resolution");
  }
}

function gather() {
  box.value = textNow();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  clearTimeout(timer);
  if (form.hasAttribute("data-public"))
    say(
      "Readers see these minutes: press Save to change them. Until then what you type is kept on this computer.",
    );
  else timer = setTimeout(save, WAIT);
}

function build() {
  const rows = lines.rowsOf(box.value);
  list.replaceChildren(...(rows.length ? rows : [[""]]).map(makeRow));
  relabel();
  areas().forEach(grow);
}

// What the server says of each saved line, beside the line that says it still.
function showNotes(page) {
  const waiting = new Map();
  for (const row of page.querySelectorAll(".ed:not(.ed-live) > li")) {
    const words = [...row.querySelectorAll(".ed-text > p")].map((each) => each.textContent.trim());
    waiting.set(words[0], [...(waiting.get(words[0]) ?? []), row.querySelector(".ed-notes")]);
  }
  for (const area of areas()) {
    const notes = rowOf(area).querySelector(".ed-notes");
    const found = waiting.get(linesOf(area)[0])?.shift();
    if (notes.contains(document.activeElement)) continue;
    notes.replaceChildren(
      ...(found ? [...found.children].map((each) => document.importNode(each, true)) : []),
    );
  }
}

function take(page) {
  const saved = page.querySelector(".minutes-form");
  if (!saved) return false;
  form.elements["form-mark"].value = saved.elements["form-mark"].value;
  form.dataset.keptOnce = saved.dataset.keptOnce;
  form.dispatchEvent(new CustomEvent("form-saved"));
  form.toggleAttribute("data-public", saved.hasAttribute("data-public"));
  for (const name of [".ed-left", ".ed-state .saved", ".title .meta"]) {
    const [here, there] = [document, page].map((each) => each.querySelector(name));
    if (here && there) here.replaceChildren(...document.importNode(there, true).childNodes);
  }
  showNotes(page);
  return true;
}

async function send() {
  const answer = await fetch(location.href, {
    method: "POST",
    body: new FormData(form),
    credentials: "same-origin",
  });
  return [answer, new DOMParser().parseFromString(await answer.text(), "text/html")];
}

// Why nothing more is saved before a person looks; "" where it was saved.
function whyNot(answer, page) {
  if (answer.status === 409)
    return "Somebody else has changed these minutes since you opened them. Press Save to see both texts and to choose.";
  if (new URL(answer.url).pathname !== location.pathname)
    return "Not saved yet: these minutes are at another address by now. Press Save to go there: what you typed goes with you.";
  if (!answer.redirected || !take(page))
    return "Not saved yet. What you typed is kept on this computer: press Save to see why.";
  return "";
}

async function save() {
  if (isSending || isStopped) return;
  if (document.activeElement?.closest(".as-said")) {
    timer = setTimeout(save, WAIT); // a figure that is typed half is none
    return;
  }
  isSending = true;
  const sent = box.value;
  try {
    const fault = whyNot(...(await send()));
    isStopped = fault !== "";
    if (fault) say(fault);
  } catch {
    say("Not saved yet: no connection. What you typed is kept on this computer.");
  } finally {
    isSending = false;
  }
  if (waitsFor) form.requestSubmit(waitsFor);
  else if (box.value !== sent && !isStopped) timer = setTimeout(save, WAIT);
}

function goTo(row, atEnd) {
  if (!row) return;
  putCaret(areaOf(row), atEnd ? areaOf(row).value.length : 0);
}

function putCaret(area, at) {
  area.focus();
  area.setSelectionRange(at, at);
}

function typed(area) {
  const row = rowOf(area);
  const sign = row.dataset.sign ? "" : lines.signOf(area.value);
  if (sign && area.selectionStart <= sign.length + 1 && area.value.length > 0) {
    row.dataset.sign = sign;
    area.value = area.value.slice(sign.length).trimStart();
  } else if (row.dataset.sign && row.dataset.fresh && area.value[0] in shapes.signs) {
    row.dataset.sign = area.value[0];
    area.value = area.value.slice(1).trimStart();
  }
  delete row.dataset.fresh;
  offer(area);
  grow(area);
  relabel();
  gather();
}

// "@dir": who was at the meeting, the first of whom Tab takes.
function offered(area) {
  const begun = /^@(\S.*)$/.exec(area.value.slice(0, area.selectionStart))?.[1].toLowerCase();
  if (!begun) return [];
  return names.filter((name) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some((_, at, words) => words.slice(at).join(" ").startsWith(begun)),
  );
}

function offer(area) {
  const found = offered(area);
  if (found.length)
    say(`Tab takes ${found[0]}${found.length > 1 ? `; also ${found.slice(1, 4).join("; ")}` : ""}.`);
}

function split(area) {
  const row = rowOf(area);
  const next = makeRow([""]);
  areaOf(next).value = area.value.slice(area.selectionEnd).trimStart();
  area.value = area.value.slice(0, area.selectionStart).trimEnd();
  if (row.dataset.sign === "?") {
    next.dataset.sign = ">"; // until another sign is typed
    next.dataset.fresh = "yes";
  }
  row.after(next);
  goTo(next, false);
  grow(area);
}

function joinBack(area) {
  const row = rowOf(area);
  if (row.dataset.sign) {
    row.dataset.sign = "";
    return;
  }
  if (!row.previousElementSibling) return;
  const before = areaOf(row.previousElementSibling);
  const at = before.value.length;
  before.value += (before.value && area.value ? " " : "") + area.value;
  row.remove();
  putCaret(before, at);
  grow(before);
}

function tick(area) {
  const box = rowOf(area).querySelector("input[type=checkbox]:not(:checked)");
  if (box) box.checked = true;
}

// What is pasted falls into rows as the plain box would read it: a line is a paragraph, with its sign before it.
function pasted(event) {
  const area = event.target;
  const words = event.clipboardData?.getData("text/plain") ?? "";
  if (area.tagName !== "TEXTAREA" || !/[\r\n]/.test(words)) return;
  event.preventDefault();
  keep(standing());
  const row = rowOf(area);
  const [head, tail] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
  const { before } = lines.readRows(areas().map((each) => linesOf(each)))[[...list.children].indexOf(row)];
  const isOther = row.dataset.fresh && !head && lines.signOf(lines.strip(words));
  const begun = isOther ? "" : `${row.dataset.sign} ${head}`.trimStart();
  const rest = tail.split("\n").join("\n  ");
  const rows = lines.rowsOf(`${begun.split("\n").join("\n  ")}${words}${rest}`, before);
  delete row.dataset.fresh;
  fill(row, rows[0] ?? [""]);
  const more = rows.slice(1).map(makeRow);
  row.after(...more);
  const last = areaOf(more.at(-1) ?? row);
  putCaret(last, last.value.length - tail.length);
  for (const each of [row, ...more]) grow(areaOf(each));
  relabel();
  gather();
}

// Of each row what it holds, and where the caret stands.
function standing() {
  const caret = document.activeElement;
  const rows = areas().map((area) => ({
    area,
    value: area.value,
    data: { ...rowOf(area).dataset },
  }));
  return {
    text: textNow(),
    rows,
    caret: list.contains(caret) ? [caret, caret.selectionStart] : null,
  };
}

function restore(step) {
  for (const { area, value, data } of step.rows) {
    area.value = value;
    delete rowOf(area).dataset.fresh;
    Object.assign(rowOf(area).dataset, data);
  }
  list.replaceChildren(...step.rows.map(({ area }) => rowOf(area)));
  if (step.caret?.[0].isConnected) putCaret(...step.caret);
  areas().forEach(grow);
  relabel();
  gather();
}

const { keep, keepTyping, undo, redo } = makeSteps(standing, restore);

function aboutToType(event) {
  if (event.target.tagName !== "TEXTAREA") return;
  const steps = { historyUndo: undo, historyRedo: redo }[event.inputType];
  if (!steps) return keepTyping(event);
  event.preventDefault();
  steps();
}

// What each key does: when it does, and what. The first that fits is done.
const isAtStart = (area) => area.selectionStart === 0 && area.selectionEnd === 0;
const isAtEnd = (area) => area.selectionStart === area.value.length;
const held = (event) => event.ctrlKey || event.metaKey;
const KEYS = [
  ["z", (event) => held(event) && !event.shiftKey, undo],
  ["z", held, redo],
  ["y", held, redo],
  ["Enter", held, tick],
  ["Enter", (event) => !event.shiftKey, split],
  ["Backspace", (_, area) => isAtStart(area), joinBack],
  ["ArrowUp", (event) => event.altKey, (area) => rowOf(area).previousElementSibling?.before(rowOf(area))],
  ["ArrowDown", (event) => event.altKey, (area) => rowOf(area).nextElementSibling?.after(rowOf(area))],
  ["ArrowUp", (_, area) => isAtStart(area), (area) => goTo(rowOf(area).previousElementSibling, true)],
  ["ArrowDown", (_, area) => isAtEnd(area), (area) => goTo(rowOf(area).nextElementSibling, false)],
  ["Tab", (event, area) => !event.shiftKey && offered(area).length > 0, complete],
];

// An action begins with its owner as it stands: what is no speaker has no sign of one.
function complete(area) {
  area.value = `${rowOf(area).dataset.sign === "!" ? "" : "@"}${offered(area)[0]}: `;
}

function pressed(event) {
  const area = event.target;
  if (area.tagName !== "TEXTAREA" || event.isComposing) return;
  const pressedKey = event.key.length > 1 ? event.key : event.key.toLowerCase();
  const found = KEYS.find(([key, fits]) => key === pressedKey && fits(event, area));
  if (!found) return;
  event.preventDefault();
  const [, , act] = found;
  const before = standing();
  act(area);
  if (act !== undo && act !== redo && textNow() !== before.text) keep(before);
  if (event.altKey) area.focus();
  relabel();
  gather();
}

function begin() {
  const standing = document.querySelector(".ed:not(.ed-live)");
  box.closest(".field").hidden = true;
  build();
  showNotes(document);
  (standing ?? box.closest(".field")).after(list);
  // Its fields are in the rows now: those of the saved list would be sent twice
  for (const each of document.querySelectorAll(".ed:not(.ed-live), .ed-heading, .ed-heading + p"))
    each.remove();
  list.addEventListener("input", (event) =>
    event.target.tagName === "TEXTAREA" ? typed(event.target) : gather(),
  );
  list.addEventListener("keydown", pressed);
  list.addEventListener("paste", pasted);
  list.addEventListener("beforeinput", aboutToType);
  // A copy that this browser kept comes into the box from outside
  box.addEventListener("input", (event) => event.isTrusted || box.value === textNow() || build());
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!isSending) return;
    // Sent beside what is on its way it would come twice, with one mark
    event.preventDefault();
    waitsFor = event.submitter;
  });
}

begin();
