"""Takes back what would be left out, where a person says so: columns, rows and hidden sheets by their keys. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.sheets import SheetRead
from indicators.terms.periods import Period, PeriodError
from indicators.terms.written_periods import parse_period

BACK, PERIOD = "back:", "period:"
COLUMN, ROW, SHEET = f"{BACK}column:", f"{BACK}row:", f"{BACK}sheet:"


def column_key(grid: Grid, column: int) -> str:
    """ "back:column:Board!J", of a sheet that is turned round "back:column:Board!12"."""
    return COLUMN + _line(grid, 0, column, by_row=grid.turned)


def row_key(grid: Grid, row: int) -> str:
    return ROW + _line(grid, row, 0, by_row=not grid.turned)


def sheet_key(name: str) -> str:
    return f"{SHEET}{name}"


def _line(grid: Grid, row: int, column: int, *, by_row: bool) -> str:
    letters = grid.address(row, column).rstrip("0123456789")
    number = grid.place(row, column)[0]
    return grid.qualified(str(number)) if by_row else letters


def take_back(read: SheetRead, answers: Mapping[str, str]) -> None:
    """A column is of the period that its headings say, or of the one that was answered; a row is its label's."""
    if not any(key.startswith(BACK) for key in answers):
        return
    for table in read.tables:
        for column in (*table.left_out, *table.unknown):
            if answer := answers.get(column_key(table.grid, column)):
                _take_column(table, column, answer)
        table.rows = [
            _row_back(table, place)
            if row.role.left_out and row_key(table.grid, row.index) in answers
            else row
            for place, row in enumerate(table.rows)
        ]


def _take_column(table: Table, column: int, answer: str) -> None:
    heading = replace(table.band.columns.get(column, Heading()), role=Role.VALUE)
    if period := answered_period(answer):
        heading = Heading(heading.text, whole=period, role=Role.VALUE)
    table.left_out.pop(column, None)
    table.unknown = [each for each in table.unknown if each != column]
    table.figures = dict(sorted({**table.figures, column: heading}.items()))


def _row_back(table: Table, place: int) -> Row:
    """A group of its own, so that it does not pass for a part of the measure above."""
    row, column = table.rows[place], table.label
    text = table.grid.text(row.index, column) if column is not None else ""
    return replace(
        row,
        role=Role.NONE,
        label=text or row.label,
        label_at=(row.index, column) if text and column is not None else row.label_at,
        group=max(one.group for one in table.rows) + 1 + place,
    )


def answered_period(answer: str) -> Period | None:
    """What "period:2024/25 Q1" says; None for any other answer, and for what is no period."""
    try:
        return parse_period(answer.removeprefix(PERIOD)) if answer.startswith(PERIOD) else None
    except PeriodError:
        return None
