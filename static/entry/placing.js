// Which line of a pasted block belongs to which row, and which column to which field.

import { hasHeading, isOfAnotherPeriod } from "./block.js";
import { COLUMNS } from "./moving.js";
import { byId, form } from "./page.js";
import { rowOf } from "./rows.js";

const PERIOD = form.dataset.period;
const WORD = /\p{L}{3}/u;
const HEADINGS = [
  ["d", /denom|\bden\b|out of|cohort|total|base/i],
  ["n", /numer|\bnum\b|count|number|^no\.?$/i],
  ["v", /%|per ?cent|result|value|rate|outturn|actual|perf/i],
];
const SYMBOLS = /^[[(]?(c|x|z|u|low)[\])]?$/i;

// A third column without a heading is a result only where results are typed beside the numbers.
const BY_PLACE = { n: "n", d: "d", v: "V" };

// Rows are counted as they stand on the page: a recorded one takes up its line of the block and is not written into.
const places = [...form.querySelectorAll("tr[id^=row]")];

const plain = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.,:]$/, "")
    .toLowerCase();

function titlesOf(place) {
  const number = place.id.slice("row".length);
  const title = byId(`h${number}`).textContent;
  const ref = place.querySelector(".ref")?.textContent ?? "";
  return [title, ref, `${ref} ${title}`].filter((text) => text.trim()).map(plain);
}

const placesByTitle = new Map(); // a title that two rows have, such as a band's, is nobody's
for (const place of places) {
  for (const title of titlesOf(place)) placesByTitle.set(title, placesByTitle.has(title) ? null : place);
}

export const symbolOf = (text) => SYMBOLS.exec(text)?.[1].toLowerCase() ?? "";

const isTitle = (text) => WORD.test(text) && !/^[\d\s.,%£-]+$/.test(text);

// The column in which most lines have words: their titles.
function titleColumn(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  for (let column = 0; column < width; column += 1) {
    const titled = lines.filter((line) => isTitle(line[column] ?? "")).length;
    if (titled * 2 > lines.length) return column;
  }
  return -1;
}

// `others` are columns of other periods, which hold nothing for this section.
function lettersByHeading(heading, from, others) {
  const letters = heading.map((text, column) =>
    column < from || others.has(column)
      ? ""
      : (HEADINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? ""),
  );
  const known = letters.filter(Boolean);
  return known.length && new Set(known).size === known.length ? letters : null;
}

const textsOf = (lines, column) => lines.map((line) => line[column] ?? "").filter(Boolean);

// Columns in their order from the one that is pasted into; a column of percentages holds results.
function lettersByPlace(lines, from, first, others) {
  const width = Math.max(...lines.map((line) => line.length));
  const letters = Array(from).fill("");
  let next = COLUMNS.indexOf(first);
  for (let column = from; column < width; column += 1) {
    if (others.has(column)) {
      letters.push("");
      continue;
    }
    const isResult = textsOf(lines, column).some((text) => text.endsWith("%"));
    if (isResult && !letters.includes("v")) letters.push("v");
    else letters.push(BY_PLACE[COLUMNS[next++]] ?? "");
  }
  return letters;
}

export function planOf(block, field) {
  const isHeaded = hasHeading(block);
  const lines = isHeaded ? block.slice(1) : block;
  const column = titleColumn(lines);
  const isTitled = column >= 0;
  const first = isTitled ? "n" : field.name[0];
  const heading = isHeaded ? block[0] : [];
  const others = new Set(
    [...heading.keys()].filter((at) => at > column && isOfAnotherPeriod(heading[at], PERIOD)),
  );
  const letters =
    (isHeaded && lettersByHeading(heading, column + 1, others)) ||
    lettersByPlace(lines, column + 1, first, others);
  const start = places.indexOf(field.closest("tr"));
  const planned = lines.map((line, down) => {
    const title = isTitled ? (line[column] ?? "") : "";
    const place = isTitled ? placeOf(line, column) : places[start + down];
    const fields = line
      .map((text, at) => [text.endsWith("%") && !others.has(at) ? "v" : letters[at], text])
      .filter(([, text], at) => at > column && text);
    return { title, row: (place && rowOf(place)) || null, fields };
  });
  const periods = [...others].map((at) => heading[at]);
  return { isHeaded, isTitled, periods, lines: planned.filter((line) => line.fields.length) };
}

function placeOf(line, column) {
  const written = line.slice(0, column + 1).filter(Boolean);
  return placesByTitle.get(plain(written.join(" "))) ?? placesByTitle.get(plain(line[column] ?? "")) ?? null;
}
