"""Denominators that are one number: asked for once above the grid instead of in every row. Pure.

Rows share a total where their definitions count the same in the same words, and where the figures of the period before
were all out of one number: the words alone could mean other days or other children.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from indicators.amounts.cells import CellKey
from indicators.amounts.typed import read_typed
from indicators.checks.facts import CheckedCell
from indicators.terms.wording import amount_words

FEWEST_ROWS = 2


@dataclass(frozen=True)
class SharedTotal:
    """`number` names its field; `value` is what stands in all its rows, "" where they differ or are empty."""

    number: str
    label: str
    value: str
    last: str
    rows: int


def shared_totals(
    cells: Sequence[CheckedCell], locked: Set[CellKey]
) -> tuple[list[SharedTotal], Mapping[CellKey, str]]:
    """The totals, and by cell the number of its total. Rows that stand recorded have no field to fill."""
    groups: dict[tuple[object, ...], list[CheckedCell]] = {}
    for cell in cells:
        words = cell.indicator.words.denominator
        if cell.category is None and cell.key not in locked and words:
            groups.setdefault((words.casefold(), cell.key.period), []).append(cell)
    totals: list[SharedTotal] = []
    of_cells: dict[CellKey, str] = {}
    for group in groups.values():
        last = _one_number(_before(cell) for cell in group)
        if len(group) < FEWEST_ROWS or last is None:
            continue
        number = str(len(totals) + 1)
        words = group[0].indicator.words.denominator
        totals.append(
            SharedTotal(
                number, words[:1].upper() + words[1:], _typed_in_all(group), amount_words(last), len(group)
            )
        )
        of_cells |= {cell.key: number for cell in group}
    return totals, of_cells


def _before(cell: CheckedCell) -> float | None:
    return None if cell.previous is None else cell.previous.amounts.denominator


def _one_number(numbers: Iterable[float | None]) -> float | None:
    """The number that all have; None where one has none, or another."""
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


def _typed_in_all(group: Sequence[CheckedCell]) -> str:
    typed = {read_typed(cell.typed.denominator) for cell in group}
    return group[0].typed.denominator if len(typed) == 1 else ""
