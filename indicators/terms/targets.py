"""A target: at most, at least, or within a range; how it is said and how far a figure lies outside it. Pure."""

from typing import NamedTuple

from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import NOISE, display_value, span_words


class Edges(NamedTuple):
    """Where a range begins and ends, both still within it; in the indicator's unit."""

    lower: float
    upper: float

    def outside(self, value: float) -> float:
        """How far the value lies from the nearer edge; 0 within. 7 of 100 is a hair above 7%, and is 7%."""
        away = max(self.lower - value, value - self.upper)
        return away if away > NOISE * max(1.0, abs(self.lower), abs(self.upper)) else 0.0


class TargetInForce(NamedTuple):
    """`value` is what is wanted, of a range its lower edge; within `tolerance` of it is close."""

    value: float
    tolerance: float
    upper: float | None = None


def edges_of(value: float | None, upper: float | None, polarity: Polarity) -> Edges | None:
    """The edges of a target that is a range; None for any other, and where one edge is missing."""
    if polarity is not Polarity.RANGE or value is None or upper is None:
        return None
    return Edges(value, upper)


def target_words(
    target: float | None, unit: Unit, decimals: int, polarity: Polarity, upper: float | None = None
) -> str:
    """ "9% or less", "95% or more", "5% to 10%"; for context just the value; "" where no target is set.

    As precise as it was set.
    """
    if target is None or (polarity is Polarity.RANGE and upper is None):
        return ""
    exact = all(round(one, decimals) == one for one in (target, upper) if one is not None)
    decimals = decimals if exact else max(decimals, 1)
    if polarity is Polarity.RANGE and upper is not None:
        return span_words(target, upper, unit, decimals)
    ending = {Polarity.HIGH: " or more", Polarity.LOW: " or less"}.get(polarity, "")
    return display_value(target, unit, decimals) + ending


def target_now(target: TargetInForce, unit: Unit, decimals: int, polarity: Polarity) -> str:
    """The target in a narrow column beside a figure: "9%"; of a range both edges, "5% to 10%"."""
    if polarity is Polarity.RANGE:
        return target_words(target.value, unit, decimals, polarity, target.upper)
    return display_value(target.value, unit, decimals)


def short_of(value: float, target: float, upper: float | None, polarity: Polarity) -> float:
    """How far the value is from meeting the target; 0 or less where it does, of a range never less.

    The noise of binary fractions is no distance.
    """
    if polarity is Polarity.RANGE and upper is not None:
        return Edges(target, upper).outside(value)
    short = target - value if polarity is Polarity.HIGH else value - target
    return 0.0 if 0 < short <= NOISE * max(1.0, abs(target)) else short
