"""A whole workbook or a file of text into sheets, without trusting it. Pure."""

from typing import BinaryIO

from indicators.files.archives import WorkbookKind, kind_of, open_archive
from indicators.files.books.cells import LONGEST_TEXT, BookCell, BookSheet, CellKind, Room
from indicators.files.books.excel import read_excel
from indicators.files.books.opendocument import read_opendocument
from indicators.files.faults import refusal
from indicators.files.table_files import LARGEST_FILE, check_file
from indicators.files.text import read_text


def read_book(file: BinaryIO, name: str, largest: int = LARGEST_FILE) -> list[BookSheet]:
    """Every sheet of a workbook, or the one table of a file of text under the name "".

    Raises FileRefused for what is too large, empty, something else than its name says, unsafe or broken.
    """
    zipped, ending = check_file(file, name, largest)
    room = Room()
    if not zipped:
        return [_text_sheet(file, room)]
    with open_archive(file) as archive:
        excel = kind_of(archive, ending) is WorkbookKind.XLSX
        sheets = (read_excel if excel else read_opendocument)(archive, room)
    if not any(sheet.cells for sheet in sheets):
        raise refusal(
            "The workbook has no cell that holds anything.", "Choose the file that holds the figures."
        )
    return sheets


def _text_sheet(file: BinaryIO, room: Room) -> BookSheet:
    sheet = BookSheet("")
    for number, cells in read_text(file):
        for column, text in enumerate(cells):
            if text.strip():
                room.cell(number, column, len(text))
                sheet.cells[number, column] = BookCell(number, column, CellKind.TEXT, text[:LONGEST_TEXT])
    return sheet
