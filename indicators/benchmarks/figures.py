"""One figure from its rows: parts added up, its denominator found, its value worked out where need be. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.sums import gravest
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol


class GatheredFigure(NamedTuple):
    """A figure to store. `row` is where the file has it. `absent`: only other parts of it were found so far."""

    indicator: str
    area: int
    period: Period
    amounts: Amounts
    joint: str
    version: int
    row: int
    absent: bool = False


# In the figure's unit: what rounding both parts and the rate to one decimal explains, also of the smallest councils.
ROUNDED_BY = 0.1


class Ratio(Protocol):
    """How a figure is worked out."""

    @property
    def multiplier(self) -> float: ...

    @property
    def worked_out(self) -> bool: ...


def added(parts: Sequence[GatheredFigure | None]) -> GatheredFigure:
    """The sum of all parts; without a number where one part is missing, for the gravest reason."""
    there = [part for part in parts if part and not part.absent]
    whole = next(part for part in parts if part)
    if len(there) < len(parts):
        reasons = [part.amounts.symbol for part in there if part.amounts.symbol]
        return whole._replace(amounts=Amounts(symbol=gravest([*reasons, Symbol.NOT_AVAILABLE])), absent=False)
    reasons = [part.amounts.symbol for part in there if part.amounts.symbol]
    amounts = Amounts(
        numerator=_total([part.amounts.numerator for part in there]),
        denominator=there[0].amounts.denominator,
        value=_total([part.amounts.value for part in there]),
        symbol=gravest(reasons) if reasons else "",
    )
    return whole._replace(amounts=amounts, absent=False)


def _total(numbers: Sequence[float | None]) -> float | None:
    known = [Decimal(repr(number)) for number in numbers if number is not None]
    return float(sum(known, Decimal(0))) if len(known) == len(numbers) else None


def with_denominator(
    kept: GatheredFigure, denominator: float | None, reason: str, ratio: Ratio
) -> GatheredFigure:
    """The figure with the denominator found elsewhere, or the `reason` there is none; its value, where need be."""
    amounts = kept.amounts
    if amounts.denominator is None and denominator is not None:
        amounts = amounts._replace(denominator=denominator)
    if not ratio.worked_out or amounts.value is not None:
        return kept._replace(amounts=amounts)
    if amounts.numerator is not None and amounts.denominator:
        value = amounts.numerator / amounts.denominator * ratio.multiplier
        return kept._replace(amounts=amounts._replace(value=value, symbol=""))
    if amounts.numerator is not None and amounts.denominator == 0:
        return kept._replace(amounts=amounts._replace(symbol=Symbol.NOT_APPLICABLE))
    symbol = gravest([text for text in (amounts.symbol, reason) if text])
    return kept._replace(amounts=amounts._replace(symbol=symbol))


def without_doubtful_sum(kept: GatheredFigure, ratio: Ratio) -> GatheredFigure:
    """The figure without a denominator that was added up from columns and does not give the published value.

    A region's columns may leave out councils that gave one of them; its rate does not.
    """
    value, above, below = kept.amounts.value, kept.amounts.numerator, kept.amounts.denominator
    if value is None or above is None or not below:
        return kept
    if abs(above / below * ratio.multiplier - value) <= ROUNDED_BY:
        return kept
    return kept._replace(amounts=kept.amounts._replace(denominator=None))
