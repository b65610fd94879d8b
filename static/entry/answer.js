// The server's answer to a save, put on the page.

import { showMessages, showState } from "./checks.js";
import { byId } from "./page.js";
import { rowByKey } from "./rows.js";
import { showCounts, showFaults, showTotals } from "./summary.js";
import { showVersions } from "./versions.js";

export function showAnswer(answer, onChosen) {
  for (const [key, now] of Object.entries(answer.rows)) {
    const row = rowByKey(key);
    if (!row) continue;
    const isSent = key in answer.kept || answer.left.includes(key);
    if (row.isChanged && !isSent) continue; // typed since: its own answer follows
    byId(`o${row.number}`).textContent = now.result;
    showState(row, now.state);
    showMessages(row, now.messages);
    if (isSent) showVersions(row, now.versions, onChosen);
  }
  showFaults(answer);
  showTotals(answer.totals);
  showCounts(answer);
}
