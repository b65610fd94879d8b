"""What a chart may draw of a series: runs of neighbouring figures, cut at gaps and at breaks in the series."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.terms.periods import Period, PeriodError
from scorecards.payload import Break, CellShown

# Beyond this a coordinate has no meaning; no council counts or pays that much.
LARGEST = 1e15


@dataclass(frozen=True)
class Run:
    """Neighbouring figures that a line may join. `points` are (place in the series, value), never empty."""

    points: tuple[tuple[int, float], ...]
    current: bool  # after the last break


def drawable(value: float | None) -> float | None:
    """The value where it can be drawn: a finite number of sensible size."""
    if value is None or not math.isfinite(value) or abs(value) > LARGEST:
        return None
    return float(value)


@lru_cache(maxsize=4096)
def period_of(code: str) -> Period | None:
    """The period of a cell's code, None for a code of another kind. The same few codes come on every row."""
    try:
        return Period.from_code(code)
    except PeriodError:
        return None


def cell_value(cell: CellShown) -> float | None:
    """The cell's number. A hidden cell has none, whatever else it carries."""
    return None if cell["hidden"] else drawable(cell["value"])


def breaks_within(cells: Sequence[CellShown], breaks: Iterable[Break]) -> list[Break]:
    """The breaks that fall between two of the cells, oldest first. ISO dates sort as text."""
    if not cells:
        return []
    first, last = cells[0]["start"], cells[-1]["start"]
    return sorted((b for b in breaks if first < b["start"] <= last), key=lambda b: b["start"])


def place_after(cells: Sequence[CellShown], a_break: Break) -> int:
    """The place of the first cell of the new series."""
    return next(i for i, cell in enumerate(cells) if cell["start"] >= a_break["start"])


def runs(cells: Sequence[CellShown], breaks: Sequence[Break]) -> list[Run]:
    """The series cut wherever a figure is missing or hidden, and at every break."""
    cuts = {place_after(cells, b) for b in breaks}
    current_from = max(cuts, default=0)
    found: list[Run] = []
    points: list[tuple[int, float]] = []

    def close() -> None:
        if points:
            found.append(Run(tuple(points), points[0][0] >= current_from))
            points.clear()

    for place, cell in enumerate(cells):
        value = cell_value(cell)
        if place in cuts or value is None:
            close()
        if value is not None:
            points.append((place, value))
    close()
    return found
