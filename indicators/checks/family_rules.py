"""Checks of a whole breakdown: bands that do not add up, bands left out. Pure."""

from collections.abc import Iterable

from indicators.checks.check import CellFault, FaultAt
from indicators.checks.families import Family, difference
from indicators.terms.wording import count_words


def bands_do_not_add_up(family: Family, _: float) -> Iterable[FaultAt]:
    words = difference(family) if family.kind == "band" else ""
    if words:
        yield _at_the_last(
            family,
            f"The {count_words(len(family.parts), 'bands')} of {family.title} do not add up: {words}. "
            "Each one belongs in exactly one band: check them, and the total.",
        )


def differs_from_sum(family: Family, allowed: float) -> Iterable[FaultAt]:
    words = difference(family, allowed) if family.kind != "band" else ""
    if words:
        yield _at_the_last(
            family,
            f"The parts of {family.title} and the total differ: {words}. "
            "Correct the one that is wrong, or say why, such as children who belong to two of them.",
        )


def some_bands_missing(family: Family, _: float) -> Iterable[FaultAt]:
    """Either none of a breakdown is entered, or all of it."""
    entered = len(family.entered)
    if not 0 < entered < len(family.parts):
        return
    for part in family.parts:
        category = part.cell.category
        if not part.entered and category is not None:
            yield FaultAt(
                part.cell.key,
                CellFault(
                    "numerator",
                    f"“{category.label}” is empty, and {entered} of the {len(family.parts)} parts of {family.title} "
                    "are entered: with a gap they cannot be added up. Enter it, 0 for none, or choose a symbol.",
                ),
            )


def _at_the_last(family: Family, words: str) -> FaultAt:
    """Below the last number, where a sum would stand; of those that stand recorded none can be answered or typed, so
    where anything changes it is told at the last that does."""
    changing = [member for member in (family.total, *family.numbered) if not member.stands]
    last = changing[-1] if changing else family.numbered[-1]
    column = "numerator" if last.given.numerator is not None else "value"
    return FaultAt(last.cell.key, CellFault(column, words))
