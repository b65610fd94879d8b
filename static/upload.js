// Files of figures: how far the transfer is, and how far the check is, without loading the page again and again.
// Without this script the form is sent as any form, and the page of a check asks the browser to come back.
(() => {
  "use strict";

  const LOOK_EVERY = 2500; // milliseconds
  const FAILED = "The file did not arrive. Check your connection and try again.";

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  // The server answered with the form again: show what it says in place of what is here.
  const showAgain = (text) => {
    const page = parsed(text);
    const main = page.querySelector("main");
    if (!main) return window.location.reload();
    document.title = page.title;
    document.querySelector("main").replaceWith(document.adoptNode(main));
    watchForms();
    const told = document.querySelector("main [role=alert]") ?? document.querySelector("main");
    told.tabIndex = -1;
    told.focus();
  };

  const send = (form) => {
    const panel = form.querySelector("[data-upload-progress]");
    const bar = panel.querySelector("progress");
    const words = panel.querySelector("[data-upload-words]");
    const button = form.querySelector("button.button");
    const request = new XMLHttpRequest();
    let told = -1;
    panel.hidden = false;
    button.disabled = true;
    words.textContent = "Sending…";
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.floor((100 * event.loaded) / event.total);
      bar.value = percent;
      // A screen reader hears each quarter of the way, not every step.
      const quarter = Math.floor(percent / 25);
      if (quarter > told) words.textContent = percent < 100 ? `${percent}% sent` : "Sent. It is being checked…";
      told = Math.max(told, quarter);
    });
    const failed = () => {
      panel.hidden = false;
      button.disabled = false;
      words.textContent = FAILED;
    };
    request.addEventListener("error", failed);
    request.addEventListener("load", () => {
      const here = new URL(form.action, window.location.href).pathname;
      const there = new URL(request.responseURL, window.location.href).pathname;
      if (there !== here) window.location.assign(request.responseURL);
      else if (request.status < 500) showAgain(request.responseText);
      else failed();
    });
    request.open("POST", form.action);
    request.send(new FormData(form));
  };

  const watchForms = () => {
    for (const form of document.querySelectorAll("form[data-upload]")) {
      form.addEventListener("submit", (event) => {
        if (!form.querySelector("input[type=file]").files.length) return; // the server says what is missing
        event.preventDefault();
        send(form);
      });
    }
  };

  const look = async (panel) => {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const now = answer.ok ? parsed(await answer.text()).querySelector("[data-progress-words]") : null;
      if (!now) return window.location.reload();
      const words = panel.querySelector("[data-progress-words]");
      if (words.textContent !== now.textContent) words.textContent = now.textContent;
    } catch {
      // no connection for the moment: look again later
    }
    window.setTimeout(look, LOOK_EVERY, panel);
  };

  watchForms();
  const panel = document.querySelector("[data-progress]");
  if (panel) window.setTimeout(look, LOOK_EVERY, panel);
})();
