"""An OpenDocument spreadsheet (.ods) as it stands, read from its XML. Pure."""

import math
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from indicators.files.archives import damaged
from indicators.files.books.cells import (
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_COLUMNS,
    NO_RESULT,
    Area,
    BookCell,
    BookSheet,
    CellKind,
    Percent,
    Room,
    too_large,
)
from indicators.files.books.walking import Walker, go_through, whole

_NUMBERS = {"float", "percentage", "currency"}
_LONGEST_GAP = 200
_NOT_SHOWN = {"collapse", "filter"}


class _Content(Walker):
    """Repeated rows and cells are kept as often as they repeat, where they hold something."""

    def __init__(self, room: Room) -> None:
        self.sheets: list[BookSheet] = []
        self._room = room
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._column = self._rows_each = 0
        self._row_cells: list[BookCell] = []
        self._cell: Mapping[str, str] | None = None
        self._parts: list[str] = []
        self._note: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                self._room.sheet()
                hidden = attributes.get("style-name", "") in self._hidden_styles
                self.sheets.append(BookSheet(attributes.get("name", ""), hidden))
                self._row = self._column = 0
            case _ if self.sheets:
                self._inside(name, attributes)

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "table-column":
                many = whole(attributes.get("number-columns-repeated"), 1)
                if attributes.get("visibility") in _NOT_SHOWN:
                    last = min(self._column + many, MOST_COLUMNS)
                    self.sheets[-1].hidden_columns.update(range(self._column, last))
                self._column += many
            case "table-row":
                self._rows_each = max(1, whole(attributes.get("number-rows-repeated"), 1))
                self._row, self._column, self._row_cells = self._row + 1, 0, []
                if attributes.get("visibility") in _NOT_SHOWN:
                    rows = range(self._row, self._row + min(self._rows_each, 1000))
                    self.sheets[-1].hidden_rows.update(rows)
            case "table-cell" | "covered-table-cell":
                self._cell, self._parts = attributes, []
            case "annotation":
                self._note = []
            case "p" if self._said:
                self._said.append("\n")
            case "s":
                self._said.append(" " * min(whole(attributes.get("c"), 1), _LONGEST_GAP))
            case "line-break" | "tab":
                self._said.append("\n")

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._keep(self._cell, "".join(self._parts).strip()[:LONGEST_TEXT])
            self._cell = None
        elif name == "annotation" and self._note is not None:
            note = "".join(self._note).strip()[:LONGEST_TEXT]
            self.sheets[-1].notes[self._row, self._column] = note
            self._note = None
        elif name == "table-row" and self.sheets:
            self._repeat()

    def text(self, characters: str) -> None:
        if self._cell is not None:
            self._said.append(characters)

    @property
    def _said(self) -> list[str]:
        return self._parts if self._note is None else self._note

    def _keep(self, attributes: Mapping[str, str], shown: str) -> None:
        many = max(1, whole(attributes.get("number-columns-repeated"), 1))
        cell = _cell(attributes, self._row, self._column, shown)
        if cell is not None:
            if many > MOST_COLUMNS:
                raise too_large("A row of the workbook repeats one cell over all its width")
            for across in range(many):
                self._room.cell(self._row, self._column + across, len(cell.shown))
                self._row_cells.append(replace(cell, column=self._column + across))
        wide = whole(attributes.get("number-columns-spanned"), 1)
        high = whole(attributes.get("number-rows-spanned"), 1)
        if wide > 1 or high > 1:
            area = Area(self._row, self._column, self._row + high - 1, self._column + wide - 1)
            self.sheets[-1].merged.append(area)
        self._column += many

    def _repeat(self) -> None:
        """At the end of a row: its cells, as often as the row repeats."""
        if self._row_cells and self._rows_each * len(self._row_cells) > MOST_CELLS:
            raise too_large("The workbook repeats one row without an end")
        for down in range(self._rows_each if self._row_cells else 0):
            for cell in self._row_cells:
                if down:
                    self._room.cell(cell.row + down, cell.column, len(cell.shown))
                self.sheets[-1].cells[cell.row + down, cell.column] = replace(cell, row=cell.row + down)
        self._row += self._rows_each - 1


def _cell(attributes: Mapping[str, str], row: int, column: int, shown: str) -> BookCell | None:
    kind, formula = attributes.get("value-type"), "formula" in attributes
    if kind in _NUMBERS:
        return _number(attributes, BookCell(row, column, CellKind.NUMBER, shown, formula=formula))
    if kind == "date":
        return BookCell(row, column, CellKind.DAY, attributes.get("date-value", "")[:10], formula=formula)
    if kind == "boolean":
        return BookCell(row, column, CellKind.TRUTH, shown or "TRUE", formula=formula)
    text = shown or attributes.get("string-value", "")[:LONGEST_TEXT]
    if not text:
        none = formula and kind is None
        return BookCell(row, column, CellKind.ERROR, NO_RESULT, formula=True) if none else None
    error = formula and text.startswith(("#", "Err:"))
    return BookCell(row, column, CellKind.ERROR if error else CellKind.TEXT, text, formula=formula)


def _number(attributes: Mapping[str, str], cell: BookCell) -> BookCell:
    stored = attributes.get("value", "")
    try:
        number = float(stored) if len(stored) < 40 else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        return replace(cell, kind=CellKind.TEXT, shown=cell.shown or stored[:40])
    # What is stored behind 15 digits is noise of working in binary.
    kept = float(f"{number:.15g}")
    true = attributes.get("value-type") == "percentage"
    written = cell.shown.endswith("%") and not true
    percent = Percent.TRUE if true else Percent.WRITTEN if written else Percent.NONE
    shown = cell.shown or (f"{kept * 100:.10g}%" if true else f"{kept:.10g}")
    return replace(cell, shown=shown, number=kept, percent=percent)


def read_opendocument(archive: zipfile.ZipFile, room: Room) -> list[BookSheet]:
    """Every sheet in the workbook's order, the hidden ones too. Raises FileRefused."""
    if "content.xml" not in archive.namelist():
        raise damaged()
    walker = _Content(room)
    with archive.open("content.xml") as stream:
        go_through(stream, walker)
    return walker.sheets
