"""Decides which tables, sections, columns and rows may be another council's, and asks. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import WHY, Role
from indicators.layouts.headings.whose import has_name, is_council, names, not_ours, other_council
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.tables.columns import Table

_WHOLE = ("all", "total", "overall", "everyone", "both")
_A_PLAN = re.compile(
    r"(the )?([a-z]+ )?plan", re.IGNORECASE
)  # the council's, more often than what was planned
_ROLLING = re.compile(
    r"(rolling|m|months?|r m|\s)+"
)  # twelve of them: which measures that fits is asked elsewhere
_JUDGED = re.compile(r"\b(good|outstanding|ofsted)\b", re.IGNORECASE)
_CHOICES = (Choice(TAKE, "It is ours"), Choice(LEAVE_OUT, "It is not: leave it out"))


def check_strangers(drafts: Sequence[Draft], council: str, doubts: Doubts) -> None:
    by_table: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_table.setdefault(id(draft.table), []).append(draft)
    for found in by_table.values():
        _titles(found, council, doubts)
        _sections(found, council, doubts)
        _columns(found, council, doubts)
        _rows(found, council, doubts)


def _titles(found: list[Draft], council: str, doubts: Doubts) -> None:
    """A whole table under "England" or "Targets" is none of the council's figures."""
    grid, table = found[0].sheet.grid, found[0].table
    if any(row.role is Role.OTHER_AREA for row in table.rows):
        return  # among others, and the council's own rows are told from theirs
    for title in (*table.titles, grid.sheet.name):
        what = not_ours(title, council)
        if _A_PLAN.fullmatch(title) and Role.TARGET in table.left_out.values():
            continue  # what is planned stands in columns of its own
        if what:
            doubts.ask(
                DoubtKind.SHEET,
                [grid.address(table.band.top, min(table.figures)), *(draft.address() for draft in found)],
                f'"{title}" stands above this table ({what}): are these figures of this council?',
                found,
                choices=_CHOICES,
                reading="as results" if _A_PLAN.fullmatch(title) else "",
                holds=not _A_PLAN.fullmatch(title),
            )
            return


def _sections(found: list[Draft], council: str, doubts: Doubts) -> None:
    sections: dict[str, list[Draft]] = {}
    for draft in found:
        if draft.row.around and not_ours(draft.row.around, council):
            sections.setdefault(draft.row.around, []).append(draft)
    for around, about in sections.items():
        doubts.ask(
            DoubtKind.ROW,
            [draft.address() for draft in about],
            f'"{around}" stands above these rows ({not_ours(around, council)}): are these figures of this council?',
            about,
            choices=_CHOICES,
            holds=True,
        )


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


def _ours(name: str, table: Table, council: str) -> bool:
    said = " ".join((council, *table.titles)).casefold()
    return has_name(said, name) or has_name(name, names(council))


def _columns(found: list[Draft], council: str, doubts: Doubts) -> None:
    """Words that most columns have above them are the council's own, or say nothing; unless they name others."""
    table = found[0].table
    said = {column: _says(heading) for column, heading in table.figures.items()}
    usual, times = Counter(said.values()).most_common(1)[0]
    by_column: dict[int, list[Draft]] = {}
    for draft in found:
        for column in {part.at[1] for part in draft.parts.values()}:
            by_column.setdefault(column, []).append(draft)
    for column, name in said.items():
        known = (
            name in _WHOLE
            or _ROLLING.fullmatch(name) is not None
            or (name == usual and times * 2 > len(said))
            or _ours(name, table, council)
        )
        about = by_column.get(column, [])
        if about and name and (not_ours(name, council) or not known):
            heading = " ".join(table.figures[column].text.split())
            doubts.ask(
                DoubtKind.COLUMN,
                [draft.address() for draft in about],
                f'The heading "{heading}" says more than a period: are these figures of this council?',
                about,
                choices=_CHOICES,
                holds=True,
            )


def _says(heading: Heading) -> str:
    """Its words beside the period; of "Ofsted Good+ 2023" too, which a column about the measure may be called."""
    if heading.role is Role.ABOUT and heading.in_time and _JUDGED.search(heading.text):
        return names(heading.text)
    return names(heading.rest)


def _rows(found: list[Draft], council: str, doubts: Doubts) -> None:
    table = found[0].table
    if table.area is None:
        return
    areas: dict[str, list[Draft]] = {}
    for draft in found:
        areas.setdefault(table.grid.text(draft.row.index, table.area), []).append(draft)
    ours = [area for area in areas if not area or _ours(names(area), table, council)]
    if len(areas) < 2 and not any(other_council(area, council) for area in areas):
        return
    for area, about in areas.items():
        if area not in ours and any(is_council(one, council) for one in ours):
            for draft in about:
                draft.out = WHY[Role.OTHER_AREA]
        elif area not in ours:
            doubts.ask(
                DoubtKind.ROW,
                [draft.address() for draft in about],
                f'Rows of "{area}": is that this council?',
                about,
                choices=_CHOICES,
                holds=True,
            )
