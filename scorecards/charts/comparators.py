"""What national figures a large chart may draw beside the council's own: those that cover the same stretch of time.

A national figure is annual. Beside figures of the last 12 months it stands over its year; beside counts on one day it
is a mark on its own day; figures of a quarter, or since April, are of another size and have none beside them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.terms.vocabulary import Basis
from scorecards.charts.series import WITHIN_A_YEAR, basis_of, drawable, period_of
from scorecards.payload import AnnualPoint, CellShown, RowShown

Beside = Literal["year", "day", "nothing"]
_ONE_COVERS = {
    Basis.PERIOD: "National figures cover a whole year and ours a {noun}, so they are not on this chart.",
    Basis.YEAR_TO_DATE: (
        "National figures cover a whole year and ours count from April, so they are not on this chart."
    ),
}


@dataclass(frozen=True)
class Step:
    """One year of a comparator that is published once a year; days as ordinals, `end` the day after the last.

    Of a count on one day `start` and `end` are that day.
    """

    label: str
    start: int
    end: int
    value: float


@dataclass(frozen=True)
class Comparators:
    """Half of the statistical neighbours from `lower` to `upper`, their median, and the country."""

    lower: list[Step]
    median: list[Step]
    upper: list[Step]
    england: list[Step]

    @property
    def values(self) -> list[float]:
        return [step.value for kind in (self.lower, self.median, self.upper, self.england) for step in kind]


def beside(row: RowShown) -> Beside:
    """How the row's national figures stand beside its own, if they may."""
    if not row["annual"] or not row["series"]:
        return "nothing"
    match basis_of(row):
        case Basis.POINT:
            return "day"
        case Basis.ROLLING:
            return "year"
        case _:
            return "year" if _same_year(row["series"][-1], row["annual"][-1]) else "nothing"


def _same_year(cell: CellShown, point: AnnualPoint) -> bool:
    """Whether both cover a whole year that begins on the same day."""
    period = period_of(cell["period"])
    within = period is not None and period.frequency in WITHIN_A_YEAR
    return not within and cell["start"][4:] == point["start"][4:]


def left_out_words(row: RowShown) -> str:
    """Why the national figures that the row has are not on its chart; "" where they are."""
    if not row["annual"] or not row["series"] or beside(row) != "nothing":
        return ""
    period, basis = period_of(row["series"][-1]["period"]), basis_of(row)
    if period and period.frequency in WITHIN_A_YEAR and basis in _ONE_COVERS:
        return _ONE_COVERS[basis].format(noun=period.frequency.value)
    return "National figures cover another year than ours, so they are not on this chart."


def days_of(point: AnnualPoint, kind: Beside) -> tuple[int, int]:
    """The days a national figure stands for, as `Step` has them."""
    start, end = date.fromisoformat(point["start"]), date.fromisoformat(point["end"])
    return (end.toordinal(), end.toordinal()) if kind == "day" else (start.toordinal(), end.toordinal() + 1)


def comparators_of(row: RowShown, first: float, last: float) -> Comparators:
    """Those that reach into the days drawn."""
    return Comparators(*(_steps(row, first, last, read) for read in _READERS))


_READERS: tuple[Callable[[AnnualPoint], float | None], ...] = (
    lambda point: point["lower_quartile"],
    lambda point: point["median"],
    lambda point: point["upper_quartile"],
    lambda point: point["england"],
)


def _steps(
    row: RowShown, first: float, last: float, read: Callable[[AnnualPoint], float | None]
) -> list[Step]:
    kind, found = beside(row), []
    for point in row["annual"] if kind != "nothing" else []:
        value, (start, end) = drawable(read(point)), days_of(point, kind)
        drawn = first <= end <= last if kind == "day" else end > first and start < last
        if value is not None and drawn:
            found.append(Step(point["label"], start, end, value))
    return sorted(found, key=lambda step: step.start)


def unbroken(steps: Sequence[Step], breaks: Sequence[int]) -> list[list[Step]]:
    """The years in groups that a line may join: no year missing and no break (days as ordinals) between them."""
    groups: list[list[Step]] = []
    for step in steps:
        before = groups[-1][-1] if groups else None
        joined = before is not None and step.start - before.end <= 10
        if before is None or not joined or any(before.start < day <= step.start for day in breaks):
            groups.append([])
        groups[-1].append(step)
    return groups
