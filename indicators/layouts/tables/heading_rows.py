"""Decides where tables begin: which rows are headings, by what they say and what stands below them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indicators.layouts.cells.contents import Said
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.headings_together import completed, year_of_run

MOST_HEADING_ROWS = 5


@dataclass(frozen=True)
class Band:
    """Rows of headings from `top` to `bottom`, the table's last row, and for each column what its headings say."""

    top: int
    bottom: int
    last: int
    columns: dict[int, Heading]
    left: int
    right: int  # the first column that is none of it

    @property
    def span(self) -> range:
        return range(self.left, self.right)


def bands(grid: Grid) -> list[Band]:
    anchors = [row for row in range(grid.rows) if is_anchor(grid, row)]
    starts: list[tuple[int, int]] = []
    for row in anchors:
        if starts and row <= starts[-1][1]:
            continue
        top, bottom = _grown(grid, row)
        if starts and top <= starts[-1][1]:
            top = starts[-1][1] + 1
        starts.append((top, bottom))
    if not starts:
        return []
    ends = [top - 1 for top, _ in starts[1:]] + [grid.rows - 1]
    return [
        Band(top, bottom, last, completed(_columns(grid, top, bottom)), 0, grid.columns)
        for (top, bottom), last in zip(starts, ends, strict=True)
    ]


def is_anchor(grid: Grid, row: int) -> bool:
    """Whether the row says at least two different times, or two different roles of which one is a figure's."""
    headings = [(column, heading) for column, heading in _headings(grid, row)]
    if len(headings) < 2 or _has_numbers(grid, row, headings):
        return False
    times = {heading.said_of_time for _, heading in headings if heading.in_time and not heading.role.left_out}
    if len(times) >= 2:
        return True
    roles = {heading.role for _, heading in headings if heading.role is not Role.NONE}
    figures = roles & {Role.NUMERATOR, Role.DENOMINATOR, Role.VALUE}
    return ((len(roles) >= 2 and bool(figures)) or (bool(times) and bool(roles))) and _numbers_below(
        grid, row
    )


def _headings(grid: Grid, row: int) -> Iterator[tuple[int, Heading]]:
    for column in grid.filled_rows.get(row, ()):
        heading = grid.heading(row, column)
        if heading is not None:
            yield column, heading


def _has_numbers(grid: Grid, row: int, headings: list[tuple[int, Heading]]) -> bool:
    """Bare years are headings where at least two stand in the row, one after another, and nothing else is a number."""
    numbers = [column for column, heading in headings if grid.is_number(row, column)]
    years = [heading.bare for column, heading in headings if column in numbers and heading.bare is not None]
    if not numbers:
        return False
    climbing = all(abs(after - before) == 1 for before, after in pairwise(years))
    return len(years) < len(numbers) or len(years) < 2 or not climbing


def _numbers_below(grid: Grid, row: int) -> bool:
    below = range(row + 1, min(row + 8, grid.rows))
    return any(grid.is_number(each, column) for each in below for column in grid.filled_rows.get(each, ()))


def _grown(grid: Grid, row: int) -> tuple[int, int]:
    top = bottom = row
    while top > 0 and row - top < MOST_HEADING_ROWS and _heads(grid, top - 1, above=True):
        top -= 1
    while (
        bottom - top < MOST_HEADING_ROWS and bottom + 1 < grid.rows and _heads(grid, bottom + 1, above=False)
    ):
        bottom += 1
    return top, bottom


def _heads(grid: Grid, row: int, *, above: bool) -> bool:
    """Whether a row beside the anchor is one of headings too: without numbers, and more than a title."""
    columns = grid.filled_rows.get(row, [])
    headings = dict(_headings(grid, row))
    if not columns or any(
        grid.is_number(row, column) and headings[column].bare is None for column in columns
    ):
        return False
    if above:
        return len(columns) >= 2 or any(heading.in_time and columns[0] > 0 for heading in headings.values())
    if not is_anchor(grid, row) and not _second_row(headings) and not _only_words(grid, row, columns):
        return False
    return len(columns) >= 2


def _second_row(headings: dict[int, Heading]) -> bool:
    """Parts under periods ("Num", "Den", "%"), or periods under years."""
    said = [heading for heading in headings.values() if heading.role is not Role.NONE or heading.in_time]
    return len(said) >= 2 and len(said) * 2 >= len(headings)


def _only_words(grid: Grid, row: int, columns: list[int]) -> bool:
    """Words under at least two headings of times ("North", "South"), where figures would stand."""
    under = [column for column in columns if (above := _above(grid, row, column)) and above.in_time]
    labels = [grid.heading(row, column) for column in columns if under and column < under[0]]
    if any(one is not None and one.role is Role.NONE for one in labels):
        return False  # a measure's name, and texts in place of its figures
    if under and columns[0] > 0:  # of a heading that reaches over them, though it is not merged
        under = [column for column in columns if column >= under[0] and grid.is_number(row + 1, column)]
    readings = [grid.reading(row, column) for column in under]
    return len(under) >= 2 and all(one is not None and one.said is Said.TEXT for one in readings)


def _above(grid: Grid, row: int, column: int) -> Heading | None:
    at = grid.across.get((row - 1, column), (row - 1, column))
    return grid.heading(*at)


def _columns(grid: Grid, top: int, bottom: int) -> dict[int, Heading]:
    """What each column's headings say together, the year over the quarter over the part."""
    found: dict[int, Heading] = {}
    for column in range(grid.columns):
        said: Heading | None = None
        for row in range(top, bottom + 1):
            heading = _over(grid, row, column, bottom)
            if heading is not None and (said is None or heading.text not in said.text.split("\n")):
                said = heading if said is None else heading.within(said)
        if said is not None:
            found[column] = said
    return found


def _over(grid: Grid, row: int, column: int, bottom: int) -> Heading | None:
    own = grid.heading(row, column)
    if own is not None:
        return own
    if (row, column) in grid.across:
        at = grid.across[row, column]
        return grid.heading(*at) if at[0] == row else None
    if not any(grid.cell(below, column) for below in range(row + 1, bottom + 1)):
        return None
    centred = year_of_run(grid, row, column)
    if centred is not None:
        return centred
    for left in range(column - 1, -1, -1):
        if (row, left) in grid.across:
            return None
        heading = grid.heading(row, left)
        if heading is not None:
            covers = any(grid.cell(below, left) for below in range(row + 1, bottom + 1))
            return heading if covers and (heading.in_time or heading.role.left_out) else None
    return None
