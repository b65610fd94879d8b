"""Stores what ships for a demonstration council: itself, its frameworks and scorecards, targets and words."""

from accounts.audit import record
from accounts.models import Council
from config.demonstration.content import Content, Table
from indicators.models import Commentary, ContextEvent, Indicator, SeriesBreak, Target
from indicators.periods import Period, parse_period
from indicators.querysets import council_indicators
from scorecards.models import (
    Framework,
    KeyLineOfEnquiry,
    Scorecard,
    Section,
    SectionIndicator,
    Summary,
)

Indicators = dict[str, Indicator]


def create_council(content: Content) -> Council:
    council = Council.objects.create(**content.council)
    record(
        by=None,
        council=council,
        verb="loaded the demonstration",
        subject=council,
        detail={"illustrative": council.illustrative},
    )
    return council


def indicators_of(council: Council) -> Indicators:
    return {indicator.code: indicator for indicator in council_indicators(council)}


def create_scorecards(council: Council, content: Content, indicators: Indicators) -> dict[str, Scorecard]:
    frameworks = {table["slug"]: _framework(council, table) for table in content.frameworks}
    return {
        table["slug"]: _scorecard(council, table, frameworks.get(table.get("framework")), indicators)
        for table in content.scorecards
    }


def _framework(council: Council, table: Table) -> Framework:
    framework = Framework.objects.create(
        council=council, slug=table["slug"], name=table["name"], description=table["description"]
    )
    KeyLineOfEnquiry.objects.bulk_create(
        KeyLineOfEnquiry(
            framework=framework,
            order=order,
            code=line["code"],
            question=line["question"],
            evidence_note=line.get("evidence", ""),
        )
        for order, line in enumerate(table["line"], 1)
    )
    return framework


def _scorecard(
    council: Council, table: Table, framework: Framework | None, indicators: Indicators
) -> Scorecard:
    scorecard = Scorecard.objects.create(
        council=council,
        slug=table["slug"],
        committee_name=table["committee"],
        title=table["title"],
        framework=framework,
    )
    lines = {line.code: line for line in framework.lines.all()} if framework else {}
    for order, part in enumerate(table["section"], 1):
        section = Section.objects.create(
            scorecard=scorecard,
            order=order,
            slug=part["slug"],
            question=part["question"],
            short_title=part["short_title"],
            line=lines.get(part.get("line")),
        )
        SectionIndicator.objects.bulk_create(
            SectionIndicator(section=section, indicator=indicators[code], order=place)
            for place, code in enumerate(part["indicators"], 1)
        )
    return scorecard


def create_words(
    council: Council, content: Content, indicators: Indicators, scorecards: dict[str, Scorecard]
) -> None:
    """Targets, breaks in series, events, what officers say, and the words above the numbers."""
    Target.objects.bulk_create(
        Target(council=council, **{**table, "indicator": indicators[table["indicator"]]})
        for table in content.targets
    )
    SeriesBreak.objects.bulk_create(
        SeriesBreak(council=council, **{**table, "indicator": indicators[table["indicator"]]})
        for table in content.breaks
    )
    for table in content.events:
        event = ContextEvent.objects.create(council=council, on=table["on"], label=table["label"])
        event.indicators.set(indicators[code] for code in table.get("indicators", []))
    Commentary.objects.bulk_create(
        Commentary(
            council=council,
            indicator=indicators[table["indicator"]],
            text=table["text"],
            author_role=table["author"],
            approved=table.get("approved", ""),
            **_stored(parse_period(table["period"])),
        )
        for table in content.commentaries
    )
    Summary.objects.bulk_create(_summary(council, table, scorecards) for table in content.summaries)


def _summary(council: Council, table: Table, scorecards: dict[str, Scorecard]) -> Summary:
    scorecard = scorecards[table["scorecard"]]
    section = scorecard.sections.get(slug=table["section"]) if "section" in table else None
    period = _stored(parse_period(table["period"]))
    return Summary(council=council, scorecard=scorecard, section=section, text=table["text"], **period)


def _stored(period: Period) -> dict[str, object]:
    return {"frequency": period.frequency, "start": period.start}
