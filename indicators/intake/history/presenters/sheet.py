"""A sheet of the file as the page shows it: a part of its rows, each cell with what was made of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from indicators.intake.history.stored import read_columns, read_rows
from indicators.layouts.proposals import CellShown, ColumnShown, Fate, ProposedFigure, RowShown
from indicators.models import HistorySheet

ROWS_SHOWN = 100
ON_PAPER = 12  # columns of a page that lies on its side
# By fate: the class of the cell. What has none looks as in any table.
LOOKS = {
    Fate.WAITS: "dbt",
    Fate.LEFT_OUT: "out",
    Fate.NO_FIGURE: "nofig",
    Fate.REREAD: "was",
    Fate.LABEL: "lb",
    Fate.HEADING: "hdg",
    Fate.NOTE: "lb",
    Fate.PART: "part",
}
NUMBER = re.compile(r"[<£(+−-]{0,2}[0-9]")
PLAIN = frozenset({Fate.FIGURE, Fate.PART})
TITLES = frozenset({"hdg", "txt", "lb"})
COMES = frozenset({Fate.FIGURE, Fate.REREAD, Fate.PART, Fate.NO_FIGURE})


@dataclass(frozen=True)
class CellOnPage:
    """`doubt` is a doubt's number, None without one; `query` leads to it. `span`: a title reaches over empty cells.
    `here`: it is the one that was asked for."""

    text: str
    look: str = ""
    why: str = ""
    read_as: str = ""
    doubt: int | None = None
    query: str = ""
    span: int = 1
    formula: bool = False
    here: bool = False


@dataclass(frozen=True)
class RowOnPage:
    """`look` is the class of the row; `comes` says that figures of it come in; `rename` leads to saying what it is."""

    number: int
    meaning: str
    look: str
    comes: bool
    hidden: bool
    doubt: int | None
    query: str
    cells: Sequence[CellOnPage]
    rename: str = ""


@dataclass(frozen=True)
class ColumnOnPage:
    letter: str
    meaning: str
    out: bool
    hidden: bool
    rename: str = ""


class Block(NamedTuple):
    """Columns of the sheet that stand in one table, with the rows' meanings beside them."""

    columns: Sequence[ColumnOnPage]
    rows: Sequence[RowOnPage]


@dataclass(frozen=True)
class SheetOnPage:
    """`first` and `last` are numbers of rows; `parts` the first rows of all parts, where there are several."""

    name: str
    number: int
    hidden: bool
    why_not_read: str
    whole: Block
    for_paper: Sequence[Block]  # where it is wider than a page: the same in parts
    first: int
    last: int
    parts: Sequence[int]


class Names(NamedTuple):
    """Addresses for saying what a measure is, by the number of its row or the letter of its column."""

    rows: Mapping[int, str]
    columns: Mapping[str, str]


def sheet_and_row(cells: str) -> tuple[str, int]:
    """Of the first of some cells: "Sheet!D8:D20" is on "Sheet" in row 8. A file of text has no sheet, "".

    Row 1 where none is named.
    """
    name, _, place = cells.rpartition("!")
    digits = re.search(r"[0-9]{1,6}", place)
    return name.strip("'"), int(digits[0]) if digits else 1


def sheet_on_page(
    sheet: HistorySheet, first: int, numbers: Mapping[str, tuple[int, str]], names: Names, here: str = ""
) -> SheetOnPage:
    """The part that holds the row of that number; `numbers` are the doubts' numbers and addresses, by key. `here` is
    the address of a cell to be shown, without its sheet."""
    columns = read_columns(sheet.columns)
    starts = [row[0] for row in sheet.rows[::ROWS_SHOWN]]
    at = max((place for place, start in enumerate(starts) if start <= first), default=0)
    kept = read_rows(sheet.rows[at * ROWS_SHOWN : (at + 1) * ROWS_SHOWN])

    def block(of: Sequence[ColumnShown]) -> Block:
        rows = [replace(_row(row, of, numbers, here), rename=names.rows.get(row.number, "")) for row in kept]
        return Block([_column(column, names.columns) for column in of], rows)

    return SheetOnPage(
        name=sheet.name,
        number=sheet.number,
        hidden=sheet.hidden,
        why_not_read=sheet.why_not_read,
        whole=block(columns),
        for_paper=[block(part) for part in on_paper(columns)],
        first=kept[0].number if kept else 1,
        last=kept[-1].number if kept else 1,
        parts=starts if len(starts) > 1 else (),
    )


def on_paper(columns: Sequence[ColumnShown]) -> list[Sequence[ColumnShown]]:
    """Parts of about as many columns each; none where all of them fit beside each other."""
    parts = -(-len(columns) // ON_PAPER)
    width = -(-len(columns) // max(parts, 1))
    return [columns[at : at + width] for at in range(0, len(columns), width)] if parts > 1 else []


def _column(column: ColumnShown, names: Mapping[str, str]) -> ColumnOnPage:
    out = column.meaning.startswith("Left out")
    return ColumnOnPage(column.letter, column.meaning, out, column.hidden, names.get(column.letter, ""))


def names_on(sheet: str, rows: Iterable[ProposedFigure]) -> Names:
    """Of the lines of a sheet whose figures all have one label."""
    across: dict[int, set[str]] = {}
    down: dict[str, set[str]] = {}
    for row in rows:
        name, number = sheet_and_row(row.cell)
        if name == sheet:
            letters = row.cell.rpartition("!")[2].rstrip("0123456789")
            across.setdefault(number, set()).add(row.label)
            down.setdefault(letters, set()).add(row.label)
    return Names(_sole(across), _sole(down))


Line = TypeVar("Line", int, str)


def _sole(labels: Mapping[Line, set[str]]) -> dict[Line, str]:
    return {line: urlencode({"name": min(one)}) for line, one in labels.items() if len(one) == 1}


def _row(
    row: RowShown, columns: Sequence[ColumnShown], numbers: Mapping[str, tuple[int, str]], here: str
) -> RowOnPage:
    by_letter = {cell.letter: cell for cell in row.cells}
    cells = [
        replace(_cell(by_letter.get(column.letter), numbers), here=f"{column.letter}{row.number}" == here)
        for column in columns
    ]
    fates = {cell.fate for cell in row.cells}
    number, query = numbers.get(row.doubt, (None, ""))
    look = "ask" if number else "ok" if fates & COMES else "hd" if fates == {Fate.HEADING} else ""
    return RowOnPage(
        number=row.number,
        meaning=row.meaning,
        look=look,
        comes=bool(fates & COMES),
        hidden=row.hidden,
        doubt=number,
        query=query,
        cells=_spread(cells),
    )


def _spread(cells: Sequence[CellOnPage]) -> Sequence[CellOnPage]:
    """A row with one text alone, such as a title, shows it over the empty cells behind."""
    filled = [place for place, cell in enumerate(cells) if cell.text]
    if len(filled) != 1 or cells[filled[0]].look not in TITLES:
        return cells
    (at,) = filled
    return [*cells[:at], replace(cells[at], span=len(cells) - at)]


def _cell(cell: CellShown | None, numbers: Mapping[str, tuple[int, str]]) -> CellOnPage:
    if cell is None:
        return CellOnPage("")
    # A doubt about a whole column is not said again in each of its cells
    number, query = (None, "") if cell.fate in PLAIN else numbers.get(cell.doubt, (None, ""))
    look = LOOKS.get(cell.fate, "") or ("" if NUMBER.match(cell.text) else "txt")
    formula = cell.formula and cell.fate in COMES
    return CellOnPage(cell.text, look, cell.why, cell.read_as, number, query, formula=formula)
