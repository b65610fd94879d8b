"""A council beside its statistical neighbours, region, England and all councils. Pure.

Rules: the neighbour mean is the plain mean of the neighbours that have a number; what is missing or hidden is left
out, never counted as zero. Quartile cuts interpolate linearly (R type 7). Nothing here is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from indicators.terms.vocabulary import COMPARABLE_UNITS, NO_WAY_IS_GOOD, SUMS_OF_MONEY, Polarity, Unit

FEW_NEIGHBOURS = 6  # below this many of ten the average is shown greyed, with a caution
QUARTILES_NEED = 4
# Doubles as written reach from 309 digits before the point to 340 after it: nothing is rounded on the way.
_EXACT = Context(prec=2000)
Band = Literal["A", "B", "C", "D"]


class ComparisonRefused(ValueError):
    """The indicator is not one to set beside other councils; the message says why."""


@dataclass(frozen=True)
class AreaValue:
    """An area's figure; `value` is None where there is no number and `symbol` says why.

    `joint` names the return that it filed together with others; "" for one of its own.
    """

    code: str
    value: float | None
    symbol: str = ""
    joint: str = ""


@dataclass(frozen=True)
class NeighbourComparison:
    """Unrounded results; None where there is none. `neighbours` keep the order given, nearest first."""

    own: AreaValue
    neighbours: tuple[AreaValue, ...]
    region: AreaValue | None
    england: AreaValue | None
    mean: float | None
    median: float | None
    minimum: float | None
    maximum: float | None
    n: int  # neighbours with a number, a joint return of several counted once
    of: int  # neighbours in the model
    rank: int | None  # 1 is best; ties share the better rank
    ranked: int | None  # councils with a number; None where nothing is ranked
    quartile: Band | None
    cuts: tuple[float, float, float] | None  # of all councils with a number
    joint: int = 0  # neighbours whose number is counted with the one they filed a return with

    @property
    def few(self) -> bool:
        """True where too few neighbours have a number for their average to be given full weight."""
        return self.n < min(FEW_NEIGHBOURS, self.of)


def why_not_compared(unit: Unit) -> str:
    """Why figures in this unit are never set beside other councils'; "" where they may be."""
    if unit in COMPARABLE_UNITS:
        return ""
    if unit in SUMS_OF_MONEY:
        return "Sums of money are not compared: they follow the size of a council"
    return "Counts are not compared: they follow the size of a council"


def compare(
    *,
    unit: Unit,
    polarity: Polarity,
    own: AreaValue,
    neighbours: Sequence[AreaValue],
    region: AreaValue | None = None,
    england: AreaValue | None = None,
    authorities: Sequence[float | None] = (),
) -> NeighbourComparison:
    """All of one indicator, one period and one release.

    `authorities` are the values of every council, the own one among them, for rank and quartile band.
    Raises ComparisonRefused for counts.
    """
    if refusal := why_not_compared(unit):
        raise ComparisonRefused(refusal)
    counted = each_return_once(neighbours)
    values = [one.value for one in counted if one.value is not None]
    everyone = [value for value in authorities if value is not None]
    judged = polarity not in NO_WAY_IS_GOOD
    return NeighbourComparison(
        own=own,
        neighbours=tuple(neighbours),
        region=region,
        england=england,
        mean=mean(values),
        median=quantile(values, 0.5),
        minimum=min(values, default=None),
        maximum=max(values, default=None),
        n=len(values),
        of=len(neighbours),
        rank=rank(own.value, everyone, polarity),
        ranked=len(everyone) if judged and everyone else None,
        quartile=quartile_band(own.value, everyone, polarity),
        cuts=quartile_cuts(everyone),
        joint=len(neighbours) - len(counted),
    )


def each_return_once(areas: Sequence[AreaValue]) -> list[AreaValue]:
    """The areas in their order, of those that filed one return together the first alone."""
    return list({one.joint or one.code: one for one in reversed(areas)}.values())[::-1]


def alone(own: AreaValue, neighbours: Sequence[AreaValue]) -> NeighbourComparison:
    """What is left of a comparison that is refused: the council's own figure, and nothing of anybody else's."""
    return NeighbourComparison(
        own=own,
        neighbours=tuple(AreaValue(one.code, None) for one in neighbours),
        region=None,
        england=None,
        mean=None,
        median=None,
        minimum=None,
        maximum=None,
        n=0,
        of=len(neighbours),
        rank=None,
        ranked=None,
        quartile=None,
        cuts=None,
    )


def as_published(value: float) -> Decimal:
    """The number as it was written, 22.7, and not the binary one beside it."""
    return Decimal(repr(float(value)))


def mean(values: Sequence[float]) -> float | None:
    """The plain unweighted mean of the numbers as published, exact and then to the nearest float; None of nothing."""
    if not values:
        return None
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, as_published(value))
    return float(Fraction(total) / len(values))


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of the values lie, by linear interpolation (R type 7); None of nothing.

    Worked out from the numbers as published: halfway from 21.4 to 22.7 is 22.05, which is shown as 22.1.
    """
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * as_published(share)
    below = min(int(place), len(ordered) - 1)
    if place == below:
        return ordered[below]
    lower, upper = as_published(ordered[below]), as_published(ordered[below + 1])
    step = _EXACT.multiply(place - below, _EXACT.subtract(upper, lower))
    return float(_EXACT.add(lower, step))


def quantile_group(
    value: float | None, values: Sequence[float | None], groups: int, *, highest_first: bool = False
) -> int | None:
    """Which of `groups` equal groups of the values `value` is in, 1 for the lowest (or the highest); ties share one.

    As the public health profiles group areas: None for a missing value and for fewer values than groups.
    """
    known = [one for one in values if one is not None]
    if value is None or len(known) < groups:
        return None
    before = sum(one > value for one in known) if highest_first else sum(one < value for one in known)
    group = floor((groups + 1) - ceil((len(known) - before) / (len(known) / groups)))
    return max(1, group)


def quartile_cuts(values: Sequence[float]) -> tuple[float, float, float] | None:
    """The lower quartile, median and upper quartile; None for fewer than four values."""
    if len(values) < QUARTILES_NEED:
        return None
    lower, middle, upper = (quantile(values, share) for share in (0.25, 0.5, 0.75))
    assert lower is not None and middle is not None and upper is not None  # noqa: S101 - there are values
    return lower, middle, upper


def rank(own: float | None, everyone: Sequence[float], polarity: Polarity) -> int | None:
    """The place of `own` among everyone, 1 for the best; ties share the better place."""
    if own is None or polarity in NO_WAY_IS_GOOD or not everyone:
        return None
    if polarity is Polarity.HIGH:
        return 1 + sum(value > own for value in everyone)
    return 1 + sum(value < own for value in everyone)


def quartile_band(own: float | None, everyone: Sequence[float], polarity: Polarity) -> Band | None:
    """A for the best quarter to D for the worst; a value equal to a cut belongs to the lower-value side.

    None where no judgement is made, and where the range is too small: the three cuts do not differ.
    """
    cuts = quartile_cuts(everyone)
    if own is None or cuts is None or polarity in NO_WAY_IS_GOOD or not cuts[0] < cuts[1] < cuts[2]:
        return None
    bands: tuple[Band, Band, Band, Band] = ("A", "B", "C", "D")
    quarter = sum(own > cut for cut in cuts)
    return bands[quarter if polarity is Polarity.LOW else 3 - quarter]
