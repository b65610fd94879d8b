"""Reading indicators and figures of a council. Every function is scoped to it and costs a fixed number of queries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.models import Category, Figure, Indicator, Source

BATCH = 2000


class FigureChange(NamedTuple):
    """A figure that stands recorded otherwise: `stands` is its primary key, `before` what it says."""

    stands: int
    before: Amounts
    row: ReportedFigure


class Counts(NamedTuple):
    added: int
    changed: int
    unchanged: int


class LedgerComparison(NamedTuple):
    """What recording these rows would do."""

    added: list[ReportedFigure]
    changed: list[FigureChange]
    unchanged: int

    @property
    def counts(self) -> Counts:
        return Counts(len(self.added), len(self.changed), self.unchanged)

    @property
    def indicators(self) -> set[int]:
        """Primary keys of those whose figures would be added or changed."""
        return {row.key.indicator for row in self.added} | {
            change.row.key.indicator for change in self.changed
        }


def compare_figures(council: Council, rows: Iterable[ReportedFigure]) -> LedgerComparison:
    """Set rows against the council's current figures. One query for every 2,000 rows."""
    comparison = LedgerComparison([], [], 0)
    unchanged = 0
    for batch in batched(sorted(rows, key=_cell), BATCH):
        current = _current_cells(council, batch)
        for row in batch:
            stands = current.get(_cell(row))
            if stands is None:
                comparison.added.append(row)
            elif stands[1:] == row.amounts:
                unchanged += 1
            else:
                comparison.changed.append(FigureChange(stands[0], Amounts(*stands[1:]), row))
    return comparison._replace(unchanged=unchanged)


def _cell(row: ReportedFigure) -> tuple[int, date, str, int]:
    """What a council has one current figure of; no category is 0."""
    indicator, category, period = row.key
    return (indicator, period.start, period.frequency.value, category or 0)


def _current_cells(council: Council, batch: Sequence[ReportedFigure]) -> dict[tuple, tuple]:
    """Primary key and amounts by cell of current figures, among them all those that this sorted batch may touch."""
    starts = {row.key.period.start for row in batch}
    found = (
        Figure.objects.current()
        .for_council(council)
        .filter(indicator_id__in={row.key.indicator for row in batch}, start__in=starts)
        .values_list("indicator_id", "start", "frequency", "category_id", "pk", *Amounts._fields)
    )
    return {(*values[:3], values[3] or 0): values[4:] for values in found.iterator(BATCH)}


def batched(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def names_of(cells: Iterable[CellKey]) -> tuple[dict[int, Indicator], dict[int, str]]:
    """The indicators, and the categories' labels, that these cells name, by primary key. Two queries."""
    listed = list(cells)
    indicators = Indicator.objects.only("title", "unit", "decimals").in_bulk(
        {cell.indicator for cell in listed}
    )
    labels = Category.objects.filter(pk__in={cell.category for cell in listed if cell.category is not None})
    return indicators, dict(labels.values_list("pk", "label"))


def recent_sources(council: Council) -> QuerySet[Source]:
    """Where the council's figures came from, newest first."""
    sources = Source.objects.filter(council=council).select_related("by", "system", "submission__collection")
    return sources.order_by("-at", "-pk")
