"""Reads for scorecards: a fixed number of queries whatever the number of indicators, areas and years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import F, Q, Subquery

from accounts.models import Council
from indicators.models import (
    Area,
    Category,
    Commentary,
    ContextEvent,
    Figure,
    Indicator,
    Neighbour,
    NeighbourModel,
    PublishedFigure,
    SeriesBreak,
    Target,
)
from indicators.periods import Frequency, Period
from indicators.vocabulary import Basis, FigureStatus, Polarity, Unit
from scorecards.inputs import (
    AreaName,
    CategoryDefinition,
    Comparators,
    Definition,
    IndicatorInputs,
    Pin,
    PublishedCell,
    Remark,
    ReportedFigure,
    TargetSet,
)
from scorecards.models import Edition, Scorecard, SectionIndicator
from scorecards.series import Break

YEARS_OF_SERIES = 5  # twenty quarters: enough for a usual range, little enough for a page
YEARS_OF_RELEASES_FOR_A_ROW = 3  # national figures come out up to two years late


@dataclass(frozen=True)
class Entry:
    """One indicator's place on a scorecard."""

    section_id: int
    section_slug: str
    question: str
    short_title: str
    indicator: Definition


def definition_of(indicator: Indicator) -> Definition:
    return Definition(
        id=indicator.pk,
        code=indicator.code,
        title=indicator.title,
        meaning=indicator.meaning,
        why=indicator.why_it_matters,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        unit=Unit(indicator.unit),
        decimals=indicator.decimals,
        polarity=Polarity(indicator.polarity),
        basis=Basis(indicator.basis),
        frequency=Frequency(indicator.frequency),
        source=indicator.source,
        published_source=indicator.published_source,
        take_care=indicator.take_care,
        people=indicator.people,
        counts_children=indicator.counts_children,
        question=indicator.question,
        reviewed=indicator.last_reviewed,
    )


def entries_of(scorecard: Scorecard) -> list[Entry]:
    """The scorecard's indicators in order, section by section. One query."""
    rows = (
        SectionIndicator.objects.filter(section__scorecard=scorecard)
        .select_related("section", "indicator")
        .order_by("section__order", "order")
    )
    return [
        Entry(
            section_id=row.section_id,
            section_slug=row.section.slug,
            question=row.section.question,
            short_title=row.section.short_title,
            indicator=definition_of(row.indicator),
        )
        for row in rows
    ]


def comparators_for(council: Council, model: NeighbourModel | None) -> Comparators:
    """The council's neighbours in the given model, or in the newest one that knows it; its region and country.

    One query; two more for a council without neighbours.
    """
    country = Area.objects.filter(kind=Area.Kind.COUNTRY, illustrative=council.illustrative)
    links = Neighbour.objects.filter(area__gss_code=council.gss_code).select_related(
        "neighbour", "model", "area__region"
    )
    if model is not None:
        links = links.filter(model=model)
    found = list(
        links.annotate(
            country_id=Subquery(country.values("pk")[:1]),
            country_code=Subquery(country.values("gss_code")[:1]),
            country_name=Subquery(country.values("name")[:1]),
        ).order_by("-model__label", "position")
    )
    if not found:
        own = Area.objects.filter(gss_code=council.gss_code).select_related("region").first()
        return Comparators(
            "", name_of(own), (), name_of(own.region if own else None), name_of(country.first())
        )
    newest = found[0]
    kept = [link for link in found if link.model_id == newest.model_id]
    has_country = newest.country_id is not None
    return Comparators(
        model=newest.model.label,
        own=name_of(newest.area),
        neighbours=tuple(AreaName(n.neighbour_id, n.neighbour.gss_code, n.neighbour.name) for n in kept),
        region=name_of(newest.area.region),
        country=AreaName(newest.country_id, newest.country_code, newest.country_name)
        if has_country
        else None,
    )


def name_of(area: Area | None) -> AreaName | None:
    return AreaName(area.pk, area.gss_code, area.name) if area else None


