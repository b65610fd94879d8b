"""Figures in a row of periods, and the breaks that stop them being compared. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis

POINTS = 20  # periods that are shown, drawn and judged at most: five years of quarters
WEEKS = 66  # a year and a quarter: the same week a year ago, and the weeks around it


def points_of(frequency: Frequency) -> int:
    """How many periods of that frequency are shown, drawn and judged at most."""
    return WEEKS if frequency is Frequency.WEEK else POINTS


class Point(NamedTuple):
    """What is drawn and charted of one figure, unrounded. `value` is None where there is no number."""

    period: Period
    value: float | None


class OfPeriod(Protocol):
    """Whatever stands in a row of periods."""

    @property
    def period(self) -> Period: ...


Figure = TypeVar("Figure", bound=OfPeriod)


@dataclass(frozen=True, order=True)
class Break:
    """From `start` on, figures cannot be compared with those before."""

    start: date
    label: str


def counted_from(period: Period, basis: Basis) -> date:
    """The day that decides on which side of a break the period's figure lies.

    A count on one day is taken on the period's last; any other figure is new only where its whole period is.
    """
    return period.end if basis is Basis.POINT else period.start


def break_between(
    breaks: Sequence[Break], earlier: Period, later: Period, basis: Basis = Basis.PERIOD
) -> Break | None:
    """The last break that makes the two periods incomparable, or None.

    A break within either period counts too, unless the figures are counts on one day: any other figure is then
    partly old and partly new.
    """
    between = [one for one in breaks if counted_from(earlier, basis) < one.start <= later.end]
    return max(between, default=None)


def current_series(
    points: Sequence[Figure], breaks: Sequence[Break], basis: Basis = Basis.PERIOD
) -> list[Figure]:
    """The points, oldest first, that lie after the last break the series has reached."""
    ordered = sorted(points, key=lambda point: point.period)
    if not ordered:
        return []
    reached = [one.start for one in breaks if one.start <= ordered[-1].period.end]
    first = max(reached, default=ordered[0].period.start)
    return [point for point in ordered if counted_from(point.period, basis) >= first]
