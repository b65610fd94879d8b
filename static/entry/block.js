// A block copied from a spreadsheet: cells parted by tabs, rows by line ends.

// A cell with a tab or a line end in it stands in quotes, and a quote within those is doubled.
const CELL = /(?:"([^"]*(?:""[^"]*)*)(?:"|$))?([^\t\n]*)([\t\n]|$)/g;

export function blockOf(text) {
  const block = [[]];
  for (const [, quoted = "", rest, end] of text.matchAll(CELL)) {
    block.at(-1).push((quoted.replaceAll('""', '"') + rest).trim());
    if (end === "\n") block.push([]);
    if (!end) break;
  }
  const last = block.at(-1);
  if (block.length > 1 && last.length === 1 && last[0] === "") block.pop();
  return block;
}

const NUMBER = /^[<£(+-]*\d[\d\s.,]*[%)]?$/;
const QUARTER = /\bq(?:tr|uarter)?\.?\s*([1-4])\b/i;
const YEAR = /\b(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)\b/;

// What a heading says of its quarter and its year, "4" and "25/26"; "" for what it does not say.
function timeOf(text) {
  const [, quarter = ""] = QUARTER.exec(text) ?? [];
  const [, from = "", to = ""] = YEAR.exec(text.replace(QUARTER, " ")) ?? [];
  return { quarter, year: from && Number(to) === (Number(from) + 1) % 100 ? `${from}/${to}` : "" };
}

// Whether a heading names another period than that of this section.
export function isOfAnotherPeriod(heading, period) {
  const [said, own] = [timeOf(heading), timeOf(period)];
  return Boolean((said.quarter && said.quarter !== own.quarter) || (said.year && said.year !== own.year));
}

// A first line of words or periods above lines of numbers names the columns.
export function hasHeading(block) {
  const [first] = block;
  const said = first.filter(Boolean);
  const isHeading = (text) => /\p{L}{3}/u.test(text) || QUARTER.test(text) || YEAR.test(text);
  const numbers = block.slice(1).some((line) => line.some((text) => NUMBER.test(text)));
  return (
    block.length > 1 &&
    numbers &&
    said.some(isHeading) &&
    said.every((text) => !NUMBER.test(text)) &&
    (said.length === 1 || said.slice(1).some((text) => isHeading(text) || /[%£#]/.test(text)))
  );
}
