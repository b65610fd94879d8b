"""What rows are made from, read for many indicators at once: one query for each shape of thing."""

from collections.abc import Iterable, Sequence
from datetime import date

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
from django.db.models.functions import Cast

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
from scorecards.models import Edition, Summary

YEARS_OF_SERIES = 5  # twenty quarters: enough for a usual range, little enough for a page
YEARS_OF_RELEASES_FOR_A_ROW = 3  # national figures come out up to two years late
# What small things of one query are, and what stands where they have no such column.
TARGET, BREAK, PIN, COLLECTED = "target", "break", "pin", "collected"
REMARK, TERM, RELATED, SUMMARY = "remark", "term", "related", "summary"
NOTHING = Value("", CharField())
NO_DAY = Value(None, DateField())
NOTHING_MORE = {
    **dict.fromkeys(("value", "tolerance", "upper"), Value(None, FloatField())),
    **dict.fromkeys(("second", "author", "approved"), NOTHING),
    # PostgreSQL takes a union of NULLs for text, which is no time
    "created": Cast(Value(None), DateTimeField()),
    "pk": Value(0, BigIntegerField()),
}


def read_inputs(
    council: Council,
    definitions: Sequence[IndicatorFacts],
    period: Period,
    comparators: Comparators,
    *,
    detail: bool,
) -> dict[int, IndicatorInputs]:
    """By indicator (primary key) what its row shows, in four queries.

    With `detail`, what its page and the appendix show besides, in one more.
    """
    return filled_reader(council, definitions, period, comparators, detail=detail).inputs


def filled_reader(
    council: Council,
    definitions: Sequence[IndicatorFacts],
    period: Period,
    comparators: Comparators,
    *,
    detail: bool,
    scorecard: int | None = None,
) -> "InputReader":
    """The same, with the words that officers wrote on that scorecard (primary key) for the period."""
    reader = InputReader(council, definitions, period)
    reader.read_figures(with_categories=detail)
    reader.read_small(with_said=detail, scorecard=scorecard)
    reader.read_versions()
    reader.read_published(comparators, YEARS_OF_SERIES + 2 if detail else YEARS_OF_RELEASES_FOR_A_ROW)
    if detail:
        reader.read_categories()
    return reader


class InputReader:
    """Fills the inputs of the indicators. Each method is one query."""

    def __init__(self, council: Council, definitions: Sequence[IndicatorFacts], period: Period):
        self.council = council
        self.period = period
        self.until = period.end
        self.since = years_before(period.end, YEARS_OF_SERIES)
        self.inputs = {each.id: IndicatorInputs(definition=each) for each in definitions}
        self.ids = list(self.inputs)
        self.words: dict[int | None, str] = {}  # the headline (key None) and each section's answer

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

    def read_small(self, *, with_said: bool, scorecard: int | None) -> None:
        """Targets, breaks, what is collected, words of the scorecard; `with_said` what the page of a measure has more.

        A break or pin without an indicator is one of all.
        """
        pins = (self.since, self.until) if with_said else (None, None)
        of_scorecard = (
            (scorecard, self.period.frequency.value, self.period.start) if scorecard else (None,) * 3
        )
        starts = sorted(self._starts()) if with_said and self.ids else None
        rows = _small(self.council.pk, self.ids, *pins, starts, *of_scorecard)
        for kind, key, day, words, value, tolerance, upper, *said in rows:
            if kind == SUMMARY:
                self.words[key] = words  # the newest come last
                continue
            for found in self.about(key):
                if kind == TARGET:
                    found.targets.append(TargetValues(day, value, tolerance, words, upper))
                elif kind == BREAK:
                    found.breaks.append(Break(day, words))
                elif kind == PIN:
                    found.pins.append(Pin(day, words))
                elif kind == COLLECTED:
                    found.collected = True
                else:
                    add_said(found, kind, day, words, *said)

    def _starts(self) -> set[date]:
        """Of what is said the figures that are shown: those of a year keep theirs through every quarter that shows
        them."""
        return {
            self.period.start,
            *(latest_period(each, self.period).start for each in self.inputs.values()),
        }

    def read_versions(self) -> None:
        for row in definitions_seen_by(self.council, self.ids):
            self.inputs[row.indicator_id].versions.append(version_of(row))

    def read_published(self, comparators: Comparators, years: int) -> None:
        areas = [area.id for area in comparators.areas]
        since = years_before(self.until, years)
        for indicator, cell in national_cells(self.ids, areas, after=since, until=self.until):
            self.inputs[indicator].published.append(cell)


