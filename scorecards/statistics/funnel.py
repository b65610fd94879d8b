"""Funnel limits: how far councils of a size may lie from the country's figure by chance alone. Pure.

Shares: the normal approximation of the public health profiles, p +/- z sqrt(p(1 - p)/n). Counts beside an expected
number: exact and Byar's limits. Rates: the counts from which Byar's limits would just reach the number expected at the
country's rate. Councils differ by more than chance, so the limits are widened by the overdispersion of all of them
(Spiegelhalter, "Funnel plots for comparing institutional performance", 2005) where a page draws them.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Literal, NamedTuple

from scipy.special import ndtri

from scorecards.statistics.intervals import byars_lower, byars_upper, rate

WARNING, ACTION = 0.95, 0.998
WINSORISED = 0.1  # of the councils at either end are drawn in before the overdispersion is estimated
HALVINGS = 50  # of a few hundred children: what is left is no more than the noise of binary fractions
Place = Literal["High (0.001)", "High (0.025)", "Not significant", "Low (0.025)", "Low (0.001)"]


class FunnelLimits(NamedTuple):
    """In the unit of the baseline times the multiplier."""

    lower: float
    upper: float


def funnel_limits(
    baseline: float,
    denominator: float,
    *,
    confidence: float = WARNING,
    multiplier: float = 100,
    overdispersion: float = 1.0,
) -> FunnelLimits:
    """About a baseline share (0 to 1) for a council of that denominator; `overdispersion` is a factor of variance.

    Cut off at nothing and at all. Raises ValueError where the baseline is no share or the denominator not above zero.
    """
    if not (0 <= baseline <= 1 and denominator > 0):
        raise ValueError(f"No limits about {baseline} for a denominator of {denominator}")
    width = _z(confidence) * sqrt(baseline * (1 - baseline) / denominator * max(1.0, overdispersion))
    return FunnelLimits(max(0.0, baseline - width) * multiplier, min(1.0, baseline + width) * multiplier)


def funnel_limits_of_rate(
    baseline: float,
    population: float,
    *,
    confidence: float = WARNING,
    multiplier: float = 10_000,
    overdispersion: float = 1.0,
) -> FunnelLimits:
    """About a baseline rate for each person, for a council of that population.

    Of chance alone a count lies beyond a limit exactly where its own interval by Byar does not hold the number
    expected. Both limits are then `sqrt(overdispersion)` times as far away, as those of shares are: Byar's own formula
    does not hold for so many standard errors. Raises ValueError unless both numbers are above zero.
    """
    if not (baseline > 0 and population > 0):
        raise ValueError(f"No limits about {baseline} for a population of {population}")
    expected, z, wider = baseline * population, _z(confidence), sqrt(max(1.0, overdispersion))
    lower = 0.0
    if byars_upper(0, z) < expected:
        lower = _reaching(expected, lambda count: byars_upper(count, z), 0, expected)
    beyond = 2 * expected + 10
    while byars_lower(beyond, z) < expected:
        beyond *= 2
    upper = _reaching(expected, lambda count: byars_lower(count, z), expected, beyond)
    ends = (expected + wider * (end - expected) for end in (lower, upper))
    return FunnelLimits(*(max(0.0, end) / population * multiplier for end in ends))


def _reaching(wanted: float, rising: Callable[[float], float], low: float, high: float) -> float:
    """Where between `low` and `high` what rises reaches the number wanted, by halving.

    Scipy's own search stays out of the processes that serve pages, as a test holds.
    """
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def overdispersion(
    counted: Sequence[tuple[float, float]], baseline: float, *, of_rates: bool = False
) -> float:
    """How many times chance the councils' spread about the baseline is: the mean of their squared z, never below 1.

    The tenth at either end is drawn in first, so that a few outliers do not hide themselves. `counted` are numerators
    with their denominators; chance is that of a share, or `of_rates` that of a count beside its expected number.
    """
    of_one = baseline if of_rates else baseline * (1 - baseline)  # the variance of one person
    scores = sorted((x / n - baseline) / sqrt(of_one / n) for x, n in counted if n > 0 and of_one > 0)
    if not scores:
        return 1.0
    edge = int(len(scores) * WINSORISED)
    lowest, highest = scores[edge], scores[-1 - edge]
    drawn_in = [min(max(score, lowest), highest) for score in scores]
    return max(1.0, sum(score * score for score in drawn_in) / len(drawn_in))


def place_of_share(
    numerator: float, denominator: float, baseline: float, *, overdispersion: float = 1.0
) -> Place:
    """Where a council lies: beyond the 99.8% limits, beyond the 95% ones, or within."""
    value = numerator / denominator
    for confidence, name in ((ACTION, "0.001"), (WARNING, "0.025")):
        limits = funnel_limits(
            baseline, denominator, confidence=confidence, multiplier=1, overdispersion=overdispersion
        )
        if value > limits.upper:
            return f"High ({name})"  # type: ignore[return-value]
        if value < limits.lower:
            return f"Low ({name})"  # type: ignore[return-value]
    return "Not significant"


def place_of_rate(
    numerator: float, denominator: float, baseline: float, *, overdispersion: float = 1.0
) -> Place:
    """The same of a rate, by the limits of `funnel_limits_of_rate`.

    What lies beyond limits that are so many times as far away lies beyond those of chance when it is as many times
    nearer.
    """
    expected = baseline * denominator
    nearer = expected + (numerator - expected) / sqrt(max(1.0, overdispersion))
    for confidence, name in ((ACTION, "0.001"), (WARNING, "0.025")):
        z = _z(confidence)
        if nearer > 0 and byars_lower(nearer, z) > expected:
            return f"High ({name})"  # type: ignore[return-value]
        if byars_upper(nearer, z) < expected:
            return f"Low ({name})"  # type: ignore[return-value]
    return "Not significant"


def place_of_count(observed: float, expected: float) -> Place:
    """A count beside the number expected: by the count's own 95% and 99.8% limits."""
    for confidence, name in ((ACTION, "0.001"), (WARNING, "0.025")):
        limits = rate(observed, expected, multiplier=1, confidence=confidence)
        if limits.lower > 1:
            return f"High ({name})"  # type: ignore[return-value]
        if limits.upper < 1:
            return f"Low ({name})"  # type: ignore[return-value]
    return "Not significant"


def _z(confidence: float) -> float:
    return float(ndtri(1 - (1 - confidence) / 2))
