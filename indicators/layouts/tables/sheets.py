"""Decides how a sheet is read: which way round, in which tables, under which titles and of which period. Pure."""

import re
from dataclasses import dataclass, field
from itertools import chain

from indicators.files.books.cells import BookSheet
from indicators.layouts.cells.marks import is_mark
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.texts import read_heading
from indicators.layouts.tables.areas_across import areas_across
from indicators.layouts.tables.columns import Table, table_of
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.heading_rows import Band, bands
from indicators.layouts.tables.rows import read_rows
from indicators.layouts.tables.side_by_side import sides

MOST_TITLE_ROWS = 6
_PROVISIONAL = re.compile(r"\b(draft|provisional|unvalidated|not (yet )?validated)\b", re.IGNORECASE)
LONGEST_TITLE = 140


@dataclass
class SheetRead:
    """`name_time` is the period that the sheet's name says, `title_time` that of its titles."""

    grid: Grid
    tables: list[Table] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    name_time: Heading | None = None
    title_time: Heading | None = None
    title_at: tuple[int, int] | None = None
    provisional: bool = False  # as its titles say
    remarks: list[str] = field(default_factory=list)  # rows of one or two texts, where keys of marks stand


def read_sheet(sheet: BookSheet, council: str = "") -> SheetRead:
    """`council` is the name of the one whose file it is."""
    upright = Grid(sheet)
    found = bands(upright)
    grid = upright
    if not any(len(_timed_columns(upright, band)) >= 2 for band in found):
        turned = Grid(sheet, turned=True)
        around = bands(turned)
        if any(len(_timed_columns(turned, band)) >= 2 for band in around) and not _one_a_row(upright, found):
            grid, found = turned, around
    read = SheetRead(grid)
    _read_titles(read, upright)
    read.remarks = _remarks(upright)
    timed = read.name_time is not None or read.title_time is not None
    if not found and any(one is not None and one.period for one in (read.title_time, read.name_time)):
        across = areas_across(grid, council)
        found = [across] if across is not None else []
    for band in chain.from_iterable(sides(grid, one) for one in found):
        titles = _titles_above(grid, band) if not grid.turned else ()
        table = table_of(grid, band, titles or read.titles, timed=timed)
        table.rows = read_rows(table)
        read.tables.append(table)
    read.tables = [table for table in read.tables if table.figures]
    return read


def _timed_columns(grid: Grid, band: Band) -> list[int]:
    """Columns of numbers under different times."""
    columns = [
        column
        for column, heading in band.columns.items()
        if heading.in_time
        and not heading.role.left_out
        and any(grid.is_number(row, column) for row in range(band.bottom + 1, band.last + 1))
    ]
    return columns if len({band.columns[column].said_of_time for column in columns}) >= 2 else []


def _one_a_row(grid: Grid, found: list[Band]) -> bool:
    """Whether periods go down beside columns that are parts of one figure, so that a row is a figure and its period."""
    for band in found:
        table = table_of(grid, band, (), timed=True)
        if table.times and table.figures and not table.unknown:
            plain = [heading for heading in table.figures.values() if not _names_more(heading)]
            if len(plain) == len(table.figures):
                return True
    return False


def _names_more(heading: Heading) -> bool:
    """Whether its headings have other words than those of a part: then they name measures."""
    return bool(heading.rest) or heading.role is Role.NONE


def _read_titles(read: SheetRead, grid: Grid) -> None:
    """Texts before the first row with several cells, and what they say of the period."""
    said: list[tuple[str, tuple[int, int]]] = []
    for row in sorted(grid.filled_rows)[: MOST_TITLE_ROWS + 2]:
        columns = grid.filled_rows[row]
        if len(columns) > 2 or any(grid.is_number(row, column) for column in columns):
            break
        said += [(grid.text(row, column), (row, column)) for column in columns]
    read.titles = tuple(text for text, _ in said if len(text) <= LONGEST_TITLE)
    read.provisional = any(_PROVISIONAL.search(text) for text in read.titles)
    read.name_time = _time(grid.sheet.name)
    for text, at in said:
        heading = _time(text)
        if heading is not None and read.title_time is None:
            read.title_time, read.title_at = heading, at


def _time(text: str) -> Heading | None:
    heading = read_heading(text)
    return heading if heading.in_time else None


def _titles_above(grid: Grid, band: Band) -> tuple[str, ...]:
    """Of the rows right above a table, and of those among its headings that say nothing of any column: they are about
    it, where another stands above or beside it."""
    texts: list[str] = []
    for row in range(band.bottom - 1, max(band.top - 4, -1), -1):
        columns = [column for column in grid.filled_rows.get(row, []) if column in band.span]
        if row >= band.top and any(_says_something(grid.heading(row, column)) for column in columns):
            continue
        if len(columns) > 2 or any(grid.is_number(row, column) for column in columns):
            break
        texts = [grid.text(row, column) for column in columns] + texts
    return tuple(text for text in texts if len(text) <= LONGEST_TITLE)


def _says_something(heading: Heading | None) -> bool:
    return heading is not None and (heading.in_time or heading.role is not Role.NONE)


def _remarks(grid: Grid) -> list[str]:
    """A mark and its meaning may stand in two cells side by side."""
    rows = [[grid.text(row, column) for column in columns] for row, columns in grid.filled_rows.items()]
    return [" = ".join(texts) for texts in rows if len(texts) == 1 or (len(texts) == 2 and is_mark(texts[0]))]