def add_said(
    found: IndicatorInputs,
    kind: str,
    day: date,
    words: str,
    second: str,
    author: str,
    approved: str,
    *_: object,
) -> None:
    """Commentary, of which the newest comes last and wins; terms and related measures."""
    if kind == TERM:
        found.terms.append((second, words))
    elif kind == RELATED:
        found.related.append((words, second))
    else:
        found.remarks[period_at(day, second)] = Remark(words, author, approved)


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
    to a reader. An edition shows its own period and earlier ones. What was withdrawn was read too; and a draft that
    waits for its set time stays what was read when the edition that it corrects is withdrawn."""
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
def _small(council, indicators, since, until, starts, scorecard, frequency, start):
    """One query for what is small: each kind would cost a page a round trip of its own.

    Pins are those between the days; without days there are none. Of what is said that of periods with these `starts`;
    without them there is none, nor words of a scorecard without one.
    """
    own = Q(indicator__in=indicators)
    breaks = SeriesBreak.objects.for_council(council).filter(own | Q(indicator=None))
    collected = CollectedIndicator.objects.for_council(council).filter(own)
    kinds = [
        _row(breaks, BREAK, "indicator_id", "starts", "label"),
        _row(collected, COLLECTED, "indicator_id", NO_DAY, NOTHING),
    ]
    if since:
        pins = ContextEvent.objects.for_council(council).filter(on__gt=since, on__lte=until)
        pins = pins.filter(Q(indicators=None) | Q(indicators__in=indicators))
        kinds.append(_row(pins, PIN, "indicators", "on", "label"))
    if starts:
        kinds += _said(council, indicators, starts)
    if scorecard:
        words = Summary.objects.filter(scorecard=scorecard, frequency=frequency, start=start)
        kinds.append(_row(words, SUMMARY, "section_id", "start", "text", created="created_at", pk="pk"))
    targets = Target.objects.for_council(council).filter(own)
    numbers = {name: name for name in ("value", "tolerance", "upper")}
    rows = _row(targets, TARGET, "indicator_id", "starts", "set_by", **numbers)
    return rows.union(*kinds, all=True).order_by("of_day", "of_created", "of_pk", "of_key")


def _said(council, indicators, starts) -> list[QuerySet]:
    """A measure of the council's own stands in for the catalogue's here, too."""
    remarks = Commentary.objects.for_council(council).filter(indicator__in=indicators, start__in=starts)
    terms = Indicator.terms.through.objects.filter(indicator__in=indicators)
    related = Indicator.related.through.objects.filter(from_indicator__in=indicators)
    related = related.filter(to_indicator__in=council_indicators(council))
    of_remark = {"second": "frequency", "author": "author_role", "approved": "approved"}
    of_remark |= {"created": "created_at", "pk": "pk"}
    term, of_related = "glossaryterm__term", "to_indicator__title"
    return [
        _row(remarks, REMARK, "indicator_id", "start", "text", **of_remark),
        _row(terms, TERM, "indicator_id", NO_DAY, "glossaryterm__definition", second=term),
        _row(related, RELATED, "from_indicator_id", NO_DAY, "to_indicator__code", second=of_related),
    ]


def _row(rows: QuerySet, kind: str, key: str, day: str | Value, words: str | Value, **more: str) -> QuerySet:
    """Every kind has all columns of the union, with nothing in those that are not its own."""
    columns = {"key": key, "day": day, "words": words, **NOTHING_MORE, **more}
    named = {
        f"of_{name}": F(column) if isinstance(column, str) else column for name, column in columns.items()
    }
    return rows.order_by().annotate(of_kind=Value(kind, CharField()), **named).values_list("of_kind", *named)


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
