// The summary above the grid: what is in the way of submitting, how much is entered, and the totals of categories.

import { byId, form, make } from "./page.js";

export function showFaults(answer) {
  const summary = byId("summary");
  summary.hidden = !answer.faults.length;
  byId("summary-h").textContent = `${answer.in_the_way} before you can submit`;
  summary.querySelector("ul").replaceChildren(...answer.faults.map(lineOf));
  const more = byId("more-faults");
  more.hidden = !answer.more_faults;
  more.querySelector("span").textContent = answer.more_faults;
}

function lineOf(fault) {
  const line = make("li");
  const link = make("a", "", fault.words);
  link.href = `#${fault.target}`;
  line.append(make("i", `mk ${fault.kind}`), link);
  return line;
}

export function showTotals(totals) {
  for (const element of form.querySelectorAll("tr.sum")) {
    const line = totals[element.dataset.after];
    if (!line) continue;
    element.querySelector("i").className = `mk ${line.mark}`;
    element.querySelector("td span").textContent = line.words;
  }
}

export function showCounts(answer) {
  byId("entered").textContent = answer.counts;
  byId("bar-counts").textContent = `${answer.counts}.`;
  byId("bar-faults").textContent = answer.in_the_way ? `${answer.in_the_way}.` : "";
  byId("progress").value = answer.entered;
}

// A link of the summary leads to a field that may be folded away.
function followLink(event) {
  const link = event.target.closest?.('a[href^="#"]');
  const field = link && byId(link.hash.slice(1));
  if (!field || !form.contains(field)) return;
  const details = field.closest("details");
  if (details) details.open = true;
  event.preventDefault();
  if (field.matches("tr")) field.tabIndex = -1;
  field.focus();
  field.scrollIntoView({ block: "center" });
}

export function watchLinks() {
  document.addEventListener("click", followLink);
}
