// Requests that bring what is typed and pasted to the server.

import { form } from "./page.js";

// Of the cookie, where there is one: somebody may have signed in again in another tab.
export function token() {
  const cookie = /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie);
  return cookie?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

export function post(address, content, isLeaving = false) {
  return fetch(address, {
    method: "POST",
    credentials: "same-origin",
    redirect: "manual", // a way to the sign-in page
    keepalive: isLeaving,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(content),
  });
}

export function send(rows, isLeaving) {
  const typed = rows.map((row) => ({ key: row.key, shown: row.shown, ...row.typed }));
  return post(form.dataset.save, { rows: typed }, isLeaving);
}
