// Minutes that were read in: Ctrl and Enter confirms the item that is being typed in, as its button does; the box of the
// item that the page was opened at has the focus, so that a person goes through them by keys alone.

const parts = [...document.querySelectorAll(".read-part")];

for (const part of parts) {
  const box = part.querySelector("textarea");
  const button = part.querySelector("button[name=confirm]");
  box?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    button.click();
  });
}

// Not before the browser has gone to that place, which takes the focus away again
addEventListener("load", () => {
  requestAnimationFrame(() => document.querySelector(`${location.hash || "#none"} textarea`)?.focus());
});
