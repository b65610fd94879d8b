"""Figures from a file: its headings, then every row, checked against the council's catalogue. Pure.

All or nothing: the rows are given only where there is no fault in any of them.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from indicators.intake.catalogue import Catalogue
from indicators.intake.checks import RowChecker
from indicators.intake.columns import COLUMNS, Columns, read_headings
from indicators.intake.faults import Faults, FileRefused, refusal
from indicators.intake.files import LARGEST_FILE, Table, read_table
from indicators.intake.numbers import FORMULA_REMEDY
from indicators.intake.rows import FigureRow

MOST_ROWS = 500_000
PROGRESS_EVERY = 50_000


def _silent(words: str) -> None:
    """Tells nobody."""


def read_figures(
    file: BinaryIO,
    name: str,
    catalogue: Catalogue,
    largest: int = LARGEST_FILE,
    progress: Callable[[str], None] = _silent,
) -> list[FigureRow]:
    """The figures in a CSV, XLSX or ODS file with the columns of `columns.COLUMNS`, in the order of the file.

    `largest` is in bytes; `progress` is told in words now and then how far a long file is read. Raises FileRefused
    with every fault: what is wrong, in which row and column, and how to put it right.
    """
    faults = Faults()
    table = read_table(file, name, largest)
    rows = _filled(table.rows)
    heading = next(rows, None)
    if heading is None:
        raise refusal("The file is empty.", f"Its first row names the columns: {', '.join(COLUMNS)}.")
    columns = read_headings(heading[0], heading[1], faults)
    if columns is None:
        raise FileRefused(faults)
    _add_formulas(table, columns, faults)
    found = _read_rows(rows, RowChecker(catalogue, columns, faults), progress)
    if not found and not faults:
        faults.add("The file has headings but no figures.", "Add a row for each figure.")
    if faults:
        raise FileRefused(faults)
    return found


def _filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    return ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], checker: RowChecker, progress: Callable[[str], None]
) -> list[FigureRow]:
    found: list[FigureRow] = []
    for count, (number, cells) in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise refusal(
                f"The file has more than {MOST_ROWS:,} rows.", "Divide it, for instance one file a year."
            )
        if count % PROGRESS_EVERY == 0:
            progress(f"{count:,} rows read")
        row = checker.read(number, cells)
        if row is not None:
            found.append(row)
    return found


def _add_formulas(table: Table, columns: Columns, faults: Faults) -> None:
    for cell in table.formulas:
        faults.add(
            f"Cell {cell.address} holds a formula. A formula's result may be out of date, so it is not read.",
            FORMULA_REMEDY,
            row=cell.row,
            column=columns.name_at(cell.column) or cell.address.rstrip("0123456789"),
        )
    if table.more_formulas:
        faults.add(f"{table.more_formulas:,} more cells hold formulas.", FORMULA_REMEDY)
