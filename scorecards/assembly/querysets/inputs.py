"""What rows are made from, read for many indicators at once: one query for each shape of thing."""

from collections.abc import Iterable, Sequence

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from accounts.composing.querysets import composed_once
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
from indicators.terms.ago import years_before
from indicators.terms.periods import Period
from indicators.terms.series import Break
from scorecards.assembly.inputs import (
    CategoryDefinition,
    Comparators,
    IndicatorInputs,
    Pin,
    Remark,
)
from scorecards.assembly.querysets.national import national_cells
from scorecards.assembly.querysets.periods import period_at
from scorecards.assembly.rows import latest_period
from scorecards.models import Edition

YEARS_OF_SERIES = 5  # twenty quarters: enough for a usual range, little enough for a page
YEARS_OF_RELEASES_FOR_A_ROW = 3  # national figures come out up to two years late
# What small things of one query are, and what stands where they have no such column.
TARGET, BREAK, PIN, COLLECTED = "target", "break", "pin", "collected"
REMARK, TERM, RELATED = "remark", "term", "related"
NOTHING = Value("", CharField())
NO_NUMBER = Value(None, FloatField())


def read_inputs(
    council: Council,
    definitions: Sequence[IndicatorFacts],
    period: Period,
    comparators: Comparators,
    *,
    detail: bool,
) -> dict[int, IndicatorInputs]:
    """By indicator (primary key) what its row shows, in four queries.

    With `detail`, what its page and the appendix show besides, in two more.
    """
    reader = InputReader(council, definitions, period)
    reader.read_figures(with_categories=detail)
    reader.read_dated(with_pins=detail)
    reader.read_versions()
    reader.read_published(comparators, YEARS_OF_SERIES + 2 if detail else YEARS_OF_RELEASES_FOR_A_ROW)
    if detail:
        reader.read_categories()
        reader.read_said()
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

    def read_figures(self, *, with_categories: bool) -> None:
        asked = (self.council.pk, self.ids, self.since, self.until, with_categories)
        for figure in reported(_figures(*asked)):
            found = self.inputs[figure.key.indicator]
            (found.figures if figure.key.category is None else found.category_figures).append(figure)

    def read_categories(self) -> None:
        for indicator, *columns in _categories(self.council.pk, self.ids):
            self.inputs[indicator].categories.append(CategoryDefinition(*columns))

    def about(self, indicator: int | None) -> Iterable[IndicatorInputs]:
        """Those of the indicator; of None all."""
        return [self.inputs[indicator]] if indicator else self.inputs.values()

    def read_dated(self, *, with_pins: bool) -> None:
        """Targets, breaks, pins on charts, and what is collected. A break or pin without an indicator is one of all."""
        between = (self.since, self.until) if with_pins else (None, None)
        for kind, indicator, day, words, value, tolerance, upper in _dated(
            self.council.pk, self.ids, *between
        ):
            for found in self.about(indicator):
                if kind == TARGET:
                    found.targets.append(TargetValues(day, value, tolerance, words, upper))
                elif kind == BREAK:
                    found.breaks.append(Break(day, words))
                elif kind == PIN:
                    found.pins.append(Pin(day, words))
                else:
                    found.collected = True

    def read_versions(self) -> None:
        for row in definitions_seen_by(self.council, self.ids):
            self.inputs[row.indicator_id].versions.append(version_of(row))

    def read_published(self, comparators: Comparators, years: int) -> None:
        areas = [area.id for area in comparators.areas]
        since = years_before(self.until, years)
        for indicator, cell in national_cells(self.ids, areas, after=since, until=self.until):
            self.inputs[indicator].published.append(cell)

    def read_said(self) -> None:
        """Commentary, terms and related measures, the newest commentary last, so that it wins.

        Of what is said the figures that are shown: those of a year keep theirs through every quarter that shows them.
        """
        starts = {
            self.period.start,
            *(latest_period(each, self.period).start for each in self.inputs.values()),
        }
        for kind, key, first, second, author, approved, start, *_ in _said(
            self.council.pk, self.ids, sorted(starts)
        ):
            found = self.inputs[key]
            if kind == TERM:
                found.terms.append((first, second))
            elif kind == RELATED:
                found.related.append((second, first))
            else:
                found.remarks[period_at(start, first)] = Remark(second, author, approved)


