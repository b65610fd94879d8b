"""Figures from a file: its headings, then every row, checked against the council's catalogue. Pure.

`read_figures` is all or nothing: the rows are given only where there is no fault in any of them. `read_each` gives
every row with what is wrong with it, for an officer who chooses among them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from indicators.amounts.amounts import ReportedFigure
from indicators.catalogue.known_indicators import Catalogue
from indicators.files.apart import IN_A_JOB, Limits, TooHeavy, read_table_apart
from indicators.files.columns import COLUMNS, Columns, read_headings
from indicators.files.faults import Fault, Faults, FileRefused, refusal
from indicators.files.remarks import formulas_by_row, remarks_on_file, row_remarks, without_result
from indicators.files.row_checks import LONGEST_NOTE, RowChecker
from indicators.files.sheets import Found
from indicators.files.table_files import LARGEST_FILE, Table

MOST_ROWS = 500_000
PROGRESS_EVERY = 50_000
PROGRESS_OF_ROWS_EVERY = 2_000


def _silent(words: str) -> None:
    """Tells nobody."""


def read_figures(
    file: BinaryIO,
    name: str,
    catalogue: Catalogue,
    largest: int = LARGEST_FILE,
    progress: Callable[[str], None] = _silent,
    limits: Limits = IN_A_JOB,
    remark: Callable[[str], None] = _silent,
) -> list[ReportedFigure]:
    """The figures in a CSV, XLSX or ODS file with the columns of `columns.COLUMNS`, in the order of the file.

    `largest` is in bytes; `progress` is told in words now and then how far a long file is read, `remark` what a person
    should know of what was read: hidden rows, formulas. Raises FileRefused with every fault: what is wrong, in which
    row and column, and how to put it right.
    """
    faults = Faults()
    table, columns, rows, heading = _open(file, name, largest, limits)
    faults.extend(without_result(table.found, columns))
    for words in remarks_on_file(table.found, columns, heading):
        remark(words)
    if max(columns.words) >= 0:
        remark(
            "answers and commentary are not recorded with figures: bring the file in on its page to keep them"
        )
    checker = RowChecker(catalogue, columns, faults)
    found = _read_rows(rows, checker, progress)
    faults.extend(checker.doubts())
    if not found and not faults:
        faults.add("The file has headings but no figures.", "Add a row for each figure.")
    if faults:
        raise FileRefused(faults)
    return found


class RowRead(NamedTuple):
    """One row of a file. `figure` is None where it has a fault; without value and symbol it was left empty.

    `texts` are its cells as written, in the order of COLUMNS, "" for a column that the file leaves out. `remarks` are
    sentences on what is no fault: its formulas, that it is `hidden` in the sheet.
    `words` are the answer and the commentary beside it.
    """

    number: int
    figure: ReportedFigure | None
    faults: tuple[Fault, ...]
    texts: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    hidden: bool = False
    words: tuple[str, str] = ("", "")


def cut(text: str) -> str:
    """A cell, not longer than four notes: what is cut off was refused for its length."""
    return text if len(text) <= 4 * LONGEST_NOTE else f"{text[: 4 * LONGEST_NOTE]}…"


class RowsRead(NamedTuple):
    """`given` names the columns of COLUMNS that the file has."""

    rows: list[RowRead]
    given: frozenset[str]


def read_each(
    file: BinaryIO,
    name: str,
    catalogue: Catalogue,
    largest: int = LARGEST_FILE,
    progress: Callable[[str], None] = _silent,
    most_rows: int = MOST_ROWS,
    limits: Limits = IN_A_JOB,
) -> RowsRead:
    """Every row of a file like that of `read_figures`, each with its own faults; empty rows of a form are no fault.

    Raises FileRefused only for what is wrong with the file as a whole; TooHeavy where it is more than `limits` and
    `most_rows` allow.
    """
    table, columns, rows, heading = _open(file, name, largest, limits)
    stored = _without_result_by_row(table.found, columns, heading)
    formulas = formulas_by_row(table.found, columns)
    faults = _FaultsOfOneRow()
    checker = RowChecker(catalogue, columns, faults, may_be_empty=True)
    found = []
    for number, cells in _counted(rows, progress, most_rows, PROGRESS_OF_ROWS_EVERY):
        figure = checker.read(number, cells)
        words = checker.read_words(number, cells)
        wrong = (*stored.get(number, ()), *faults.take())
        texts = tuple(cut(cells[at].strip()) if 0 <= at < len(cells) else "" for at in columns.places)
        hidden = number in table.found.hidden_rows
        remarks = row_remarks(hidden, formulas.get(number, []))
        found.append(RowRead(number, None if wrong else figure, wrong, texts, remarks, hidden, words))
    if not found:
        raise refusal("The file has headings but no figures.", "Add a row for each figure.")
    return RowsRead(_with_faults(found, checker.doubts()), columns.given)


def _with_faults(rows: list[RowRead], faults: Iterable[Fault]) -> list[RowRead]:
    """The rows with faults that were only seen after the last of them."""
    more: dict[int, list[Fault]] = {}
    for fault in faults:
        more.setdefault(fault.row or 0, []).append(fault)
    if not more:
        return rows
    return [
        row._replace(figure=None, faults=(*row.faults, *more[row.number])) if row.number in more else row
        for row in rows
    ]


class _FaultsOfOneRow(Faults):
    """Gathers the faults of a row until they are taken."""

    def take(self) -> tuple[Fault, ...]:
        taken = tuple(self)
        self._listed.clear()
        self.total = 0
        return taken


def _open(
    file: BinaryIO, name: str, largest: int, limits: Limits
) -> tuple[Table, Columns, Iterator[tuple[int, list[str]]], int]:
    """The table, its columns, the filled rows below the headings, and the number of the row of headings."""
    faults = Faults()
    table = read_table_apart(file, name, limits, largest)
    rows = _filled(table.rows)
    heading = next(rows, None)
    if heading is None:
        raise refusal("The file is empty.", f"Its first row names the columns: {', '.join(COLUMNS)}.")
    columns = read_headings(heading[0], heading[1], faults)
    if columns is None:
        raise FileRefused(faults)
    return table, replace(columns, of_workbook=table.of_workbook), rows, heading[0]


def _filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    return ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], checker: RowChecker, progress: Callable[[str], None]
) -> list[ReportedFigure]:
    read = (
        checker.read(number, cells) for number, cells in _counted(rows, progress, MOST_ROWS, PROGRESS_EVERY)
    )
    return [row for row in read if row is not None]


def _counted(
    rows: Iterator[tuple[int, list[str]]], progress: Callable[[str], None], most: int, every: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows, with a word now and then of how many there were; raises FileRefused for too many."""
    for count, row in enumerate(rows, 1):
        if count > most:
            many = f"The file has more than {most:,} rows."
            raise TooHeavy(refusal(many, "Divide it, for instance one file a year.").faults)
        if count % every == 0:
            progress(f"{count:,} rows read")
        yield row


def _without_result_by_row(found: Found, columns: Columns, heading: int) -> dict[int, list[Fault]]:
    """Raises FileRefused where a heading has no result, or where there are more than are told one by one."""
    faults = Faults()
    faults.extend(without_result(found, columns))
    if found.more or any(fault.row is not None and fault.row <= heading for fault in faults):
        raise FileRefused(faults)
    by_row: dict[int, list[Fault]] = {}
    for fault in faults:
        by_row.setdefault(fault.row or 0, []).append(fault)
    return by_row
