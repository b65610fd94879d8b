"""Judging a figure: against its target, and whether it is getting better or worse. Pure.

Everything is judged on unrounded values and by rule; nothing is set by hand. Pass figures after disclosure control:
a hidden number must not be judged, because the judgement would give it away.
"""

from math import ceil
from typing import Literal

from indicators.terms.targets import Edges, edges_of, short_of
from indicators.terms.vocabulary import MULTIPLIERS, NO_WAY_IS_GOOD, Polarity, Unit
from indicators.terms.wording import NOISE, STATUS_WORDS, count_words, round_half_away
from scorecards.payload import Status

# A fewer event of these is one fewer of all that they are shares of: a re-referral is a referral.
COUNTED_IN_BOTH = frozenset({"re-referrals", "repeat-child-protection-plans"})

NORMAL_TOLERANCE = (
    3.0  # points within which a missed target counts as close, unless the target says otherwise
)


def status_of(
    value: float | None,
    target: float | None,
    *,
    polarity: Polarity,
    tolerance: float = NORMAL_TOLERANCE,
    hidden: bool = False,
    upper: float | None = None,
) -> Status:
    """ "met" at or beyond the target, "close" within the tolerance of it, "missed" further away.

    Of a range `target` and `upper` are the edges: within them is met, outside the nearer one counts.
    All in the indicator's unit. "hidden" where disclosure control took the number away; "no_figure" where there is no
    number, with a target or without; "none" where there is no target or the indicator is for context only.
    """
    if hidden:
        return "hidden"
    if value is None:
        return "no_figure"
    if target is None or polarity is Polarity.NONE:
        return "none"
    if polarity is Polarity.RANGE and upper is None:
        return "none"
    short = short_of(value, target, upper, polarity)
    if short <= 0:
        return "met"
    return "close" if short <= tolerance + NOISE * max(1.0, abs(target)) else "missed"


def status_word(status: Status) -> str:
    """The word beside the shape."""
    return STATUS_WORDS[status]


def change_word(
    now: float, then: float, polarity: Polarity, decimals: int, edges: Edges | None = None
) -> tuple[Literal["better", "worse", "same", "higher", "lower"], Literal["↑", "↓", "–"]]:
    """How a figure compares with an earlier one, and which way it went, on the figures as shown.

    Of a range with a target's edges nearer to it is better; within it, and as far away on the other side, neither is.
    Only a direction: whether the change is real is for the verdict to say.
    """
    shown_now, shown_then = round_half_away(now, decimals), round_half_away(then, decimals)
    if shown_now == shown_then:
        return "same", "–"
    up = shown_now > shown_then
    if polarity not in NO_WAY_IS_GOOD:
        return "better" if up is (polarity is Polarity.HIGH) else "worse", "↑" if up else "↓"
    nearer = edges.outside(float(shown_then)) - edges.outside(float(shown_now)) if edges else 0.0
    if abs(nearer) > NOISE:
        return "better" if nearer > 0 else "worse", "↑" if up else "↓"
    return ("higher", "↑") if up else ("lower", "↓")


def to_reach(
    numerator: float | None,
    denominator: float | None,
    target: float | None,
    unit: Unit,
    polarity: Polarity,
    people: str = "children",
    counted: str = "",
    upper: float | None = None,
    *,
    in_both: bool = False,
) -> str:
    """The smallest change in the numerator that would reach the target: "3 more children", "1 fewer child".

    `counted` says what those counted have in common, so that nobody reads that people should go: "17 fewer social
    workers with 25 or more cases". `in_both`: of a share that should be low, a fewer event leaves the denominator as
    well. "" where the target is met, where the figure is not a share or rate of people, or where no change would do.
    """
    multiplier = MULTIPLIERS.get(unit)
    if numerator is None or not denominator or target is None or multiplier is None:
        return ""
    per = denominator / multiplier
    change = _steps(numerator, target * per, None if upper is None else upper * per, polarity)
    if in_both and change < 0:
        if unit is not Unit.PERCENT or polarity is not Polarity.LOW:
            return ""
        change = _leaving_both(numerator, denominator, target / multiplier)
    reached = numerator + change
    if not change or reached < 0 or (unit is Unit.PERCENT and reached > denominator):
        return ""
    edges = edges_of(target, upper, polarity)
    if edges is not None and edges.outside(reached / per) > 0:
        return ""  # of so few one step leads from one side of the range to the other
    way, size = ("more" if change > 0 else "fewer"), abs(change)
    return f"{count_words(size, f'{way} {people}')} {counted}".rstrip()


def _leaving_both(numerator: float, denominator: float, share: float) -> int:
    """The fewest (below 0) events to leave numerator and denominator until at most `share` are left; 0 if none do."""
    if share >= 1:
        return 0
    over = numerator - share * denominator
    fewer = ceil(over / (1 - share) - NOISE * max(1.0, numerator))
    return -fewer if fewer < denominator else 0


def _steps(numerator: float, wanted: float, most: float | None, polarity: Polarity) -> int:
    """The whole numbers up (above 0) or down to what is wanted; 0 where it is reached, or no way is good."""
    up = ceil(wanted - numerator - NOISE * max(1.0, wanted))
    if polarity is Polarity.HIGH:
        return max(up, 0)
    if polarity is Polarity.RANGE and most is not None:
        down = ceil(numerator - most - NOISE * max(1.0, most))
        return up if up > 0 else -max(down, 0)
    return min(-ceil(numerator - wanted - NOISE * max(1.0, wanted)), 0) if polarity is Polarity.LOW else 0
