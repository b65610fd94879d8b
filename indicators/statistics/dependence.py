"""How much the figures of a series depend on each other, from quarter to quarter and from year to year. Pure."""

from collections.abc import Sequence
from statistics import median

from indicators.statistics.observations import Past
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis

# Year-on-year differences of a series that vary more, or less, than separate samples would: by how much.
FEWEST_DIFFERENCES = 8
MEDIAN_OF_NORMAL = 0.6745  # of the absolute values of a standard normal variable
OVERLAPPING = {
    Frequency.MONTH: 12,
    Frequency.WEEK: 52,
}  # differences that share a period with the latest; else 4
# Most children counted on a day are the same as a year ago, so chance moves the figure less than two samples.
LEAST_SPREAD = {Basis.POINT: 0.6}
LEAST_SPREAD_OTHERWISE = 0.8


def spread(differences: Sequence[float], basis: Basis, frequency: Frequency) -> float:
    """By how much the series' own year-on-year differences (z, oldest first, the judged one last) exceed chance.

    Those that share a period with the judged one are left out. 1 while fewer than eight are left.
    """
    used = differences[: -OVERLAPPING.get(frequency, 4)]
    if len(used) < FEWEST_DIFFERENCES:
        return 1.0
    found = median(abs(one) for one in used) / MEDIAN_OF_NORMAL
    return max(found, LEAST_SPREAD.get(basis, LEAST_SPREAD_OTHERWISE))


def autocorrelation(past: Past) -> float:
    """Lag 1, of the figures before the judged one: how much each leans to the side of the period before it."""
    earlier = past.numbers[:-1]
    values = past.values[:-1]
    mean = sum(values) / len(values)
    away = {one.period: value - mean for one, value in zip(earlier, values, strict=True)}
    whole = sum(one * one for one in away.values())
    together = sum(one * away.get(period.previous(), 0.0) for period, one in away.items())
    return together / whole if whole else 0.0
