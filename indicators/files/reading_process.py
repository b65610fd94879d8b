"""The process that reads a workbook for another one: `-m ...reading_process WHAT NAME LARGEST MEMORY SECONDS`.

The workbook is its standard input. On its standard output it says frames of JSON, each after its length: for WHAT
"table" what was found beside its rows, then these in portions; for "book" each sheet and its cells in portions; then
that it ended, or why the file is refused. Pure.
"""

import json
import resource
import sys
from collections.abc import Iterator

from indicators.files.apart import HEAD
from indicators.files.books.cells import BookSheet
from indicators.files.books.reading import read_book
from indicators.files.books.stored import cells_data, sheet_data
from indicators.files.faults import FileRefused, refusal
from indicators.files.table_files import read_table

MOST_ROWS, LONG = 500, 1 << 20  # of a portion; in characters


def main() -> None:
    what, name = sys.argv[1:3]
    largest, memory, seconds = map(int, sys.argv[3:6])
    limit(memory, seconds)
    try:
        if what == "book":
            for sheet in read_book(sys.stdin.buffer, name, largest):
                say_sheet(sheet)
        else:
            say_table(name, largest)
        say({"ended": True})
    except FileRefused as refused:
        say({"faults": [fault.data for fault in refused.faults]})
    sys.stdout.buffer.flush()


def say_table(name: str, largest: int) -> None:
    table = read_table(sys.stdin.buffer, name, largest)
    say({**table.found._asdict(), "hidden_rows": sorted(table.found.hidden_rows)})
    for rows in portions(guarded(table.rows)):
        say({"rows": rows})


def say_sheet(sheet: BookSheet) -> None:
    say(sheet_data(sheet))
    cells = list(sheet.cells.values())
    for first in range(0, len(cells), MOST_ROWS):
        say({"cells": cells_data(cells[first : first + MOST_ROWS])})


def guarded(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Raises FileRefused for a row with a cell that cannot be turned into text.

    What reads workbooks is Rust: where it meets a day beyond all calendars it raises a PanicException, which is no
    Exception.
    """
    number = 0
    try:
        for number, cells in rows:
            yield number, cells
    except (FileRefused, MemoryError, GeneratorExit):
        raise
    except BaseException:
        raise refusal(
            f"Row {number + 1} has a cell that cannot be read, such as a day before or beyond all calendars.",
            "Look at that row in the spreadsheet and put it right, or save the sheet as CSV UTF-8.",
        ) from None


def limit(memory: int, seconds: int) -> None:
    """It writes no file, leaves no image of its memory, and is ended by the system where it takes too much."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def portions(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    portion: list[tuple[int, list[str]]] = []
    length = 0
    for number, cells in rows:
        portion.append((number, cells))
        length += sum(map(len, cells))
        if len(portion) == MOST_ROWS or length > LONG:
            yield portion
            portion, length = [], 0
    if portion:
        yield portion


def say(frame: dict[str, object]) -> None:
    body = json.dumps(frame).encode()
    sys.stdout.buffer.write(HEAD.pack(len(body)) + body)


if __name__ == "__main__":
    main()
