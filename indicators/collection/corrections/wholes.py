"""What the parts of a breakdown are out of, in terms of their total, and what becomes of it with another total. Pure.

As the checks have it (`indicators.checks.families`): all of the total's denominator, its numerator, or the others, such
as the 75 assessments that were late where 314 of 389 were in time.
"""

from typing import NamedTuple

from indicators.amounts.cells import Typed
from indicators.amounts.typed import numbers_of
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import amount_words


class Whole(NamedTuple):
    """`number` and how it comes of the total: "73", "389 less 316"."""

    number: float
    words: str


def wholes_of(total: Typed, unit: Unit) -> dict[str, Whole]:
    """By name the numbers that parts may be out of; none where the total is not known by both of its numbers."""
    given = numbers_of(total, unit).given
    if given.numerator is None or given.denominator is None:
        return {}
    counted, out_of = given.numerator.value, given.denominator.value
    return {
        "all": Whole(out_of, ""),
        "others": Whole(out_of - counted, f"{amount_words(out_of)} less {amount_words(counted)}"),
        "counted": Whole(counted, ""),
    }


def whole_after(shared: float, before: Typed, after: Typed, unit: Unit) -> Whole | None:
    """What parts that were out of `shared` are out of with the total corrected; None where it cannot be told."""
    meant = {name for name, whole in wholes_of(before, unit).items() if whole.number == shared}
    found = {whole for name, whole in wholes_of(after, unit).items() if name in meant}
    return found.pop() if len(found) == 1 else None


def whole_words(shared: float, total: Typed, unit: Unit) -> str:
    """ " (389 less 314)" where the parts are out of those whom the total does not count; "" otherwise."""
    found = [whole for whole in wholes_of(total, unit).values() if whole.number == shared]
    return f" ({found[0].words})" if len(found) == 1 and found[0].words else ""
