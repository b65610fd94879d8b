"""Decides where the row "Total" of areas or teams, under the name of one measure, is that measure. Pure."""

import re
from dataclasses import replace

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.headings.roles import Role
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.sheets import SheetRead

_BY = re.compile(
    r"\s*[-:,(]?\s*\bby (area|locality|localities|district|team|ward|hub|office|cluster|zone)s?\)?$",
    re.IGNORECASE,
)
_MOST_ROWS_ABOVE = 4


def take_totals(read: SheetRead, labels: Labels) -> None:
    """Gives the last row of such a table, its total, the label that its title says."""
    for table in read.tables:
        total = _total(table, labels)
        title = measure_above(table, labels) if total is not None else None
        if total is not None and title is not None:
            text, at = title
            table.rows[-1] = replace(total, role=Role.NONE, label=text, label_at=at, of_parts=True)


def _total(table: Table, labels: Labels) -> Row | None:
    """The only row that is a total, below at least two whose labels are no measures."""
    rows = [row for row in table.rows if not (row.role.left_out and row.role is not Role.TOTAL)]
    if len(rows) < 3 or rows[-1] is not table.rows[-1] or rows[-1].role is not Role.TOTAL:
        return None
    parts = rows[:-1]
    plain = all(row.role is Role.NONE and row.label and not labels.find(row.label).code for row in parts)
    return rows[-1] if plain and len({row.label for row in parts}) == len(parts) else None


def measure_above(table: Table, labels: Labels) -> tuple[str, tuple[int, int]] | None:
    """The nearest text above that is a measure's name, without "by locality"."""
    grid, top = table.grid, table.band.top
    for row in range(top - 1, max(top - 1 - _MOST_ROWS_ABOVE, -1), -1):
        columns = grid.filled_rows.get(row, [])
        if len(columns) == 1:
            text = _BY.sub("", grid.text(row, columns[0]))
            return (text, (row, columns[0])) if labels.find(text).code else None
    return None


def ask_totals(drafts: list[Draft], doubts: Doubts) -> None:
    """Where its parts do not add up to it, whether it is the whole."""
    by_row: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.row.of_parts:
            by_row.setdefault((id(draft.table), draft.row.index), []).append(draft)
    for found in by_row.values():
        if not all(_adds_up(draft, drafts) for draft in found):
            doubts.ask(
                DoubtKind.ROW,
                [draft.address() for draft in found],
                f'A total of the rows above: is it "{found[0].label}" of the whole council?',
                found,
                reading="as the whole council's",
                choices=(
                    Choice(TAKE, "Yes, of the whole council", likely=True),
                    Choice(LEAVE_OUT, "No: leave it out"),
                ),
            )


def _adds_up(total: Draft, drafts: list[Draft]) -> bool:
    parts = [
        one.main.reading.value
        for one in drafts
        if one.table is total.table and one.column == total.column and not one.row.of_parts
    ]
    whole = total.main.reading.value
    return whole is not None and None not in parts and sum(filter(None, parts)) == whole
