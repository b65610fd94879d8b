"""A whole workbook or a file of text into sheets, without trusting it. Pure."""

from typing import BinaryIO

from indicators.files.archives import WorkbookKind, damaged, kind_of, open_archive
from indicators.files.books.cells import (
    LONGEST_TEXT,
    MOST_RECTANGLE,
    BookCell,
    BookSheet,
    CellKind,
    Room,
    too_large,
)
from indicators.files.books.excel import read_excel
from indicators.files.books.opendocument import read_opendocument
from indicators.files.faults import refusal
from indicators.files.sheets import address
from indicators.files.table_files import LARGEST_FILE, check_file
from indicators.files.text import read_text


def read_book(file: BinaryIO, name: str, largest: int = LARGEST_FILE) -> list[BookSheet]:
    """Every sheet of a workbook, or the one table of a file of text under the name "".

    Raises FileRefused for what is too large, empty, something else than its name says, unsafe or broken.
    """
    zipped, ending = check_file(file, name, largest)
    room = Room()
    if not zipped:
        sheets = [_text_sheet(file, room)]
        _check_reach(sheets)
        return sheets
    with open_archive(file) as archive:
        excel = kind_of(archive, ending) is WorkbookKind.XLSX
        sheets = (read_excel if excel else read_opendocument)(archive, room)
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise damaged()  # no spreadsheet program writes two of one name, and cells are known by it
    if not any(sheet.cells for sheet in sheets):
        raise refusal(
            "The workbook has no cell that holds anything.", "Choose the file that holds the figures."
        )
    _check_reach(sheets)
    return sheets


def _check_reach(sheets: list[BookSheet]) -> None:
    """Whoever looks for tables goes over the empty cells too."""
    if sum(sheet.rows * sheet.columns for sheet in sheets) > MOST_RECTANGLE:
        widest = max(sheets, key=lambda sheet: sheet.rows * sheet.columns)
        raise too_large(f"A sheet reaches to cell {address(widest.rows, widest.columns - 1)}")


def _text_sheet(file: BinaryIO, room: Room) -> BookSheet:
    sheet = BookSheet("")
    for number, cells in read_text(file):
        for column, text in enumerate(cells):
            if text.strip():
                room.cell(number, column, len(text))
                sheet.cells[number, column] = BookCell(number, column, CellKind.TEXT, text[:LONGEST_TEXT])
    return sheet
