"""Workbooks are ZIP archives: what is inside is weighed before anything is unpacked. Pure."""

import zipfile
import zlib
from enum import StrEnum
from typing import BinaryIO

from indicators.files.faults import FileRefused, refusal

LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 200
# Small parts may compress well without harm.
RATIO_COUNTS_FROM = 5 * 1024 * 1024
MOST_PARTS = 2000
_CHUNK = 1 << 20
_OPENDOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


class WorkbookKind(StrEnum):
    XLSX = "xlsx"
    ODS = "ods"


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """The archive, once the sizes in its directory are harmless and its parts are as large as they say.

    Raises FileRefused otherwise. A directory can lie, so every part is unpacked once, in pieces, and thrown away:
    one that is longer than the directory says fails its checksum here and never reaches the reader of workbooks.
    """
    try:
        archive = zipfile.ZipFile(file)
        _check_directory(archive)
        for part in archive.infolist():
            with archive.open(part) as stream:
                while stream.read(_CHUNK):
                    pass
    except FileRefused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
        raise damaged() from None
    return archive


def damaged() -> FileRefused:
    return refusal(
        "The workbook is damaged and cannot be opened.",
        "Open it in a spreadsheet program, save it again as .xlsx, and use that copy.",
    )


def kind_of(archive: zipfile.ZipFile, ending: str) -> WorkbookKind:
    """XLSX or ODS by content; raises FileRefused for others, for macros, and where the name says something else."""
    names = {name.casefold() for name in archive.namelist()}
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/script") for name in names):
        raise refusal("The workbook holds macros, which are not accepted.", "Save it without macros (.xlsx).")
    if "encryptedpackage" in names or any(part.flag_bits & 1 for part in archive.infolist()):
        raise refusal("The workbook is locked with a password.", "Save it without a password.")
    if "xl/workbook.xml" in names:
        kind = WorkbookKind.XLSX
    elif (
        "mimetype" in names
        and archive.read("mimetype")[:80].decode("ascii", "replace").strip() == _OPENDOCUMENT
    ):
        kind = WorkbookKind.ODS
    else:
        raise refusal(
            "This is a compressed file, but not an Excel or OpenDocument spreadsheet.",
            "Save the sheet as .xlsx, .ods or CSV UTF-8.",
        )
    if ending != kind.value:
        raise refusal(
            f"The content is a workbook of the kind .{kind.value}, but its name ends in .{ending[:12]}.",
            f"Give the file the ending .{kind.value}.",
        )
    return kind


def _check_directory(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.casefold() for part in parts]
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise damaged()
    if unpacked > LARGEST_UNPACKED or (unpacked > RATIO_COUNTS_FROM and unpacked > LARGEST_RATIO * packed):
        raise refusal(
            f"Unpacked, this workbook would take {unpacked / 1024 / 1024:,.0f} MB: far more than a table of figures.",
            "Copy the table into a new workbook, or save it as CSV UTF-8.",
        )
