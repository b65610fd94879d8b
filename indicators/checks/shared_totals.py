"""Rows of a section that are out of the same total: which share one, and which differs from the rest. Pure.

Rows share a total where their definitions count the same in the same words, and where the figures of the period before
were all out of one number: the words alone could mean other days or other children.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from indicators.checks.check import CellFault, FaultAt
from indicators.checks.facts import CheckedCell
from indicators.checks.reading import CellReading
from indicators.terms.wording import amount_words, mid_sentence

FEWEST_ROWS = 2


def sharing_rows(cells: Iterable[CheckedCell]) -> list[list[CheckedCell]]:
    """The rows of each shared total, in the order of the section. Categories share the total of their indicator."""
    groups: dict[tuple[object, ...], list[CheckedCell]] = {}
    for cell in cells:
        words = cell.indicator.words.denominator
        if cell.category is None and words:
            groups.setdefault((words.casefold(), cell.key.period), []).append(cell)
    return [
        group for group in groups.values() if len(group) >= FEWEST_ROWS and total_before(group) is not None
    ]


def total_before(group: Sequence[CheckedCell]) -> float | None:
    """The number that all were out of in the period before; None where one has none, or another."""
    found = {None if cell.previous is None else cell.previous.amounts.denominator for cell in group}
    return found.pop() if len(found) == 1 else None


def another_total(group: Sequence[CellReading], _: float) -> Iterable[FaultAt]:
    """Rows that are out of another number than most that share their total; of two, the second."""
    numbers = {one.cell.key: one.given.denominator.value for one in group if one.given.denominator}
    if not numbers:
        return
    [(usual, rows)] = Counter(numbers.values()).most_common(1)
    others = "another row is" if rows == 1 else f"{rows} other rows are"
    for one in group:
        number = numbers.get(one.cell.key, usual)
        if number != usual and not one.stands:
            yield FaultAt(
                one.cell.key,
                CellFault(
                    "denominator",
                    f"This is out of {amount_words(number)}, and {others} out of {amount_words(usual)}; both count "
                    f"{mid_sentence(one.facts.words.denominator)}. Correct the one that is wrong, or say why they "
                    "differ.",
                ),
            )
