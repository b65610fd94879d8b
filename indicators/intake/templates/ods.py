"""Writes a section's workbook as an OpenDocument spreadsheet. Pure."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from odf.config import (
    ConfigItem,
    ConfigItemMapEntry,
    ConfigItemMapIndexed,
    ConfigItemMapNamed,
    ConfigItemSet,
)
from odf.dc import Title
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableRowProperties, TextProperties
from odf.table import (
    ContentValidation,
    ContentValidations,
    ErrorMessage,
    Table,
    TableCell,
    TableColumn,
    TableRow,
)
from odf.text import P

from indicators.files.row_checks import LONGEST_NOTE, LONGEST_WORDS
from indicators.files.written_workbooks import column_style
from indicators.intake.templates.sheet import (
    COLUMNS,
    FIGURES,
    FROZEN,
    GUIDE,
    LINE_HEIGHT,
    NUMBER_WRONG,
    STATUS_WRONG,
    SYMBOL_WRONG,
    SheetRow,
    Template,
    heading,
    lines_of,
    width_of,
)
from indicators.terms.vocabulary import SYMBOLS_OFFERED, FigureStatus

LONGEST = {"note": LONGEST_NOTE, **LONGEST_WORDS}
BORDER = "0.5pt solid #6b757d"
# The properties of cells by their look; what is not protected by name is protected, as spreadsheets have it.
WRAPPED = {"wrapoption": "wrap", "verticalalign": "top"}
LOOKS = {
    "heading": {**WRAPPED, "backgroundcolor": "#e4ecf3", "cellprotect": "protected"},
    "shown": {**WRAPPED, "cellprotect": "protected"},
    "grey": {**WRAPPED, "backgroundcolor": "#eaedef", "cellprotect": "protected"},
    "input": {**WRAPPED, "border": BORDER, "cellprotect": "none"},
}


def write_ods(template: Template) -> bytes:
    book = OpenDocumentSpreadsheet()
    book.meta.addElement(Title(text=template.title))
    for name, look in LOOKS.items():
        style = Style(name=name, family="table-cell", parentstylename="Default")
        style.addElement(TableCellProperties(**look))
        if name == "heading":
            style.addElement(TextProperties(fontweight="bold"))
        book.automaticstyles.addElement(style)
    rows = RowStyles(book)
    validations = Validations(book)
    figures = _sheet(book, FIGURES, [width_of(column) for column in COLUMNS])
    figures.addElement(_line([(heading(column), "heading", "") for column in COLUMNS], rows.name_for(2)))
    for row in template.rows:
        cells = zip(COLUMNS, row.cells, strict=True)
        line = [(cell, _look(column, row), validations.name_for(column, row)) for column, cell in cells]
        figures.addElement(_line(line, rows.name_for(lines_of(row.cells))))
    guide = _sheet(book, GUIDE, [20, 100])
    for one in template.guide:
        lines = max(-(-len(text) // width) for text, width in zip(one, (20, 100), strict=True))
        guide.addElement(_line([(text, "shown", "") for text in one], rows.name_for(lines)))
    _freeze(book)
    out = BytesIO()
    book.write(out)
    return out.getvalue()


class RowStyles:
    """Rows as high as their texts: where no height is said, LibreOffice draws wrapped lines over each other."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._names: dict[int, str] = {}

    def name_for(self, lines: int) -> str:
        if lines not in self._names:
            self._names[lines] = f"lines{lines}"
            style = Style(name=self._names[lines], family="table-row")
            height = f"{lines * LINE_HEIGHT}pt"
            style.addElement(TableRowProperties(rowheight=height, useoptimalrowheight="true"))
            self._book.automaticstyles.addElement(style)
        return self._names[lines]


