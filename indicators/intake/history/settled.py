"""Figures of a council's own file when all doubt about them is settled, checked as rows of any file are. Pure.

A row of a file with our headings and a cell of a council's own workbook pass the same checks: what each column says is
written as such a row, and a fault of a column is told by the cell it was read from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.recorded import number_as_typed
from indicators.catalogue.known_indicators import Catalogue
from indicators.files.columns import COLUMNS, Columns
from indicators.files.faults import Fault, Faults
from indicators.files.row_checks import RowChecker

# A percentage that a workbook stores as 0.841 is 84.1 and not 84.10000000000001
DIGITS = 10


@dataclass(frozen=True)
class Settled:
    """One figure as the file means it. `number` is its place in the proposal, `cell` where it stands ("Sheet!D8").

    `numerator_cell` and `denominator_cell` are where these stand, "" for the same cell. The texts are as a row of a
    file has them: `indicator` a code, `period` as `parse_period` reads it.
    """

    number: int
    cell: str
    label: str
    indicator: str
    period: str
    category: str = ""
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    status: str = ""
    note: str = ""
    numerator_cell: str = ""
    denominator_cell: str = ""
    formula: bool = False

    @property
    def texts(self) -> list[str]:
        """As the row of a file whose columns are those of COLUMNS."""
        numbers = (_text(self.numerator), _text(self.denominator), _text(self.value))
        return [self.indicator, self.period, self.category, *numbers, self.symbol, self.status, self.note]

    @property
    def says(self) -> frozenset[str]:
        """Which of status and note the file gives; what it does not give stays as it stands."""
        given = {"status": self.status, "note": self.note}
        return frozenset(name for name, text in given.items() if text)

    def cell_of(self, column: str) -> str:
        cells = {"numerator": self.numerator_cell, "denominator": self.denominator_cell}
        return cells.get(column, "") or self.cell


def _text(number: float | None) -> str:
    return "" if number is None else number_as_typed(round(float(number), DIGITS))


class Checked(NamedTuple):
    """`figure` is None where the cell has faults; each fault's `column` is then the address of a cell."""

    settled: Settled
    figure: ReportedFigure | None
    faults: tuple[Fault, ...]


def check_settled(figures: Iterable[Settled], catalogue: Catalogue) -> list[Checked]:
    """Each with what is wrong with it, in their order."""
    listed = list(figures)
    columns = Columns(tuple(range(len(COLUMNS))), len(COLUMNS))
    faults = Faults(most=len(listed) * len(COLUMNS) + 1)
    checker = RowChecker(catalogue, columns, faults)
    read = [checker.read(number, settled.texts) for number, settled in enumerate(listed)]
    wrong: dict[int, list[Fault]] = {}
    for fault in faults:
        wrong.setdefault(fault.row or 0, []).append(fault)
    return [
        Checked(
            settled,
            None if figure is None else figure._replace(cell=settled.cell),
            _by_cell(settled, wrong.get(number, ()), listed),
        )
        for number, (settled, figure) in enumerate(zip(listed, read, strict=True))
    ]


def _by_cell(settled: Settled, faults: Sequence[Fault], listed: Sequence[Settled]) -> tuple[Fault, ...]:
    return tuple(
        replace(fault, row=None, column=settled.cell_of(fault.column), problem=_named(fault.problem, listed))
        for fault in faults
    )


def _named(problem: str, listed: Sequence[Settled]) -> str:
    """The sentence about a figure that is there twice names a row by its number, which is a place in our list."""
    start, _, rest = problem.partition(" already gives ")
    word, _, number = start.partition(" ")
    if word != "Row" or not number.isdigit():
        return problem
    return f"Cell {listed[int(number)].cell} already gives {rest}"
