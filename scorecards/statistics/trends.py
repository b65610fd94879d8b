"""Is an annual series rising or falling? Five independent years in an unbroken series. Pure.

The rule of the public health profiles: chi-squared for a linear trend above 9.5495 (one degree of freedom, p < 0.002),
and the slope keeps its sign whichever year is left out. Never for quarters, figures since April or rolling years.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
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
    """`slope` is a year's change in the unit of the values (shares: 0 to 1).

    `scatter` is how far the years lie from their line: Pearson's chi-squared by its three degrees of freedom, 1 on
    average where chance alone is at work.
    """

    direction: Direction
    chi_squared: float | None
    slope: float | None
    scatter: float | None = None


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


class _Point(NamedTuple):
    year: float
    value: float
    weight: float  # 1 / SE^2


class _Line(NamedTuple):
    slope: float
    chi_squared: float
    scatter: float  # Pearson's chi-squared about the line


Weigh = Callable[[Sequence[Year]], list[_Point]]


def _decided(years: Sequence[Year], weigh: Weigh) -> Trend:
    line = _fit(weigh(years))
    if line is None:
        return NOT_TESTED
    without = [_fit(weigh([*years[:n], *years[n + 1 :]])) for n in range(len(years))]
    sign = (line.slope > 0) - (line.slope < 0)
    keeps = all(one is not None and one.slope * sign > 0 for one in without)
    real = line.chi_squared > CRITICAL and keeps
    direction: Direction = "no significant change"
    if real:
        direction = "increasing" if sign > 0 else "decreasing"
    return Trend(direction, line.chi_squared, line.slope, line.scatter / (len(years) - 2))


def _of_shares(years: Sequence[Year]) -> list[_Point]:
    """Weighted by their denominators, with the pooled share's variance: the line's test is Cochran and Armitage's."""
    counts = [(one.year, one.numerator or 0.0, one.denominator or 0.0) for one in years]
    share = fsum(x for _, x, _ in counts) / fsum(n for _, _, n in counts)
    variance = share * (1 - share)
    return [_Point(t, x / n, n / variance) for t, x, n in counts] if variance > 0 else []


def _of_values(years: Sequence[Year]) -> list[_Point]:
    """Weighted by the inverse square of the standard errors, which the 95% intervals give."""
    spread = 2 * float(ndtri(0.975))
    errors = [((one.upper or 0.0) - (one.lower or 0.0)) / spread for one in years]
    if min(errors) <= 0:
        return []
    return [
        _Point(one.year, one.value or 0.0, 1 / error**2) for one, error in zip(years, errors, strict=True)
    ]


def _fit(points: Sequence[_Point]) -> _Line | None:
    """The weighted line through the points; None without points, or where all are of one year."""
    whole = fsum(w for _, _, w in points)
    if not whole:
        return None
    year = fsum(w * t for t, _, w in points) / whole
    middle = fsum(w * v for _, v, w in points) / whole
    squares = fsum(w * (t - year) ** 2 for t, _, w in points)
    if not squares:
        return None
    slope = fsum(w * (t - year) * (v - middle) for t, v, w in points) / squares
    away = fsum(w * (v - middle - slope * (t - year)) ** 2 for t, v, w in points)
    return _Line(slope, slope**2 * squares, away)
