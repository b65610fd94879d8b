// Two people typed into one row: both versions are shown, and the person chooses.

import { byId, make } from "./page.js";

const CHOICES = [
  ["theirs", "Keep theirs"],
  ["mine", "Keep mine"],
];

export function showVersions(row, versions, onChosen) {
  row.element.querySelector(".versions")?.remove();
  row.conflict = Boolean(versions);
  if (!versions) return;
  const group = make("fieldset", "versions");
  group.append(make("legend", "", `${versions.who} saved this at ${versions.at}`));
  for (const [which, label] of CHOICES) {
    const button = make("button", "button quiet", label);
    button.type = "button";
    button.addEventListener("click", () => choose(row, versions, which, onChosen));
    const paragraph = make("p");
    paragraph.append(button, make("span", "", versions[which]));
    group.append(paragraph);
  }
  byId(`m${row.number}`).after(group);
}

function choose(row, versions, which, onChosen) {
  row.show(versions.digest);
  if (which === "theirs") row.typed = versions.typed;
  row.there = null; // sent either way: the answer says how the row stands now
  row.element.querySelector(".versions")?.remove();
  row.conflict = false;
  row.refused = null;
  row.inputs.numerator.focus();
  onChosen(row);
}
