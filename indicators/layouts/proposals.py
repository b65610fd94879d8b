"""What is proposed of a workbook: figures, what waits for an answer, what is left out and why, the sheets shown. Pure.

Every cell with a number has one fate, so that the counts add up: it makes a figure, waits for the answer to a doubt,
stands in place of a figure by a mark ("no figure"), is left out with its reason, or is a heading or a label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.files.sheets import address, position


class DoubtKind(StrEnum):
    """What is in doubt: one cell, what a mark stands for, a row, a column, a heading, a label or a whole sheet."""

    CELL = "cell"
    SYMBOL = "symbol"
    ROW = "row"
    COLUMN = "column"
    HEADING = "heading"
    LABEL = "label"
    SHEET = "sheet"


class Fate(StrEnum):
    """What becomes of one cell of a sheet."""

    FIGURE = "comes in"
    REREAD = "read as something else"
    PART = "numerator or denominator of a figure"
    WAITS = "waits for an answer"
    NO_FIGURE = "no figure"
    LEFT_OUT = "left out"
    LABEL = "label"
    HEADING = "heading"
    NOTE = "note"
    EMPTY = ""


@dataclass(frozen=True)
class ProposedFigure:
    """One figure as the file means it: percentages as 79, `value` unrounded where it is worked out.

    `indicator` is a code, None where it is not known or stands for none. `period` is written as `parse_period` reads
    it: "2023/24 Q1". `cell` is "Sheet!D8", in a file of text "D8". `shown` is what its cell shows where it is read as
    something else or shows fewer digits. `doubts` are the keys of what is in doubt about it.
    """

    indicator: str | None
    label: str
    period: str
    cell: str
    category: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    note: str = ""
    status: str = "final"
    numerator_cell: str = ""
    denominator_cell: str = ""
    shown: str = ""
    doubts: tuple[str, ...] = ()
    formula: bool = False  # a number of it is a formula's stored result


@dataclass(frozen=True)
class LeftOut:
    """Cells that make no figure: "Sheet!J5:J30", what they are ("target") and why that is no figure.

    `back` is the key of the answer that takes them back, "" where there is no way back; `said` what their heading or
    label says.
    """

    cells: str
    what: str
    why: str
    many: int = 0  # cells among them that hold something
    back: str = ""
    said: str = ""


@dataclass(frozen=True)
class Choice:
    """An answer that a doubt offers. `answer` is what `propose` takes back; one that ends with ":" wants what was typed
    behind it. `code` is an indicator's, where it is one."""

    answer: str
    words: str
    code: str = ""
    likely: bool = False


@dataclass(frozen=True)
class Doubt:
    """What a person must decide, or should know. `key` stays the same from one proposal of a file to the next.

    `waits` are the figures that are not taken before it is answered, as they would be by its likely choice; where it
    is empty, `reading` says how its cells were read meanwhile. `settled` is the answer given, "" where it is open.
    """

    key: str
    kind: DoubtKind
    cell: str
    why: str
    reading: str = ""
    choices: tuple[Choice, ...] = ()
    waits: tuple[ProposedFigure, ...] = ()
    settled: str = ""
    cells: tuple[str, ...] = ()  # all of the cells that it is about
    label: str = ""  # whose measure it asks for, of kind LABEL

    @property
    def open(self) -> bool:
        return not self.settled


@dataclass(frozen=True)
class CellShown:
    """One cell of the sheet as a page shows it. `why` says it in words where it is left out or waits."""

    letter: str
    text: str
    fate: Fate = Fate.EMPTY
    why: str = ""
    doubt: str = ""
    read_as: str = ""
    formula: bool = False


@dataclass(frozen=True)
class ColumnShown:
    """`meaning` is what the column was read as: "2023/24 Q1", "Left out: target", "Name of the measure"."""

    letter: str
    meaning: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class RowShown:
    """`meaning` is what the row was read as: an indicator's title, "Heading, not a figure"."""

    number: int
    cells: tuple[CellShown, ...]
    meaning: str = ""
    indicator: str | None = None
    hidden: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class SheetShown:
    name: str
    hidden: bool
    columns: tuple[ColumnShown, ...]
    rows: tuple[RowShown, ...]
    why_not_read: str = ""


@dataclass(frozen=True)
class KnownWords:
    """What a council has said before: `labels` from folded words to an indicator's code, "code/category" for a part of
    it, "" for none; `answers` by the keys of doubts and of what is left out."""

    labels: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Counts:
    """`figures` come in and `no_figures` among them have a symbol; `waiting` wait for `open_doubts`."""

    figures: int
    no_figures: int
    waiting: int
    open_doubts: int
    left_out: int


@dataclass(frozen=True)
class Proposal:
    rows: tuple[ProposedFigure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sheets: tuple[SheetShown, ...] = ()
    layout: str = ""  # what is alike in all files of this layout, to remember answers by

    @property
    def waiting(self) -> tuple[ProposedFigure, ...]:
        return tuple(figure for doubt in self.doubts if doubt.open for figure in doubt.waits)

    @property
    def counts(self) -> Counts:
        return Counts(
            figures=sum(not row.symbol for row in self.rows),
            no_figures=sum(bool(row.symbol) for row in self.rows),
            waiting=len(self.waiting),
            open_doubts=sum(doubt.open for doubt in self.doubts),
            left_out=sum(one.many for one in self.left_out),
        )


def as_json(proposal: Proposal) -> dict[str, list[dict[str, object]]]:
    """What `read_layout --json` prints: nothing empty but null, values as meant."""
    return {
        "rows": [
            {
                "indicator": row.indicator,
                "label": row.label,
                "period": row.period,
                "category": row.category,
                "numerator": row.numerator,
                "denominator": row.denominator,
                "value": row.value,
                "symbol": row.symbol or None,
                "note": row.note or None,
                "cell": row.cell,
            }
            for row in proposal.rows
        ],
        "left_out": [{"cells": one.cells, "why": one.why or one.what} for one in proposal.left_out],
        "doubts": [
            {"cell": cells, "why": one.why}
            for one in proposal.doubts
            if one.open
            for cells in rectangles(one.cells)
        ],
        "formulas": [{"cells": cells} for cells in formulas(proposal)],
    }


def formulas(proposal: Proposal) -> list[str]:
    """Where figures are formulas' stored results: they are as old as the file's last saving."""
    return rectangles([row.cell for row in (*proposal.rows, *proposal.waiting) if row.formula])


def rectangles(cells: Sequence[str]) -> list[str]:
    """Cells as "Sheet!B4:D5", so that each is within one of them and nothing else is."""
    rows: dict[
        tuple[str, int, int], int
    ] = {}  # from sheet, row and first column to the last one side by side
    ends: dict[tuple[str, int, int], tuple[str, int, int]] = {}
    for cell in cells:
        sheet, _, place = cell.rpartition("!")
        row, column = position(place, 0, 0)
        start = ends.pop((sheet, row, column - 1), (sheet, row, column))
        ends[sheet, row, column] = start
        rows[start] = column
    found: list[str] = []
    below: dict[
        tuple[str, int, int, int], tuple[int, int]
    ] = {}  # sheet, row below, columns: first row, place in found
    for (sheet, row, first), last in rows.items():
        top, at = below.pop((sheet, row, first, last), (row, len(found)))
        begin, stop = address(top, first), address(row, last)
        named = f"{sheet}!" if sheet else ""
        found[at : at + 1] = [f"{named}{begin}" if begin == stop else f"{named}{begin}:{stop}"]
        below[sheet, row + 1, first, last] = top, at
    return found
