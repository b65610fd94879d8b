"""A sheet as rows and columns that can be turned round, so that one way of reading serves both. Pure.

Rows and columns count from 0 here; `address` says where a cell stands in the sheet itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from indicators.files.books.cells import Area, BookCell, BookSheet, CellKind
from indicators.files.sheets import address
from indicators.layouts.cells.contents import Reading, Said, read_cell
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.texts import heading_of

_MOST_COVERED = 200_000  # merged cells: what merges more is no layout of figures


@dataclass
class Grid:
    """`turned`: its rows are the sheet's columns."""

    sheet: BookSheet
    turned: bool = False
    _cells: dict[tuple[int, int], BookCell] = field(init=False)

    def __post_init__(self) -> None:
        self._cells = {self._at(row - 1, column): cell for (row, column), cell in self.sheet.cells.items()}
        self.rows = max((row for row, _ in self._cells), default=-1) + 1
        self.columns = max((column for _, column in self._cells), default=-1) + 1
        self._headings: dict[tuple[int, int], Heading | None] = {}
        self._readings: dict[tuple[int, int], Reading | None] = {}

    def _at(self, row: int, column: int) -> tuple[int, int]:
        return (column, row) if self.turned else (row, column)

    def cell(self, row: int, column: int) -> BookCell | None:
        return self._cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        return cell.shown.strip() if cell else ""

    def heading(self, row: int, column: int) -> Heading | None:
        at = row, column
        if at not in self._headings:
            cell = self._cells.get(at)
            self._headings[at] = heading_of(cell) if cell else None
        return self._headings[at]

    def reading(self, row: int, column: int) -> Reading | None:
        at = row, column
        if at not in self._readings:
            cell = self._cells.get(at)
            self._readings[at] = read_cell(cell) if cell else None
        return self._readings[at]

    def is_number(self, row: int, column: int) -> bool:
        """Whether it says a number, and so is no heading; a bare year may be either."""
        found, cell = self.reading(row, column), self._cells.get((row, column))
        if found is None or cell is None or found.said not in (Said.NUMBER, Said.STARRED):
            return False
        heading = self.heading(row, column) if cell.kind is CellKind.TEXT else None
        return not (heading and heading.in_time)  # "2022/23" is a year

    def address(self, row: int, column: int) -> str:
        """ "Sheet!D8", or "D8" where there is one sheet without a name."""
        down, across = self._at(row, column)
        return self.qualified(address(down + 1, across))

    def qualified(self, place: str) -> str:
        return f"{self.sheet.name}!{place}" if self.sheet.name else place

    def place(self, row: int, column: int) -> tuple[int, int]:
        """In the sheet itself: row from 1, column from 0."""
        down, across = self._at(row, column)
        return down + 1, across

    def note(self, row: int, column: int) -> str:
        return self.sheet.notes.get(self.place(row, column), "")

    @cached_property
    def filled_rows(self) -> dict[int, list[int]]:
        """The columns of each row that hold something, in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self._cells):
            found.setdefault(row, []).append(column)
        return found

    @cached_property
    def merged(self) -> list[Area]:
        """As rows and columns from 0, of this grid."""
        found = []
        for area in self.sheet.merged:
            top, left = self._at(area.top - 1, area.left)
            bottom, right = self._at(area.bottom - 1, area.right)
            found.append(Area(top, left, min(bottom, self.rows), min(right, self.columns)))
        return found

    @cached_property
    def hidden_rows(self) -> set[int]:
        sheet = self.sheet
        return set(sheet.hidden_columns) if self.turned else {row - 1 for row in sheet.hidden_rows}

    @cached_property
    def hidden_columns(self) -> set[int]:
        sheet = self.sheet
        return {row - 1 for row in sheet.hidden_rows} if self.turned else set(sheet.hidden_columns)

    @cached_property
    def down(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Cells covered by one merged down its column alone, by where that one stands."""
        return self._covered(lambda area: area.left == area.right)

    @cached_property
    def across(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Cells covered by any merged one, by where that one stands."""
        return self._covered(lambda area: True)

    def _covered(self, wanted: Callable[[Area], bool]) -> dict[tuple[int, int], tuple[int, int]]:
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for area in self.merged:
            if not wanted(area) or len(found) > _MOST_COVERED:
                continue
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    found[row, column] = (area.top, area.left)
        return found
