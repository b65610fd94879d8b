"""Denominators that are one number: asked for once above the grid instead of in every row. Pure.

Which rows share a total is decided where it is checked (`indicators.checks.shared_totals`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from indicators.amounts.cells import CellKey
from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import read_typed
from indicators.checks.facts import CheckedCell
from indicators.checks.shared_totals import sharing_rows, total_before
from indicators.terms.wording import amount_words


@dataclass(frozen=True)
class SharedTotal:
    """`number` names its field; `value` is what stands in its rows, "" where they are empty."""

    number: str
    label: str
    value: str
    last: str
    rows: int

    @property
    def fault(self) -> str:
        """Why it fills no row, where it is no number."""
        read = read_typed(self.value)
        if not isinstance(read, NumberFault):
            return ""
        return (
            f"“{self.value[:40]}” fills no row: {read.problem[:1].lower()}{read.problem[1:]} Write how many."
        )


def shared_totals(
    cells: Sequence[CheckedCell], locked: Set[CellKey]
) -> tuple[list[SharedTotal], Mapping[CellKey, str]]:
    """The totals, and by cell the number of its total. Rows that stand recorded have no field to fill."""
    totals: list[SharedTotal] = []
    of_cells: dict[CellKey, str] = {}
    for number, group in enumerate(sharing_rows(cell for cell in cells if cell.key not in locked), 1):
        words, last = group[0].indicator.words.denominator, total_before(group)
        totals.append(
            SharedTotal(
                str(number),
                words[:1].upper() + words[1:],
                _typed(group),
                amount_words(last) if last is not None else "",
                len(group),
            )
        )
        of_cells |= {cell.key: str(number) for cell in group}
    return totals, of_cells


def with_waiting(totals: Sequence[SharedTotal], waiting: Mapping[str, str]) -> list[SharedTotal]:
    """With what was typed and stands in no row yet, by the total's number."""
    return [replace(total, value=waiting.get(total.number, total.value)) for total in totals]


def _typed(group: Sequence[CheckedCell]) -> str:
    """What most of the rows are out of that have a denominator; the check asks about the others."""
    typed = Counter(cell.typed.denominator for cell in group if cell.typed.denominator)
    return typed.most_common(1)[0][0] if typed else ""
