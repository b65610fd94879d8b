"""What rows are made from, read for many indicators at once: one query for each kind of thing."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.dated.values import TargetValues
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import council_indicators, definitions_seen_by, version_of
from indicators.models import (
    Category,
    CollectedIndicator,
    Commentary,
    ContextEvent,
    Figure,
    Indicator,
    SeriesBreak,
    Target,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from scorecards.assembly.inputs import (
    CategoryDefinition,
    Comparators,
    IndicatorInputs,
    Pin,
    Remark,
)
from scorecards.assembly.querysets.national import national_cells
from scorecards.assembly.querysets.periods import period_at, years_before

YEARS_OF_SERIES = 5  # twenty quarters: enough for a usual range, little enough for a page
YEARS_OF_RELEASES_FOR_A_ROW = 3  # national figures come out up to two years late


def read_inputs(
    council: Council,
    definitions: Sequence[IndicatorFacts],
    period: Period,
    comparators: Comparators,
    *,
    detail: bool,
) -> dict[int, IndicatorInputs]:
    """By indicator (primary key) what its row shows, in six queries.

    With `detail`, what its page and the appendix show besides, in six more.
    """
    reader = InputReader(council, definitions, period)
    reader.read_figures()
    reader.read_targets()
    reader.read_breaks()
    reader.read_versions()
    reader.read_collected()
    reader.read_published(comparators, YEARS_OF_SERIES + 2 if detail else YEARS_OF_RELEASES_FOR_A_ROW)
    if detail:
        reader.read_categories()
        reader.read_category_figures()
        reader.read_pins()
        reader.read_commentary()
        reader.read_terms()
        reader.read_related()
    return reader.inputs


class InputReader:
    """Fills the inputs of the indicators. Each method is one query."""

    def __init__(self, council: Council, definitions: Sequence[IndicatorFacts], period: Period):
        self.council = council
        self.period = period
        self.until = period.end
        self.since = years_before(period.end, YEARS_OF_SERIES)
        self.inputs = {each.id: IndicatorInputs(definition=each) for each in definitions}
        self.ids = list(self.inputs)

    def figures(self) -> QuerySet[Figure]:
        return (
            Figure.objects.for_council(self.council)
            .current()
            .filter(indicator__in=self.ids, start__lte=self.until)
        )

    def read_figures(self) -> None:
        rows = self.figures().filter(category=None, start__gt=self.since).order_by("start")
        for figure in reported(rows):
            self.inputs[figure.key.indicator].figures.append(figure)

    def read_category_figures(self) -> None:
        rows = (
            self.figures()
            .filter(category__isnull=False, start__gt=self.since)
            .order_by("category__order", "start")
        )
        for figure in reported(rows):
            self.inputs[figure.key.indicator].category_figures.append(figure)

    def read_categories(self) -> None:
        rows = (
            Category.objects.filter(indicator__in=self.ids)
            .seen_by(self.council)
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

    def read_targets(self) -> None:
        rows = Target.objects.filter(council=self.council, indicator__in=self.ids).order_by("starts")
        for row in rows.values_list("indicator_id", "starts", "value", "tolerance", "set_by", "upper"):
            self.inputs[row[0]].targets.append(TargetValues(*row[1:]))

    def read_breaks(self) -> None:
        """A break without an indicator is one of all of them."""
        rows = SeriesBreak.objects.filter(
            Q(indicator=None) | Q(indicator__in=self.ids), council=self.council
        ).order_by("starts")
        for indicator_id, *rest in rows.values_list("indicator_id", "starts", "label"):
            for key in [indicator_id] if indicator_id else self.ids:
                self.inputs[key].breaks.append(Break(*rest))

    def read_versions(self) -> None:
        for row in definitions_seen_by(self.council, self.ids):
            self.inputs[row.indicator_id].versions.append(version_of(row))

    def read_collected(self) -> None:
        rows = CollectedIndicator.objects.for_council(self.council).filter(indicator__in=self.ids)
        for indicator_id in rows.values_list("indicator_id", flat=True):
            self.inputs[indicator_id].collected = True

    def read_pins(self) -> None:
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

    def read_published(self, comparators: Comparators, years: int) -> None:
        areas = [area.id for area in comparators.areas]
        since = years_before(self.until, years)
        for indicator, cell in national_cells(self.ids, areas, after=since, until=self.until):
            self.inputs[indicator].published.append(cell)

    def read_commentary(self) -> None:
        """The newest words last, so that they win; those of a month's briefing are not the quarter's."""
        rows = Commentary.objects.filter(
            council=self.council,
            indicator__in=self.ids,
            start__gte=self.period.start,
            start__lte=self.period.end,
        ).order_by("created_at", "id")
        columns = ("indicator_id", "frequency", "text", "author_role", "approved")
        for indicator_id, frequency, *rest in rows.values_list(*columns):
            found = self.inputs[indicator_id]
            if frequency != Frequency.MONTH or Frequency.MONTH in (
                self.period.frequency,
                found.definition.frequency,
            ):
                found.remark = Remark(*rest)

    def read_terms(self) -> None:
        rows = Indicator.terms.through.objects.filter(indicator__in=self.ids).order_by("glossaryterm__term")
        for indicator_id, *rest in rows.values_list(
            "indicator_id", "glossaryterm__term", "glossaryterm__definition"
        ):
            self.inputs[indicator_id].terms.append(tuple(rest))

    def read_related(self) -> None:
        """A measure of the council's own stands in for the catalogue's here, too."""
        shown = Q(to_indicator__in=council_indicators(self.council))
        rows = Indicator.related.through.objects.filter(shown, from_indicator__in=self.ids).order_by(
            "to_indicator__title"
        )
        for indicator_id, *rest in rows.values_list(
            "from_indicator_id", "to_indicator__code", "to_indicator__title"
        ):
            self.inputs[indicator_id].related.append(tuple(rest))


def reported(rows: QuerySet[Figure]) -> Iterable[ReportedFigure]:
    """Figures as plain values, with the version they were reported under and what stood before a correction.

    Never as model objects: five years of sixty measures are some thousand rows.
    """
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
