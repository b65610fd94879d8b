"""How sure a figure is: 95% intervals of proportions, counts and rates. Pure.

Quantiles come from scipy.special alone: scipy.stats would cost every web process a second at its start, and memory.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, sqrt

from scipy.special import gammaincinv, ndtri

from indicators.amounts.amounts import Amounts
from indicators.terms.vocabulary import MULTIPLIERS, Unit

CONFIDENCE = 0.95
EXACT_BELOW = 10  # counts below this take the exact Poisson limits, as the public health profiles do


@dataclass(frozen=True)
class Interval:
    """The range that holds the underlying value with the confidence asked for; in the figure's own unit."""

    lower: float
    upper: float


def wilson_interval(
    numerator: float, denominator: float, *, multiplier: float = 1, confidence: float = CONFIDENCE
) -> Interval:
    """Wilson's score interval of a proportion, times `multiplier` (100 for percentages).

    Raises ValueError unless 0 <= numerator <= denominator and denominator > 0.
    """
    if not (isfinite(denominator) and 0 <= numerator <= denominator and denominator > 0):
        raise ValueError(f"{numerator} of {denominator} is not a proportion")
    square = _z(confidence) ** 2
    share = numerator / denominator
    centre = 2 * numerator + square
    spread = sqrt(square) * sqrt(square + 4 * numerator * (1 - share))
    width = 2 * (denominator + square)
    # no rounding error may leave a share of nothing or of all just beyond the possible
    lower = 0.0 if numerator == 0 else (centre - spread) / width
    upper = 1.0 if numerator == denominator else (centre + spread) / width
    return Interval(lower * multiplier, upper * multiplier)


def sample_interval(
    numerator: float,
    looked_at: float,
    population: float | None = None,
    *,
    multiplier: float = 1,
    confidence: float = CONFIDENCE,
) -> Interval:
    """Wilson's interval with the finite population correction: of a large part of a known number little is left to
    chance, and of all of it nothing (Cochran, "Sampling techniques", 1977, chapter 3).

    The share of all that `numerator` of the `looked_at` stand for, times `multiplier` (100 for percentages).

    A `population` smaller than the sample is no number of all, and is taken as unknown. Raises ValueError unless
    0 <= numerator <= looked_at and looked_at > 0.
    """
    if population is None or population < looked_at:
        return wilson_interval(numerator, looked_at, multiplier=multiplier, confidence=confidence)
    if population == looked_at:
        share = numerator / looked_at
        return Interval(share * multiplier, share * multiplier)
    # as certain as a sample this much larger of a number without end
    larger = (population - 1) / (population - looked_at)
    found = wilson_interval(numerator * larger, looked_at * larger, confidence=confidence)
    # what was seen is among all: no fewer than those found so, no more than all but those found otherwise
    fewest, most = numerator / population, 1 - (looked_at - numerator) / population
    return Interval(max(found.lower, fewest) * multiplier, min(found.upper, most) * multiplier)


def byars_interval(count: float, *, confidence: float = CONFIDENCE) -> Interval:
    """Byar's approximation for a count. Raises ValueError for counts of zero or less."""
    if not (isfinite(count) and count > 0):
        raise ValueError(f"Byar's limits need a count above zero, not {count}")
    z = _z(confidence)
    return Interval(byars_lower(count, z), byars_upper(count, z))


def byars_lower(count: float, z: float) -> float:
    """The lower limit of a count above zero, `z` standard errors down."""
    return count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3


def byars_upper(count: float, z: float) -> float:
    """The upper limit of a count from zero on, `z` standard errors up."""
    more = count + 1
    return more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3


@lru_cache(maxsize=64)
def exact_poisson(count: int, *, confidence: float = CONFIDENCE) -> Interval:
    """The exact limits of a whole count from the Poisson distribution; the lower limit of nothing is nothing.

    Raises ValueError for negative counts.
    """
    if count < 0:
        raise ValueError(f"{count} is not a count")
    tail = (1 - confidence) / 2
    # The mean at which so few, or so many, have that probability: a quantile of the gamma distribution
    lower = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return Interval(lower, float(gammaincinv(count + 1, 1 - tail)))


def rate(
    count: float, population: float, *, multiplier: float = 10_000, confidence: float = CONFIDENCE
) -> Interval:
    """The interval of a rate: exact below ten, Byar's above. Raises ValueError for impossible input."""
    if not (isfinite(population) and population > 0):
        raise ValueError(f"A rate needs a population above zero, not {population}")
    if count < EXACT_BELOW:
        if not float(count).is_integer():
            raise ValueError(f"{count} is not a whole count")
        limits = exact_poisson(int(count), confidence=confidence)
    else:
        limits = byars_interval(count, confidence=confidence)
    return Interval(limits.lower / population * multiplier, limits.upper / population * multiplier)


@lru_cache(maxsize=16)
def _z(confidence: float) -> float:
    """The two-sided point of the normal distribution, unrounded."""
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1, not at {confidence}")
    return float(ndtri(1 - (1 - confidence) / 2))


def interval_of(amounts: Amounts, unit: Unit, population: int | None = None) -> Interval | None:
    """The 95% interval in the figure's unit where the people behind it are given; none is invented otherwise.

    `population` is how many there are of which a sample was looked at. A ratio of two numbers, of which one is no part
    of the other, has the interval of a rate: it may pass 100%. What goes up and down has none.
    """
    if amounts.value is None:
        return None
    try:
        if unit is Unit.COUNT:
            return rate(amounts.value, 1, multiplier=1)
        if unit not in MULTIPLIERS or amounts.numerator is None or not amounts.denominator:
            return None
        part, whole, multiplier = amounts.numerator, amounts.denominator, MULTIPLIERS[unit]
        if unit is not Unit.PERCENT:
            return rate(part, whole, multiplier=multiplier)
        return sample_interval(part, whole, population, multiplier=multiplier)
    except ValueError:  # a rounded count above its rounded total: no interval rather than a wrong one
        return None
