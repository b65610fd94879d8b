"""What invented series are made of: points of quarters, and chance that the same seed repeats.

Cases are drawn one by one (a binomial share) or arrive by chance (a Poisson count, from its cumulated chances); a
wandering level is a first-order autoregression of 0.8.
"""

from bisect import bisect
from functools import lru_cache
from itertools import accumulate
from math import exp, lgamma, log, sqrt
from random import Random
from typing import Any

Series = dict[str, Any]

LAST = 2025 * 4 + 1  # the quarter that is judged: 2025/26 Q2
AUTOCORRELATION = 0.8

# Points


def label(quarter: int) -> str:
    """The count of quarters since the year 0 as "2025/26 Q2"."""
    year, place = divmod(quarter, 4)
    return f"{year}/{(year + 1) % 100:02d} Q{place + 1}"


def point(quarter: int, numerator: float | None, denominator: float | None = None) -> dict[str, Any]:
    """A point as it was counted, without a value of its own."""
    return {
        "period": label(quarter),
        "numerator": numerator,
        "denominator": denominator,
        "value": None,
        "symbol": None,
    }


# Chance


def cases(chance: Random, number: int, share: float) -> int:
    """How many of a number of cases are so, each by itself."""
    return sum(chance.random() < share for _ in range(number))


@lru_cache
def _cumulated(mean: float) -> list[float]:
    """The chance of at most 0, 1, 2, ... arrivals where so many come on average."""
    most = int(mean + 12 * sqrt(mean) + 20)
    return list(accumulate(exp(count * log(mean) - mean - lgamma(count + 1)) for count in range(most)))


def arrivals(chance: Random, mean: float) -> int:
    """How many come in a quarter in which so many come on average."""
    return bisect(_cumulated(mean), chance.random()) if mean > 0 else 0


def wandering(chance: Random, number: int, around: float, width: float) -> list[float]:
    """Levels that remember the quarter before; the width is their standard deviation over a long time."""
    away = chance.gauss(0, width)
    levels = []
    for _ in range(number):
        levels.append(min(max(around + away, 0.0), 1.0))
        away = AUTOCORRELATION * away + sqrt(1 - AUTOCORRELATION**2) * chance.gauss(0, width)
    return levels
