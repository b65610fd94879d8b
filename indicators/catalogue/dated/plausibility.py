"""Is a target worth setting? What no figure can reach, what every figure met already, what all missed by far. Pure.

Each answer is a query in a sentence, with the figures: whoever sets the target reads it and may go on.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import NamedTuple

from indicators.terms.periods import Period
from indicators.terms.targets import TargetInForce, short_of, target_words
from indicators.terms.vocabulary import MAY_BE_NEGATIVE, MULTIPLIERS, Polarity, Unit
from indicators.terms.wording import NOISE, amount_words, display_value, span_words

YEARS = 3  # of figures that a target is set beside
FEWEST = 3  # figures, fewer of which make no habit
TELLS_NOTHING = "a target that is always met tells members nothing."


class Measured(NamedTuple):
    """What a target's indicator is."""

    unit: Unit
    decimals: int
    polarity: Polarity


class PastFigure(NamedTuple):
    """A figure with a number, in the indicator's unit."""

    period: Period
    value: float
    denominator: float | None = None


def target_queries(
    target: TargetInForce, starts: date, measured: Measured, past: Sequence[PastFigure]
) -> list[str]:
    """What to ask before the target is set; `past` are the figures since the last break, oldest first."""
    said = target_words(target.value, measured.unit, measured.decimals, measured.polarity, target.upper)
    if impossible := _impossible(target, measured, said):
        return [impossible]
    found = [
        _all_close(target, measured, said),
        _holds_none(target, measured, said, past),
        _habit(target, measured, _recent(past, starts)),
    ]
    return [query for query in found if query]


def _recent(past: Sequence[PastFigure], starts: date) -> list[PastFigure]:
    """Those of the three years up to the newest before the target begins."""
    before = [one for one in past if one.period.start < starts]
    if not before:
        return []
    newest = before[-1].period.start
    since = newest.replace(year=max(newest.year - YEARS, 1), day=min(newest.day, 28))
    return [one for one in before if one.period.start > since]


def _impossible(target: TargetInForce, measured: Measured, said: str) -> str:
    """What no figure can be, and what each must be."""
    least = None if measured.unit in MAY_BE_NEGATIVE else 0.0
    most = None if measured.unit is Unit.RATIO else MULTIPLIERS.get(measured.unit)
    wanted_most = {Polarity.LOW: target.value, Polarity.RANGE: target.upper}.get(measured.polarity)
    wanted_least = None if measured.polarity is Polarity.LOW else target.value
    if most is not None and wanted_least is not None and wanted_least > most:
        shown = display_value(most, measured.unit, 0)
        return f"No figure can be above {shown}, which is all of them: “{said}” cannot be reached."
    if least is not None and wanted_most is not None and wanted_most < least:
        return f"No figure can be below 0: “{said}” cannot be reached."
    never_below = wanted_least is None or (least is not None and wanted_least <= least)
    never_above = wanted_most is None or (most is not None and wanted_most >= most)
    if never_below and never_above:
        return f"Every figure there can be is “{said}”: {TELLS_NOTHING}"
    if least is not None and wanted_least is not None and wanted_least < least:
        return f"No figure can be below 0: check the lower edge of “{said}”."
    if most is not None and wanted_most is not None and wanted_most > most:
        return f"No figure can be above {display_value(most, measured.unit, 0)}: check the upper edge of “{said}”."
    return ""


def _all_close(target: TargetInForce, measured: Measured, said: str) -> str:
    """A margin so wide that no figure can miss the target by more."""
    least = None if measured.unit in MAY_BE_NEGATIVE else 0.0
    most = None if measured.unit is Unit.RATIO else MULTIPLIERS.get(measured.unit)
    high = target.value if measured.polarity is Polarity.LOW else target.upper
    low = None if measured.polarity is Polarity.LOW else target.value
    below = low is None or (least is not None and low - target.tolerance <= least)
    above = (high is None and low is not None) or (
        high is not None and most is not None and high + target.tolerance >= most
    )
    if not target.tolerance or not (below and above):
        return ""
    return (
        f"With this margin no figure can miss “{said}”: each would be on it or close. Write a smaller margin."
    )


def _holds_none(target: TargetInForce, measured: Measured, said: str, past: Sequence[PastFigure]) -> str:
    """A range between two whole numbers of so few."""
    multiplier = MULTIPLIERS.get(measured.unit)
    latest = past[-1] if past else None
    if latest is None or not latest.denominator or multiplier is None or target.upper is None:
        return ""
    low, high = (edge * latest.denominator / multiplier for edge in (target.value, target.upper))
    if ceil(low - NOISE) <= floor(high + NOISE):
        return ""
    below, above = (
        display_value(number / latest.denominator * multiplier, measured.unit, max(measured.decimals, 1))
        for number in (floor(low), ceil(high))
    )
    of = amount_words(latest.denominator)
    return (
        f"Out of {of}, as in {latest.period.in_sentence}, no whole number is “{said}”: {amount_words(floor(low))} of "
        f"{of} is {below} and {amount_words(ceil(high))} of {of} is {above}."
    )


def _habit(target: TargetInForce, measured: Measured, recent: Sequence[PastFigure]) -> str:
    """Every figure of the years before met it, or missed it by more than its margin and than they lie apart."""
    if len(recent) < FEWEST:
        return ""
    since, values = recent[0].period.label, [one.value for one in recent]
    short = [short_of(value, target.value, target.upper, measured.polarity) for value in values]
    low, high = min(values), max(values)
    if max(short) <= 0:
        same = display_value(low, measured.unit, measured.decimals)
        run = span_words(low, high, measured.unit, measured.decimals)
        those = (
            f"All {len(recent)} were {same}" if low == high else f"The {len(recent)} figures run from {run}"
        )
        return f"Every figure since {since} met this: {TELLS_NOTHING} {those}."
    if min(short) <= max(target.tolerance, high - low):
        return ""
    nearest = recent[short.index(min(short))]
    shown = display_value(nearest.value, measured.unit, measured.decimals)
    return (
        f"Every figure since {since} missed this by far; the nearest was {shown}, in {nearest.period.in_sentence}. "
        "A target that nobody can hope to reach is soon not looked at."
    )
