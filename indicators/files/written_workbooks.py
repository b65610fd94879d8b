"""What every workbook that goes out has in common, the forms to fill in and the spreadsheets of scorecards. Pure."""

from typing import Any

from odf.style import Style, TableColumnProperties

CENTIMETRES_PER_CHARACTER = 0.2
# For xlsxwriter. Text stays text: a workbook neither works anything out nor leads anywhere.
PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def column_style(book: Any, name: str, width: int) -> Style:
    """A style of an OpenDocument workbook for columns so many characters wide."""
    style = Style(name=name, family="table-column")
    style.addElement(TableColumnProperties(columnwidth=f"{width * CENTIMETRES_PER_CHARACTER:.1f}cm"))
    book.automaticstyles.addElement(style)
    return style
