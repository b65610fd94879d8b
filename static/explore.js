// "Explore this chart": loads Plotly when asked for, draws the figure into the button's target, and takes it away
// again. Without this script the button stays hidden; the drawn chart and its table hold everything.
(() => {
  "use strict";

  const OPEN = "Explore this chart";
  const CLOSE = "Close the chart to explore";
  const FAILED = "The chart could not be loaded. The figures are in the table behind the chart. Try again later.";

  // Plotly writes its styles into style elements, which the page's policy refuses. It leaves that be where it finds
  // elements with these ids: the first is its own documented way, the second guards the map library in its bundle.
  // The rules it needs are in style.css.
  const STYLE_GUARDS = [
    "plotly.js-style-global",
    "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53",
  ];

  const BUNDLE = document.currentScript.dataset.bundle; // the page around a kept part knows where it is served
  let bundle = null;

  const guardStyles = () => {
    for (const id of STYLE_GUARDS) {
      if (document.getElementById(id)) continue;
      const guard = document.createElement("meta");
      guard.id = id;
      guard.className = "no-inline-styles";
      document.head.append(guard);
    }
  };

  const loadBundle = (url) => {
    bundle ??= new Promise((resolve, reject) => {
      guardStyles();
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
      script.onerror = () => reject(new Error("not loaded"));
      document.head.append(script);
    }).catch((problem) => {
      bundle = null; // so that another press tries again
      throw problem;
    });
    return bundle;
  };

  const loadFigure = async (url) => {
    const response = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!response.ok) throw new Error(`answer ${response.status}`);
    return response.json();
  };

  const statusOf = (button) => {
    let status = button.nextElementSibling;
    if (!status?.classList.contains("explore-status")) {
      status = document.createElement("p");
      status.className = "explore-status";
      status.setAttribute("role", "status");
      button.after(status);
    }
    return status;
  };

  const open = async (button, target) => {
    const status = statusOf(button);
    button.setAttribute("aria-busy", "true");
    status.textContent = "Loading the chart…";
    try {
      const [plotly, figure] = await Promise.all([
        loadBundle(button.dataset.bundle ?? BUNDLE),
        loadFigure(button.dataset.explore),
      ]);
      target.hidden = false;
      target.setAttribute("role", "group");
      target.setAttribute("aria-label", figure.layout.meta.alt);
      target.tabIndex = -1;
      await plotly.newPlot(target, figure.data, figure.layout, figure.config);
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
  };

  const close = (button, target) => {
    window.Plotly.purge(target);
    target.hidden = true;
    button.textContent = OPEN;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };

  for (const button of document.querySelectorAll("button[data-explore]")) {
    const target = document.getElementById(button.dataset.target);
    if (!target) continue;
    target.classList.add("explore-chart");
    target.hidden = true;
    button.setAttribute("aria-controls", target.id);
    button.setAttribute("aria-expanded", "false");
    statusOf(button); // it must stand in the page before it says anything
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-busy")) return;
      if (button.getAttribute("aria-expanded") === "true") close(button, target);
      else open(button, target);
    });
    button.hidden = false;
    const panel = button.closest("[data-explore-panel]");
    if (panel) panel.hidden = false;
  }
})();
