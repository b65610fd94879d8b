"""A workbook is read in a process of its own, which may take so much memory and time and no more. Pure.

Workbooks are archives of XML: a few hundred bytes can unfold to gigabytes, and what unfolds them is written in other
languages. What guards against that by counting (`archives`, `sheets`, `weights`) tells a person what is wrong; this is
what holds where the counting has a hole. Text needs no such thing: it is read a record at a time.
"""

import json
import os
import selectors
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, cast

from indicators.files.books.cells import BookSheet
from indicators.files.books.reading import read_book
from indicators.files.books.stored import add_cells, read_sheet_data
from indicators.files.faults import Faults, FileRefused
from indicators.files.sheets import FormulaCell, Found
from indicators.files.table_files import LARGEST_FILE, MEGABYTE, Table, read_table

PROJECT = Path(__file__).resolve().parents[2]
# Rows are handed over in portions of so many, or of about so many bytes.
LARGEST_FRAME = 32 * MEGABYTE
HEAD = struct.Struct("!I")
Frame = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """Of the process that reads: `memory` in bytes of its address space, `seconds` of processor time."""

    memory: int
    seconds: int


IN_A_REQUEST = Limits(256 * MEGABYTE, 5)
IN_A_JOB = Limits(768 * MEGABYTE, 60)


class TooHeavy(FileRefused):
    """More than whoever reads it now may spend; another one may be able to."""


def too_heavy() -> TooHeavy:
    faults = Faults()
    faults.add(
        "Reading this workbook takes more memory or time than a table of figures can need.",
        "Copy the table alone into a new workbook, or save it as CSV UTF-8; a long one in parts, one a year.",
    )
    return TooHeavy(faults)


def read_table_apart(file: BinaryIO, name: str, limits: Limits, largest: int = LARGEST_FILE) -> Table:
    """What `read_table` gives. Raises FileRefused as that does, and TooHeavy for what the limits do not allow."""
    if not _zipped(file):
        return read_table(file, name, largest)
    frames = _frames(file, "table", name, largest, limits)
    first = next(frames)
    return Table(_rows(frames), _found(first), of_workbook=True)


def _found(frame: Frame) -> Found:
    formulas, without_result = (
        tuple(FormulaCell(*one) for one in frame[name]) for name in ("formulas", "without_result")
    )
    return Found(formulas, without_result, frame["more"], frozenset(frame["hidden_rows"]))


def read_book_apart(
    file: BinaryIO, name: str, limits: Limits, largest: int = LARGEST_FILE
) -> list[BookSheet]:
    """What `read_book` gives. Raises FileRefused as that does, and TooHeavy for what the limits do not allow."""
    if not _zipped(file):
        return read_book(file, name, largest)
    sheets: list[BookSheet] = []
    for frame in _frames(file, "book", name, largest, limits):
        if "cells" in frame:
            add_cells(sheets[-1], frame["cells"])
        else:
            sheets.append(read_sheet_data(frame))
    return sheets


def _zipped(file: BinaryIO) -> bool:
    file.seek(0)
    zipped = file.read(2) == b"PK"
    file.seek(0)
    return zipped


def _rows(frames: Iterator[Frame]) -> Iterator[tuple[int, list[str]]]:
    for frame in frames:
        yield from ((number, cells) for number, cells in frame["rows"])


def _frames(file: BinaryIO, what: str, name: str, largest: int, limits: Limits) -> Iterator[Frame]:
    """What the process says, until it says that it is at its end."""
    with TemporaryFile() as content:
        while chunk := file.read(MEGABYTE):
            content.write(chunk)
        content.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own module, by the interpreter that runs this one
            [
                *(sys.executable, "-m", "indicators.files.reading_process"),
                *(what, name, str(largest), str(limits.memory), str(limits.seconds)),
            ],
            stdin=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"LANG": "C.UTF-8", "PATH": os.defpath},
        )
    pipe = cast(IO[bytes], process.stdout)
    try:
        while True:
            frame = _frame(pipe, limits)
            if frame is None:
                raise too_heavy()
            if "faults" in frame:
                raise FileRefused(_faults(frame))
            if "ended" in frame:
                return
            yield frame
    finally:
        process.kill()
        process.wait()
        pipe.close()


def _frame(pipe: IO[bytes], limits: Limits) -> Frame | None:
    """The next one; None where the process ended before its time, or said nothing for far too long."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        # Longer than its processor time on a busy machine: that limit is the one that counts
        if not waiting.select(timeout=limits.seconds * 12):
            return None
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (length,) = HEAD.unpack(head)
    if length > LARGEST_FRAME:
        return None
    body = pipe.read(length)
    if len(body) < length:
        return None
    found: Frame = json.loads(body)
    return found


def _faults(frame: Frame) -> Faults:
    faults = Faults()
    for one in frame["faults"]:
        faults.add(**one)
    return faults
