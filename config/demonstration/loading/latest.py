"""The newest year that national releases have of a real council, as an edition of its scorecard.

It comes after the council's earlier editions: they show neither its measures nor its figures.
"""

from collections.abc import Iterator
from dataclasses import replace

from accounts.models import Council
from config.definition_file.council_file import CouncilDefinition
from config.demonstration.content import Content, Table
from config.demonstration.loading.councils import create_some_words, define, indicators_of
from config.demonstration.loading.figures import publish_one
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.benchmarks.mapping_files import known_datasets
from indicators.figures.actions import SourceFacts, record_figures
from indicators.models import PublishedFigure, Source
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Symbol, Unit
from indicators.terms.written_periods import parse_period
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.models import SectionIndicator

COUNTED = frozenset({Unit.COUNT, Unit.FTE})
SOURCE = SourceFacts(Source.Kind.COMPUTED, "national releases of the Department for Education")


def add_latest_year(council: Council, content: Content) -> None:
    """The measures that join, the council's own figures as published, the words, and the edition."""
    latest = content.latest
    joined = replace(content, definition=with_added(content.definition, latest.get("added", [])))
    scorecards, indicators = define(council, joined), indicators_of(council)
    first, last = (parse_period(latest[name]) for name in ("first_year", "last_year"))
    rows = list(own_figures(council, first, last))
    rows += without_figure(council, {row.key.indicator for row in rows}, last, latest["without"])
    record_figures(council=council, rows=rows, source=SOURCE, by=None)
    create_some_words(council, (), latest["summary"], indicators, scorecards)
    for table in latest["edition"]:
        publish_one(table, scorecards)


def with_added(definition: CouncilDefinition, added: list[Table]) -> CouncilDefinition:
    """The definition with measures that join sections, each by its scorecard and slug."""
    by_place = {(table["scorecard"], table["section"]): tuple(table["indicators"]) for table in added}

    def section(card: ScorecardDefinition, part: SectionDefinition) -> SectionDefinition:
        return replace(part, indicators=part.indicators + by_place.get((card.slug, part.slug), ()))

    cards = (
        replace(card, sections=tuple(section(card, part) for part in card.sections))
        for card in definition.scorecards
    )
    return replace(definition, scorecards=tuple(cards))


def own_figures(council: Council, first: Period, last: Period) -> Iterator[ReportedFigure]:
    """What releases say of the council itself, of every measure on its scorecards, from `first` to `last`.

    The newest figure of each says from which release it is.
    """
    publications = {each.key: each.publication for each in known_datasets()}
    published = published_of(council, first, last)
    newest = {one.indicator_id: one for one in published}
    for one in published:
        note = ""
        if one == newest[one.indicator_id]:
            note = f"As published: {publications[one.release.dataset]}, release {one.release.label}."
        numerator = one.numerator
        if one.indicator.measured_unit in COUNTED and numerator is None:
            numerator = one.value
        amounts = Amounts(numerator, one.denominator, one.value, one.symbol, note=note)
        yield ReportedFigure(CellKey(one.indicator_id, None, period_of(one)), amounts)


def published_of(council: Council, first: Period, last: Period) -> list[PublishedFigure]:
    """Oldest first; periods that had ended with the last one."""
    figures = PublishedFigure.objects.filter(
        area__gss_code=council.gss_code,
        indicator__in=measures_of(council),
        current=True,
        start__gte=first.start,
        start__lte=last.end,
    ).select_related("indicator", "release")
    return [one for one in figures.order_by("start") if period_of(one).end <= last.end]


def period_of(figure: PublishedFigure) -> Period:
    return Period(figure.start, Frequency(figure.frequency))


def without_figure(council: Council, known: set[int], period: Period, note: str) -> Iterator[ReportedFigure]:
    """The measures that no release has are not available, with the note, rather than missing without a word."""
    for indicator in measures_of(council):
        if indicator not in known:
            amounts = Amounts(symbol=Symbol.NOT_AVAILABLE, note=note)
            yield ReportedFigure(CellKey(indicator, None, period), amounts)


def measures_of(council: Council) -> list[int]:
    """Those on the council's scorecards, by primary key."""
    shown = SectionIndicator.objects.filter(section__scorecard__council=council)
    return sorted(set(shown.values_list("indicator", flat=True)))
