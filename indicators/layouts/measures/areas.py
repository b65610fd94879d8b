"""Decides which row of several councils or areas, under the name of one measure, is this council's. Pure."""

from dataclasses import replace

from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.whose import is_council
from indicators.layouts.labels.names import Labels
from indicators.layouts.measures.totals import measure_above
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.sheets import SheetRead


def take_areas(read: SheetRead, labels: Labels) -> None:
    """Gives the council's own row the label that its table's title says; the others are left out."""
    for table in read.tables:
        named = [row for row in table.rows if row.role is Role.NONE and row.label]
        ours = [row for row in named if is_council(row.label, labels.council)]
        others = [row for row in named if row not in ours and not labels.find(row.label).code]
        title = measure_above(table, labels) if ours and len(ours) + len(others) == len(named) > 1 else None
        if title is not None:
            table.rows = [_row(table, row, ours, title) for row in table.rows]


def _row(table: Table, row: Row, ours: list[Row], title: tuple[str, tuple[int, int]]) -> Row:
    if row in ours:
        return replace(row, label=title[0], label_at=title[1])
    return replace(row, role=Role.OTHER_AREA) if row.role is Role.NONE and row.label else row
