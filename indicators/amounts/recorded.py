"""A recorded figure as somebody would have typed it, so that a correction starts from what stands. Pure."""

from math import isclose
from typing import Protocol

from indicators.amounts.cells import Typed
from indicators.amounts.derivation import work_out
from indicators.terms.vocabulary import Unit


class Numbers(Protocol):
    """A figure in any of its shapes: the model, the light row, or what checks look at."""

    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def value(self) -> float | None: ...
    @property
    def symbol(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def note(self) -> str: ...


def typed_of_figure(figure: Numbers, unit: Unit) -> Typed:
    """The value is left empty where numerator and denominator give it, as somebody who types both leaves it."""
    derived = work_out(unit, figure.numerator, figure.denominator)
    follows = derived is not None and figure.value is not None and isclose(derived, figure.value)
    return Typed(
        numerator=written(figure.numerator),
        denominator=written(figure.denominator),
        value="" if follows else written(figure.value),
        symbol=figure.symbol,
        status=figure.status,
        note=figure.note,
    )


def written(number: float | None) -> str:
    """All its digits, without a needless point: 8.0 is "8"."""
    if number is None:
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
