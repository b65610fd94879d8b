"""Is an annual series rising or falling? Five independent years in an unbroken series. Pure.

The rule of the public health profiles: chi-squared for a linear trend above 9.5495 (one degree of freedom, p < 0.002),
and the slope keeps its sign whichever year is left out. Never for quarters, figures since April or rolling years.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from typing import Literal, NamedTuple

from scipy.special import ndtri

YEARS = 5
CRITICAL = 9.5495
Direction = Literal["increasing", "decreasing", "no significant change", "not tested"]


class Year(NamedTuple):
    """One year's share as `numerator` of `denominator`, or its value with a 95% interval; None where missing."""

    year: float
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Trend:
    """`slope` is a year's change in the unit of the values (shares: 0 to 1)."""

    direction: Direction
    chi_squared: float | None
    slope: float | None


NOT_TESTED = Trend("not tested", None, None)


def recent_trend(years: Sequence[Year]) -> Trend:
    """Of the last five, oldest first; who calls gives a missing year as one without numbers.

    Shares by Cochran and Armitage, others by a line weighted by 1 / SE^2. A year that is missing, or has neither people
    nor an interval, gives "not tested", never "no change"; so does one in which all are counted, as in the official
    packages.
    """
    last = list(years[-YEARS:])
    if len(last) < YEARS or any(later.year <= one.year for one, later in pairwise(last)):
        return NOT_TESTED
    if all(one.numerator is not None and one.denominator for one in last):
        everybody = any(one.numerator == one.denominator for one in last)
        return NOT_TESTED if everybody else _decided(last, _of_shares)
    if all(one.value is not None and one.lower is not None and one.upper is not None for one in last):
        return _decided(last, _of_values)
    return NOT_TESTED


class _Line(NamedTuple):
    slope: float
    chi_squared: float


def _decided(years: Sequence[Year], fit: Callable[[Sequence[Year]], _Line | None]) -> Trend:
    line = fit(years)
    if line is None:
        return NOT_TESTED
    without = [fit([*years[:n], *years[n + 1 :]]) for n in range(len(years))]
    sign = (line.slope > 0) - (line.slope < 0)
    keeps = all(one is not None and one.slope * sign > 0 for one in without)
    real = line.chi_squared > CRITICAL and keeps
    direction: Direction = "no significant change"
    if real:
        direction = "increasing" if sign > 0 else "decreasing"
    return Trend(direction, line.chi_squared, line.slope)


def _of_shares(years: Sequence[Year]) -> _Line | None:
    """The Cochran-Armitage test; the slope is that of the line through the shares weighted by their denominators."""
    counts = [(one.year, one.numerator or 0.0, one.denominator or 0.0) for one in years]
    whole, part = fsum(n for _, _, n in counts), fsum(x for _, x, _ in counts)
    share = part / whole
    mean = fsum(n * t for t, _, n in counts) / whole
    squares = fsum(n * (t - mean) ** 2 for t, _, n in counts)
    leaning = fsum((t - mean) * (x - n * share) for t, x, n in counts)
    if not squares or not 0 < share < 1:
        return None
    return _Line(leaning / squares, leaning**2 / (share * (1 - share) * squares))


def _of_values(years: Sequence[Year]) -> _Line | None:
    """A line weighted by the inverse square of the standard errors, which the 95% intervals give."""
    spread = 2 * float(ndtri(0.975))
    points = [
        (one.year, one.value or 0.0, ((one.upper or 0.0) - (one.lower or 0.0)) / spread) for one in years
    ]
    if any(error <= 0 for _, _, error in points):
        return None
    weights = [1 / error**2 for _, _, error in points]
    whole = fsum(weights)
    mean = fsum(w * t for w, (t, _, _) in zip(weights, points, strict=True)) / whole
    squares = fsum(w * (t - mean) ** 2 for w, (t, _, _) in zip(weights, points, strict=True))
    if not squares:
        return None
    slope = fsum(w * (t - mean) * v for w, (t, v, _) in zip(weights, points, strict=True)) / squares
    return _Line(slope, (slope * sqrt(squares)) ** 2)
