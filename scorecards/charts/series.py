"""What a chart may draw of a series: runs of neighbouring figures, cut where no line may go on."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.series import counted_from
from indicators.terms.vocabulary import Basis
from scorecards.payload import Break, CellShown, RowShown

WITHIN_A_YEAR = frozenset({Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER})

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


def remarked(cell: CellShown) -> bool:
    """Whether something is to be known with the figure: that it may change, what it was before, an officers' note."""
    return bool(cell["provisional"] or cell["revised_from"] or cell["note"].strip())


def span_of(cell: CellShown) -> tuple[str, str]:
    """First and last day of the cell's period, as ISO dates, which sort as text."""
    period = period_of(cell["period"])
    return cell["start"], period.end.isoformat() if period else cell["start"]


def basis_of(row: RowShown) -> Basis | None:
    """What stretch of time one figure covers; None for a word that is none of ours."""
    return next((basis for basis in Basis if basis == row["basis"]), None)


def counted_day(cell: CellShown, basis: Basis | None) -> str:
    """The ISO day by which the cell lies before or after a break; see `counted_from`."""
    period = period_of(cell["period"])
    return counted_from(period, basis).isoformat() if period and basis else cell["start"]


def breaks_within(cells: Sequence[CellShown], breaks: Iterable[Break], basis: Basis | None) -> list[Break]:
    """The breaks that the cells reach, oldest first, other than those before the first of them."""
    if not cells:
        return []
    first, last = counted_day(cells[0], basis), span_of(cells[-1])[1]
    return sorted((b for b in breaks if first < b["start"] <= last), key=lambda b: b["start"])


def place_after(cells: Sequence[CellShown], a_break: Break, basis: Basis | None) -> int:
    """The place of the first cell of the new series; of the last cell's next where that one holds the break."""
    places = (i for i, cell in enumerate(cells) if counted_day(cell, basis) >= a_break["start"])
    return next(places, len(cells))


def cuts_of(cells: Sequence[CellShown], breaks: Sequence[Break], basis: Basis | None) -> set[int]:
    """The places that no line reaches from before.

    The first of a new series, a figure partly old and partly new, and the first of a year of figures from April on.
    """
    first_new = {place_after(cells, a_break, basis): a_break["start"] for a_break in breaks}
    mixed = {after - 1 for after, day in first_new.items() if after and span_of(cells[after - 1])[1] >= day}
    return first_new.keys() | mixed | _new_years(cells, basis)


def _new_years(cells: Sequence[CellShown], basis: Basis | None) -> set[int]:
    if basis is not Basis.YEAR_TO_DATE:
        return set()
    periods = [period_of(cell["period"]) for cell in cells]
    return {
        place
        for place, (before, now) in enumerate(pairwise(periods), 1)
        if before and now and now.frequency in WITHIN_A_YEAR and before.financial_year != now.financial_year
    }


def runs(cells: Sequence[CellShown], breaks: Sequence[Break], basis: Basis | None) -> list[Run]:
    """The series cut wherever a figure is missing or hidden, at every break, and where a count starts again."""
    cuts = cuts_of(cells, breaks, basis)
    current_from = max((place_after(cells, b, basis) for b in breaks), default=0)
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
