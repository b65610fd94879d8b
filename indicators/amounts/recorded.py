"""Between a figure as somebody types it and as it is recorded. Pure."""

from math import isclose

from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import Typed
from indicators.amounts.derivation import work_out
from indicators.amounts.typed import numbers_of, worked_out
from indicators.terms.vocabulary import Unit


def typed_of_figure(amounts: Amounts, unit: Unit) -> Typed:
    """As somebody would have typed it, so that a correction starts from what stands.

    The value is left empty where numerator and denominator give it, as somebody who types both leaves it.
    """
    derived = work_out(unit, amounts.numerator, amounts.denominator)
    follows = derived is not None and amounts.value is not None and isclose(derived, amounts.value)
    return Typed(
        numerator=number_as_typed(amounts.numerator),
        denominator=number_as_typed(amounts.denominator),
        value="" if follows else number_as_typed(amounts.value),
        symbol=amounts.symbol,
        status=amounts.status,
        note=amounts.note,
    )


def amounts_of(typed: Typed, unit: Unit) -> Amounts:
    """As it is recorded: the value worked out where it can be. A column that cannot be read has no number."""
    given = numbers_of(typed, unit).given
    numerator, denominator = (each.value if each else None for each in (given.numerator, given.denominator))
    return Amounts(numerator, denominator, worked_out(typed, unit), typed.symbol, typed.status, typed.note)


def number_as_typed(number: float | None) -> str:
    """All its digits, without a needless point: 8.0 is "8"."""
    if number is None:
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