class Validations:
    """The rules of inputs, each written once; they stand before the sheets."""

    def __init__(self, book: Any) -> None:
        self._all = ContentValidations()
        book.spreadsheet.addElement(self._all)
        self._names: dict[str, str] = {}

    def name_for(self, column: str, row: SheetRow) -> str:
        """The name of the rule of a row's input; "" for what is locked."""
        if not row.takes(column):
            return ""
        condition, message, is_list = _condition(column, row)
        if condition not in self._names:
            self._names[condition] = f"rule{len(self._names) + 1}"
            rule = ContentValidation(
                name=self._names[condition],
                condition=condition,
                allowemptycell="true",
                displaylist="unsorted" if is_list else "none",
                basecelladdress=f"{FIGURES}.A1",
            )
            error = ErrorMessage(display="true", messagetype="stop", title="Not this")
            error.addElement(P(text=message))
            rule.addElement(error)
            self._all.addElement(rule)
        return self._names[condition]


def _condition(column: str, row: SheetRow) -> tuple[str, str, bool]:
    """In OpenFormula, with what is said where it is broken, and whether it offers a list."""
    if column == "symbol":
        return _in_list(SYMBOLS_OFFERED), SYMBOL_WRONG, True
    if column == "status":
        return _in_list([*map(str, FigureStatus)]), STATUS_WRONG, True
    if column in LONGEST:
        most = LONGEST[column]
        return f"of:cell-content-text-length()<={most}", f"At most {most:,} characters.", False
    rule = row.rules[column]
    between = f"cell-content-is-between({rule.least:.0f},{rule.most:.0f})"
    return f"of:cell-content-is-decimal-number() and {between}", NUMBER_WRONG, False


def _in_list(words: Iterable[str]) -> str:
    quoted = ";".join('"' + word + '"' for word in words)
    return f"of:cell-content-is-in-list({quoted})"


def _look(column: str, row: SheetRow) -> str:
    if row.locked:
        return "grey"
    return "input" if row.takes(column) else "shown"


def _sheet(book: Any, name: str, widths: list[int]) -> Any:
    """An empty protected sheet with its columns."""
    sheet = Table(name=name, protected="true")
    for place, width in enumerate(widths):
        sheet.addElement(TableColumn(stylename=column_style(book, f"{name[:3]}{place}", width)))
    book.spreadsheet.addElement(sheet)
    return sheet


def _line(cells: list[tuple[str | float | None, str, str]], height: str) -> Any:
    """One row of cells: each with its look and the name of its rule; `height` is the name of the row's style."""
    line = TableRow(stylename=height)
    for cell, look, rule in cells:
        extra: dict[str, Any] = {"contentvalidationname": rule} if rule else {}
        if cell is None or cell == "":
            made = TableCell(stylename=look, **extra)
        elif isinstance(cell, str):
            made = TableCell(valuetype="string", stylename=look, **extra)
            for paragraph in cell.split("\n"):
                made.addElement(P(text=paragraph))
        else:
            made = TableCell(valuetype="float", value=repr(float(cell)), stylename=look, **extra)
            made.addElement(P(text=f"{cell:.10g}"))
        line.addElement(made)
    return line


def _freeze(book: Any) -> None:
    """The headings and the first columns stay in sight: a view setting, as office programs keep it."""
    items = {
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", FROZEN),
        "VerticalSplitPosition": ("int", 1),
        "ActiveSplitRange": ("short", 3),
        "PositionRight": ("int", FROZEN),
        "PositionBottom": ("int", 1),
    }
    sheet = ConfigItemMapEntry(name=FIGURES)
    for name, (kind, value) in items.items():
        sheet.addElement(ConfigItem(name=name, type=kind, text=str(value)))
    sheets = ConfigItemMapNamed(name="Tables")
    sheets.addElement(sheet)
    view = ConfigItemMapEntry()
    view.addElement(ConfigItem(name="ActiveTable", type="string", text=FIGURES))
    view.addElement(sheets)
    views = ConfigItemMapIndexed(name="Views")
    views.addElement(view)
    settings = ConfigItemSet(name="ooo:view-settings")
    settings.addElement(views)
    book.settings.addElement(settings)
