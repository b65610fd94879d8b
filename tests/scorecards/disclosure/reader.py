"""A reader who tries: every number a hidden cell may still be, by what stands on the page. Independent of the rules.

The reader knows the total, what is shown, that a kind which does not apply has nobody, that a hidden cell is of
somebody, and that the parts add up. Sets of sums are kept as bits of whole numbers: bit 7 stands for a sum of 7.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Cell(NamedTuple):
    """What a cell may be: from `least` to `most` children; `most` is None where only the total bounds it."""

    least: int
    most: int | None


def shown(number: float) -> Cell:
    return Cell(int(number), int(number))


NOBODY = shown(0)  # does not apply
HIDDEN = Cell(1, None)
UNKNOWN = Cell(0, None)  # not available, unreliable, promised, rounded away; the others in no kind


def still_possible(cells: Sequence[Cell], total: int) -> list[set[int]]:
    """For each cell every number with which all of them can add up to the total."""
    before = [1]
    for cell in cells:
        before.append(sums(before[-1], cell, total))
    after = [1]
    for cell in reversed(cells):
        after.append(sums(after[-1], cell, total))
    after.reverse()
    return [
        {
            number
            for number in numbers_of(cell, total)
            if meets(before[place], after[place + 1], total - number)
        }
        for place, cell in enumerate(cells)
    ]


def numbers_of(cell: Cell, total: int) -> range:
    return range(cell.least, min(total, total if cell.most is None else cell.most) + 1)


def sums(so_far: int, cell: Cell, total: int) -> int:
    found = 0
    for number in numbers_of(cell, total):
        found |= so_far << number
    return found & ((1 << total + 1) - 1)


def meets(one: int, other: int, total: int) -> bool:
    return any(one >> part & 1 and other >> total - part & 1 for part in range(total + 1))
