// Saves what is typed as one types: when it is sent, what its answer means, and when it is tried again.

import { showAnswer } from "./answer.js";
import { keep } from "./kept.js";
import { rows, rowsToSend } from "./rows.js";
import { send } from "./sending.js";
import { sayFindings, saysUnsaved, showStatus } from "./telling.js";

const WAIT = 800; // milliseconds without a key before what was typed is sent
const RETRY = 15000; // milliseconds until the next try without a connection
const SIGNED_OUT = "You have been signed out. Sign in in another tab; what you typed is kept here.";
const NO_CONNECTION = "Not saved yet: no connection. What you typed is kept here.";
const NOT_TAKEN = "Not saved yet: the server could not take it. What you typed is kept here.";

let timer = 0;
let isBusy = false;
let isSubmitting = false;

export function saveLater(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(save, milliseconds);
}

export function changed(row) {
  keep(row);
  if (row.isChanged && !isBusy && !saysUnsaved()) showStatus("");
  saveLater(WAIT);
}

export async function save(isLeaving = false) {
  clearTimeout(timer);
  const sending = rowsToSend();
  if (!sending.length || isSubmitting || isBusy) return;
  isBusy = true;
  for (const row of sending) {
    row.sending = row.asText();
    keep(row);
  }
  let next = RETRY;
  try {
    next = await exchange(sending, isLeaving);
  } catch {
    showStatus(NO_CONNECTION, true);
  } finally {
    isBusy = false;
  }
  if (next && rowsToSend().length) saveLater(next);
}

// Milliseconds until it is tried again with what is left, or 0 where another try would be answered the same.
async function exchange(sending, isLeaving) {
  const response = await send(sending, isLeaving);
  if (response.type === "opaqueredirect") {
    showStatus(SIGNED_OUT, true);
    return 0;
  }
  if (response.ok) {
    arrived(sending, await response.json());
    return WAIT;
  }
  const saysWhy = response.status === 409 || response.status === 400;
  const problem = saysWhy ? (await response.json()).problem : "";
  showStatus(problem || NOT_TAKEN, true);
  return problem ? 0 : RETRY;
}

function arrived(sending, answer) {
  for (const row of sending) {
    row.settle(answer.kept[row.key]);
    keep(row);
  }
  showAnswer(answer, (row) => {
    changed(row);
    save();
  });
  sayFindings(findingsOf(sending, answer));
  showSaved(answer.at);
}

function findingsOf(sending, answer) {
  const messages = sending.flatMap((row) => answer.rows[row.key]?.messages ?? []);
  return messages
    .filter((message) => message.kind === "error" || message.kind === "query")
    .map((message) => message.words);
}

function showSaved(at) {
  const left = rows.filter((row) => row.isChanged);
  if (!left.length) {
    showStatus(`Saved at ${at}`);
  } else if (left.every((row) => row.conflict || row.refused)) {
    const number = `${left.length} ${left.length === 1 ? "row" : "rows"}`;
    showStatus(`Saved at ${at}, but for ${number}: look at what is said there.`, true);
  }
}

// The form itself brings everything.
export function stopSaving() {
  isSubmitting = true;
  clearTimeout(timer);
}

export function resumeSaving() {
  isSubmitting = false;
}
