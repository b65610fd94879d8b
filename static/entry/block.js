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

// A first line of words above lines of numbers names the columns.
export function hasHeading(block) {
  const [first] = block;
  return (
    block.length > 1 && first.some((text) => /\p{L}{3}/u.test(text)) && !first.some((text) => /\d/.test(text))
  );
}
