"""What one edition after another said of one measure's figures: from what was frozen, and from nothing else. Pure.

Whoever may open the editions may read it: a correction that no edition shows yet is not in it, and a number that an
edition hid stays hidden.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from indicators.terms.periods import Period
from scorecards.assembly.shown import latest_words, shown
from scorecards.editions.row_words import cell_remarks
from scorecards.payload import CellShown, RowShown


class Said(NamedTuple):
    """One figure as an edition showed it."""

    display: str
    people: str  # also why there is no number
    remarks: str  # "Provisional. Revised from 81%."
    number: tuple[float | str | None, ...]  # as stored; the words where there is none

    @property
    def kept(self) -> tuple[tuple[float | str | None, ...], str]:
        """What has to stay as it is for a later edition to have said the same: "85%" may be "84.99%" before."""
        return self.number, self.remarks


@dataclass(frozen=True)
class Telling:
    """An edition that has the measure, and what it says of each figure by its period's code."""

    name: str  # "Edition 2 of quarter 2 2025/26"
    url: str
    published: date
    correction: str
    asked: bool  # whether the reader came from it
    said: Mapping[str, Said] = field(repr=False)


class Statement(NamedTuple):
    """What was said, by which edition first, and by which ones again before another thing was said."""

    said: Said
    first: Telling
    again: list[Telling]


class FigureTold(NamedTuple):
    """All that was said of one figure, the newest first."""

    label: str  # "Quarter 2 2025/26"
    statements: list[Statement]


def said_by(row: RowShown) -> dict[str, Said]:
    """What an edition's row says of each of its figures."""
    latest = row["latest"]["period"]
    return {
        cell["period"]: _said(cell, latest_words(row) if cell["period"] == latest else shown(cell))
        for cell in [*row["series"], row["latest"]]
    }


def _said(cell: CellShown, display: str) -> Said:
    remarks = "".join(f"{remark}. " for remark in cell_remarks(cell)).strip()
    return Said(display, cell["people"] or cell["reason"], remarks, _number(cell))


def _number(cell: CellShown) -> tuple[float | str | None, ...]:
    """The counts behind a figure, which tell it without rounding; its value where there are none."""
    counts = cell["numerator"], cell["denominator"]
    if cell["hidden"] or cell["value"] is None:
        return shown(cell), cell["people"] or cell["reason"]
    return (cell["value"], *counts) if None in counts else counts


def figure_told(tellings: Sequence[Telling], period: str) -> FigureTold:
    """Of the figure of that period, by the editions in the order they were published.

    A note, and the word "provisional", that came or went is told as well.
    """
    telling = [one for one in tellings if period in one.said]
    runs = [list(run) for _, run in groupby(telling, key=lambda one: one.said[period].kept)]
    statements = [Statement(run[0].said[period], run[0], run[1:]) for run in runs]
    return FigureTold(Period.from_code(period).label, statements[::-1])


def others_that_changed(tellings: Sequence[Telling], period: str) -> list[FigureTold]:
    """The figures of other periods of which one edition gave another number than the one before, the newest first."""
    others = {code for one in tellings for code in one.said} - {period}
    told = (figure_told(tellings, code) for code in sorted(others, key=Period.from_code, reverse=True))
    return [one for one in told if len({each.said.number for each in one.statements}) > 1]
