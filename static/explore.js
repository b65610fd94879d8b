// "Explore this chart": loads Plotly when asked for, draws the figure into the button's target, and takes it away
// again. Without this script the button stays hidden; the drawn chart and its table hold everything.

import { explore, forget, stateOf } from "./explore-choices.js";

const OPEN = "Explore this chart";
const CLOSE = "Close the chart to explore";
const FAILED =
  "The chart could not be loaded. The figures are in the table behind the chart. Try again later.";

// Plotly writes its styles into style elements, which the page's policy refuses. It leaves that be where it finds
// elements with these ids: the first is its own documented way, the second guards the map library in its bundle.
// The rules it needs are in style.css.
const STYLE_GUARDS = [
  "plotly.js-style-global",
  "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53",
];

let bundle = null;

function guardStyles() {
  for (const id of STYLE_GUARDS) {
    if (document.getElementById(id)) continue;
    const guard = document.createElement("meta");
    guard.id = id;
    guard.className = "no-inline-styles";
    document.head.append(guard);
  }
}

// The page around a kept part knows where the bundle is served.
const bundleAddress = (button) =>
  button.dataset.bundle ?? document.querySelector("script[data-bundle]").dataset.bundle;

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
    script.onerror = () => reject(new Error("not loaded"));
    document.head.append(script);
  });
}

function loadPlotly(url) {
  guardStyles();
  bundle ??= loadScript(url).catch((problem) => {
    bundle = null; // so that another press tries again
    throw problem;
  });
  return bundle;
}

async function loadFigure(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`answer ${response.status}`);
  return response.json();
}

function statusOf(button) {
  const next = button.nextElementSibling;
  if (next?.classList.contains("explore-status")) return next;
  const status = document.createElement("p");
  status.className = "explore-status";
  status.setAttribute("role", "status");
  button.after(status);
  return status;
}

// The figure of another measure of the same scorecard.
const beside = (button) => (code) =>
  loadFigure(new URL(`../${code}/explore.json`, new URL(button.dataset.explore, location.href)));

async function draw(button, target, plotly, figure) {
  target.hidden = false;
  target.setAttribute("role", "group");
  target.setAttribute("aria-label", figure.layout.meta.alt);
  target.tabIndex = -1;
  await explore(target, plotly, figure, beside(button), stateOf(location.hash));
}

async function open(button, target) {
  const status = statusOf(button);
  button.setAttribute("aria-busy", "true");
  status.textContent = "Loading the chart…";
  try {
    const loading = [loadPlotly(bundleAddress(button)), loadFigure(button.dataset.explore)];
    await draw(button, target, ...(await Promise.all(loading)));
    status.textContent = "";
    button.textContent = CLOSE;
    button.setAttribute("aria-expanded", "true");
    target.focus();
  } catch {
    target.hidden = true;
    status.textContent = FAILED;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function close(button, target) {
  for (const plot of target.querySelectorAll(".js-plotly-plot")) window.Plotly.purge(plot);
  target.replaceChildren();
  target.hidden = true;
  forget();
  button.textContent = OPEN;
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

function press(button, target) {
  if (button.getAttribute("aria-busy")) return;
  if (button.getAttribute("aria-expanded") === "true") close(button, target);
  else open(button, target);
}

function offer(button, target) {
  target.classList.add("explore-chart");
  target.hidden = true;
  button.setAttribute("aria-controls", target.id);
  button.setAttribute("aria-expanded", "false");
  statusOf(button); // it must stand in the page before it says anything
  button.addEventListener("click", () => press(button, target));
  button.hidden = false;
  const panel = button.closest("[data-explore-panel]");
  if (panel) panel.hidden = false;
  if (stateOf(location.hash)) open(button, target);
}

for (const button of document.querySelectorAll("button[data-explore]")) {
  const target = document.getElementById(button.dataset.target);
  if (target) offer(button, target);
}
