"""A series as statistics read it: its figures since the last break, and the people behind them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from indicators.statistics.differences import (
    Difference,
    difference_of_proportions,
    difference_of_rates,
)
from indicators.terms.periods import Period
from indicators.terms.series import counted_from
from indicators.terms.vocabulary import MULTIPLIERS, Basis, Unit

Counted = tuple[float, float]  # a numerator and its denominator; of a count the denominator is 1


class Observation(NamedTuple):
    """One period of a series, in the indicator's unit. `hidden`: there is a number, and it must not be used."""

    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Past:
    """The series since its last break, oldest first, the judged observation last; `start` is the day of that break."""

    observations: tuple[Observation, ...]
    basis: Basis
    unit: Unit
    start: date | None

    @property
    def latest(self) -> Observation:
        return self.observations[-1]

    @cached_property
    def numbers(self) -> tuple[Observation, ...]:
        """Those with a number that may be used."""
        return tuple(one for one in self.observations if one.value is not None and not one.hidden)

    @cached_property
    def values(self) -> list[float]:
        return [one.value for one in self.numbers if one.value is not None]

    @cached_property
    def people(self) -> list[Counted] | None:
        """Behind each of `numbers`; None where any of them has none."""
        found = [counted(one, self.unit) for one in self.numbers]
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) else None

    def at(self, period: Period) -> Observation | None:
        return next((one for one in self.observations if one.period == period), None)

    def hidden_since(self, period: Period | None) -> bool:
        """Whether a figure of that period or a later one is hidden; of any, without a period."""
        return any(one.hidden for one in self.observations if period is None or one.period >= period)

    def holds(self, period: Period) -> bool:
        """Whether the period is of this series, or of one before the break."""
        return self.start is None or counted_from(period, self.basis) >= self.start

    def moving_ranges(self) -> list[float]:
        """How far the figure moved from each period to the next, the latest step left out; none across a gap."""
        return [
            abs(later.value - one.value)
            for one, later in pairwise(self.numbers[:-1])
            if later.period == one.period.next() and later.value is not None and one.value is not None
        ]

    def unbroken_run(self) -> list[float]:
        """The latest values, oldest first, as far back as no period is missing: a gap ends a run."""
        run: list[float] = []
        expected = self.latest.period
        for one in reversed(self.numbers):
            if one.period != expected or one.value is None:
                break
            run.append(one.value)
            expected = expected.previous()
        return run[::-1]

    def year_on_year(self) -> dict[Period, float]:
        """z of every figure against that of a year earlier, where people stand behind both; oldest first."""
        by_period = {one.period: counted(one, self.unit) for one in self.numbers}
        found = {}
        for period, now in by_period.items():
            then = by_period.get(period.year_before())
            if now is not None and then is not None:
                found[period] = difference_between(self.unit, then, now).z
        return found


def past_of(series: Sequence[Observation], basis: Basis, unit: Unit, breaks: Sequence[date]) -> Past:
    """From the last break at or before the last observation. Raises ValueError for an empty series."""
    if not series:
        raise ValueError("A series has at least the observation that is judged")
    *earlier, latest = series
    start = max((one for one in breaks if one <= latest.period.end), default=None)
    kept = tuple(one for one in earlier if start is None or counted_from(one.period, basis) >= start)
    return Past((*kept, latest), basis, unit, start)


def counted(observation: Observation, unit: Unit) -> Counted | None:
    """The people behind a figure; None for money, scores and averages, and where a number of them is not given."""
    if unit is Unit.COUNT:
        value = observation.value
        return None if value is None or value < 0 else (value, 1.0)
    if unit not in MULTIPLIERS or observation.numerator is None or not observation.denominator:
        return None
    part, whole = observation.numerator, observation.denominator
    impossible = part < 0 or whole < 0 or (unit is Unit.PERCENT and part > whole)
    return None if impossible else (part, whole)


def difference_between(unit: Unit, then: Counted, now: Counted) -> Difference:
    """By the test of the unit: two proportions, or two rates."""
    test = difference_of_proportions if unit is Unit.PERCENT else difference_of_rates
    return test(*then, *now)