class InputReader:
    """Reads what rows need for many indicators at once, one query for each kind of thing."""

    def __init__(self, council: Council, definitions: Sequence[Definition], period: Period):
        self.council = council
        self.until = period.end
        self.since = years_before(period.end, YEARS_OF_SERIES)
        self.inputs = {d.id: IndicatorInputs(definition=d) for d in definitions}
        self.ids = list(self.inputs)

    def read_rows(self, comparators: Comparators) -> None:
        """What every row shows: figures, targets, breaks, comparators. Four queries."""
        self._read_figures()
        self._read_targets()
        self._read_breaks()
        self._read_published(comparators, YEARS_OF_RELEASES_FOR_A_ROW)

    def read_details(self, comparators: Comparators, period: Period) -> None:
        """What the indicator page and the appendix show besides. Nine queries in place of four, and no more."""
        self._read_figures()
        self._read_targets()
        self._read_breaks()
        self._read_published(comparators, YEARS_OF_SERIES + 2)
        self._read_categories()
        self._read_category_figures(period)
        self._read_pins()
        self._read_commentary(period)
        self._read_terms()
        self._read_related()

    def _figures(self):
        return (
            Figure.objects.for_council(self.council)
            .current()
            .filter(indicator__in=self.ids, start__lte=self.until)
        )

    def _read_figures(self) -> None:
        rows = self._figures().filter(category=None, start__gt=self.since).order_by("start")
        for indicator_id, figure in reported(rows):
            self.inputs[indicator_id].figures.append(figure)

    def _read_category_figures(self, period: Period) -> None:
        since = years_before(period.start, 1)
        rows = (
            self._figures()
            .filter(category__isnull=False, start__gte=since)
            .order_by("category__order", "start")
        )
        for indicator_id, figure in reported(rows):
            self.inputs[indicator_id].category_figures.append(figure)

    def _read_categories(self) -> None:
        rows = (
            Category.objects.filter(indicator__in=self.ids)
            .filter(Q(council=None) | Q(council=self.council))
            .select_related("breakdown")
            .order_by("breakdown__order", "breakdown_id", "order", "id")
        )
        for row in rows:
            self.inputs[row.indicator_id].categories.append(
                CategoryDefinition(
                    code=row.code,
                    label=row.label,
                    breakdown=row.breakdown.title,
                    breakdown_code=row.breakdown.code,
                    kind=row.breakdown.kind,
                    threshold=row.breakdown.threshold,
                    emphasised=row.emphasised,
                )
            )

    def _read_targets(self) -> None:
        rows = Target.objects.filter(council=self.council, indicator__in=self.ids).order_by("starts")
        for row in rows.values_list("indicator_id", "starts", "value", "tolerance", "set_by"):
            self.inputs[row[0]].targets.append(TargetSet(*row[1:]))

    def _read_breaks(self) -> None:
        rows = SeriesBreak.objects.filter(Q(indicator=None) | Q(indicator__in=self.ids), council=self.council)
        for indicator_id, *rest in rows.order_by("starts").values_list("indicator_id", "starts", "label"):
            for key in [indicator_id] if indicator_id else self.ids:
                self.inputs[key].breaks.append(Break(*rest))

    def _read_pins(self) -> None:
        rows = ContextEvent.objects.filter(
            Q(indicators=None) | Q(indicators__in=self.ids),
            council=self.council,
            on__gt=self.since,
            on__lte=self.until,
        )
        for indicator_id, *rest in rows.order_by("on").values_list("indicators", "on", "label"):
            for key in [indicator_id] if indicator_id else self.ids:
                if key in self.inputs:
                    self.inputs[key].pins.append(Pin(*rest))

    def _read_published(self, comparators: Comparators, years: int) -> None:
        areas = [area.id for area in (comparators.own, *comparators.neighbours, comparators.region) if area]
        if comparators.country:
            areas.append(comparators.country.id)
        rows = PublishedFigure.objects.filter(
            indicator__in=self.ids,
            area__in=areas,
            release__latest=True,
            start__gt=years_before(self.until, years),
            start__lte=self.until,
        ).order_by("start")
        columns = ("area_id", "value", "numerator", "denominator", "symbol", "release__label")
        for indicator_id, frequency, start, area_id, *rest in rows.values_list(
            "indicator_id", "frequency", "start", *columns
        ):
            period = period_at(start, frequency)
            self.inputs[indicator_id].published.append(PublishedCell(area_id, period, *rest))

    def _read_commentary(self, period: Period) -> None:
        rows = Commentary.objects.filter(
            council=self.council, indicator__in=self.ids, start__gte=period.start, start__lte=period.end
        ).order_by("created_at", "id")
        for indicator_id, *rest in rows.values_list("indicator_id", "text", "author_role", "approved"):
            self.inputs[indicator_id].remark = Remark(*rest)

    def _read_terms(self) -> None:
        rows = Indicator.terms.through.objects.filter(indicator__in=self.ids).order_by("glossaryterm__term")
        for indicator_id, *rest in rows.values_list(
            "indicator_id", "glossaryterm__term", "glossaryterm__definition"
        ):
            self.inputs[indicator_id].terms.append(tuple(rest))

    def _read_related(self) -> None:
        rows = Indicator.related.through.objects.filter(from_indicator__in=self.ids).order_by(
            "to_indicator__title"
        )
        for indicator_id, *rest in rows.values_list(
            "from_indicator_id", "to_indicator__code", "to_indicator__title"
        ):
            self.inputs[indicator_id].related.append(tuple(rest))


