"""The cells of a pasted block, and what its headings say of each column. Pure.

Headings are read as those of workbooks are (`indicators.layouts.headings`): which period a column is of, which part of
a figure stands in it, or that it holds no figures of the council.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import read_typed
from indicators.amounts.written_symbols import symbols_meant
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role
from indicators.layouts.headings.texts import read_heading
from indicators.terms.periods import Frequency, Period, PeriodError, quarter_of

LONGEST = 200_000
MOST_ROWS = 400
MOST_COLUMNS = 200
_MOST_HEADINGS = 3
_TITLES = frozenset({Role.LABEL, Role.REFERENCE, Role.ABOUT, Role.AREA})


class Unreadable(ValueError):
    """What was pasted is no block that fits on a page; says why."""


@dataclass(frozen=True)
class Column:
    """`timed`: its heading says a period; `period` is that period, None where it cannot be told which."""

    text: str
    role: Role
    timed: bool
    period: Period | None

    @property
    def is_title(self) -> bool:
        return self.role in _TITLES and not self.timed

    @property
    def may_hold_figures(self) -> bool:
        return not self.is_title and self.role is not Role.NOTE and not self.role.left_out


@dataclass(frozen=True)
class Block:
    """`headings` has the rows of headings, `columns` what they say together; `lines` are the rows below."""

    headings: Sequence[Sequence[str]]
    columns: Sequence[Column]
    lines: Sequence[Sequence[str]]


def read_block(text: str, here: Period) -> Block:
    """Cells parted by tabs, rows by line ends; a cell with either in it stands in quotes. `here` is the page's period.

    Raises Unreadable.
    """
    if len(text) > LONGEST:
        raise Unreadable("The block is too large for this page. Bring it as a file instead.")
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error as problem:
        raise Unreadable("This block cannot be read. Copy it again, or bring it as a file.") from problem
    rows = [[" ".join(cell.split()) for cell in row[:MOST_COLUMNS]] for row in found]
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"The block has more than {MOST_ROWS} rows. Bring it as a file instead.")
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    headings = rows[: _number_of_headings(rows)]
    return Block(headings, [_column(headings, at, here) for at in range(width)], rows[len(headings) :])


def _number_of_headings(rows: Sequence[Sequence[str]]) -> int:
    number = 0
    while number < min(_MOST_HEADINGS, len(rows) - 1) and _is_heading(rows[number]):
        number += 1
    return number


def _is_heading(row: Sequence[str]) -> bool:
    """Words and periods, of which one at least says what stands below. A bare year is a number without such words."""
    read = {text: read_heading(text) for text in row if text}
    labelled = any(heading.role is Role.LABEL for heading in read.values())
    return any(
        heading.role is not Role.NONE or (heading.in_time and heading.bare is None) or labelled
        for heading in read.values()
    ) and all(_is_words(text, heading, labelled) for text, heading in read.items())


def _is_words(text: str, heading: Heading, labelled: bool) -> bool:
    if symbols_meant(text):
        return False
    if isinstance(read_typed(text), NumberFault):
        return heading.in_time or any(letter.isalpha() or letter in "%£#" for letter in text)
    return labelled and heading.bare is not None


def _column(headings: Sequence[Sequence[str]], at: int, here: Period) -> Column:
    """Cells of the upper rows reach over the empty ones to their right: they were merged."""
    said = Heading()
    for depth, row in enumerate(headings):
        text = row[at]
        if not text and depth < len(headings) - 1:
            text = next((row[back] for back in range(at, -1, -1) if row[back]), "")
        said = read_heading(text).within(said) if text else said
    return Column(said.text.replace("\n", " "), said.role, said.in_time, _period(said, here))


def _period(heading: Heading, here: Period) -> Period | None:
    """A quarter or month without its year is of the page's own year; a day is of the page's kind of period."""
    if heading.day is not None:
        return Period.of(heading.day, here.frequency)
    if heading.quarter is not None and heading.year is None and here.frequency is Frequency.QUARTER:
        return quarter_of(here.financial_year, heading.quarter)
    if heading.month and heading.month_year is None and heading.year is None:
        try:
            return Period.of(
                here.start.replace(
                    year=here.financial_year + (heading.month < 4), month=heading.month, day=1
                ),
                Frequency.MONTH,
            )
        except (ValueError, PeriodError):
            return None
    return heading.period
