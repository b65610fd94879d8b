"""Writes a section's workbook as XLSX. Pure."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter

from indicators.files.row_checks import LONGEST_NOTE, LONGEST_WORDS
from indicators.files.written_workbooks import PLAIN_TEXT
from indicators.intake.templates.sheet import (
    COLUMNS,
    FIGURES,
    FROZEN,
    GUIDE,
    INPUTS,
    LINE_HEIGHT,
    NUMBER_WRONG,
    NUMBERS,
    STATUS_WRONG,
    SYMBOL_WRONG,
    SheetRow,
    Template,
    heading,
    lines_of,
    width_of,
)
from indicators.terms.vocabulary import SYMBOLS_OFFERED, FigureStatus

# Whoever fills it in may make columns wider; nothing else of the sheet changes. There is no password: the locks
# guard against slips, and the upload checks everything again.
PROTECTION = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
LONGEST = {"note": LONGEST_NOTE, **LONGEST_WORDS}
LOOKS = {
    "heading": {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#E4ECF3", "bottom": 1},
    "shown": {"text_wrap": True, "valign": "top"},
    "grey": {"text_wrap": True, "valign": "top", "bg_color": "#EAEDEF", "font_color": "#48525A"},
    "input": {"locked": False, "valign": "top", "border": 1, "border_color": "#6B757D"},
    "text": {
        "locked": False, "valign": "top", "border": 1, "border_color": "#6B757D", "num_format": "@", "text_wrap": True,
    },
}  # fmt: skip


def write_xlsx(template: Template) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN_TEXT})
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    _figures(book, template, looks)
    guide = book.add_worksheet(GUIDE)
    guide.set_column(0, 0, 20, looks["shown"])
    guide.set_column(1, 1, 100, looks["shown"])
    for number, line in enumerate(template.guide):
        guide.write_row(number, 0, line)
    guide.protect("", PROTECTION)
    book.set_properties({"title": template.title})
    book.close()
    return out.getvalue()


def _figures(book: Any, template: Template, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(FIGURES)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, width_of(column))
        sheet.write_string(0, place, heading(column), looks["heading"])
    sheet.set_row(0, 2 * LINE_HEIGHT)
    for number, row in enumerate(template.rows, 1):
        sheet.set_row(number, LINE_HEIGHT * lines_of(row.cells))
        for place, (column, cell) in enumerate(zip(COLUMNS, row.cells, strict=True)):
            _write(sheet, number, place, cell, looks[_look(column, row)])
    for column in INPUTS:
        for first, last in _open_runs(template.rows, column):
            rule = _validation(column, template.rows[first])
            sheet.data_validation(first + 1, COLUMNS.index(column), last + 1, COLUMNS.index(column), rule)
    sheet.freeze_panes(1, FROZEN)
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, row: int, place: int, cell: str | float | None, look: Any) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, place, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, look)
    else:
        sheet.write_number(row, place, cell, look)


def _look(column: str, row: SheetRow) -> str:
    if row.locked:
        return "grey"
    if column in NUMBERS:
        return "input"
    return "text" if row.takes(column) else "shown"


def _open_runs(rows: Sequence[SheetRow], column: str) -> Iterator[tuple[int, int]]:
    """Runs of rows, first and last counted from 0, that are filled in by the same rule."""
    place = 0
    for (locked, _), group in groupby(rows, key=lambda row: (not row.takes(column), row.rules.get(column))):
        length = len(list(group))
        if not locked:
            yield place, place + length - 1
        place += length


def _validation(column: str, row: SheetRow) -> dict[str, Any]:
    if column == "symbol":
        return {"validate": "list", "source": list(SYMBOLS_OFFERED), "error_message": SYMBOL_WRONG}
    if column == "status":
        return {"validate": "list", "source": [*map(str, FigureStatus)], "error_message": STATUS_WRONG}
    if column in LONGEST:
        return {"validate": "length", "criteria": "<=", "value": LONGEST[column]}
    rule = row.rules[column]
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": rule.least,
        "maximum": rule.most,
        "error_message": NUMBER_WRONG,
    }
