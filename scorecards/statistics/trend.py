"""Whether five annual figures rise or fall for certain. Pure.

The rule of the public health profiles: the chi-squared for a linear trend must exceed its 99.8% point, and the slope
must keep its sign when each of the five points is left out. For annual, independent figures of one unbroken series;
never for quarters, year-to-date figures or rolling twelve months, whose points are not independent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from statistics import NormalDist
from typing import Literal

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Frequency
from indicators.terms.series import Break, current_series
from indicators.terms.vocabulary import Basis
from scorecards.statistics.intervals import Interval

POINTS = 5
CRITICAL = NormalDist().inv_cdf(0.999) ** 2  # 9.5495: chi-squared with one degree of freedom, p < 0.002
_Z95 = NormalDist().inv_cdf(0.975)
ANNUAL = (Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.SNAPSHOT)
Direction = Literal["rising", "falling", "no significant change", "not tested"]


@dataclass(frozen=True)
class Trend:
    """`reason` says why nothing was tested; otherwise the slope is per year, in the figure's unit or as a share."""

    direction: Direction
    chi_squared: float | None
    slope: float | None
    reason: str


def recent_trend(
    points: Sequence[ReportedFigure],
    *,
    basis: Basis,
    breaks: Sequence[Break] = (),
    intervals: Sequence[Interval | None] | None = None,
) -> Trend:
    """The trend of the last five points, oldest first or not.

    Without `intervals` the points are proportions by their numerator and denominator. With them (one for each point,
    in the order given; 95%) any other kind of figure is tested by its value.
    """
    if basis in (Basis.ROLLING, Basis.YEAR_TO_DATE) or any(
        one.period.frequency not in ANNUAL for one in points
    ):
        return _not_tested("Only annual figures that do not overlap are tested for a trend")
    by_period = (
        dict(zip((one.period for one in points), intervals, strict=True)) if intervals is not None else None
    )
    last = current_series(points, breaks)[-POINTS:]
    if len(last) < POINTS:
        return _not_tested(f"Fewer than {POINTS} comparable years")
    if any(earlier.period.next() != later.period for earlier, later in pairwise(last)):
        return _not_tested("A year is missing")
    if by_period is None:
        return proportion_trend([one.amounts[:2] for one in last])
    return interval_trend([(one.amounts.value, by_period[one.period]) for one in last])


def proportion_trend(
    counts: Sequence[tuple[float | None, float | None]], times: Sequence[float] | None = None
) -> Trend:
    """The Cochran-Armitage test of (numerator, denominator) pairs, in order of time."""
    moments = list(times) if times is not None else [float(n) for n in range(1, len(counts) + 1)]
    known = [(t, x, n) for t, (x, n) in zip(moments, counts, strict=True) if x is not None and n]
    if len(known) < max(POINTS, len(counts)):
        return _not_tested("A year has no numerator or denominator")
    if any(not 0 <= x <= n for _, x, n in known):
        raise ValueError("A numerator lies outside its denominator")
    if any(x in (0, n) for _, x, n in known):
        return _not_tested("A year is at 0% or 100%")
    events, everyone = fsum(x for _, x, _ in known), fsum(n for _, _, n in known)
    share = events / everyone
    weighted = [(t, x / n, n / (share * (1 - share))) for t, x, n in known]
    return _judged(weighted)


def interval_trend(
    values: Sequence[tuple[float | None, Interval | None]], times: Sequence[float] | None = None
) -> Trend:
    """The weighted least-squares trend of values with 95% intervals, in order of time."""
    moments = list(times) if times is not None else [float(n) for n in range(1, len(values) + 1)]
    known = [
        (t, value, (interval.upper - interval.lower) / (2 * _Z95))
        for t, (value, interval) in zip(moments, values, strict=True)
        if value is not None and interval is not None
    ]
    if len(known) < max(POINTS, len(values)):
        return _not_tested("A year has no value or no interval")
    if any(error <= 0 for _, _, error in known):
        return _not_tested("A year's interval has no width")
    return _judged([(t, value, 1 / error**2) for t, value, error in known])


def _judged(weighted: Sequence[tuple[float, float, float]]) -> Trend:
    """Judges (time, value, weight); the weights are one over the squared standard errors."""
    slope, chi_squared = _slope(weighted)
    others = [_slope([*weighted[:n], *weighted[n + 1 :]])[0] for n in range(len(weighted))]
    steady = all(other * slope > 0 for other in others)
    direction: Direction = "no significant change"
    if chi_squared > CRITICAL and steady:
        direction = "rising" if slope > 0 else "falling"
    return Trend(direction, chi_squared, slope, "")


def _slope(weighted: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """The weighted least-squares slope, and its chi-squared: the squared slope over its variance."""
    total = fsum(w for _, _, w in weighted)
    mean_t = fsum(t * w for t, _, w in weighted) / total
    mean_y = fsum(y * w for _, y, w in weighted) / total
    spread = fsum(w * (t - mean_t) ** 2 for t, _, w in weighted)
    slope = fsum(w * (t - mean_t) * (y - mean_y) for t, y, w in weighted) / spread
    return slope, slope * slope * spread


def _not_tested(reason: str) -> Trend:
    return Trend("not tested", None, None, reason)
