"""Decides which columns of a table hold figures of which time, which hold labels, and which neither. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.layouts.cells.contents import Said
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role, row_role
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.heading_rows import Band

REFERENCE = re.compile(r"[A-Za-z]{0,6}[ ./-]?\d+([./-]?\d+)*[a-z]?|[A-Z]{1,2}")
_MOSTLY = 0.6


@dataclass(frozen=True)
class Row:
    """`label` is the measure's, `label_at` where it stands; `around` the headings it stands under. Rows of one measure
    have the same `group`. `time` is what the row itself says of its period."""

    index: int
    label: str
    label_at: tuple[int, int] | None
    group: int
    role: Role = Role.NONE
    around: str = ""
    time: Heading | None = None
    beside: str = ""  # what columns about the measure say: "Cumulative YTD", "Annual"
    of_parts: bool = False  # a total of the rows above, and the measure itself
    whole: str = ""  # the measure of which it is a group, where a column of its own says the group


@dataclass
class Table:
    grid: Grid
    band: Band
    titles: tuple[str, ...] = ()
    figures: dict[int, Heading] = field(default_factory=dict)  # columns with figures
    left_out: dict[int, Role] = field(default_factory=dict)
    unknown: list[int] = field(
        default_factory=list
    )  # columns of numbers under no heading that says what they are
    notes: list[int] = field(default_factory=list)
    about: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)  # columns that say each row's period
    label: int | None = None
    kind: int | None = None
    area: int | None = None
    rows: list[Row] = field(default_factory=list)

    @property
    def body(self) -> range:
        return range(self.band.bottom + 1, self.band.last + 1)


def table_of(grid: Grid, band: Band, titles: tuple[str, ...], *, timed: bool) -> Table:
    """`timed`: the sheet or its title says the period of columns that say none."""
    table = Table(grid, band, titles)
    table.times = [column for column in band.span if _says_times(table, column)]
    for column in band.span:
        if column not in table.times:
            _sort_column(table, column, timed=timed or bool(table.times))
    _find_labels(table)
    return table


def _body_cells(table: Table, column: int) -> list[int]:
    return [row for row in table.body if table.grid.cell(row, column)]


def _says_times(table: Table, column: int) -> bool:
    """Whether most of its cells are periods, or parts of them, and say nothing else; and two of them differ."""
    rows = _body_cells(table, column)
    heading = table.band.columns.get(column)
    if len(rows) < 2 or (heading and heading.in_time):
        return False
    said = [table.grid.heading(row, column) for row in rows]
    times = [
        one for one in said if one and one.in_time and not one.rest and one.role in (Role.NONE, Role.VALUE)
    ]
    whole = [
        one for one in said if one and not one.in_time and one.role is Role.VALUE and one.text.strip() != "%"
    ]
    bare = [one for one in times if one.bare is not None and one.quarter is None and one.month is None]
    if len(bare) == len(times) and any(table.grid.is_number(row, column) for row in rows):
        return (
            len(times) == len(rows)
            and heading is not None
            and bool(re.search("year", heading.text, re.IGNORECASE))
        )
    return len(times) >= 2 and len(times) + len(whole) >= _MOSTLY * len(rows)


def _sort_column(table: Table, column: int, *, timed: bool) -> None:
    rows = _body_cells(table, column)
    heading = table.band.columns.get(column)
    if not rows:
        return
    numbers = [row for row in rows if table.grid.is_number(row, column)]
    role = heading.role if heading else Role.NONE
    if role.left_out:
        table.left_out[column] = role
    elif role is Role.NOTE:
        table.notes.append(column)
    elif heading and _may_hold_figures(table, column, heading, rows, timed=timed):
        table.figures[column] = heading
    elif role in (Role.ABOUT, Role.AREA):
        table.about.append(column)
    elif numbers and len(numbers) * 2 >= len(rows) and role not in (Role.REFERENCE, Role.LABEL):
        table.unknown.append(column)


def _may_hold_figures(
    table: Table, column: int, heading: Heading, rows: Sequence[int], *, timed: bool
) -> bool:
    """Numbers under a period or a part of a figure; or marks in place of all of them, not words."""
    if any(table.grid.is_number(row, column) for row in rows):
        return heading.in_time or (timed and heading.role.part)
    readings = [table.grid.reading(row, column) for row in rows]
    return heading.in_time and any(one is not None and one.said is not Said.TEXT for one in readings)


def _find_labels(table: Table) -> None:
    firsts = min(table.figures, default=0)
    table.about += [column for column in table.notes if column < firsts]  # "Reason for leaving care"
    table.notes = [column for column in table.notes if column >= firsts]
    taken = {*table.figures, *table.left_out, *table.notes, *table.unknown, *table.times}
    free = [column for column in table.band.span if column not in taken]
    left = [column for column in free if not table.figures or column < max(table.figures)]
    texts = {column: _texts(table, column) for column in left}
    for column in left:
        roles = [row_role(text) for text in texts[column]]
        parts = sum(role.part for role in roles)
        aside = parts + sum(role.left_out for role in roles)  # "In quarter" beside "Cumulative"
        others = any(_label_score(table, each, texts[each]) > 0 for each in left if each != column)
        if roles and parts >= _MOSTLY * len(roles):
            table.kind = column if table.kind is None else table.kind
        elif sum(role in (Role.NEIGHBOURS, Role.ENGLAND, Role.REGION) for role in roles) >= 2:
            table.area = column
        elif roles and others and aside >= _MOSTLY * len(roles):
            table.kind = column if table.kind is None else table.kind
    scores = {column: _label_score(table, column, texts[column]) for column in left if column != table.kind}
    for among in (
        set(scores) - set(table.about),
        set(scores),
    ):  # those about the measure, if there is no other
        best = max(among, key=lambda column: (scores[column], -column), default=None)
        if table.label is None and best is not None and scores[best] > 0:
            table.label = best
    table.about = [column for column in table.about if column != table.label]
    if table.area == table.label:
        table.area = None
    table.notes += [
        column
        for column in free
        if column > firsts and column not in (table.label, *table.about) and _body_cells(table, column)
    ]
    table.about += [
        c for c in left if c not in (table.label, table.kind, table.area, *table.about, *table.notes)
    ]


def _texts(table: Table, column: int) -> list[str]:
    return [table.grid.text(row, column) for row in _body_cells(table, column)]


def _label_score(table: Table, column: int, texts: list[str]) -> float:
    heading = table.band.columns.get(column)
    role = heading.role if heading else Role.NONE
    if role is Role.REFERENCE:
        return 0
    worded = {text for text in texts if sum(map(str.isalpha, text)) >= 2 and not REFERENCE.fullmatch(text)}
    named = {text for text in worded if row_role(text) is Role.NONE}
    length = sum(map(len, named)) / len(named) if named else 0
    rows_with_figures = {
        row for row in table.body if any(table.grid.cell(row, each) for each in table.figures)
    }
    beside = sum(1 for row in _body_cells(table, column) if row in rows_with_figures)
    if not named or not beside:
        return 0
    return min(beside, len(named)) * min(length, 30) * (4 if role is Role.LABEL else 1)
