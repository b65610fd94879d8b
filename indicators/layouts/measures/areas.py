"""Decides which row of several councils or areas, under the name of one measure, is this council's. Pure."""

from dataclasses import replace

from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.whose import is_council
from indicators.layouts.labels.categories import category_of
from indicators.layouts.labels.names import Labels
from indicators.layouts.measures.totals import measure_above
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.sheets import SheetRead

_WHOLE = frozenset(
    (
        "all",
        "total",
        "overall",
        "both",
        "all ages",
        "all children",
        "all teams",
        "council",
        "whole council",
        "everyone",
    )
)


def take_areas(read: SheetRead, labels: Labels) -> None:
    """Gives the council's own row the label that its table's title says; the others are left out."""
    for table in read.tables:
        named = [row for row in table.rows if row.role is Role.NONE and row.label]
        ours = [row for row in named if is_council(row.label, labels.council)]
        others = [row for row in named if row not in ours and not labels.find(row.label).code]
        title = measure_above(table, labels) if ours and len(ours) + len(others) == len(named) > 1 else None
        if title is not None:
            table.rows = [_row(table, row, ours, title) for row in table.rows]


def take_wholes(read: SheetRead, labels: Labels) -> None:
    """Of rows of one measure that a column divides ("North", "South", "Total"; "Male", "Female", "All") the whole; and
    those that are groups of the measure's own breakdown, each under its own name."""
    for table in read.tables:
        for column in (*table.about, *(() if table.area is None else (table.area,))):
            by_label: dict[str, list[Row]] = {}
            for row in table.rows:
                if row.role in (Role.NONE, Role.TOTAL) and row.label and not row.whole:
                    by_label.setdefault(row.label, []).append(row)
            for rows in by_label.values():
                changed = _divided(table, column, rows, labels)
                table.rows = [changed.get(row.index, row) for row in table.rows]


def _divided(table: Table, column: int, rows: list[Row], labels: Labels) -> dict[int, Row]:
    said = [table.grid.text(row.index, column) for row in rows]
    whole = {text for text in said if text.casefold() in _WHOLE or is_council(text, labels.council)}
    parts = [(row, text) for row, text in zip(rows, said, strict=True) if text not in whole]
    if not all(said) or len(set(said)) < 2 or len(whole) > 1:
        return {}
    code = labels.find(rows[0].label).code
    entry = labels.entries[code] if code is not None else None
    if entry is not None and all(category_of(text, entry) for _, text in parts):
        return {
            row.index: replace(
                row, label=text, label_at=(row.index, column), group=-2 - row.index, whole=row.label
            )
            for row, text in parts
        }
    once = len(set(said)) == len(said)
    return {row.index: replace(row, role=Role.PART_OF_COUNCIL) for row, _ in parts} if once and whole else {}


def _row(table: Table, row: Row, ours: list[Row], title: tuple[str, tuple[int, int]]) -> Row:
    if row in ours:
        return replace(row, label=title[0], label_at=title[1])
    return replace(row, role=Role.OTHER_AREA) if row.role is Role.NONE and row.label else row
