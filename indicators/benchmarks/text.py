"""From bytes that came from outside to the rows of a CSV file, a row at a time, whatever the size. Pure."""

import csv
from collections.abc import Iterator
from typing import IO

from indicators.terms.periods import shown

LONGEST_LINE = 64 * 1024  # bytes; real rows are under 1 kB
MOST_COLUMNS = 500
MAGIC = {
    b"PK\x03\x04": "a spreadsheet (XLSX, ODS) or zip file, whatever its name says",
    b"\xd0\xcf\x11\xe0": "an old Excel spreadsheet, whatever its name says",
    b"%PDF": "a PDF, whatever its name says",
    b"\x1f\x8b": "a compressed file",
    b"\xff\xfe": "saved as UTF-16",
    b"\xfe\xff": "saved as UTF-16",
}
REMEDY = "Download the dataset again from Explore education statistics, as CSV, and do not open and save it in between."


class UnreadableFile(ValueError):
    """The file is not a CSV file that can be read; the message says why, where, and what to do."""


def rows_of(stream: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its last line (1 is the header's).

    Cells are stripped. Holds one row in memory. Raises UnreadableFile for anything that is not UTF-8 CSV text.
    """
    reader = csv.reader(_lines(stream), strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise UnreadableFile(f"Row {reader.line_num} is not CSV ({error}). {REMEDY}") from error


def header_of(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Takes the header off `rows`. Raises UnreadableFile where there is none or a name comes twice."""
    _, header = next(rows, (0, []))
    if not any(header):
        raise UnreadableFile(f"The file is empty. {REMEDY}")
    if len(header) > MOST_COLUMNS:
        raise UnreadableFile(
            f"The first row has {len(header):,} columns; a dataset has at most {MOST_COLUMNS}."
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise UnreadableFile(f"Row 1 names the column {', '.join(map(shown, twice[:5]))} twice. {REMEDY}")
    return header


def _lines(stream: IO[bytes]) -> Iterator[str]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = _start(line)
        if len(line) > LONGEST_LINE:
            raise UnreadableFile(f"Row {number} is longer than {LONGEST_LINE // 1024} kB. {REMEDY}")
        if b"\x00" in line:
            raise UnreadableFile(f"Row {number} holds bytes that are not text. {REMEDY}")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"Row {number} is not UTF-8 text. {REMEDY}") from error


def _start(line: bytes) -> bytes:
    for magic, what in MAGIC.items():
        if line.startswith(magic):
            raise UnreadableFile(f"The file is {what}. {REMEDY}")
    return line.removeprefix(b"\xef\xbb\xbf")
