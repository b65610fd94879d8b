"""What a council has defined, in the form of its file. A fixed number of queries."""

from collections.abc import Mapping

from accounts.models import Council
from indicators.models import Indicator
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    LineDefinition,
    ScorecardDefinition,
    SectionDefinition,
)
from scorecards.models import Framework, Scorecard, Section


def stored_frameworks(council: Council) -> dict[str, FrameworkDefinition]:
    """By slug. Two queries."""
    found = Framework.objects.filter(council=council).prefetch_related("lines")
    return {each.slug: _framework(each) for each in found}


def _framework(framework: Framework) -> FrameworkDefinition:
    lines = (LineDefinition(each.code, each.question, each.evidence_note) for each in framework.lines.all())
    return FrameworkDefinition(framework.slug, framework.name, framework.description, tuple(lines))


def stored_scorecards(
    council: Council, indicators: Mapping[str, Indicator]
) -> dict[str, ScorecardDefinition]:
    """By slug; `indicators` are those the council's files may name, by code. Three queries.

    Sections that show nothing are left out. An entry for an indicator of the catalogue that one of the council's own
    stands in for now is marked, so that it differs from the file.
    """
    found = (
        Scorecard.objects.filter(council=council)
        .select_related("framework")
        .prefetch_related("sections__line", "sections__entries__indicator")
    )
    return {each.slug: _scorecard(each, indicators) for each in found}


def _scorecard(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> ScorecardDefinition:
    sections = (_section(each, indicators) for each in scorecard.sections.all())
    return ScorecardDefinition(
        slug=scorecard.slug,
        committee=scorecard.committee_name,
        title=scorecard.title,
        framework=scorecard.framework.slug if scorecard.framework else "",
        sections=tuple(each for each in sections if each.indicators),
    )


def _section(section: Section, indicators: Mapping[str, Indicator]) -> SectionDefinition:
    codes = []
    for entry in section.entries.all():
        current = indicators.get(entry.indicator.code)
        stands = current is not None and current.pk == entry.indicator_id
        codes.append(entry.indicator.code if stands else f"the catalogue's {entry.indicator.code}")
    line = section.line.code if section.line else ""
    return SectionDefinition(section.slug, section.question, section.short_title, line, tuple(codes))
