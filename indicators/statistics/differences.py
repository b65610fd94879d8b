"""Is the difference between two figures more than chance? Two proportions, two rates, two counts. Pure.

The tests are the usual ones with a pooled variance (Fleiss, Levin and Paik, "Statistical methods for rates and
proportions", 2003). They compare the figures themselves: overlapping intervals are no test of a difference.
"""

from math import isfinite, sqrt
from typing import NamedTuple

from scipy.special import betainc, betaincc, ndtr, ndtri

FEWEST_EXPECTED = 5  # of either side, for the normal approximation to hold
SIGNIFICANCE = 0.01  # of a change between two of a council's own periods: one unchanged figure in a hundred


class Difference(NamedTuple):
    """`z` is above 0 where the second figure is the higher one; `p` is two-sided."""

    z: float
    p: float


def difference_of_proportions(
    numerator: float, denominator: float, later_numerator: float, later_denominator: float
) -> Difference:
    """Two shares, the later less the earlier one.

    Raises ValueError unless 0 <= numerator <= denominator and denominator > 0 for both.
    """
    pairs = ((numerator, denominator), (later_numerator, later_denominator))
    for part, whole in pairs:
        if not (isfinite(whole) and 0 <= part <= whole and whole > 0):
            raise ValueError(f"{part} of {whole} is not a proportion")
    pooled = (numerator + later_numerator) / (denominator + later_denominator)
    variance = pooled * (1 - pooled) * (1 / denominator + 1 / later_denominator)
    return _difference(later_numerator / later_denominator - numerator / denominator, variance)


def difference_of_rates(
    count: float, population: float, later_count: float, later_population: float
) -> Difference:
    """Two rates of rare events, the later less the earlier one; a count alone is a rate of a population of 1.

    Raises ValueError for negative counts and for populations that are not above zero.
    """
    for number, base in ((count, population), (later_count, later_population)):
        if not (isfinite(base) and base > 0 and number >= 0):
            raise ValueError(f"{number} of a population of {base} is not a rate")
    pooled = (count + later_count) / (population + later_population)
    variance = pooled * (1 / population + 1 / later_population)
    return _difference(later_count / later_population - count / population, variance)


def chance_of_rate(count: float, population: float, later_count: float, later_population: float) -> float:
    """How likely two rates so far apart are by chance, two-sided and exact; a count is a rate of so many periods.

    Of all that were counted, the later ones are a binomial share as large as their part of the population
    (Przyborowski and Wilenski, 1940). The normal approximation errs where few are counted. Raises ValueError for
    negative counts and for populations that are not above zero.
    """
    if min(count, later_count) < 0 or min(population, later_population) <= 0:
        raise ValueError(f"{later_count} of {later_population} beside {count} of {population} are no rates")
    whole, share = count + later_count, later_population / (population + later_population)
    so_many = float(betainc(later_count, count + 1, share)) if later_count > 0 else 1.0
    so_few = float(betaincc(later_count + 1, count, share)) if count > 0 else 1.0
    return min(1.0, 2 * min(so_many, so_few)) if whole else 1.0


def chance_of_share(part: float, whole: float, later_part: float, later_whole: float) -> float:
    """How likely two shares so far apart are by chance, two-sided.

    By the test of two proportions; where fewer than five of the rarer side are expected among the later, that test errs
    and the exact one of their rates is taken. Raises ValueError as `difference_of_proportions` does.
    """
    tested = difference_of_proportions(part, whole, later_part, later_whole)
    together = (part + later_part) / (whole + later_whole)
    if later_whole * min(together, 1 - together) >= FEWEST_EXPECTED:
        return tested.p
    if together > 0.5:
        part, later_part = whole - part, later_whole - later_part
    return chance_of_rate(part, whole, later_part, later_whole)


def critical(significance: float = SIGNIFICANCE) -> float:
    """The two-sided point of the normal distribution."""
    return float(ndtri(1 - significance / 2))


def _difference(size: float, variance: float) -> Difference:
    """Without any variance both figures are all or nothing, and the same."""
    z = size / sqrt(variance) if variance > 0 else 0.0
    return Difference(z, 2 * float(ndtr(-abs(z))))
