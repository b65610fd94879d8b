"""Stores what ships for a demonstration council: itself, what its council.toml defines, and the words."""

from collections.abc import Iterable

from accounts.models import Council
from accounts.trail.actions import record
from accounts.trail.parts import Public
from config.definition_file.actions import define_council
from config.demonstration.content import Content, Table
from indicators.catalogue.querysets import council_indicators
from indicators.models import Commentary, Indicator
from indicators.terms.periods import Period
from indicators.terms.written_periods import parse_period
from scorecards.models import Scorecard, Summary

Indicators = dict[str, Indicator]
LOADED = "loaded the demonstration"


def create_council(content: Content) -> Council:
    council = Council.objects.create(**content.council)
    record(
        by=None,
        council=council,
        verb=LOADED,
        subject=council,
        detail={"illustrative": Public(council.illustrative)},
    )
    return council


def define(council: Council, content: Content) -> dict[str, Scorecard]:
    """Its scorecards by slug, with their committees, targets, breaks and events."""
    define_council(council=council, definition=content.definition, by=None)
    return {each.slug: each for each in Scorecard.objects.filter(council=council)}


def indicators_of(council: Council) -> Indicators:
    return {indicator.code: indicator for indicator in council_indicators(council)}


def create_words(
    council: Council, content: Content, indicators: Indicators, scorecards: dict[str, Scorecard]
) -> None:
    """What officers say, and the words above the numbers."""
    create_some_words(council, content.commentaries, content.summaries, indicators, scorecards)


def create_some_words(
    council: Council,
    commentaries: Iterable[Table],
    summaries: Iterable[Table],
    indicators: Indicators,
    scorecards: dict[str, Scorecard],
) -> None:
    Commentary.objects.bulk_create(
        Commentary(
            council=council,
            indicator=indicators[table["indicator"]],
            text=table["text"],
            author_role=table["author"],
            approved=table.get("approved", ""),
            **_stored(parse_period(table["period"])),
        )
        for table in commentaries
    )
    Summary.objects.bulk_create(_summary(council, table, scorecards) for table in summaries)


def _summary(council: Council, table: Table, scorecards: dict[str, Scorecard]) -> Summary:
    scorecard = scorecards[table["scorecard"]]
    section = scorecard.sections.get(slug=table["section"]) if "section" in table else None
    period = _stored(parse_period(table["period"]))
    return Summary(council=council, scorecard=scorecard, section=section, text=table["text"], **period)


def _stored(period: Period) -> dict[str, object]:
    return {"frequency": period.frequency, "start": period.start}
