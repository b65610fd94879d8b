"""Queries about how large a figure is beside its own past. Pure.

A small number changes much by chance alone, so a change of a share or a count is only asked about where it is more
than 1.96 times the standard deviation that chance gives the difference of the two.
"""

from collections.abc import Callable
from math import sqrt
from statistics import median

from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import Given
from indicators.checks.check import CellFault
from indicators.checks.reading import CellReading
from indicators.statistics.change_words import Shown, change_sentence
from indicators.statistics.process_chart import LIMIT
from indicators.statistics.real_change import RealChange
from indicators.terms.vocabulary import (
    MAY_BE_NEGATIVE,
    MULTIPLIERS,
    SIGNED_UNITS,
    WITH_PER_CENT_SIGN,
    FigureStatus,
    Unit,
)
from indicators.terms.wording import amount_words, display_value, round_half_away, span_words

CHANCE = 1.96
USUAL_SIZES = 3  # earlier denominators, fewer of which make no habit
LOOKED_BACK = 8
SOME = 3  # a number that is usually smaller than this is often 0 by chance


def zero_where_never_one(reading: CellReading, fewest: float) -> CellFault | None:
    earlier = reading.earlier
    if reading.figure != 0 or len(earlier) < fewest or not earlier or not all(earlier):
        return None
    numerators = [figure.amounts.numerator for figure in reading.comparable]
    counts = [abs(one) for one in numerators if one is not None]
    if counts and median(counts) < SOME:
        return None
    low, high = (_shown(one, reading) for one in (min(earlier), max(earlier)))
    usual = low if low == high else f"between {low} and {high}"
    return CellFault(
        _column(reading),
        f"This is 0, and each of the {len(earlier)} figures before was {usual}. Nothing counted is not the same as "
        "none: check it, or say in the answer that there was none.",
    )


def outside_limits(reading: CellReading, width: float) -> CellFault | None:
    """A real change, by the rule that pages judge by; `width` in mean moving ranges, 2.66 in a process chart.

    A level that was asked about is not asked about each time: where the figure before was outside on the same side,
    only a step beyond half the width of the range is a new question.
    """
    change = reading.change
    if change is None:
        return None
    if change.rule == "process chart":
        return _outside_chart(reading, change, width)
    before = reading.change_before
    if not change.direction or (before is not None and before.direction == change.direction):
        return None
    said = change_sentence(change, Shown(reading.facts.unit, reading.facts.decimals))
    return CellFault(_column(reading), f"{said} Check the numbers, or say in the answer what happened.")


def _outside_chart(reading: CellReading, change: RealChange, width: float) -> CellFault | None:
    limits, figure = change.limits, reading.figure
    if limits is None or figure is None:
        return None
    reach = (limits.upper - limits.mean) * width / LIMIT
    lower, upper = limits.mean - reach, limits.mean + reach
    if lower <= figure <= upper or _known(figure, reading.comparable[-1].amounts.value, lower, upper):
        return None
    if not change.direction and not limits.lower <= figure <= limits.upper:
        return None  # so few people that chance may explain it: pages say so too
    side = "above" if figure > upper else "below"
    shown, usual = _told_apart(figure, lower, upper, reading)
    return CellFault(
        _column(reading),
        f"{shown} is {side} the usual range of {usual}, which chance seldom does. "
        "Check the numbers, or say in the answer what happened.",
    )


def _known(figure: float, last: float | None, lower: float, upper: float) -> bool:
    if last is None or lower <= last <= upper or (figure > upper) != (last > upper):
        return False
    return abs(figure - last) <= (upper - lower) / 2


def jump_in_points(reading: CellReading, allowed: float) -> CellFault | None:
    """For percentages; the figures of others are as many per cent up or down."""
    if reading.facts.unit not in WITH_PER_CENT_SIGN:
        return None
    return _jump(reading, lambda change, _: abs(change) > allowed)


def jump_in_per_cent(reading: CellReading, allowed: float) -> CellFault | None:
    """Not of what goes up and down: near nothing every step is many per cent."""
    if reading.facts.unit in WITH_PER_CENT_SIGN | SIGNED_UNITS:
        return None
    return _jump(reading, lambda change, before: abs(change) > abs(before) * allowed / 100)


