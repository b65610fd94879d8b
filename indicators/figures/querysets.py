"""Reading indicators and figures of a council. Every function is scoped to it and costs a fixed number of queries."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import Council
from indicators.amounts.rows import FIGURE_FIELDS, FigureRow
from indicators.models import Category, Figure, Indicator, Source
from indicators.terms.periods import Frequency, Period

BATCH = 2000


class CurrentFigure(NamedTuple):
    """A current figure without the weight of a model. `indicator` and `category` are primary keys."""

    pk: int
    indicator: int
    category: int | None
    period: Period
    numerator: float | None
    denominator: float | None
    value: float | None
    symbol: str
    status: str
    note: str


_FIELDS = (
    *("pk", "indicator_id", "category_id", "frequency", "start"),
    *("numerator", "denominator", "value", "symbol", "status", "note"),
)


def current_figures(
    council: Council,
    indicators: Collection[int],
    since: date | None = None,
    until: date | None = None,
    *,
    categories: bool = True,
) -> list[CurrentFigure]:
    """The council's current figures of these indicators (primary keys), by indicator and start. One query.

    `since` and `until` bound the first day of the period, both included; without `categories` only totals are given.
    """
    figures = Figure.objects.current().for_council(council).filter(indicator_id__in=indicators)
    if since is not None:
        figures = figures.filter(start__gte=since)
    if until is not None:
        figures = figures.filter(start__lte=until)
    if not categories:
        figures = figures.filter(category=None)
    return [_current(values) for values in figures.order_by("indicator_id", "start").values_list(*_FIELDS)]


def _current(values: tuple) -> CurrentFigure:
    pk, indicator, category, frequency, start, *rest = values
    return CurrentFigure(pk, indicator, category, Period(start, Frequency(frequency)), *rest)


class Change(NamedTuple):
    """A figure that stands recorded otherwise."""

    before: CurrentFigure
    row: FigureRow


class Counts(NamedTuple):
    added: int
    changed: int
    unchanged: int


class Comparison(NamedTuple):
    """What recording these rows would do."""

    added: list[FigureRow]
    changed: list[Change]
    unchanged: int

    @property
    def counts(self) -> Counts:
        return Counts(len(self.added), len(self.changed), self.unchanged)

    @property
    def indicators(self) -> set[int]:
        """Primary keys of those whose figures would be added or changed."""
        return {row.indicator for row in self.added} | {change.row.indicator for change in self.changed}


def compare_figures(council: Council, rows: Iterable[FigureRow]) -> Comparison:
    """Set rows against the council's current figures. One query for every 2,000 rows."""
    comparison = Comparison([], [], 0)
    unchanged = 0
    for batch in batched(sorted(rows, key=_cell), BATCH):
        current = _current_cells(council, batch)
        for row in batch:
            before = current.get(_cell(row))
            if before is None:
                comparison.added.append(row)
            elif before[-6:] == row[FIGURE_FIELDS]:
                unchanged += 1
            else:
                comparison.changed.append(Change(_current(before), row))
    return comparison._replace(unchanged=unchanged)


def _cell(row: FigureRow) -> tuple[int, date, str, int]:
    """What a council has one current figure of; no category is 0."""
    return (row.indicator, row.period.start, row.period.frequency.value, row.category or 0)


def _current_cells(council: Council, batch: Sequence[FigureRow]) -> dict[tuple, tuple]:
    """Current figures as tuples by cell, among them all those that this sorted batch may touch."""
    starts = {row.period.start for row in batch}
    found = (
        Figure.objects.current()
        .for_council(council)
        .filter(indicator_id__in={row.indicator for row in batch}, start__in=starts)
        .values_list(*_FIELDS)
    )
    return {(values[1], values[4], values[3], values[2] or 0): values for values in found.iterator(BATCH)}


def batched(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def names_of(rows: Iterable[FigureRow]) -> tuple[dict[int, Indicator], dict[int, str]]:
    """The indicators, and the categories' labels, that these rows name, by primary key. Two queries."""
    listed = list(rows)
    indicators = Indicator.objects.only("title", "unit", "decimals").in_bulk(
        {row.indicator for row in listed}
    )
    labels = Category.objects.filter(pk__in={row.category for row in listed if row.category is not None})
    return indicators, dict(labels.values_list("pk", "label"))


def recent_sources(council: Council) -> QuerySet[Source]:
    """Where the council's figures came from, newest first."""
    return Source.objects.filter(council=council).select_related("by", "system").order_by("-at", "-pk")
