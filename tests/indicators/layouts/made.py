"""Workbooks made up for tests, as readers of files give them: no file is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from indicators.files.books.cells import Area, BookCell, BookSheet, CellKind, Percent
from indicators.layouts.proposals import Proposal

Value = str | float | None


@dataclass
class Sheet:
    """A sheet that is filled row by row; numbers are written with `%` for a true per cent format."""

    name: str = "Scorecard"
    book: BookSheet = field(init=False)

    def __post_init__(self) -> None:
        self.book = BookSheet(self.name)

    def put(self, row: int, column: int, value: Value, percent: Percent = Percent.NONE) -> None:
        if value is None:
            return
        if isinstance(value, str):
            cell = BookCell(row, column, CellKind.TEXT, value)
        else:
            stored = float(f"{value / 100:.12g}") if percent is Percent.TRUE else float(value)
            cell = BookCell(
                row, column, CellKind.NUMBER, f"{value:g}{'%' if percent else ''}", stored, percent
            )
        self.book.cells[row, column] = cell

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.book.merged.append(Area(top, left, bottom, right))


def sheet_of(
    rows: Sequence[Sequence[Value]], name: str = "Scorecard", percent: Percent = Percent.NONE
) -> BookSheet:
    """Of rows of texts and numbers, from A1; None is an empty cell."""
    made = Sheet(name)
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            made.put(row, column, value, percent if isinstance(value, float) else Percent.NONE)
    return made.book


def turned(sheet: BookSheet) -> BookSheet:
    """The same with rows for columns."""
    cells = {
        (cell.column + 1, cell.row - 1): BookCell(
            cell.column + 1, cell.row - 1, cell.kind, cell.shown, cell.number, cell.percent, cell.formula
        )
        for cell in sheet.cells.values()
    }
    merged = [Area(area.left + 1, area.top - 1, area.right + 1, area.bottom - 1) for area in sheet.merged]
    return BookSheet(sheet.name, False, cells, merged)


def told(proposal: Proposal) -> list[tuple[str | None, str, float | None]]:
    return [(row.indicator, row.period, row.value) for row in proposal.rows]


def in_doubt(proposal: Proposal) -> set[str]:
    """Cells that some open doubt is about."""
    opened = [doubt for doubt in proposal.doubts if doubt.open]
    about = {cell for doubt in opened for cell in doubt.cells}
    about |= {row.cell for doubt in opened for row in doubt.waits}
    keys = {doubt.key for doubt in opened}
    return about | {row.cell for row, key in product(proposal.rows, keys) if key in row.doubts}