def _jump(reading: CellReading, is_large: Callable[[float, float], bool]) -> CellFault | None:
    before, figure = reading.before, reading.figure
    value = before.amounts.value if before is not None else None
    if figure is None or before is None or value is None or has_chart(reading):
        return None
    change = figure - value
    if not is_large(change, value) or within_chance(reading.given, before.amounts):
        return None
    way = "up" if change > 0 else "down"
    return CellFault(
        _column(reading),
        f"{_shown(figure, reading)} is {way} from {_shown(value, reading)} in {before.period.in_sentence}, "
        "a large step. Check the numbers, or say in the answer what happened.",
    )


def has_chart(reading: CellReading) -> bool:
    """Whether a process chart judges the figure: then no step is asked about besides."""
    return reading.change is not None and reading.change.rule == "process chart"


def within_chance(given: Given, before: Amounts) -> bool:
    """Whether two figures differ by no more than chance may; False where their numbers are not known.

    Shares: two proportions, pooled. Counts and rates: two Poisson numbers.
    """
    now, unit = given, given.unit
    one, other = (now.numerator or now.value), before.numerator
    if one is None or other is None or one.value < 0 or other < 0:
        return False
    if unit is Unit.COUNT:
        return abs(one.value - other) <= CHANCE * sqrt(one.value + other)
    if unit not in MULTIPLIERS or now.numerator is None or now.denominator is None or not before.denominator:
        return False
    first, second = now.denominator.value, before.denominator
    if first <= 0 or second <= 0:
        return False
    if unit is Unit.PERCENT:
        pooled = min(1.0, (one.value + other) / (first + second))
        spread = sqrt(pooled * (1 - pooled) * (1 / first + 1 / second))
    else:
        spread = sqrt(one.value / first**2 + other / second**2)
    return abs(one.value / first - other / second) <= CHANCE * spread


def unusual_denominator(reading: CellReading, times: float) -> CellFault | None:
    """As after a swap of the two numbers, or where the wrong column of a spreadsheet was copied."""
    denominator, numerator = reading.given.denominator, reading.given.numerator
    sizes = [figure.amounts.denominator for figure in reading.comparable]
    recent = [one for one in sizes if one][-LOOKED_BACK:]
    if reading.symbol or denominator is None or denominator.value <= 0 or len(recent) < USUAL_SIZES:
        return None
    found, usual = denominator.value, median(recent)
    if usual / times <= found <= usual * times or abs(found - usual) <= CHANCE * sqrt(found + usual):
        return None
    swapped = numerator is not None and usual / times <= numerator.value <= usual * times
    perhaps = (
        "numerator and denominator may have changed places" if swapped else "it may be another one's number"
    )
    beside = "against" if reading.facts.unit is Unit.RATIO else "out of"
    return CellFault(
        "denominator",
        f"This is {beside} {amount_words(found)}, and usually it is {beside} about {amount_words(usual)}: {perhaps}. "
        "Check both, or say in the answer why there are so "
        f"{'many' if found > usual else 'few'}.",
    )


def far_from_provisional(reading: CellReading, allowed: float) -> CellFault | None:
    stands, figure = reading.cell.now, reading.figure
    now = stands.amounts if stands is not None else None
    if now is None or now.status != FigureStatus.PROVISIONAL or now.value is None or figure is None:
        return None
    final = reading.cell.typed.status == FigureStatus.FINAL
    if not final or abs(figure - now.value) <= abs(now.value) * allowed / 100:
        return None
    return CellFault(
        _column(reading),
        f"The final figure, {_shown(figure, reading)}, is far from the provisional one, {_shown(now.value, reading)}, "
        "which readers have seen. Check it, or say in the answer what came in late.",
    )


def _column(reading: CellReading) -> str:
    return "numerator" if reading.given.numerator is not None else "value"


def _shown(value: float, reading: CellReading) -> str:
    return display_value(value, reading.facts.unit, reading.facts.decimals)


def _told_apart(figure: float, lower: float, upper: float, reading: CellReading) -> tuple[str, str]:
    """The figure and its range in words, with as many more decimals as keep it outside, and the range a range."""
    unit = reading.facts.unit
    if unit not in MAY_BE_NEGATIVE:
        lower = max(0.0, lower)
    if unit is Unit.PERCENT:
        upper = min(100.0, upper)
    decimals = reading.facts.decimals
    bound = lower if figure < lower else upper
    while decimals < 6 and (_look_alike(figure, bound, decimals) or _look_alike(lower, upper, decimals)):
        decimals += 1
    return display_value(figure, unit, decimals), span_words(lower, upper, unit, decimals)


def _look_alike(one: float, other: float, decimals: int) -> bool:
    return round_half_away(one, decimals) == round_half_away(other, decimals)
