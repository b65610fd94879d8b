// The cells that numbers are typed in, and the way from one to another.

import { form } from "./page.js";
import { rowOf, rows } from "./rows.js";

export const COLUMNS = ["n", "d", "v"];

export const isCell = (element) => element.matches?.("td:not(.chk) .numin");

export function cellOf(row, column) {
  const input = form.elements[column + row.number];
  return input?.checkVisibility() && isCell(input) ? input : null;
}

export function moveUpOrDown(input, step) {
  const cells = beyond(rows, rowOf(input), step).map((row) => cellOf(row, input.name[0]));
  return enterFirst(cells);
}

export function moveAcross(input, step) {
  const row = rowOf(input);
  return enterFirst(beyond(COLUMNS, input.name[0], step).map((column) => cellOf(row, column)));
}

// Within what is typed the arrows move the caret; only from its edge do they leave the cell.
export function isAtEdge(input, step) {
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (start === 0 && end === value.length) return true;
  return start === end && (step < 0 ? start === 0 : end === value.length);
}

function beyond(list, from, step) {
  const at = list.indexOf(from);
  return step < 0 ? list.slice(0, Math.max(at, 0)).reverse() : list.slice(at + 1);
}

function enterFirst(cells) {
  const next = cells.find(Boolean);
  next?.focus();
  next?.select();
  return Boolean(next);
}
