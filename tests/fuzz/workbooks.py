"""`python -m tests.fuzz.workbooks --count 10000 --seed 1` proposes so many workbooks made by chance, in this process.

They are councils' layouts with something wrong in most of them: words among numbers, errors, dates, merged and hidden
parts, several tables. Nothing may fail or take long, and no figure may come in whose number is not in its cells.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.files.books.cells import NO_RESULT, Area, BookCell, BookSheet, CellKind, Percent
from indicators.layouts.labels.names import shipped_names
from indicators.layouts.proposals import KnownWords, Proposal, ProposedFigure
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue

COUNCIL = "County Durham"
HEADINGS = (
    *(
        "Q{q} {y}/{n}",
        "{y}/{n} Q{q}",
        "Q{q}",
        "{y}/{n}",
        "{y}",
        "Quarter {q}",
        "Q{q} {y}/{n} Target",
        "Q{q} Num",
    ),
    *(
        "Q{q} Den",
        "{m}-{n}",
        "{m} {y}",
        "{m}",
        "12 months to {m} {y}",
        "Q{q} ({m})",
        "FY{n}",
        "as at 3{q}/03/{n}",
    ),
    *(
        "England {y}/{n}",
        "YTD",
        "RAG",
        "Comment",
        "Darlington",
        "Durham",
        "Total",
        "North",
        "%",
        "Number",
        "Out of",
    ),
)
MONTHS = ("Jan", "Mar", "Apr", "Jun", "Sept", "December")
NAMES = (
    "Scorecard",
    "Q2",
    "2023/24",
    "England",
    "Draft",
    "Old",
    "Durham",
    "Gateshead",
    "CP",
    "Chart data",
    "Plan",
)
TITLES = (
    "Performance 2023/24",
    "Quarter 2 2023/24 by team",
    "CP plans by category",
    "At 31 March",
    "n/a = none",
    "",
)
SECTIONS = (
    "Child protection",
    "Care leavers aged 19 to 21",
    "Adults",
    "Children looked after by placement type",
)
PARTS = (
    "Neglect",
    "of which: IFA",
    "  Kinship",
    "Durham",
    "England",
    "Target",
    "Total",
    "Numerator",
    "Cohort",
    "%",
)
ODD = (
    *(
        "n/a",
        "-",
        "*",
        "<5",
        "[c]",
        "tbc",
        "71 (15.9%)",
        "20/25",
        "12%",
        "1,045",
        "9,5%",
        "see notes",
        "31/02/2024",
    ),
    *(
        "1.2.3",
        "\u202e12",
        "(",
        "=",
        "½",
        "£1,419",
        "12 days",
        "999999999999999999",
        "-0",
        "1e5",
        "0 of 0",
        "7*",
    ),
)
KEPT = [title for one in shipped_catalogue().known for title in one.titles]
KEPT += [name for names in shipped_names().values() for name in names]


def workbook(chance: random.Random) -> list[BookSheet]:
    names = chance.sample(NAMES, chance.randint(1, 3))
    return [_sheet(chance, name) for name in names]


def _sheet(chance: random.Random, name: str) -> BookSheet:
    sheet = BookSheet(name, hidden=chance.random() < 0.05)
    row = 1
    for _ in range(chance.randint(1, 2)):
        left = chance.choice((0, 0, 0, 1, 7))
        row = _table(chance, sheet, row, left) + chance.randint(0, 2)
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(1, row), chance.randint(0, 9)
        sheet.cells[at] = _odd(chance, *at)
    for _ in range(chance.randint(0, 2)):
        top, first = chance.randint(1, row), chance.randint(0, 6)
        sheet.merged.append(Area(top, first, top + chance.randint(0, 3), first + chance.randint(0, 4)))
    if chance.random() < 0.1:
        sheet.hidden_rows.add(chance.randint(1, row))
        sheet.hidden_columns.add(chance.randint(0, 6))
    if chance.random() < 0.1:
        sheet.notes[chance.randint(1, row), chance.randint(0, 6)] = "Provisional"
    return _turned(sheet) if chance.random() < 0.15 else sheet


def _table(chance: random.Random, sheet: BookSheet, row: int, left: int) -> int:
    """The row after it. Labels, perhaps a column about them, and columns under headings of one kind or of any."""
    put = sheet.cells.__setitem__
    if title := chance.choice(TITLES):
        put((row, left), BookCell(row, left, CellKind.TEXT, title))
        row += chance.randint(1, 2)
    about, width = chance.random() < 0.3, chance.randint(1, 8)
    kind, percent = chance.choice(HEADINGS), chance.choice(list(Percent))
    first = left + 1 + about
    put(
        (row, left),
        BookCell(row, left, CellKind.TEXT, chance.choice(("Measure", "Local authority", "", "Indicator"))),
    )
    for column in range(first, first + width):
        heading = kind if chance.random() < 0.8 else chance.choice(HEADINGS)
        number = column - first
        said = {
            "q": number % 4 + 1,
            "y": 2022 + number // 4,
            "n": 23 + number // 4,
            "m": chance.choice(MONTHS),
        }
        put((row, column), BookCell(row, column, CellKind.TEXT, heading.format(**said)))
    for row in range(row + 1, row + 2 + chance.randint(1, 8)):  # noqa: B020 - the row goes on
        if chance.random() < 0.1:
            put((row, left), BookCell(row, left, CellKind.TEXT, chance.choice(SECTIONS)))
            continue
        label = chance.choice(KEPT) if chance.random() < 0.7 else chance.choice(PARTS)
        put((row, left), BookCell(row, left, CellKind.TEXT, label))
        if about:
            put((row, left + 1), BookCell(row, left + 1, CellKind.TEXT, chance.choice(PARTS)))
        usual = chance.choice((0.8, 9.0, 85.0, 480.0))
        for column in range(first, first + width):
            if chance.random() < 0.9:
                put((row, column), _number(chance, row, column, usual, percent))
    return row + 1


def _number(chance: random.Random, row: int, column: int, usual: float, percent: Percent) -> BookCell:
    if chance.random() < 0.06:
        return _odd(chance, row, column)
    number = round(usual * chance.uniform(0.8, 1.2), chance.choice((0, 1, 3)))
    shown = f"{number * 100:g}%" if percent is Percent.TRUE else f"{number:g}"
    return BookCell(row, column, CellKind.NUMBER, shown, number, percent, formula=chance.random() < 0.1)


def _odd(chance: random.Random, row: int, column: int) -> BookCell:
    match chance.randint(0, 4):
        case 0:
            return BookCell(row, column, CellKind.DAY, chance.choice(("2023-12-07", "1900-01-01", "no day")))
        case 1:
            return BookCell(row, column, CellKind.ERROR, chance.choice(("#DIV/0!", "#REF!", NO_RESULT)))
        case 2:
            number = chance.choice((0.0, -1.0, 1e12, 2023.0, 1e-9, 45017.0))
            return BookCell(row, column, CellKind.NUMBER, f"{number:g}", number, chance.choice(list(Percent)))
        case _:
            return BookCell(row, column, CellKind.TEXT, chance.choice(ODD))


def _turned(sheet: BookSheet) -> BookSheet:
    cells = {
        (column + 1, row - 1): BookCell(
            column + 1, row - 1, cell.kind, cell.shown, cell.number, cell.percent, cell.formula
        )
        for (row, column), cell in sheet.cells.items()
    }
    return BookSheet(sheet.name, sheet.hidden, cells)


def invented(book: list[BookSheet], proposal: Proposal) -> Iterator[ProposedFigure]:
    """Figures that come in with a number that neither their cell nor their people's give."""
    cells = {f"{sheet.name}!{cell.address}": cell for sheet in book for cell in sheet.cells.values()}
    for row in proposal.rows:
        if row.value is None:
            continue
        cell = cells[row.cell]
        said = {float(text.replace(",", "")) for text in re.findall(r"\d[\d,]*\.?\d*(?:e\d)?", cell.shown)}
        said |= {float(text.replace(",", ".")) for text in re.findall(r"\d+,\d+", cell.shown)}
        said |= {cell.number} if cell.number is not None else set()
        given = {times * number for number in said for times in (1, -1, 100)}
        if row.numerator is not None and row.denominator:
            given |= {times * row.numerator / row.denominator for times in (1, 100, 1_000, 10_000)}
        if not any(abs(row.value - number) <= 1e-6 * max(1, abs(number)) for number in given):
            yield row


