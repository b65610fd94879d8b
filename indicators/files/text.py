"""Delimited text as spreadsheets and databases write it: any usual encoding, comma, semicolon or tab. Pure."""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from indicators.files.faults import refusal

_CHUNK = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_NOT_TEXT = (
    "This file is not text, though its name says so.",
    "Save the sheet as CSV UTF-8, or as an Excel workbook (.xlsx).",
)
LONGEST_CELL = 10_000
LONGEST_RECORD = (
    200_000  # no table of figures or neighbours comes near; cells unfold to a hundred times their bytes
)


def read_text(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number, counted from 1 as a spreadsheet does. Streams: holds one record at a time.

    Raises FileRefused where the file is not text or breaks the rules of CSV; the message says in which row.
    """
    encoding = encoding_of(file)
    file.seek(0)
    wrapper = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield from _records(wrapper)
    except UnicodeDecodeError:
        raise refusal(*_NOT_TEXT) from None
    finally:
        # The file may be closed before a reader that stopped half way is.
        if not file.closed:
            wrapper.detach()


def encoding_of(file: BinaryIO) -> str:
    """By its first bytes, else UTF-8 where all of it is, else Windows-1252; raises FileRefused for anything else."""
    file.seek(0)
    head = file.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if len(head) >= 4 and (head[1::2].count(0) > len(head) // 3 or head[::2].count(0) > len(head) // 3):
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    for name in ("utf-8", "cp1252"):
        if _decodes(file, name):
            return name
    raise refusal(*_NOT_TEXT)


def _decodes(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    wrapper = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        while wrapper.read(_CHUNK):
            pass
    except UnicodeDecodeError:
        return False
    finally:
        wrapper.detach()
    return True


def _records(lines: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    first = _clean(lines.readline(LONGEST_CELL))
    if first.lstrip().startswith(("<", "{", "[")):
        raise refusal("This is a web page, XML or JSON, though its name says text.", _NOT_TEXT[1])
    named = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    delimiter = named[1] if named else delimiter_of(first)
    number = 1 if named else 0
    source = _Lines(lines, "" if named else first)
    try:
        for cells in csv.reader(source, delimiter=delimiter, strict=True):
            number += 1
            source.of_record = 0
            yield number, cells
    except csv.Error as error:
        raise refusal(
            f"Row {number + 1} cannot be read as CSV: {error}.",
            "Check its quotation marks: one that opens must close, and one inside text is written twice.",
        ) from None


class _Lines:
    """The lines, the first one put back; raises FileRefused for control characters and for endless records."""

    def __init__(self, lines: io.TextIOWrapper, first: str) -> None:
        self._lines = lines
        self._first = first
        self.of_record = 0  # characters of the record being read, which may run over many lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._first + ("" if self._first.endswith(("\n", "\r")) else self._read())
        self._first = ""
        if not line:
            raise StopIteration
        self.of_record += len(line)
        if self.of_record > LONGEST_RECORD:
            raise refusal(
                f"A row has more than {LONGEST_RECORD:,} characters: longer than a row of a table can be.",
                "Look for a quotation mark that never closes, and take out the empty columns at the right.",
            )
        return line

    def _read(self) -> str:
        return _clean(self._lines.readline(LONGEST_RECORD + 1))


def _clean(line: str) -> str:
    if _CONTROL.search(line):
        raise refusal(*_NOT_TEXT)
    return line


def delimiter_of(heading: str) -> str:
    """Comma, semicolon or tab: whichever the line of headings has most of, outside quotation marks."""
    bare = re.sub(r'"[^"]*"', "", heading)
    return max(",;\t", key=bare.count)
