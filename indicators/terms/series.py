"""Figures in a row of periods, and the breaks that stop them being compared. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from indicators.terms.periods import Period


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


def break_between(breaks: Sequence[Break], earlier: Period, later: Period) -> Break | None:
    """The last break that makes the two periods incomparable, or None.

    A break within either period counts too: such a figure is partly old and partly new.
    """
    between = [one for one in breaks if earlier.start < one.start <= later.end]
    return max(between, default=None)


def current_series(points: Sequence[Figure], breaks: Sequence[Break]) -> list[Figure]:
    """The points, oldest first, that began on or after the last break the series has reached."""
    ordered = sorted(points, key=lambda point: point.period)
    if not ordered:
        return []
    reached = [one.start for one in breaks if one.start <= ordered[-1].period.end]
    first = max(reached, default=ordered[0].period.start)
    return [point for point in ordered if point.period.start >= first]
