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


_AREAS = (Role.NEIGHBOURS, Role.ENGLAND, Role.REGION)


def take_areas(read: SheetRead, labels: Labels) -> None:
    """Gives the council's own row the label that its table's title says; the others are left out."""
    for table in read.tables:
        named = [row for row in table.rows if row.role is Role.NONE and row.label]
        ours = [row for row in named if is_council(row.label, labels.council)]
        others = [row for row in named if row not in ours and not labels.find(row.label).code]
        beside = others or any(row.role in _AREAS for row in table.rows)
        if ours and beside and len(ours) + len(others) == len(named):
            title = None if read.grid.turned else measure_above(table, labels)
            if title is not None or any(
                labels.find(text).code for text in (*read.titles, read.grid.sheet.name)
            ):
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


def _row(table: Table, row: Row, ours: list[Row], title: tuple[str, tuple[int, int]] | None) -> Row:
    """`title` None: the sheet's own says the measure, as it does of rows that no label names."""
    if row in ours:
        label, label_at = title or ("", None)
        return replace(row, label=label, label_at=label_at)
    return replace(row, role=Role.OTHER_AREA) if row.role is Role.NONE and row.label else row
