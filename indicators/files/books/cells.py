"""What a reader of whole workbooks gives: sheets, their cells as shown and as stored, what is hidden. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from indicators.files.faults import FileRefused, refusal
from indicators.files.sheets import address

MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_SHEETS = 20_000, 600, 300_000, 100
MOST_RECTANGLE = (
    600_000  # cells between the first and the last of each sheet, empty or not, of all sheets together
)
MOST_TEXT = 8_000_000  # characters of all cells together
LONGEST_TEXT = 10_000  # of one cell; what comes after is cut off


NO_RESULT = "formula without a result"  # what such a cell shows, as an error: nothing of it is stored


class CellKind(StrEnum):
    NUMBER = "n"
    TEXT = "t"
    DAY = "d"
    ERROR = "e"
    TRUTH = "b"


class Percent(StrEnum):
    """How a cell shows a per cent sign: by multiplying what it stores, or as a letter behind it."""

    NONE = ""
    TRUE = "%"
    WRITTEN = '"%"'


@dataclass(frozen=True)
class BookCell:
    """Row from 1, column from 0. `number` as stored, of kind NUMBER; `shown` as the spreadsheet shows it, a day as
    2024-03-31. `formula`: the number is a formula's stored result."""

    row: int
    column: int
    kind: CellKind
    shown: str
    number: float | None = None
    percent: Percent = Percent.NONE
    formula: bool = False

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True)
class Area:
    """Cells merged into one, both edges within it: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class BookSheet:
    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], BookCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def columns(self) -> int:
        return max((column for _, column in self.cells), default=-1) + 1


class Room:
    """How much may still be taken in, of all sheets together; raises FileRefused where it ends."""

    def __init__(self) -> None:
        self._cells = self._text = self._sheets = 0

    def sheet(self) -> None:
        self._sheets += 1
        if self._sheets > MOST_SHEETS:
            raise too_large(f"The workbook has more than {MOST_SHEETS} sheets")

    def cell(self, row: int, column: int, length: int) -> None:
        self._cells += 1
        self._text += length
        if row > MOST_ROWS or column >= MOST_COLUMNS:
            raise too_large(f"A sheet reaches to cell {address(row, column)}")
        if self._cells > MOST_CELLS:
            raise too_large(f"The workbook has more than {MOST_CELLS:,} cells that hold something")
        if self._text > MOST_TEXT:
            raise too_large(f"The texts of the workbook have more than {MOST_TEXT:,} characters")


def too_large(what: str) -> FileRefused:
    return refusal(
        f"{what}: more than a workbook of figures can have.",
        "Copy the tables alone into a new workbook (stray cells count too), or divide it by years.",
    )
