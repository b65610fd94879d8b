"""What a council has defined, in the form of its file. A fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Council
from indicators.catalogue.querysets import council_indicators
from indicators.models import Indicator
from indicators.terms.periods import Frequency, Period
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    LineDefinition,
    ScorecardDefinition,
    SectionDefinition,
)
from scorecards.definitions.stored_form import from_stored_form
from scorecards.models import (
    Framework,
    Scorecard,
    ScorecardEdit,
    ScorecardVersion,
    Section,
    SectionIndicator,
)

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


def version_on(scorecard: Scorecard, day: date) -> ScorecardVersion | None:
    """The newest version that has begun by then; None where none is kept. One query."""
    begun = Q(starts=None) | Q(starts__lte=day)
    return ScorecardVersion.objects.filter(begun, scorecard=scorecard).order_by("-number").first()


def entries_in_force(scorecards: QuerySet[Scorecard], today: date) -> list[SectionIndicator]:
    """Where measures stand by what is in force today, with indicator, section and scorecard; in no order.

    What a version says that begins later is not there yet, nor a measure whose first quarter is to come. Those made of
    an older version are not stored. Two queries; two more, and one for each scorecard whose version is to come.
    """
    begun = Q(section__scorecard__starts=None) | Q(section__scorecard__starts__lte=today)
    rows = SectionIndicator.objects.filter(begun, section__scorecard__in=scorecards)
    rows = rows.filter(Q(first_day=None) | Q(first_day__lte=today))
    found = list(rows.select_related("indicator", "section__scorecard"))
    later = list(scorecards.filter(starts__gt=today).select_related("council"))
    if later:
        indicators = {each.code: each for each in council_indicators(later[0].council_id)}
        for scorecard in later:
            found += _entries_of_version(scorecard, version_on(scorecard, today), indicators, today)
    return found


def _entries_of_version(
    scorecard: Scorecard,
    version: ScorecardVersion | None,
    indicators: Mapping[str, Indicator],
    today: date,
) -> Iterator[SectionIndicator]:
    sections = from_stored_form(version.definition).sections if version else ()
    for part in sections:
        section = Section(
            scorecard=scorecard, slug=part.slug, question=part.question, short_title=part.short_title
        )
        first = dict(part.shown_from)
        for code in part.indicators:
            begun = code not in first or Period.from_code(first[code]).start <= today
            if begun and code in indicators:
                yield SectionIndicator(section=section, indicator=indicators[code])


def newest_version(scorecard: Scorecard) -> ScorecardVersion | None:
    """None where nobody has changed it since versions are kept."""
    return ScorecardVersion.objects.filter(scorecard=scorecard).order_by("-number").first()


def newest_edit(scorecard: Scorecard) -> ScorecardEdit | None:
    """With who made it."""
    edits = ScorecardEdit.objects.filter(scorecard=scorecard).select_related("created_by")
    return edits.order_by("-number").first()