@composed_once
def _figures(council, indicators, since, until, with_categories):
    rows = Figure.objects.for_council(council).current().filter(indicator__in=indicators)
    rows = rows.filter(start__gt=since, start__lte=until)
    rows = rows.order_by("category__order", "start") if with_categories else rows.filter(category=None)
    rows = rows.annotate(
        was=Case(When(Q(supersedes__isnull=False) & _was_read(), then=F("supersedes__value")))
    )
    columns = ("indicator_id", "category_id", "frequency", "start", "definition_id", "was")
    return (rows if with_categories else rows.order_by("start")).values_list(*columns, *Amounts._fields)


def _was_read() -> Exists:
    """Whether the figure that a correction took the place of stood in anything published: only then is it "revised"
    to a reader. An edition shows its own period and earlier ones."""
    stood = Edition.objects.filter(
        council=OuterRef("council"),
        start__gte=OuterRef("start"),
        published_at__gte=OuterRef("supersedes__created_at"),
        published_at__lt=OuterRef("created_at"),
    )
    return Exists(stood)


@composed_once
def _categories(council, indicators):
    rows = Category.objects.filter(indicator__in=indicators).seen_by(council)
    of_breakdown = (f"breakdown__{name}" for name in ("title", "code", "kind", "threshold"))
    columns = ("indicator_id", "pk", "code", "label", *of_breakdown, "emphasised")
    return rows.order_by("breakdown__order", "breakdown_id", "order", "id").values_list(*columns)


@composed_once
def _dated(council, indicators, since, until):
    """One query for what is small and of one shape: each would cost a page a round trip of its own.

    Pins are those between the days; without days there are none.
    """
    own = Q(indicator__in=indicators)
    targets = Target.objects.for_council(council).filter(own)
    breaks = SeriesBreak.objects.for_council(council).filter(own | Q(indicator=None))
    collected = CollectedIndicator.objects.for_council(council).filter(own)
    day = Value(None, DateField())
    kinds = [
        _row(breaks, BREAK, "indicator_id", "starts", "label", *[NO_NUMBER] * 3),
        _row(collected, COLLECTED, "indicator_id", day, NOTHING, *[NO_NUMBER] * 3),
    ]
    if since:
        pins = ContextEvent.objects.for_council(council).filter(on__gt=since, on__lte=until)
        pins = pins.filter(Q(indicators=None) | Q(indicators__in=indicators))
        kinds.append(_row(pins, PIN, "indicators", "on", "label", *[NO_NUMBER] * 3))
    rows = _row(targets, TARGET, "indicator_id", "starts", "set_by", "value", "tolerance", "upper")
    return rows.union(*kinds, all=True).order_by("column1")


@composed_once
def _said(council, indicators, starts):
    """The same of what is said: a measure of the council's own stands in for the catalogue's here, too."""
    remarks = Commentary.objects.for_council(council).filter(indicator__in=indicators, start__in=starts)
    terms = Indicator.terms.through.objects.filter(indicator__in=indicators)
    related = Indicator.related.through.objects.filter(from_indicator__in=indicators)
    related = related.filter(to_indicator__in=council_indicators(council))
    columns = ("indicator_id", "frequency", "text", "author_role", "approved", "start", "created_at", "pk")
    day, moment = Value(None, DateField()), Value(None, DateTimeField())
    rest = (NOTHING, NOTHING, day, moment, Value(0, BigIntegerField()))
    of_term = (f"glossaryterm__{name}" for name in ("term", "definition"))
    of_related = (f"to_indicator__{name}" for name in ("title", "code"))
    return (
        _row(remarks, REMARK, *columns)
        .union(
            _row(terms, TERM, "indicator_id", *of_term, *rest),
            _row(related, RELATED, "from_indicator_id", *of_related, *rest),
            all=True,
        )
        .order_by("column6", "column7", "column1")
    )


def _row(rows: QuerySet, kind: str, *columns: str | Value) -> QuerySet:
    """What stands in one column of a union goes by one name: `kind`, then `column0` and so on."""
    named = {
        f"column{place}": F(column) if isinstance(column, str) else column
        for place, column in enumerate(columns)
    }
    return rows.order_by().annotate(kind=Value(kind, CharField()), **named).values_list("kind", *named)


def reported(rows: Iterable[tuple]) -> Iterable[ReportedFigure]:
    """Figures as plain values, with the version they were reported under and what stood before a correction.

    Never as model objects: five years of sixty measures are some thousand rows.
    """
    for indicator, category, frequency, start, definition, was, *amounts in rows:
        yield ReportedFigure(
            CellKey(indicator, category, period_at(start, frequency)),
            Amounts(*amounts),
            definition=definition,
            corrected_from=was,
        )
