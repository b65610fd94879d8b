// What stands above an explored chart: areas to tick, and a second measure, which gets a chart of its own below, over
// the same years and never on a second axis. The page's address behind the # keeps what was chosen.

const CAUTION =
  "Two lines that move together, or apart, do not show that one causes the other. Each chart has its own scale.";
const GONE = "The second measure could not be loaded. Choose it again later.";

// "#explore&a=similar&a=X06000004&m=missing-from-care", or null where the address asks for no chart to explore.
export function stateOf(hash) {
  const [word, ...rest] = hash.slice(1).split("&");
  if (word !== "explore") return null;
  const asked = new URLSearchParams(rest.join("&"));
  return { areas: rest.length ? asked.getAll("a") : null, measure: asked.get("m") ?? "" };
}

export function keep(state) {
  const asked = new URLSearchParams(state.areas.map((key) => ["a", key]));
  if (state.measure) asked.set("m", state.measure);
  history.replaceState(null, "", `#explore&${asked}`);
}

export const forget = () => history.replaceState(null, "", location.pathname + location.search);

function made(tag, words = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = words;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function areasFor(figure, chosen) {
  const fieldset = made("fieldset");
  fieldset.append(made("legend", "Show beside ours"));
  for (const area of figure.areas) {
    const box = made("input", "", { type: "checkbox", name: "a", value: area.key });
    box.checked = chosen ? chosen.includes(area.key) : area.shown;
    const label = made("label");
    label.append(box, ` ${area.name}`);
    fieldset.append(label);
  }
  fieldset.hidden = !figure.areas.length;
  return fieldset;
}

function measuresFor(figure, chosen) {
  const select = made("select", "", { name: "m" });
  select.append(made("option", "No second measure", { value: "" }));
  for (const each of figure.measures ?? []) select.append(made("option", each.title, { value: each.code }));
  select.value = chosen;
  if (!select.value) select.value = "";
  const label = made("label", "Second measure ");
  label.append(select);
  label.hidden = !figure.measures?.length;
  return label;
}

// Traces without a key are our own, and always there.
const seen = (figure, areas) =>
  figure.data.map((trace) => (trace.meta ? { ...trace, visible: areas.includes(trace.meta) } : trace));

function sameYears(figures) {
  const ranges = figures.map((figure) => figure.layout.xaxis.range).filter(Boolean);
  return [
    ranges.map(([first]) => first).sort()[0],
    ranges
      .map(([, last]) => last)
      .sort()
      .at(-1),
  ];
}

// The axis as it came, and further where a council that was chosen lies beyond it.
function reach(figure, areas) {
  const [low, high] = figure.layout.yaxis.range;
  const values = figure.data
    .filter((trace) => areas.includes(trace.meta))
    .flatMap((trace) => trace.y.filter((value) => value !== null));
  const room = (high - low) / 25;
  const below = values.filter((value) => value < low).map((value) => value - room);
  const above = values.filter((value) => value > high).map((value) => value + room);
  return [Math.min(low, ...below), Math.max(high, ...above)];
}

function layoutFor(figure, areas, years) {
  if (!figure.data.length) return figure.layout;
  const { layout } = figure;
  const yaxis = { ...layout.yaxis, range: reach(figure, areas) };
  return { ...layout, xaxis: { ...layout.xaxis, range: years }, yaxis };
}

// Draws the chart with its choices into `target`; `load` fetches the figure of another measure of the scorecard.
export async function explore(target, plotly, figure, load, state) {
  const form = made("form", "", { class: "explore-choices" });
  const first = made("div");
  const told = made("p", "", { class: "sub", role: "status" });
  const title = made("p", "", { class: "explore-title" });
  const second = made("div", "", { role: "group" });
  form.append(areasFor(figure, state?.areas), measuresFor(figure, state?.measure ?? ""));
  form.addEventListener("submit", (event) => event.preventDefault());
  target.replaceChildren(form, first, told, title, second);
  let asked = 0;

  async function redraw() {
    const data = new FormData(form);
    const areas = data.getAll("a");
    const code = data.get("m") ?? "";
    const turn = ++asked;
    const other = code && (await load(code).catch(() => null));
    if (turn !== asked) return null; // something else was chosen meanwhile
    told.textContent = wordsFor(code, other);
    title.textContent = other ? form.elements.m.selectedOptions[0].text : "";
    const years = sameYears([figure, other].filter((each) => each?.data?.length));
    await plotly.react(first, seen(figure, areas), layoutFor(figure, areas, years), figure.config);
    await drawSecond(plotly, second, other, areas, years);
    return { areas, measure: code };
  }

  form.addEventListener("change", async () => {
    const now = await redraw();
    if (now) keep(now);
  });
  await redraw();
}

function wordsFor(code, other) {
  if (other) return CAUTION;
  return code ? GONE : "";
}

async function drawSecond(plotly, second, other, areas, years) {
  second.hidden = !other;
  if (!other) return plotly.purge(second);
  second.setAttribute("aria-label", other.layout.meta.alt);
  return plotly.react(second, seen(other, areas), layoutFor(other, areas, years), other.config);
}
