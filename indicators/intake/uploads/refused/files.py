"""Refused rows as CSV or XLSX: the columns of a file of figures, then what is wrong with each. Pure.

The last three columns are for people and passed over when the file comes back. No cell runs in a spreadsheet.
"""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import NamedTuple

import xlsxwriter

from indicators.files.columns import COLUMNS, OF_REFUSED_ROWS
from indicators.files.written_workbooks import PLAIN_TEXT
from indicators.terms.safe_cells import safe_text

HEADINGS = (*COLUMNS, *OF_REFUSED_ROWS)
_WIDTHS = (34, 14, 14, 11, 12, 11, 9, 11, 30, 60, 60, 10)


class RefusedRow(NamedTuple):
    """`written` are its cells in the order of COLUMNS; `problems` and `remedies` one sentence or more each."""

    row: int
    written: Sequence[str]
    problems: Sequence[str]
    remedies: Sequence[str]


def as_csv(rows: Iterable[RefusedRow]) -> bytes:
    """With the mark by which a spreadsheet knows UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(map(_cells, rows))
    return text.getvalue().encode("utf-8-sig")


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
        for column, text in enumerate(_cells(row)):
            if text:
                sheet.write_string(number, column, text, wrapped)
    sheet.freeze_panes(1, 1)
    book.close()
    return file.getvalue()


def _cells(row: RefusedRow) -> list[str]:
    written = [*row.written, *[""] * len(COLUMNS)][: len(COLUMNS)]
    said = (" ".join(dict.fromkeys(row.problems)), " ".join(dict.fromkeys(row.remedies)))
    return [*map(safe_text, written), *map(safe_text, said), str(row.row)]
