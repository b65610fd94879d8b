"""Columns and rows that may be another council's: under a name that is not this council's. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from indicators.layouts.drafts import LEAVE_OUT, TAKE, Doubts, Draft
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.roles import Role, row_role
from indicators.layouts.sheet_tables import Table

_SAYS_NOTHING = re.compile(
    r"\b(the|of|council|borough|county|city|district|metropolitan|unitary|our|la|end|on|data|snapshot|performance)\b"
    r"|[^a-z ]"
)
_NOT_OURS = (Role.ENGLAND, Role.NEIGHBOURS, Role.REGION, Role.TARGET, Role.FORECAST, Role.YEAR_TO_DATE)
_CHOICES = (Choice(TAKE, "It is ours"), Choice(LEAVE_OUT, "It is not: leave it out"))


def check_strangers(drafts: Sequence[Draft], council: str, doubts: Doubts) -> None:
    by_table: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_table.setdefault(id(draft.table), []).append(draft)
    for found in by_table.values():
        _titles(found, doubts)
        _columns(found, council, doubts)
        _rows(found, council, doubts)


def _titles(found: list[Draft], doubts: Doubts) -> None:
    """A whole table under "England" or "Targets" is none of the council's figures."""
    grid, table = found[0].sheet.grid, found[0].table
    for title in (*table.titles, grid.sheet.name):
        role = row_role(title)
        if role in _NOT_OURS:
            doubts.ask(
                DoubtKind.SHEET,
                [grid.address(table.band.top, min(table.figures))],
                f'"{title}" stands above this table ({role}): are these figures of this council?',
                found,
                choices=_CHOICES,
                holds=True,
            )
            return


def ask_unknown(table: Table, doubts: Doubts) -> None:
    """Numbers under a heading that says neither a period nor a part, such as the name of a team."""
    for column in table.unknown:
        cells = [table.grid.address(row, column) for row in table.body if table.grid.is_number(row, column)]
        doubts.ask(
            DoubtKind.COLUMN,
            cells,
            "Numbers stand here under no heading that says a period or what they are; they are left out.",
            choices=(Choice(LEAVE_OUT, "Leave them out", likely=True),),
        )


def _names(text: str) -> str:
    return " ".join(_SAYS_NOTHING.sub(" ", text.casefold()).split())


def _ours(name: str, table: Table, council: str) -> bool:
    said = " ".join((council, *table.titles)).casefold()
    return bool(name) and (name in said or (bool(council) and _names(council) in name))


def _columns(found: list[Draft], council: str, doubts: Doubts) -> None:
    """Where all columns have the same words above them these are the council's own, or say nothing."""
    table = found[0].table
    names = {column: _names(heading.rest) for column, heading in table.figures.items()}
    if len(set(names.values())) < 2:
        return
    usual, _ = Counter(name for name in names.values()).most_common(1)[0]
    by_column: dict[int, list[Draft]] = {}
    for draft in found:
        for column in {part.at[1] for part in draft.parts.values()}:
            by_column.setdefault(column, []).append(draft)
    for column, name in names.items():
        if name and name != usual and not _ours(name, table, council):
            about = by_column.get(column, [])
            if about:
                heading = " ".join(table.figures[column].text.split())
                doubts.ask(
                    DoubtKind.COLUMN,
                    [draft.address() for draft in about],
                    f'The heading "{heading}" says more than a period: are these figures of this council?',
                    about,
                    choices=_CHOICES,
                    holds=True,
                )


def _rows(found: list[Draft], council: str, doubts: Doubts) -> None:
    table = found[0].table
    if table.area is None:
        return
    areas: dict[str, list[Draft]] = {}
    for draft in found:
        areas.setdefault(table.grid.text(draft.row.index, table.area), []).append(draft)
    if len(areas) < 2:
        return
    ours = [area for area in areas if not area or _ours(_names(area), table, council)]
    for area, about in areas.items():
        if area not in ours:
            doubts.ask(
                DoubtKind.ROW,
                [draft.address() for draft in about],
                f'Rows of "{area}": is that this council?',
                about,
                choices=_CHOICES,
                holds=True,
            )
