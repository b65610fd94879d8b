"""What a council has defined, in the form of its file. A fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from accounts.models import Council
from indicators.models import Indicator
from indicators.terms.periods import Frequency, Period
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    LineDefinition,
    ScorecardDefinition,
    SectionDefinition,
)
from scorecards.models import Framework, Scorecard, ScorecardEdit, ScorecardVersion, Section

CATALOGUES = "the catalogue's "


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
    codes, first, last = [], {}, {}
    for entry in section.entries.all():
        current = indicators.get(entry.indicator.code)
        stands = current is not None and current.pk == entry.indicator_id
        code = entry.indicator.code if stands else f"{CATALOGUES}{entry.indicator.code}"
        codes.append(code)
        if entry.first_day:
            first[code] = Period.of(entry.first_day, Frequency.QUARTER).code
        if entry.last_day:
            last[code] = Period.of(entry.last_day, Frequency.QUARTER).code
    return SectionDefinition(
        slug=section.slug,
        question=section.question,
        short_title=section.short_title,
        line=section.line.code if section.line else "",
        indicators=tuple(codes),
        shown_from=tuple(sorted(first.items())),
        shown_until=tuple(sorted(last.items())),
    )


def standing_scorecards(
    council: Council, indicators: Mapping[str, Indicator]
) -> dict[str, ScorecardDefinition]:
    """As `stored_scorecards` has them, the council's own indicators in the place of the catalogue's. Three queries."""
    return {slug: _plainly(card) for slug, card in stored_scorecards(council, indicators).items()}


def standing_scorecard(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> ScorecardDefinition:
    """The one of them. Three queries."""
    return standing_scorecards(scorecard.council, indicators)[scorecard.slug]


def _plainly(card: ScorecardDefinition) -> ScorecardDefinition:
    sections = (
        replace(
            each,
            indicators=_plain(each.indicators),
            shown_from=tuple(sorted((_plain([code])[0], quarter) for code, quarter in each.shown_from)),
            shown_until=tuple(sorted((_plain([code])[0], quarter) for code, quarter in each.shown_until)),
        )
        for each in card.sections
    )
    return replace(card, sections=tuple(sections))


def _plain(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.removeprefix(CATALOGUES) for code in codes)


def newest_version(scorecard: Scorecard) -> ScorecardVersion | None:
    """None where nobody has changed it since versions are kept."""
    return ScorecardVersion.objects.filter(scorecard=scorecard).order_by("-number").first()


def newest_edit(scorecard: Scorecard) -> ScorecardEdit | None:
    """With who made it."""
    edits = ScorecardEdit.objects.filter(scorecard=scorecard).select_related("created_by")
    return edits.order_by("-number").first()
