// What the grid's modules share of the page: its form, an element by its id, a new element.

export const form = document.getElementById("entry");

export const byId = (id) => document.getElementById(id);

// Words from the server are put in place as text, never as markup.
export function make(tag, className = "", words = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}
