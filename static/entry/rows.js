// The rows of the grid: what is typed in each, and what the server has of it as far as this page knows.

import { form } from "./page.js";

// The name of an input is one of these letters and the number of its row.
const FIELDS = {
  numerator: "n",
  denominator: "d",
  value: "v",
  symbol: "s",
  note: "t",
  answer: "a",
  commentary: "c",
  reason: "r",
};

const textOf = (input) => (input.value ?? "").replace(/\r\n?/g, "\n").trim();

class Row {
  constructor(element) {
    this.element = element;
    this.number = element.id.slice("row".length);
    this.hidden = form.elements[`k${this.number}`];
    [this.key, this.shown] = this.hidden.value.split(" ");
    this.inputs = {};
    for (const [name, letter] of Object.entries(FIELDS)) {
      const input = form.elements[letter + this.number];
      if (input) this.inputs[name] = input;
    }
    this.box = form.elements[`p${this.number}`];
    this.conflict = element.querySelector(".versions") !== null; // two versions: the person chooses first
    // What the server has, as far as this page knows; the page may hold what it could not save.
    this.there = "unsaved" in element.dataset && !this.conflict ? null : this.asText();
    this.sending = null;
    this.refused = null; // what the server would not take: not sent again until it is changed
  }

  get typed() {
    const typed = {};
    for (const [name, input] of Object.entries(this.inputs)) typed[name] = textOf(input);
    typed.status = this.box.checked ? "provisional" : "final";
    return typed;
  }

  set typed(typed) {
    for (const [name, input] of Object.entries(this.inputs)) input.value = typed[name] ?? "";
    this.box.checked = typed.status === "provisional";
    this.unfold();
  }

  asText() {
    return JSON.stringify(this.typed);
  }

  get isChanged() {
    return this.asText() !== this.there;
  }

  get isToBeSent() {
    return this.isChanged && !this.conflict && this.asText() !== this.refused;
  }

  show(digest) {
    this.shown = digest;
    this.hidden.value = `${this.key} ${digest}`;
  }

  // The server answered what was sent: with the digest of what it now has, or with none where it did not take it.
  settle(digest) {
    if (digest) {
      this.there = this.sending;
      this.show(digest);
      this.refused = null;
    } else {
      this.refused = this.sending;
    }
    this.sending = null;
  }

  // What holds something is not folded away.
  unfold() {
    for (const details of this.element.querySelectorAll(".chk details")) {
      const fields = details.querySelectorAll("input:not([type=checkbox]), select, textarea");
      if ([...fields].some(textOf)) details.open = true;
    }
  }
}

export const rows = [...form.querySelectorAll("tr:has([name^=k])")].map((element) => new Row(element));

const rowsByKey = new Map(rows.map((row) => [row.key, row]));

export const rowByKey = (key) => rowsByKey.get(key);

export const rowOf = (element) => rows.find((row) => row.element === element.closest("tr"));

export const rowsToSend = () => rows.filter((row) => row.isToBeSent);
