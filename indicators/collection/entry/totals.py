"""The line below an indicator's categories: their sum, and whether it is what the total says. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.amounts.cells import CellKey
from indicators.checks.facts import CheckedCell
from indicators.checks.families import Family, difference, families
from indicators.checks.reading import read_cells
from indicators.terms.vocabulary import AVERAGES, SUMS_OF_MONEY, Unit
from indicators.terms.wording import amount_words

_NEVER_A_SUM = SUMS_OF_MONEY | AVERAGES | {Unit.CHANGE}


@dataclass(frozen=True)
class TotalLine:
    """Stands below the row of the category `after`. `adds_up` is None while it cannot be told."""

    after: str
    title: str
    words: str
    adds_up: bool | None
    is_total = True

    @property
    def mark(self) -> str:
        return "none" if self.adds_up is None else "tick" if self.adds_up else "error"


def total_lines(cells: Sequence[CheckedCell]) -> dict[CellKey, TotalLine]:
    """By the last category of each breakdown whose parts can make up a whole: averages and prices never do."""
    return {
        family.parts[-1].cell.key: _line(family)
        for family in families(read_cells(cells))
        if family.total.facts.unit not in _NEVER_A_SUM
    }


def _line(family: Family) -> TotalLine:
    entered, several = len(family.entered), len(family.parts)
    after = str(family.parts[-1].cell.key)
    title = f"{family.title}, together"
    if entered < several:
        return TotalLine(after, title, f"{_sum(family)}{entered} of {several} entered", None)
    wrong = difference(family)
    if wrong:
        return TotalLine(after, title, f"Does not add up: {wrong}", adds_up=False)
    known = family.total.entered and family.complete and bool(family.numbered)
    return TotalLine(
        after, title, f"{_sum(family)}{'adds up' if known else 'entered'}", True if known else None
    )


def _sum(family: Family) -> str:
    """ "563: ", where there are numerators to add."""
    numerators = [part.given.numerator.value for part in family.numbered if part.given.numerator]
    return f"{amount_words(sum(numerators))}: " if numerators else ""