def reported(rows) -> Iterable[tuple[int, ReportedFigure]]:
    """Figures as plain values, with the indicator each belongs to."""
    columns = ("numerator", "denominator", "symbol", "status", "note", "supersedes__value", "category__code")
    for (
        indicator_id,
        frequency,
        start,
        value,
        numerator,
        denominator,
        symbol,
        status,
        note,
        was,
        category,
    ) in rows.values_list("indicator_id", "frequency", "start", "value", *columns).iterator():
        yield (
            indicator_id,
            ReportedFigure(
                period=period_at(start, frequency),
                value=value,
                numerator=numerator,
                denominator=denominator,
                symbol=symbol,
                provisional=status == FigureStatus.PROVISIONAL,
                note=note,
                corrected_from=was,
                category=category or "",
            ),
        )


@lru_cache(maxsize=4096)
def period_at(start: date, frequency: str) -> Period:
    """The same few hundred periods come up for every indicator; checking each of them once is enough."""
    return Period(start, Frequency(frequency))


def years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def summaries_for(scorecard: Scorecard, period: Period) -> dict[int | None, str]:
    """The headline (key None) and each section's answer for the period; the newest words win. One query."""
    rows = scorecard.summaries.filter(frequency=period.frequency, start=period.start).order_by(
        "created_at", "id"
    )
    return dict(rows.values_list("section_id", "text"))


def editions_for(scorecard: Scorecard, period: Period):
    return Edition.objects.for_council(scorecard.council_id).filter(
        scorecard=scorecard, frequency=period.frequency, start=period.start
    )


def published_editions(council: Council):
    """Every edition the council published, newest first, without their payloads."""
    return (
        Edition.objects.for_council(council)
        .select_related("scorecard")
        .defer("payload")
        .order_by("-start", "scorecard__committee_name", "-number")
    )


def newest_period(council: Council) -> Period | None:
    """The newest quarter the council has a figure for."""
    starts = (
        Figure.objects.for_council(council).current().filter(frequency=Frequency.QUARTER).order_by("-start")
    )
    start = starts.values_list("start", flat=True).first()
    return period_at(start, Frequency.QUARTER) if start else None


def indicator_id_of(council: Council, code: str) -> int | None:
    """The council's own indicator of that code, or the catalogue's."""
    found = Indicator.objects.filter(Q(council=None) | Q(council=council), code=code)
    return found.order_by(F("council").desc(nulls_last=True)).values_list("pk", flat=True).first()
