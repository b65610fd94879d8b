"""Which figures that an edition shows were corrected since, so that its readers would see another. Pure.

A figure that the edition hides is none of them: readers would learn only that something hidden had changed. What was
corrected and stands again as it was published is none either.
"""

from collections.abc import Iterable, Iterator
from math import isclose
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.terms.periods import Period
from indicators.terms.vocabulary import FigureStatus
from scorecards.payload import CellShown, RowShown


class Corrected(NamedTuple):
    """A figure as it stands after a correction: of an indicator, by its code, and of one of its categories or of all
    ("")."""

    code: str
    category: str
    amounts: Amounts


def titles_corrected(rows: Iterable[RowShown], period: Period, corrected: Iterable[Corrected]) -> list[str]:
    """Titles of the measures, by title; `rows` are the edition's, `period` is its own and that of all the figures."""
    by_code: dict[str, list[Corrected]] = {}
    for one in corrected:
        by_code.setdefault(one.code, []).append(one)
    return sorted(
        row["title"]
        for row in rows
        if any(
            is_other(cell, one.amounts)
            for one in by_code.get(row["code"], ())
            for cell in cells_of(row, one.category)
            if cell["period"] == period.code
        )
    )


def cells_of(row: RowShown, category: str) -> Iterator[CellShown]:
    if not category:
        yield row["latest"]
        return
    for breakdown in row["breakdowns"]:
        yield from (found["cell"] for found in breakdown["cells"] if found["code"] == category)


def is_other(cell: CellShown, amounts: Amounts) -> bool:
    if cell["hidden"]:
        return False
    if (cell["symbol"], cell["note"]) != (amounts.symbol, amounts.note):
        return True
    if amounts.value is None:
        return cell["value"] is not None
    provisional = amounts.status == FigureStatus.PROVISIONAL
    numbers = ((cell[name], getattr(amounts, name)) for name in ("value", "numerator", "denominator"))
    return cell["provisional"] is not provisional or not all(alike(*pair) for pair in numbers)


def alike(one: float | None, other: float | None) -> bool:
    """Databases write numbers within JSON with some fifteen digits."""
    return one == other if one is None or other is None else isclose(one, other, rel_tol=1e-9)
