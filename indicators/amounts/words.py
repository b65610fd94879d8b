"""A typed figure in words, for those who look over what a file or a workbook says. Pure."""

from indicators.amounts.cells import Typed
from indicators.amounts.typed import numbers_of, result_of
from indicators.terms.vocabulary import SYMBOL_MEANINGS, FigureStatus, Unit
from indicators.terms.wording import behind_words, display_value

MOST_DECIMALS = 4


def typed_words(typed: Typed, unit: Unit, decimals: int) -> str:
    """ "8%, 47 of 563, provisional", why there is no number, what was written where it is no number, or ""."""
    parts = [figure_words(typed, unit, decimals)] if typed.has_figure else [""]
    if typed.status == FigureStatus.PROVISIONAL and parts[0]:
        parts.append("provisional")
    if typed.note:
        parts.append(f"“{typed.note}”")
    return ", ".join(filter(None, parts))


def figure_words(typed: Typed, unit: Unit, decimals: int) -> str:
    """The number or the symbol alone, with all digits that were written: whoever checks it has the paper beside."""
    if typed.symbol:
        return f"{typed.symbol}: {SYMBOL_MEANINGS.get(typed.symbol, 'no figure')}"
    numbers = numbers_of(typed, unit)
    result = None if numbers.faults else result_of(numbers.given)
    if result is None:
        return " / ".join(filter(None, (typed.numerator, typed.denominator, typed.value)))
    value = numbers.given.value
    words = display_value(result, unit, max(decimals, min(value.decimals, MOST_DECIMALS) if value else 0))
    numerator, denominator = numbers.given.numerator, numbers.given.denominator
    if denominator is None:
        return words
    counted = None if numerator is None else numerator.value
    return f"{words}, {behind_words(counted, denominator.value, unit)}"
