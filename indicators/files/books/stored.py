"""Sheets of a workbook as plain data and back: what the process that reads them says, and what is kept of them. Pure.

Whatever is decided about a file is decided from its cells, so that an answer needs neither the file nor that process.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any

from indicators.files.books.cells import Area, BookCell, BookSheet, CellKind, Percent

Data = dict[str, Any]


def sheet_data(sheet: BookSheet) -> Data:
    """All but its cells."""
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "merged": [astuple(area) for area in sheet.merged],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "notes": [(*at, note) for at, note in sheet.notes.items()],
    }


def read_sheet_data(data: Data) -> BookSheet:
    return BookSheet(
        data["name"],
        data["hidden"],
        merged=[Area(*one) for one in data["merged"]],
        hidden_rows=set(data["hidden_rows"]),
        hidden_columns=set(data["hidden_columns"]),
        notes={(row, column): note for row, column, note in data["notes"]},
    )


def cells_data(cells: Iterable[BookCell]) -> list[tuple[Any, ...]]:
    return [(one.row, one.column, one.kind, one.shown, one.number, one.percent, one.formula) for one in cells]


def add_cells(sheet: BookSheet, data: Iterable[Sequence[Any]]) -> None:
    for row, column, kind, shown, number, percent, formula in data:
        sheet.cells[row, column] = BookCell(
            row, column, CellKind(kind), shown, number, Percent(percent), formula
        )


def stored_book(sheets: Iterable[BookSheet]) -> bytes:
    """A tenth of the text that it is, about as much as the file that it was read from."""
    book = [{**sheet_data(sheet), "cells": cells_data(sheet.cells.values())} for sheet in sheets]
    return zlib.compress(json.dumps(book, ensure_ascii=False, separators=(",", ":")).encode())


def read_stored_book(kept: bytes) -> list[BookSheet]:
    """What `stored_book` was given."""
    sheets = []
    for data in json.loads(zlib.decompress(kept)):
        sheet = read_sheet_data(data)
        add_cells(sheet, data["cells"])
        sheets.append(sheet)
    return sheets
