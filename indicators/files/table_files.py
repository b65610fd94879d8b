"""From an uploaded file to rows of text, whatever it is, without trusting it. Pure.

A file is known by its content, never by its name alone; its size is looked at before it is read.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from indicators.files.faults import refusal
from indicators.files.sheets import Found
from indicators.files.text import read_text
from indicators.files.workbooks import read_workbook

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
_TEXT_ENDINGS = {"csv", "txt", "tsv", "tab"}
_WORKBOOK_ENDINGS = {"xlsx", "ods"}
# The first bytes of what people upload by mistake.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"{\\rtf", "a Word document"),
)
ACCEPTED = "Save it as CSV UTF-8 (.csv), an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods)."


@dataclass(frozen=True)
class Table:
    """Rows of text with their numbers as a spreadsheet counts them, and what was found beside them.

    Of a workbook all rows are as wide as its widest, and an error cell is what it shows, "#N/A".
    """

    rows: Iterator[tuple[int, list[str]]]
    found: Found = field(default_factory=Found)
    of_workbook: bool = False


def read_table(file: BinaryIO, name: str, largest: int = LARGEST_FILE) -> Table:
    """The rows of a CSV, XLSX or ODS file, seekable and opened in binary. `largest` is in bytes.

    Raises FileRefused for what is too large, empty, something else than its name says, unsafe or broken. Rows of
    text are read as they are asked for, so FileRefused may also come while going through them.
    """
    zipped, ending = check_file(file, name, largest)
    if zipped:
        book = read_workbook(file, ending)
        return Table(book.rows, book.found, of_workbook=True)
    return Table(read_text(file))


def check_file(file: BinaryIO, name: str, largest: int) -> tuple[bool, str]:
    """Whether it is an archive, and its ending in lower case; raises FileRefused for what is known to be no table."""
    check_size(size_of(file), largest)
    head = file.read(8)
    file.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        head_of_all = file.read(4096)
        file.seek(0)
        if not head_of_all.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
            raise refusal("The file is empty.", "Choose the file that holds the figures.")
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    _check_kind(head, ending)
    return head.startswith(b"PK"), ending


def check_size(size: int, largest: int) -> None:
    """Raises FileRefused for a file larger than that, both in bytes."""
    if size > largest:
        raise refusal(
            f"The file is {size / MEGABYTE:,.1f} MB. The largest that is read is {largest / MEGABYTE:,.0f} MB.",
            "Divide it, for instance one file for each year.",
        )


def size_of(file: BinaryIO) -> int:
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    return size


def sha256_of(file: BinaryIO) -> str:
    """Of the whole file, which is left at its start."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(MEGABYTE):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _check_kind(head: bytes, ending: str) -> None:
    """Refuse what is known not to be a table, and a content that its name belies."""
    if ending in {"xlsm", "xltm", "xlsb", "xla", "xlam"}:
        raise refusal(
            "Workbooks with macros are not accepted.", "Save it as an Excel workbook without macros (.xlsx)."
        )
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal(
            "This is an old Excel workbook (.xls), or one locked with a password.",
            "Save it as an Excel workbook (.xlsx) without a password.",
        )
    for magic, words in _MAGIC:
        if head.startswith(magic):
            raise refusal(f"This is {words}, not a table of figures.", ACCEPTED)
    zipped = head.startswith(b"PK")
    if zipped and ending in _TEXT_ENDINGS:
        raise refusal(
            f"The name ends in .{ending}, but this is a workbook or a compressed file, not text.",
            "If it is a workbook, give it back its ending (.xlsx or .ods); otherwise save it as CSV UTF-8.",
        )
    if ending in _WORKBOOK_ENDINGS and not zipped:
        raise refusal(f"The name ends in .{ending}, but this is not a workbook.", ACCEPTED)
    if ending not in _TEXT_ENDINGS | _WORKBOOK_ENDINGS:
        raise refusal(
            f"Files ending in .{ending[:12]} are not read." if ending else "The file has no ending.", ACCEPTED
        )
