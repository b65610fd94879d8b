"""Decides which column is the council's where areas or teams stand across and the title alone says the period. Pure."""

from dataclasses import replace

from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.whose import is_council
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.heading_rows import Band

_LEAST = 2  # columns of numbers


def areas_across(grid: Grid, council: str) -> Band | None:
    """The first row of words over numbers, one of them the council's name or its total."""
    for row in range(grid.rows - 1):
        columns = grid.filled_rows.get(row, [])
        words = not any(grid.is_number(row, column) for column in columns)
        over = [column for column in columns if grid.is_number(row + 1, column)]
        if words and len(over) >= _LEAST:
            ours = [column for column in over if is_council(grid.text(row, column), council)]
            ours = ours or [column for column in over if _is_total(grid.text(row, column))]
            if len(ours) == 1:
                found = {column: grid.heading(row, column) for column in columns}
                said = {
                    column: _meant(heading, column in over, column in ours)
                    for column, heading in found.items()
                    if heading is not None
                }
                return Band(row, row, grid.rows - 1, said, 0, grid.columns)
            return None
    return None


def _is_total(text: str) -> bool:
    return text.casefold().strip() in ("total", "overall", "council total", "whole council", "all teams")


def _meant(heading: Heading, is_over: bool, is_ours: bool) -> Heading:
    if not is_over or (heading.role.left_out and not is_ours):
        return heading
    return replace(heading, role=Role.VALUE if is_ours else Role.OTHER_AREA, rest="")