@dataclass
class Tried:
    """`slowest` in seconds of processor time; `faults` with the seed of each workbook."""

    figures: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def run(count: int, seed: int) -> Tried:
    tried, catalogue = Tried(), shipped_catalogue()
    for number in range(seed, seed + count):
        book, began = workbook(random.Random(number)), time.process_time()
        try:
            proposal = propose_book(book, catalogue, council=COUNCIL)
            answers = {
                one.key: one.choices[number % len(one.choices)].answer
                for one in proposal.doubts
                if one.choices
            }
            propose_book(book, catalogue, KnownWords(answers=answers), COUNCIL)
        except Exception as fault:
            tried.faults.append(f"{number}: {type(fault).__name__}: {fault}")
            continue
        tried.slowest = max(tried.slowest, time.process_time() - began)
        tried.figures += len(proposal.rows)
        tried.faults += [f"{number}: {row.cell} {row.value}" for row in invented(book, proposal)]
        cells = [row.cell for row in (*proposal.rows, *proposal.waiting)]
        if len(set(cells)) < len(cells):
            tried.faults.append(f"{number}: a cell comes twice")
    return tried


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    found = run(asked.count, asked.seed)
    print(f"{asked.count} workbooks, {found.figures} figures; the slowest took {found.slowest:.2f} s.")
    print("\n".join(found.faults[:20]) or "Nothing failed, and no figure came in that is not in its cells.")
    raise SystemExit(bool(found.faults))
