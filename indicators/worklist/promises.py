"""Figures that were promised for later, and come back when their time has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import Council
from indicators.amounts.cells import CellKey, cell_name
from indicators.amounts.promises import expected_period
from indicators.collection.cells.querysets import key_of
from indicators.models import Entry, Figure
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol

YEARS_BACK = 3


@dataclass(frozen=True)
class Promise:
    """`expected` is None where the note names no period. `corrected`: somebody is typing the figure already."""

    key: CellKey
    title: str
    note: str
    expected: Period | None
    corrected: bool = False

    def is_due(self, period: Period) -> bool:
        """In this period or an earlier one; without a period it is due always, so that it is not forgotten."""
        return self.expected is None or self.expected.end <= period.end


def promises_of(council: Council, period: Period) -> list[Promise]:
    """Of this period and the three years before, oldest first. Two queries."""
    since = date(period.start.year - YEARS_BACK, 1, 1)
    figures = (
        Figure.objects.current()
        .for_council(council)
        .filter(symbol=Symbol.PROMISED, start__gte=since, start__lte=period.end)
        .select_related("indicator", "category")
        .order_by("start", "indicator__title", "pk")
    )
    found = list(figures)
    typed = _being_typed(council, found) if found else set()
    return [_promise(figure, typed) for figure in found]


def _being_typed(council: Council, figures: Iterable[Figure]) -> set[int]:
    keys = [figure.pk for figure in figures]
    entries = Entry.objects.filter(council=council, replaces__in=keys).exclude(symbol=Symbol.PROMISED)
    return set(entries.values_list("replaces_id", flat=True))


def _promise(figure: Figure, typed: set[int]) -> Promise:
    title = cell_name(figure.indicator.title, figure.category.label if figure.category else "")
    return Promise(
        key=key_of(figure),
        title=title,
        note=figure.note,
        expected=expected_period(figure.note),
        corrected=figure.pk in typed,
    )
