"""Refused rows as XLSX. Pure."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from indicators.files.written_workbooks import PLAIN_TEXT
from indicators.intake.uploads.refused.files import HEADINGS, RefusedRow, cells_of

_WIDTHS = (34, 14, 14, 11, 12, 11, 9, 11, 30, 60, 60, 10)


def as_xlsx(rows: Iterable[RefusedRow]) -> bytes:
    """One sheet, its row of headings in sight; every cell is text."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **PLAIN_TEXT})
    sheet = book.add_worksheet("Figures")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(cells_of(row)):
            if text:
                sheet.write_string(number, column, text, wrapped)
    sheet.freeze_panes(1, 1)
    book.close()
    return file.getvalue()
