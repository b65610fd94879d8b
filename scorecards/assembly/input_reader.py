"""What rows are made from, read for many indicators at once: one query for each kind of thing."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Q

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.facts import IndicatorFacts
from indicators.models import (
    Category,
    Commentary,
    ContextEvent,
    Figure,
    Indicator,
    PublishedFigure,
    Target,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from scorecards.assembly.changes_querysets import NO_VERSION, breaks_and_versions
from scorecards.assembly.inputs import (
    CategoryDefinition,
    Comparators,
    IndicatorInputs,
    Pin,
    PublishedCell,
    Remark,
    TargetSet,
)

YEARS_OF_SERIES = 5  # twenty quarters: enough for a usual range, little enough for a page
YEARS_OF_RELEASES_FOR_A_ROW = 3  # national figures come out up to two years late


class InputReader:
    """Reads what rows need for many indicators at once, one query for each kind of thing."""

    def __init__(self, council: Council, definitions: Sequence[IndicatorFacts], period: Period):
        self.council = council
        self.period = period
        self.until = period.end
        self.since = years_before(period.end, YEARS_OF_SERIES)
        self.inputs = {d.id: IndicatorInputs(definition=d) for d in definitions}
        self.ids = list(self.inputs)

    def read(self, comparators: Comparators, *, detail: bool) -> None:
        """What every row shows in four queries; with `detail`, what its page and the appendix show besides in ten."""
        self._read_figures()
        self._read_targets()
        self._read_breaks_and_versions()
        self._read_published(comparators, YEARS_OF_SERIES + 2 if detail else YEARS_OF_RELEASES_FOR_A_ROW)
        if detail:
            self._read_categories()
            self._read_category_figures()
            self._read_pins()
            self._read_commentary()
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
        for figure in reported(rows):
            self.inputs[figure.key.indicator].figures.append(figure)

    def _read_category_figures(self) -> None:
        since = years_before(self.period.start, 1)
        rows = (
            self._figures()
            .filter(category__isnull=False, start__gte=since)
            .order_by("category__order", "start")
        )
        for figure in reported(rows):
            self.inputs[figure.key.indicator].category_figures.append(figure)

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
                    id=row.pk,
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

    def _read_breaks_and_versions(self) -> None:
        """Breaks in series and versions of definitions, both few, in one query."""
        for row in breaks_and_versions(self.council, self.ids):
            if row.number == NO_VERSION:
                for key in [row.indicator] if row.indicator else self.ids:
                    self.inputs[key].breaks.append(Break(row.starts, row.title))
            else:
                self.inputs[row.indicator].versions.append(row.version)
        for inputs in self.inputs.values():
            inputs.breaks.sort(key=lambda one: one.start)

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
        columns = ("numerator", "denominator", "value", "symbol")
        for indicator, frequency, start, area, release, *amounts in rows.values_list(
            "indicator_id", "frequency", "start", "area_id", "release__label", *columns
        ):
            cell = PublishedCell(area, period_at(start, frequency), Amounts(*amounts), release)
            self.inputs[indicator].published.append(cell)

    def _read_commentary(self) -> None:
        rows = Commentary.objects.filter(
            council=self.council,
            indicator__in=self.ids,
            start__gte=self.period.start,
            start__lte=self.period.end,
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
        shown = Q(to_indicator__council=None) | Q(to_indicator__council=self.council)
        rows = Indicator.related.through.objects.filter(shown, from_indicator__in=self.ids).order_by(
            "to_indicator__title"
        )
        for indicator_id, *rest in rows.values_list(
            "from_indicator_id", "to_indicator__code", "to_indicator__title"
        ):
            self.inputs[indicator_id].related.append(tuple(rest))


def reported(rows) -> Iterable[ReportedFigure]:
    """Figures as plain values, with the version they were reported under and what stood before a correction."""
    columns = ("indicator_id", "category_id", "frequency", "start", "definition_id", "supersedes__value")
    for indicator, category, frequency, start, definition, was, *amounts in rows.values_list(
        *columns, *Amounts._fields
    ):
        yield ReportedFigure(
            CellKey(indicator, category, period_at(start, frequency)),
            Amounts(*amounts),
            definition=definition,
            corrected_from=was,
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
