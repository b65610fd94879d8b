"""Decides which cells make one figure: those of one measure and one time. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.layouts.drafts.draft import Draft, Part
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.texts import read_heading
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.headings_together import says_whole_year
from indicators.layouts.tables.sheets import SheetRead

_NAMES = {Role.NUMERATOR: "numerator", Role.DENOMINATOR: "denominator"}
Key = tuple[int, str, tuple[object, ...]]
Groups = Sequence[list[Draft]]


def drafts_of(read: SheetRead) -> list[Draft]:
    found: list[Draft] = []
    for table in read.tables:
        found += _drafts(read, table)
    return found


def _drafts(read: SheetRead, table: Table) -> list[Draft]:
    drafts: dict[Key, Draft] = {}
    for row in table.rows:
        if row.role.left_out or row.role is Role.NOTE:
            continue
        for column, heading in table.figures.items():
            reading = read.grid.reading(row.index, column)
            if reading is None:
                continue
            time = _time(read, table, heading, row)
            name = _NAMES.get(_role(heading, row), "value")
            key = _key(drafts, row, time, name)
            draft = drafts.setdefault(key, Draft(read, table, row, column, time, label=row.label))
            draft.parts[name] = Part((row.index, column), reading)
            draft.rows.append(row)
            if name == "value":
                draft.words = _words(read, table, heading, row)
            draft.provisional = (
                draft.provisional or time.provisional or reading.provisional or read.provisional
            )
    for draft in drafts.values():
        _add_note(draft)
    return list(drafts.values())


def _words(read: SheetRead, table: Table, heading: Heading, row: Row) -> str:
    beside = [read.grid.text(row.index, column) for column in (table.label, table.kind) if column is not None]
    return " ".join((heading.text, *beside))


def _role(heading: Heading, row: Row) -> Role:
    """The column's part counts, unless it says no more than that there are results."""
    if heading.role in _NAMES or row.role is Role.NONE:
        return heading.role
    return row.role


def _key(drafts: dict[Key, Draft], row: Row, time: Heading, name: str) -> Key:
    """A second cell for the same part is another figure: the measure stands twice."""
    key = row.group, row.label, moment(time)
    again = 0
    while key in drafts and name in drafts[key].parts:
        again += 1
        key = row.group, row.label, (*moment(time), again)
    return key


def _time(read: SheetRead, table: Table, heading: Heading, row: Row) -> Heading:
    """What the column says, the row adds, and the sheet's name or title says where neither is enough."""
    time = replace(heading, rest="", text="")
    if row.time is not None:
        time = replace(row.time, rest="", text="").within(time)
    if not time.in_time:
        around = sheet_time(read)
        if around is not None and says_whole_year(heading):
            around = Heading(year=around.year) if around.year is not None else None
        time = (
            replace(time.within(around), provisional=time.provisional or around.provisional)
            if around
            else time
        )
    elif time.period is None and (time.quarter is not None or time.month is not None) and time.bare is None:
        year = year_around(read, table)
        time = replace(time, year=year) if year is not None else time
    return time


def sheet_time(read: SheetRead) -> Heading | None:
    """The sheet's own name first, completed by its title: "Q2" and "Quarter 2 2023/24"."""
    name, title = read.name_time, read.title_time
    if name is None or (name.period is None and title is not None):
        return title if name is None or title is None else name.within(title) if name.quarter else title
    return name


def year_around(read: SheetRead, table: Table) -> int | None:
    """Of the titles right above the table, else of the sheet's name and titles."""
    above = [read_heading(title) for title in reversed(table.titles)]
    own = table.band.columns.get(table.label) if table.label is not None else None  # over its labels alone
    said = [one.year for one in (own, *above, read.name_time, read.title_time) if one is not None]
    return next((year for year in said if year is not None), None)


def moment(time: Heading) -> tuple[object, ...]:
    return (
        time.year,
        time.quarter,
        time.month,
        time.month_year,
        time.day,
        time.bare,
        time.whole,
        time.academic,
    )


def _add_note(draft: Draft) -> None:
    """Comments on its cells, and what a column of comments says where it is about this one figure."""
    grid, table = draft.sheet.grid, draft.table
    said = [grid.note(*part.at) for part in draft.parts.values()]
    for column in table.notes:
        heading = table.band.columns.get(column)
        alone = len({moment(one) for one in table.figures.values()}) == 1
        same = heading is not None and heading.in_time and moment(heading)[:7] == moment(draft.time)[:7]
        if same or (alone and not (heading and heading.in_time)):
            said += [grid.text(row.index, column) for row in draft.rows]
    draft.note = " ".join(dict.fromkeys(filter(None, said)))


def groups(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Figures of one measure in one table, in the order of the sheet."""
    found: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.group, []).append(draft)
    yield from found.values()
