// A block of a spreadsheet, pasted into the grid from the cell in which it is pasted.

import { blockOf, hasHeading } from "./block.js";
import { COLUMNS, cellOf, isCell } from "./moving.js";
import { form } from "./page.js";
import { rowOf } from "./rows.js";
import { changed, save } from "./saving.js";
import { say } from "./telling.js";

const LONGEST = 40; // characters of a number

// Rows are counted as they stand on the page: a recorded one takes up its line of the block and is not written into.
const places = [...form.querySelectorAll("tr[id^=row]")];

function fill(first, block) {
  const start = places.indexOf(first.closest("tr"));
  const column = COLUMNS.indexOf(first.name[0]);
  const filled = [];
  let left = 0;
  block.forEach((line, down) => {
    const place = places[start + down];
    const row = place && rowOf(place);
    line.forEach((text, right) => {
      if (row && fillCell(cellOf(row, COLUMNS[column + right]), text)) filled.push(row);
      else if (text) left += 1;
    });
  });
  return { filled, left };
}

function fillCell(input, text) {
  if (!input || text.length > LONGEST) return false;
  input.value = text;
  return true;
}

const cells = (number) => `${number} ${number === 1 ? "cell" : "cells"}`;

function onPaste(event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
  if (!isCell(field) || !/[\t\n]/.test(text.replace(/\n$/, ""))) return; // one number is pasted as anywhere else
  event.preventDefault();
  const block = blockOf(text);
  const isHeaded = hasHeading(block);
  const { filled, left } = fill(field, isHeaded ? block.slice(1) : block);
  const words = [`${cells(filled.length)} filled.`];
  if (left) words.push(`${cells(left)} did not fit.`);
  if (isHeaded) words.push("The line of headings was left out.");
  say(words.join(" "));
  for (const row of new Set(filled)) changed(row);
  save();
}

export function watchPastes() {
  form.addEventListener("paste", onPaste);
}
