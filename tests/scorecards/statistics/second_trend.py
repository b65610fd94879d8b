"""A second opinion on whether a figure has risen or fallen over five years: plain arithmetic, as done by hand.

It shares no line with the application. Sources, in words:
- The test of Cochran and Armitage for a trend in shares, and of other figures a line weighted by how sure each is; both
  above 9.5495, with a slope that keeps its sign whichever year is left out (the public health profiles).
- Overdispersion: where figures scatter more than chance does, its chi-squared is divided by as much (Wedderburn);
  by the five figures about their line, and by the spread (median of absolute deviations) of all year-on-year z's.
"""

from math import sqrt
from statistics import NormalDist, median
from typing import Any

import scipy

from .second_opinion import quarter_number, since_last_break

CERTAIN, CERTAIN_OF_FIVE = 9.5495, 34.12
TIMES = {"rate per 10,000": 10_000, "rate per 1,000": 1_000}


def trend(series: dict[str, Any]) -> int:
    """1 risen, -1 fallen over the same quarter of five years, 0 for neither and for what cannot be told."""
    now = quarter_number(series["points"][-1]["period"])
    figures, hidden = since_last_break(series, now)
    five = [now - 16, now - 12, now - 8, now - 4, now]
    if any(quarter not in figures for quarter in five) or any(quarter >= five[0] for quarter in hidden):
        return 0
    weighed = [weigh(figures[quarter], series["unit"]) for quarter in five]
    if None in weighed:
        return 0
    of_shares = series["unit"] == "percent"
    if of_shares and any(weight == value for value, weight in weighed):  # all are counted in a year
        return 0
    found = line(dict(enumerate(weighed)), of_shares)
    if found is None or found[1] <= CERTAIN:
        return 0
    for left_out in range(5):
        other = line({place: one for place, one in enumerate(weighed) if place != left_out}, of_shares)
        if other is None or other[0] * found[0] <= 0:
            return 0
    steps = own_spread(figures, series["unit"])
    scatter = found[2] / 3
    needed = CERTAIN_OF_FIVE if steps is None and scatter > 1 else CERTAIN
    if found[1] / max(1, scatter, (steps or 0) ** 2) <= needed:
        return 0
    return 1 if found[0] > 0 else -1


def weigh(figure: Any, unit: str) -> tuple[float, float] | None:
    """A share as counted and out of how many; another figure with its standard error."""
    if figure.people is None:
        return None
    count, base = figure.people
    if unit == "percent":
        return None if count > base else (count, base)
    low, high = poisson(figure.value if unit == "count" else count)
    times = 1 if unit == "count" else TIMES[unit] / base
    return figure.value, (high - low) * times / (2 * NormalDist().inv_cdf(0.975))


def poisson(count: float) -> tuple[float, float]:
    """The exact 95% limits below ten, Byar's above."""
    if count < 10:
        return (scipy.stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0), scipy.stats.chi2.ppf(
            0.975, 2 * count + 2
        ) / 2
    z, more = NormalDist().inv_cdf(0.975), count + 1
    return (
        count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3,
        more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3,
    )


def line(years: dict[int, tuple[float, float]], of_shares: bool) -> tuple[float, float, float] | None:
    """Slope, chi-squared of the slope, chi-squared of the figures about the line."""
    if of_shares:
        pooled = sum(x for x, _ in years.values()) / sum(n for _, n in years.values())
        if pooled in (0, 1):
            return None
        points = [(t, x / n, n / (pooled * (1 - pooled))) for t, (x, n) in years.items()]
    else:
        points = [(t, value, error**-2) for t, (value, error) in years.items()]
    weight = sum(w for _, _, w in points)
    t0 = sum(w * t for t, _, w in points) / weight
    v0 = sum(w * v for _, v, w in points) / weight
    wide = sum(w * (t - t0) ** 2 for t, _, w in points)
    slope = sum(w * (t - t0) * v for t, v, w in points) / wide
    about = sum(w * (v - v0 - slope * (t - t0)) ** 2 for t, v, w in points)
    return slope, slope * slope * wide, about


def own_spread(figures: dict[int, Any], unit: str) -> float | None:
    """Of the z's of all figures against the year before them; None of fewer than eight."""
    found = []
    for quarter, figure in figures.items():
        before = figures.get(quarter - 4)
        if before and before.people and figure.people:
            found.append(z_of(before.people, figure.people, unit))
    if len(found) < 8:
        return None
    return median([abs(z - median(found)) for z in found]) / 0.6745


def z_of(before: Any, after: Any, unit: str) -> float:
    (x, n), (y, m) = ((count, base or 1) for count, base in (before, after))
    pooled = (x + y) / (n + m)
    chance = pooled * (1 - pooled if unit == "percent" else 1) * (1 / n + 1 / m)
    return (y / m - x / n) / sqrt(chance) if chance > 0 else 0.0
