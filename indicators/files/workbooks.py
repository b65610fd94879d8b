"""Workbooks (.xlsx, .ods) as rows of text: what a person sees in each cell. Pure."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from indicators.files.archives import WorkbookKind, damaged, kind_of, open_archive
from indicators.files.faults import FileRefused, refusal
from indicators.files.sheets import Found, Scan, found_in, percent_styles, scan_ods, scan_xlsx, walk
from indicators.files.weights import (
    LARGEST_STRINGS,
    MOST_TEXT,
    too_much_text,
    weigh_repeated_text,
    weigh_strings,
)

SHEET_NAME = "figures"


@dataclass(frozen=True)
class Book:
    rows: Iterator[tuple[int, list[str]]]
    found: Found


def read_workbook(file: BinaryIO, ending: str) -> Book:
    """The rows of the one sheet with a table, or of the sheet called "figures" where there are several.

    Raises FileRefused for archives that are damaged, unsafe or too large, and where no one sheet is meant.
    """
    with open_archive(file) as archive:
        kind = kind_of(archive, ending)
        # Opening an OpenDocument file unfolds all its sheets, so they are weighed before.
        scans = _scan_ods(archive) if kind is WorkbookKind.ODS else {}
        longest = _longest_string(archive) if kind is WorkbookKind.XLSX else 0
        file.seek(0)
        try:
            with CalamineWorkbook.from_filelike(file) as book:
                name = _sheet_name(book)
                scan = scans[name] if scans else _scan_xlsx(archive, name)
                if scan.texts * longest > MOST_TEXT:
                    raise too_much_text()
                sheet = book.get_sheet_by_name(name)
        except FileRefused:
            raise
        except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
            raise
        except BaseException:
            # The reader is Rust: for some broken files it raises a PanicException, which is no Exception.
            raise damaged() from None
    return Book(_as_text(sheet, scan), found_in(scan))


def _sheet_name(book: CalamineWorkbook) -> str:
    sheets = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    called = [name for name in sheets if name.strip().casefold() == SHEET_NAME]
    if len(sheets) == 1 or called:
        return (called or sheets)[0]
    if not sheets:
        raise refusal(
            "The workbook has no visible sheet.", "Show the sheet with the table, or save it as CSV UTF-8."
        )
    raise refusal(
        f"The workbook has {len(sheets)} sheets, and it is not clear which one holds the figures.",
        f'Name that sheet "{SHEET_NAME}", or delete or hide the others.',
    )


def _scan_ods(archive: zipfile.ZipFile) -> dict[str, Scan]:
    if "content.xml" not in archive.namelist():
        raise damaged()
    with archive.open("content.xml") as stream:
        weigh_repeated_text(stream)
    with archive.open("content.xml") as stream:
        return scan_ods(stream)


def _longest_string(archive: zipfile.ZipFile) -> int:
    """Of the texts that cells share; opening the workbook makes room for all that this part announces."""
    longest = 0
    for part in archive.infolist():
        if part.filename.casefold().endswith("sharedstrings.xml"):
            if part.file_size > LARGEST_STRINGS:
                raise too_much_text()
            with archive.open(part) as stream:
                longest = max(longest, weigh_strings(stream))
    return longest


def _scan_xlsx(archive: zipfile.ZipFile, sheet: str) -> Scan:
    styles = frozenset[str]()
    if "xl/styles.xml" in archive.namelist():
        with archive.open("xl/styles.xml") as stream:
            styles = percent_styles(stream)
    with archive.open(_worksheet_part(archive, sheet)) as stream:
        return scan_xlsx(stream, styles)


def _worksheet_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The path of a sheet's XML, through the workbook's relationships; raises FileRefused where there is none."""
    wanted, target = "", ""
    with archive.open("xl/workbook.xml") as stream:
        for starts, name, attributes in walk(stream):
            if starts and name == "sheet" and attributes.get("name") == sheet:
                wanted = next((value for key, value in attributes.items() if key.endswith(":id")), "")
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        for starts, name, attributes in walk(stream):
            if starts and name == "Relationship" and attributes.get("Id") == wanted:
                target = attributes.get("Target", "")
    path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    if not target or path not in archive.namelist():
        raise damaged()
    return path


def _as_text(sheet: CalamineSheet, scan: Scan) -> Iterator[tuple[int, list[str]]]:
    """Row by row, each from the sheet's first column: the reader leaves out empty columns before the first cell."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    percentages, errors = scan.percentages, _by_row(scan.errors)
    for number, row in enumerate(sheet.iter_rows(), 1):
        texts = before + [cell if isinstance(cell, str) else _shown(cell) for cell in row]
        if percentages:
            for column, cell in enumerate(row, len(before)):
                if isinstance(cell, int | float) and (number, column) in percentages:
                    texts[column] = f"{float(cell) * 100:.10g}%"
        for column, error in errors.get(number, ()):
            if column < len(texts):
                texts[column] = error
        yield number, texts


def _by_row(errors: Mapping[tuple[int, int], str]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, column), error in errors.items():
        found.setdefault(row, []).append((column, error))
    return found


def _shown(cell: object) -> str:
    """A cell's value as a person would type it; a day in numbers, since what it was made of is not known here."""
    if isinstance(cell, float):
        return _number_shown(cell)
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ")
        )
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _number_shown(cell: float) -> str:
    """With the 15 digits that a spreadsheet shows: those behind them are noise of working in binary."""
    kept = float(f"{cell:.15g}")
    return str(int(kept)) if kept.is_integer() and abs(kept) < 1e15 else repr(kept)
