"""Which cells a section holds, and what stands in them: each function asks the database once."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import FilteredRelation, Q

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed, cell_name
from indicators.catalogue.facts import FACT_COLUMNS, IndicatorFacts, facts_from
from indicators.catalogue.querysets import said_in_force
from indicators.catalogue.versions.words import Words
from indicators.checks.facts import CategoryFacts
from indicators.collection.sections.periods_within import goes_on_in, periods_within
from indicators.models import CalendarSection, CollectedIndicator, Commentary, Entry, Figure
from indicators.terms.periods import Frequency, Period

# What pages of a section say of an indicator: each further one would be a subquery more for every row
_WORDS = ("title", "numerator", "denominator")
TYPED_COLUMNS = tuple(asdict(Typed()))
_CATEGORY = ("id", "label", "breakdown_id", "breakdown__title", "breakdown__kind")


class SectionCell(NamedTuple):
    """A cell's place on the page."""

    key: CellKey
    indicator: IndicatorFacts
    category: CategoryFacts | None

    @property
    def name(self) -> str:
        label = self.category.label if self.category else ""
        return cell_name(self.indicator.title, label, self.key.period)


def section_places(collection: CalendarSection, period: Period) -> list[SectionCell]:
    """In the order of the page: indicator by indicator and period by period, the total and then its categories."""
    return places_of_sections(collection.council_id, [collection], period)[collection.pk]


def places_of_sections(
    council_id: int, collections: Iterable[CalendarSection], period: Period
) -> dict[int, list[SectionCell]]:
    """The same of several sections of one council, by the section's primary key. One query."""
    own = Q(indicator__categories__council=None) | Q(indicator__categories__council=council_id)
    found: dict[int, list[SectionCell]] = {collection.pk: [] for collection in collections}
    rows = (
        CollectedIndicator.objects.filter(council=council_id, collection__in=found)
        .annotate(
            shown=FilteredRelation("indicator__categories", condition=own),
            **{f"said_{name}": said_in_force(name, council_id, period.start) for name in _WORDS},
        )
        .order_by("order", "pk", "shown__breakdown__order", "shown__breakdown", "shown__order", "shown")
        .values_list(
            "collection_id",
            "indicator_id",
            *(f"said_{name}" for name in _WORDS),
            *(f"indicator__{name}" for name in FACT_COLUMNS),
            "indicator__last_day",
            *(f"shown__{name}" for name in _CATEGORY),
        )
    )
    for (section, _), group in groupby(rows, key=lambda row: row[:2]):
        found[section] += _places_of([row[1:] for row in group], period)
    return found


def _places_of(rows: list[tuple], period: Period) -> Iterable[SectionCell]:
    """One indicator's places; `rows` has one for each of its categories, or one alone without a category.

    None after the last period of one that is retired.
    """
    width = 1 + len(_WORDS) + len(FACT_COLUMNS) + 1
    indicator, title, numerator, denominator, *columns, last_day = rows[0][:width]
    words = Words(title, numerator=numerator, denominator=denominator)
    facts = facts_from(indicator, words, columns)
    categories = [CategoryFacts(*row[width:]) for row in rows if row[width] is not None]
    for one in goes_on_in(periods_within(facts.frequency, period), last_day):
        yield SectionCell(CellKey(facts.id, None, one), facts, None)
        for category in categories:
            yield SectionCell(CellKey(facts.id, category.id, one), facts, category)


def key_of(cell: Entry | Figure) -> CellKey:
    return CellKey(cell.indicator_id, cell.category_id, cell.period)


def typed_of(entry: Entry) -> Typed:
    return Typed(**{name: getattr(entry, name) for name in TYPED_COLUMNS})


def entries_in(council_id: int, keys: Collection[CellKey]) -> dict[CellKey, Entry]:
    """What was typed in these cells of the council, by cell. One query."""
    rows = Entry.objects.filter(council=council_id).select_related("saved_by", "system", "commentary_by")
    entries = _within(rows, keys)
    return {key: entry for entry in entries if (key := key_of(entry)) in keys}


def recorded_in(council_id: int, keys: Collection[CellKey]) -> dict[CellKey, Figure]:
    """The figures that stand recorded in these cells, by cell. One query."""
    figures = _within(Figure.objects.current().filter(council=council_id), keys).select_related("created_by")
    return {key: figure for figure in figures if (key := key_of(figure)) in keys}


def said_in(council_id: int, keys: Collection[CellKey]) -> dict[CellKey, Commentary]:
    """What stands said of these cells, by cell: the newest, also where it takes words back. One query."""
    rows = _within(Commentary.objects.filter(council=council_id), keys).select_related("created_by")
    found = {CellKey(row.indicator_id, None, row.period): row for row in rows.order_by("created_at", "pk")}
    return {key: row for key, row in found.items() if key in keys}


def _within(rows, keys: Collection[CellKey]):
    return rows.filter(
        indicator_id__in={key.indicator for key in keys}, start__in={key.period.start for key in keys}
    )


Past = dict[tuple[int, int | None], dict[Period, ReportedFigure]]


def past_figures(council_id: int, keys: Collection[CellKey], since: date) -> Past:
    """The current figures of these cells and of earlier periods since then, by indicator and category. One query."""
    if not keys:
        return {}
    frequencies = {key.indicator: key.period.frequency for key in keys}
    rows = Figure.objects.current().filter(
        council=council_id,
        indicator_id__in=set(frequencies),
        frequency__in=set(frequencies.values()),
        start__gte=since,
        start__lte=max(key.period.start for key in keys),
    )
    past: Past = {}
    for indicator, category, frequency, start, *amounts in rows.order_by("start").values_list(
        "indicator_id", "category_id", "frequency", "start", *Amounts._fields
    ):
        if frequencies[indicator] == frequency:
            period = Period(start, Frequency(frequency))
            figure = ReportedFigure(CellKey(indicator, category, period), Amounts(*amounts))
            past.setdefault((indicator, category), {})[period] = figure
    return past
