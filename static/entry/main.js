// The grid on which figures are typed. Moves as in a spreadsheet, takes pasted blocks, saves as one types, and keeps
// what is typed in this browser until the server has it. Without this script the page is a plain form that does all
// of it but the keys.

import { restore } from "./kept.js";
import { watchKeys } from "./keyboard.js";
import { form } from "./page.js";
import { watchPastes } from "./pasting.js";
import { resumeSaving, save, stopSaving } from "./saving.js";
import { token } from "./sending.js";
import { watchLinks } from "./summary.js";
import { watchTotals } from "./totals.js";
import { watchTyping } from "./typing.js";

function onSubmit() {
  stopSaving();
  form.elements.csrfmiddlewaretoken.value = token();
}

function watchComingAndGoing() {
  form.addEventListener("submit", onSubmit);
  document.addEventListener("visibilitychange", () => save(document.visibilityState === "hidden"));
  window.addEventListener("online", () => save());
  window.addEventListener("focus", () => save());
  window.addEventListener("pageshow", resumeSaving);
}

for (const each of document.querySelectorAll(".scripted")) each.hidden = false;
watchKeys();
watchTyping();
watchPastes();
watchTotals();
watchLinks();
watchComingAndGoing();
restore();
save();
