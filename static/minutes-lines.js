// How the text of minutes falls into rows, and what each is, as the server reads it: by its own expressions, which the
// page hands over. A row is its lines, the first with its sign; those that go on in it stand without their spaces.

const BREAK = /\r\n?|\n/;
const GOES_ON = /^(?: {2}|\t)/;
const SMALL = /^\p{Lowercase}/u;
const ONWARD = "\t"; // before a line that goes on, among the lines of a resolution

const told = ([source, flags]) => new RegExp(source, flags);
const lengthOf = (line) => [...line].length;

// A row as the lines of the text
export const written = ([first = "", ...more]) => [first, ...more.map((line) => `  ${line}`)].join("\n");

export class Lines {
  constructor(shapes) {
    this.shapes = shapes;
    for (const name of ["limb", "open", "that", "noProcedure", "number"]) this[name] = told(shapes[name]);
    this.votes = shapes.votes.map(told);
    this.ends = new RegExp(`^[${shapes.space}]+|[${shapes.space}]+$`, "gu");
  }

  strip(line) {
    return line.replace(this.ends, "");
  }

  isPart(line) {
    if (this.limb.test(line)) return true;
    return lengthOf(line) <= this.shapes.longestVote && this.votes.some((each) => each.test(line));
  }

  // "= RESOLVED", and beneath it "That the report be noted."; then each line that begins so
  saysWhat(resolution, line) {
    const [head] = resolution;
    const isOpen = lengthOf(head) <= this.shapes.longestOpen && this.open.test(head);
    if (!isOpen && !head.endsWith(":")) return false;
    if (resolution.length === 1) return this.that.test(line) || SMALL.test(line);
    return this.that.test(resolution.at(-1)) && this.that.test(line);
  }

  isBeneath(resolution, line) {
    return this.isPart(line) || this.saysWhat(resolution, line);
  }

  // The lines of the resolution that stands open behind a line
  stepped(under, line, goesOn) {
    if (under && (goesOn || this.isBeneath(under, line))) return [...under, goesOn ? ONWARD + line : line];
    return this.shapes.signs[line[0]] === "resolution" ? [line] : null;
  }

  // `resolution`: the lines of the one that the text stands beneath, null where it is none
  rowsOf(text, resolution = null) {
    const rows = [];
    let under = resolution && [...resolution];
    for (const raw of text.split(BREAK)) {
      const line = this.strip(raw);
      if (!line) continue;
      const goesOn = rows.length > 0 && GOES_ON.test(raw);
      if (goesOn && !(under && this.isPart(line))) {
        rows.at(-1).push(line);
        under?.push(ONWARD + line);
      } else {
        rows.push([line]);
        under = this.stepped(under, line, goesOn);
      }
    }
    return rows;
  }

  // Of each row its kind, "within" for what stands beneath a resolution, and the resolution before it
  readRows(rows) {
    let under = null;
    return rows.map(([first = "", ...more]) => {
      const before = under;
      if (!first) return { kind: "statement", before };
      const isWithin = under !== null && this.isBeneath(under, first);
      under = this.stepped(under, first, false);
      under?.push(...more.map((line) => ONWARD + line));
      return { kind: isWithin ? "within" : this.kindOf(first), before };
    });
  }

  kindOf(line) {
    return this.shapes.signs[this.signOf(line)[0]] ?? "statement";
  }

  // The sign that a line begins with; "..." and ".5" begin with none
  signOf(line) {
    if (!(line[0] in this.shapes.signs) || this.noProcedure.test(line)) return "";
    const question = line[0] === ">" ? this.number.exec(line.slice(1)) : null;
    return question ? line[0] + question[1] : line[0];
  }
}
