// How a row stands, and what its checks say of it.

import { byId, make } from "./page.js";

export function showState(row, state) {
  const element = byId(`e${row.number}`);
  element.className = `state ${state.look}`;
  element.firstElementChild.className = `mk ${state.mark}`;
  element.lastElementChild.textContent = state.words;
  const isCategory = row.element.classList.contains("cat");
  row.element.className = state.row + (isCategory ? " cat" : "");
}

export function showMessages(row, messages) {
  const place = byId(`m${row.number}`);
  place.replaceChildren(...messages.map(paragraphOf));
  for (const [name, input] of Object.entries(row.inputs)) {
    markField(
      input,
      messages.filter((message) => message.column === name),
    );
    if (name === "commentary") continue; // it is described by its own help
    setAttribute(input, "aria-describedby", messages.length ? place.id : "");
  }
  const isAsked = messages.some((message) => message.kind === "query" || message.kind === "answered");
  const answer = row.inputs.answer;
  answer.parentElement.hidden = !isAsked && !answer.value && document.activeElement !== answer;
}

function paragraphOf(message) {
  const paragraph = make("p", `msg ${message.kind}`);
  if (message.kind === "remark") paragraph.append(make("b", "", "Approver:"), " ");
  paragraph.append(message.words);
  return paragraph;
}

function markField(input, messages) {
  const isBad = messages.some((message) => message.kind === "error");
  const isAsked = messages.some((message) => message.kind === "query");
  if (input.classList.contains("numin")) {
    input.classList.toggle("bad", isBad);
    input.classList.toggle("ask", isAsked && !isBad);
  }
  setAttribute(input, "aria-invalid", isBad ? "true" : "");
}

function setAttribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
