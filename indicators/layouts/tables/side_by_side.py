"""Decides where one row of headings stands over several tables, each with a column of labels of its own. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.layouts.cells.contents import Said
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role, row_role
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.heading_rows import Band

_LETTERS = 4  # of a label at least: colours' initials and directions have fewer
_MOSTLY = 0.8


def sides(grid: Grid, band: Band) -> list[Band]:
    """The band cut before every column of labels that has figures to its left and to its right."""
    timed = [
        column
        for column, heading in band.columns.items()
        if heading.in_time and any(grid.is_number(row, column) for row in _body(band))
    ]
    if not timed:
        return [band]
    between = range(min(timed) + 1, max(timed))
    cuts = [column for column in between if column not in timed and _holds_labels(grid, band, column, timed)]
    edges = pairwise((band.left, *cuts, band.right))
    return [
        replace(
            band,
            left=left,
            right=right,
            columns={column: heading for column, heading in band.columns.items() if left <= column < right},
        )
        for left, right in edges
    ]


def _body(band: Band) -> range:
    return range(band.bottom + 1, band.last + 1)


def _holds_labels(grid: Grid, band: Band, column: int, timed: Sequence[int]) -> bool:
    heading = grid.heading(band.bottom, column)  # above it may stand the year of its whole table
    if not _may_head_labels(heading):
        return False
    rows = [row for row in _body(band) if grid.cell(row, column)]
    worded = [row for row in rows if _is_label(grid, row, column)]
    texts = {grid.text(row, column) for row in worded}
    right = [each for each in timed if each > column]
    beside = [row for row in worded if any(grid.is_number(row, each) for each in right)]
    least = 1 if heading and heading.role is Role.LABEL else 2
    return len(beside) >= max(least, _MOSTLY * len(rows)) and len(texts) >= _MOSTLY * len(worded)


def _may_head_labels(heading: Heading | None) -> bool:
    return heading is None or (heading.role in (Role.NONE, Role.LABEL) and not heading.in_time)


def _is_label(grid: Grid, row: int, column: int) -> bool:
    reading, text = grid.reading(row, column), grid.text(row, column)
    worded = reading is not None and reading.said is Said.TEXT and sum(map(str.isalpha, text)) >= _LETTERS
    return worded and row_role(text) is Role.NONE
