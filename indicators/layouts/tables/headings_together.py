"""Decides what headings say together with those beside them: a year after its quarters, or centred over them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import replace

from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.tables.grids import Grid

_WHOLE_YEAR = re.compile(
    r"\b(year[ -]?end|full[ -]year|whole year|end of year|annual|year total|out-?turn)\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\btotal\W*$", re.IGNORECASE)


def says_whole_year(heading: Heading) -> bool:
    return heading.role is Role.VALUE and bool(_WHOLE_YEAR.search(heading.text))


def completed(columns: Mapping[int, Heading]) -> dict[int, Heading]:
    """Columns with the year that those to their left say, where all of its parts stand there."""
    found = dict(columns)
    for column in sorted(found):
        heading = found[column]
        left = [found[each] for each in sorted(found) if each < column]
        if heading.quarter is not None and heading.year is None and heading.bare is None:
            heading = _quarter_of_months(heading, left)
        elif not heading.in_time and says_whole_year(heading):
            heading = _year_of_quarters(heading, left)
        found[column] = heading
        parts = _parts_of(column, found)
        if parts:
            found |= {each: replace(found[each], role=Role.PART_OF_COUNCIL) for each in parts}
            found[column] = replace(heading, role=Role.VALUE)
        if heading.role is Role.DENOMINATOR and _TOTAL.search(heading.text) and _is_alone(column, found):
            found[column] = replace(heading, role=Role.VALUE)
    return found


def _quarter_of_months(heading: Heading, left: list[Heading]) -> Heading:
    """ "Q1 total" after April, May and June of one year."""
    months = [one for one in left[-3:] if one.period is not None and one.month is not None]
    years = {one.period.financial_year for one in months if one.period}
    quarters = {one.period.quarter for one in months if one.period}
    if len(months) == 3 and len(years) == 1 and quarters == {heading.quarter}:
        return replace(heading, year=years.pop())
    return heading


def _year_of_quarters(heading: Heading, left: list[Heading]) -> Heading:
    """ "Year end" after the four quarters of a year."""
    four = [one for one in left[-4:] if one.quarter is not None and one.year is not None]
    years = {one.year for one in four}
    if [one.quarter for one in four] == [1, 2, 3, 4] and len(years) == 1:
        return replace(heading, year=years.pop())
    return heading


def _parts_of(column: int, columns: Mapping[int, Heading]) -> list[int]:
    """The columns "North", "South" beside a "Total" under one heading of time, where none is a part of a figure."""
    own = columns[column]
    if own.role is not Role.DENOMINATOR or not own.in_time or not _TOTAL.search(own.text):
        return []
    others = [each for each, one in columns.items() if each != column and _moment(one) == _moment(own)]
    named = all(columns[each].role in (Role.NONE, Role.ABOUT, Role.AREA) for each in others)
    said = {columns[each].text for each in others}
    return others if len(others) >= 2 and named and len(said) == len(others) else []


def _is_alone(column: int, columns: Mapping[int, Heading]) -> bool:
    """Whether no other column is of its time: then a total is the figure, and no one's whole."""
    own = columns[column]
    others = [one for each, one in columns.items() if each != column and _moment(one) == _moment(own)]
    return own.in_time and not others


def _moment(heading: Heading) -> tuple[object, ...]:
    return heading.year, heading.quarter, heading.month, heading.month_year, heading.day, heading.whole


def year_of_run(grid: Grid, row: int, column: int) -> Heading | None:
    """The one year over the quarters (or months) that stand in order around a column, where every such run has one."""
    below = row + 1
    runs = _runs(grid, below)
    years = [
        [each for each in run if (one := grid.heading(row, each)) and one.year is not None] for run in runs
    ]
    if len(runs) < 2 or any(len(one) != 1 for one in years):
        return None
    if any((row, each) in grid.across for run in runs for each in run):
        return None
    return next(
        (grid.heading(row, one[0]) for run, one in zip(runs, years, strict=True) if column in run), None
    )


def _runs(grid: Grid, row: int) -> list[list[int]]:
    """Columns side by side whose headings go on from Q1 to Q4, or from April to March, and what follows them."""
    runs: list[list[int]] = []
    before = 0
    for column in grid.filled_rows.get(row, ()):
        heading = grid.heading(row, column)
        if heading is None or heading.year is not None or heading.month_year is not None:
            continue
        place = heading.quarter or ((heading.month - 4) % 12 + 1 if heading.month else 0)
        if place and (not runs or place <= before):
            runs.append([column])
        elif runs and (place or says_whole_year(heading)):
            runs[-1].append(column)
        before = place or before
    return runs
