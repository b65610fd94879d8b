"""How sure a figure is: 95% intervals, a figure against a benchmark, and the difference between two periods. Pure.

Only the standard library, because pages work these out: the one function that would need scipy, the exact Poisson
limit, is asked for counts below ten alone and remembered (the tests hold it to scipy's chi-squared).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, isfinite, lgamma, log, sqrt
from statistics import NormalDist
from typing import Literal

from indicators.terms.vocabulary import Polarity

CONFIDENCE = 0.95
EXACT_BELOW = 10  # counts below this take the exact Poisson limits, as the public health profiles do
SMALL_EXPECTED = 5  # expected counts below this take an exact test
_NORMAL = NormalDist()

Against = Literal["better", "worse", "higher", "lower", "similar", "not tested"]


@dataclass(frozen=True)
class Interval:
    """The range that holds the underlying value with the confidence asked for; in the figure's own unit."""

    lower: float
    upper: float


def wilson(
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


def byar(count: float, *, confidence: float = CONFIDENCE) -> Interval:
    """Byar's approximation for a count. Raises ValueError for counts of zero or less."""
    if not (isfinite(count) and count > 0):
        raise ValueError(f"Byar's limits need a count above zero, not {count}")
    z, more = _z(confidence), count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(lower, upper)


@lru_cache(maxsize=64)
def exact_poisson(count: int, *, confidence: float = CONFIDENCE) -> Interval:
    """The exact limits of a whole count from the Poisson distribution; the lower limit of nothing is nothing.

    Raises ValueError for negative counts.
    """
    if count < 0:
        raise ValueError(f"{count} is not a count")
    tail = (1 - confidence) / 2
    lower = 0.0 if count == 0 else _poisson_mean(count - 1, 1 - tail)
    return Interval(lower, _poisson_mean(count, tail))


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
        limits = byar(count, confidence=confidence)
    return Interval(limits.lower / population * multiplier, limits.upper / population * multiplier)


def against_benchmark(interval: Interval | None, benchmark: float | None, polarity: Polarity) -> Against:
    """Whether the whole interval lies above or below the benchmark (strictly), in words by polarity."""
    if interval is None or benchmark is None:
        return "not tested"
    if interval.lower > benchmark:
        return _worded(higher=True, polarity=polarity)
    if interval.upper < benchmark:
        return _worded(higher=False, polarity=polarity)
    return "similar"


@dataclass(frozen=True)
class Difference:
    """A test of two of the council's own periods: the later less the earlier, and how likely chance alone is."""

    change: float
    p_value: float
    verdict: Against


def two_proportions(
    later: tuple[float, float],
    earlier: tuple[float, float],
    polarity: Polarity,
    *,
    confidence: float = CONFIDENCE,
) -> Difference:
    """Tests (numerator, denominator) of two periods: pooled z test, Fisher's exact test for small expected counts.

    Raises ValueError for what is not a proportion.
    """
    (x, n), (y, m) = later, earlier
    for numerator, denominator in (later, earlier):
        if not (isfinite(denominator) and 0 <= numerator <= denominator and denominator > 0):
            raise ValueError(f"{numerator} of {denominator} is not a proportion")
    pooled = (x + y) / (n + m)
    whole = all(float(number).is_integer() for number in (x, n, y, m))
    if pooled in (0, 1):
        p_value = 1.0
    elif whole and min(n, m) * min(pooled, 1 - pooled) < SMALL_EXPECTED:
        p_value = _fisher(int(x), int(n), int(y), int(m))
    else:
        p_value = _two_sided((x / n - y / m) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)))
    return _difference(x / n - y / m, p_value, polarity, confidence)


def two_rates(
    later: tuple[float, float],
    earlier: tuple[float, float],
    polarity: Polarity,
    *,
    confidence: float = CONFIDENCE,
) -> Difference:
    """Tests (count, population) of two periods: pooled z test, the exact binomial test for small expected counts.

    Raises ValueError for negative counts or populations that are not above zero.
    """
    (x, n), (y, m) = later, earlier
    if not (isfinite(n) and isfinite(m) and min(n, m) > 0 and isfinite(x) and isfinite(y) and min(x, y) >= 0):
        raise ValueError("A rate needs a count that is not negative and a population above zero")
    total, share = x + y, n / (n + m)
    if total == 0:
        p_value = 1.0
    elif float(x).is_integer() and float(y).is_integer() and total * min(share, 1 - share) < SMALL_EXPECTED:
        p_value = _binomial(int(x), int(total), share)
    else:
        p_value = _two_sided((x / n - y / m) / sqrt(total / (n + m) * (1 / n + 1 / m)))
    return _difference(x / n - y / m, p_value, polarity, confidence)


def _difference(change: float, p_value: float, polarity: Polarity, confidence: float) -> Difference:
    real = p_value < 1 - confidence and change != 0
    return Difference(change, p_value, _worded(higher=change > 0, polarity=polarity) if real else "similar")


def _worded(*, higher: bool, polarity: Polarity) -> Against:
    if polarity is Polarity.NONE:
        return "higher" if higher else "lower"
    return "better" if higher is (polarity is Polarity.HIGH) else "worse"


@lru_cache(maxsize=16)
def _z(confidence: float) -> float:
    """The two-sided point of the normal distribution, unrounded."""
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1, not at {confidence}")
    return _NORMAL.inv_cdf(1 - (1 - confidence) / 2)


def _two_sided(z: float) -> float:
    return 2 * _NORMAL.cdf(-abs(z))


def _poisson_mean(count: int, probability: float) -> float:
    """The mean at which `count` or fewer events have that probability: half a chi-squared quantile, 2(count + 1) df."""
    low, high = 0.0, count + 1.0
    while _poisson_at_most(count, high) > probability:
        high *= 2
    while low < (middle := (low + high) / 2) < high:
        if _poisson_at_most(count, middle) > probability:
            low = middle
        else:
            high = middle
    return middle


def _poisson_at_most(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for n in range(1, count + 1):
        term *= mean / n
        total += term
    return total


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _as_rare(logs: dict[int, float], seen: int) -> float:
    """The probability of all outcomes no likelier than the one seen, from the logs of their probabilities."""
    limit = logs[seen] + 1e-7  # outcomes as likely as the one seen count, whatever the rounding error
    return min(1.0, sum(exp(value) for value in logs.values() if value <= limit))


def _fisher(x: int, n: int, y: int, m: int) -> float:
    """Fisher's exact test, two-sided, of x of n against y of m."""
    total = x + y
    every = _log_choose(n + m, total)
    support = range(max(0, total - m), min(n, total) + 1)
    return _as_rare({k: _log_choose(n, k) + _log_choose(m, total - k) - every for k in support}, x)


def _binomial(x: int, total: int, share: float) -> float:
    """The exact binomial test, two-sided, that x of `total` events fell where `share` of them belong."""
    yes, no = log(share), log(1 - share)
    return _as_rare({k: _log_choose(total, k) + k * yes + (total - k) * no for k in range(total + 1)}, x)
