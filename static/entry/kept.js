// What the server does not have yet, kept in this browser until it has.

import { form } from "./page.js";
import { rowByKey } from "./rows.js";
import { sayTwice } from "./telling.js";

const STORE = `figures/${form.dataset.keep}`;

function read() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function write(kept) {
  try {
    if (Object.keys(kept).length) localStorage.setItem(STORE, JSON.stringify(kept));
    else localStorage.removeItem(STORE);
  } catch {
    // A browser that keeps nothing still sends what is typed.
  }
}

// Another tab may keep other rows of the same section: only those of this page that changed here are touched.
export function keep(row) {
  const kept = read();
  if (row.isChanged) kept[row.key] = { shown: row.shown, typed: row.typed, sent: row.sending };
  else delete kept[row.key];
  write(kept);
}

// Whether the row still waits to be saved when it is typed in again.
function restoreRow(row, one) {
  const isOwn = row.there === one.sent; // it arrived, and only its answer did not
  row.typed = one.typed;
  if (!row.isChanged) {
    keep(row);
    return false;
  }
  if (!isOwn) row.show(one.shown); // a change of somebody else's since then is found by it
  return true;
}

export function restore() {
  const known = Object.entries(read()).filter(([key]) => rowByKey(key));
  const number = known.filter(([key, one]) => restoreRow(rowByKey(key), one)).length;
  if (number === 1) sayTwice("1 row that was not saved yet is typed in again.");
  else if (number) sayTwice(`${number} rows that were not saved yet are typed in again.`);
}
