"""Judging a figure: against its target, and whether it is getting better or worse. Pure.

Everything is judged on unrounded values and by rule; nothing is set by hand. Pass figures after disclosure control:
a hidden number must not be judged, because the judgement would give it away.
"""

from math import ceil
from typing import Literal

from indicators.terms.vocabulary import MULTIPLIERS, Polarity, Unit
from indicators.terms.wording import STATUS_WORDS, amount_words, count_words, display_value, round_half_away
from scorecards.payload import Status

NORMAL_TOLERANCE = (
    3.0  # points within which a missed target counts as close, unless the target says otherwise
)
_ROUNDING = 1e-9  # 7 of 100 must meet a target of 7%, although 7 / 100 * 100 is a hair above 7


def status_of(
    value: float | None,
    target: float | None,
    *,
    polarity: Polarity,
    tolerance: float = NORMAL_TOLERANCE,
    hidden: bool = False,
) -> Status:
    """ "met" at or beyond the target, "close" within the tolerance of it, "missed" further away.

    All in the indicator's unit. "hidden" where disclosure control took the number away; "no_figure" where there is no
    number, with a target or without; "none" where there is no target or the indicator is for context only.
    """
    if hidden:
        return "hidden"
    if value is None:
        return "no_figure"
    if target is None or polarity is Polarity.NONE:
        return "none"
    short = target - value if polarity is Polarity.HIGH else value - target
    slack = _ROUNDING * max(1.0, abs(target))
    if short <= slack:
        return "met"
    return "close" if short <= tolerance + slack else "missed"


def status_word(status: Status) -> str:
    """The word beside the shape."""
    return STATUS_WORDS[status]


def change_word(
    now: float, then: float, polarity: Polarity, decimals: int
) -> tuple[Literal["better", "worse", "same", "higher", "lower"], Literal["↑", "↓", "–"]]:
    """How a figure compares with an earlier one, and which way it went, on the figures as shown.

    Only a direction: whether the change is real is for the verdict to say.
    """
    shown_now, shown_then = round_half_away(now, decimals), round_half_away(then, decimals)
    if shown_now == shown_then:
        return "same", "–"
    up = shown_now > shown_then
    if polarity is Polarity.NONE:
        return ("higher", "↑") if up else ("lower", "↓")
    return "better" if up is (polarity is Polarity.HIGH) else "worse", "↑" if up else "↓"


def target_words(target: float | None, unit: Unit, decimals: int, polarity: Polarity) -> str:
    """ "9% or less", "95% or more"; without a judgement just the value; "" where no target is set."""
    if target is None:
        return ""
    decimals = decimals if round(target, decimals) == target else max(decimals, 1)
    ending = {Polarity.HIGH: " or more", Polarity.LOW: " or less", Polarity.NONE: ""}[polarity]
    return display_value(target, unit, decimals) + ending


def to_reach(
    numerator: float | None,
    denominator: float | None,
    target: float | None,
    unit: Unit,
    polarity: Polarity,
    people: str = "children",
    counted: str = "",
) -> str:
    """The smallest change in the numerator that would reach the target: "3 more children", "1 fewer child".

    `counted` says what those counted have in common, so that nobody reads that people should go: "17 fewer with 25 or
    more cases". "" where the target is met, where the figure is not a share or rate of people, or where no change
    would do.
    """
    multiplier = MULTIPLIERS.get(unit)
    if (
        numerator is None
        or not denominator
        or target is None
        or multiplier is None
        or polarity is Polarity.NONE
    ):
        return ""
    wanted = target * denominator / multiplier
    if polarity is Polarity.HIGH:
        change = ceil(wanted - numerator - _ROUNDING * max(1.0, wanted))
        possible = unit is not Unit.PERCENT or numerator + change <= denominator
    else:
        change = ceil(numerator - wanted - _ROUNDING * max(1.0, wanted))
        possible = numerator - change >= 0
    if change <= 0 or not possible:
        return ""
    way = "more" if polarity is Polarity.HIGH else "fewer"
    return f"{amount_words(change)} {way} {counted}" if counted else count_words(change, f"{way} {people}")
