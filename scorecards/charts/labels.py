"""Labels written straight onto a chart: how wide they are, where lines turn, and how they keep apart."""

from collections.abc import Sequence
from itertools import accumulate

_NARROW = frozenset("fijlrtI.,:;'’!|()[] ")
_WIDE = frozenset("mwMW%@£")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """A careful estimate of a text's width: letters differ from one device to the next, so it errs to the wide side."""
    ems = sum(
        0.28 if letter in _NARROW else 0.88 if letter in _WIDE else 0.64 if letter.isupper() else 0.59
        for letter in text
    )
    return ems * size * (1.06 if bold else 1)


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`, turned between words. A single long word keeps its line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops for labels of these heights, in the given order, as near to the wanted tops as they can be.

    They never overlap, and stay between `low` and `high` where all of them fit. Method: pool adjacent violators
    on the tops less the heights above them, which turns "no overlap" into "does not fall".
    """
    above = [0.0, *accumulate(heights)]
    pools: list[tuple[float, int]] = []  # (sum, members)
    for top, offset in zip(wanted, above, strict=False):
        total, members = top - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / members:
            earlier = pools.pop()
            total, members = total + earlier[0], members + earlier[1]
        pools.append((total, members))
    level = [total / members for total, members in pools for _ in range(members)]
    ceiling = max(low, high - above[-1])
    return [min(max(value, low), ceiling) + offset for value, offset in zip(level, above, strict=False)]


def rows_for(spans: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """A row for each span of a line, the first row in which it overlaps no earlier one."""
    taken: list[list[tuple[float, float]]] = []
    chosen = []
    for start, end in spans:
        free = (n for n, row in enumerate(taken) if all(end + gap <= a or start >= b + gap for a, b in row))
        row = next(free, len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        chosen.append(row)
    return chosen
