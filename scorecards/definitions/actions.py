"""Stores a council's frameworks and scorecards as its file defines them."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change
from indicators.catalogue.querysets import council_indicators
from indicators.models import Indicator
from indicators.terms.differences import Differences, changed_fields, json_fields
from indicators.terms.wording import count_words
from scorecards.definitions.council_file import FrameworkDefinition, ScorecardDefinition, SectionDefinition
from scorecards.definitions.querysets import stored_frameworks, stored_scorecards
from scorecards.models import (
    Evidence,
    Framework,
    KeyLineOfEnquiry,
    Scorecard,
    Section,
    SectionIndicator,
    Summary,
)

Indicators = Mapping[str, Indicator]


@transaction.atomic
def define_scorecards(
    *,
    council: Council,
    frameworks: Sequence[FrameworkDefinition],
    scorecards: Sequence[ScorecardDefinition],
    by: User | None,
) -> list[str]:
    """Store these frameworks and scorecards; those that are not among them stay as they are.

    A section that is no longer there leaves the scorecard; the words that were written for it are kept. Editions stay
    as they were published. Gives a line for each change. Raises NotAllowed where a key line of enquiry would go
    that a scorecard outside `scorecards` answers, or that has evidence.
    """
    lock(council)
    indicators = {indicator.code: indicator for indicator in council_indicators(council)}
    changes: list[str] = []
    before = stored_frameworks(council)
    for framework in frameworks:
        if before.get(framework.slug) != framework:
            changes += _define_framework(council, framework, before.get(framework.slug), by)
    stored = stored_scorecards(council, indicators)
    for scorecard in scorecards:
        if stored.get(scorecard.slug) != scorecard:
            changes += _define_scorecard(council, scorecard, stored.get(scorecard.slug), indicators, by)
    for framework in frameworks:
        _remove_lines(council, framework)
    return changes


def _define_framework(
    council: Council, wanted: FrameworkDefinition, before: FrameworkDefinition | None, by: User | None
) -> list[str]:
    values = {"name": wanted.name, "description": wanted.description}
    framework, _ = Framework.objects.update_or_create(council=council, slug=wanted.slug, defaults=values)
    for order, line in enumerate(wanted.lines, 1):
        values = {"order": order, "question": line.question, "evidence_note": line.evidence}
        KeyLineOfEnquiry.objects.update_or_create(framework=framework, code=line.code, defaults=values)
    lines = Differences(
        {line.code: line for line in before.lines} if before else {},
        {line.code: line for line in wanted.lines},
    )
    _record(council, "defined a framework", framework, before, wanted, by)
    if before is None:
        return [f"added the framework {wanted.slug}, {count_words(len(wanted.lines), 'lines')} of enquiry"]
    said = [
        f"changed the framework {wanted.slug}: {name}" for name in changed_fields(before, wanted, ["lines"])
    ]
    return [*said, *lines.lines("line of enquiry")]


def _remove_lines(council: Council, wanted: FrameworkDefinition) -> None:
    gone = KeyLineOfEnquiry.objects.filter(framework__council=council, framework__slug=wanted.slug).exclude(
        code__in=[line.code for line in wanted.lines]
    )
    answered = Section.objects.filter(line__in=gone).select_related("line", "scorecard").first()
    if answered is not None:
        raise NotAllowed(
            f"The key line of enquiry {answered.line.code} is no longer in the framework {wanted.slug}, but the "
            f"section {answered.slug} of the scorecard {answered.scorecard.slug} answers it. Keep the line, or "
            "put that scorecard into the file too."
        )
    evidenced = Evidence.objects.filter(line__in=gone).select_related("line").first()
    if evidenced is not None:
        raise NotAllowed(
            f"The key line of enquiry {evidenced.line.code} is no longer in the framework {wanted.slug}, but evidence "
            "was entered for it, which is kept. Keep the line."
        )
    gone.delete()


def _define_scorecard(
    council: Council,
    wanted: ScorecardDefinition,
    before: ScorecardDefinition | None,
    indicators: Indicators,
    by: User | None,
) -> list[str]:
    framework = Framework.objects.filter(council=council, slug=wanted.framework).first()
    values = {"committee_name": wanted.committee, "title": wanted.title, "framework": framework}
    scorecard, _ = Scorecard.objects.update_or_create(council=council, slug=wanted.slug, defaults=values)
    for order, part in enumerate(wanted.sections, 1):
        _store_section(scorecard, framework, order, part, indicators)
    sections = Differences(
        {part.slug: part for part in before.sections} if before else {},
        {part.slug: part for part in wanted.sections},
    )
    kept = _remove_sections(scorecard, sections.removed)
    _record(council, "defined a scorecard", scorecard, before, wanted, by)
    if before is None:
        shown = sum(len(part.indicators) for part in wanted.sections)
        sections_words = count_words(len(wanted.sections), "sections")
        return [f"added the scorecard {wanted.slug}: {sections_words}, {count_words(shown, 'indicators')}"]
    place = f"in the scorecard {wanted.slug}: "
    said = [f"changed {name}" for name in changed_fields(before, wanted, ["sections"])]
    return [place + line for line in (*said, *sections.lines("section"), *kept)]


def _store_section(
    scorecard: Scorecard,
    framework: Framework | None,
    order: int,
    part: SectionDefinition,
    indicators: Indicators,
) -> None:
    line = KeyLineOfEnquiry.objects.filter(framework=framework, code=part.line).first() if part.line else None
    values = {"order": order, "question": part.question, "short_title": part.short_title, "line": line}
    section, _ = Section.objects.update_or_create(scorecard=scorecard, slug=part.slug, defaults=values)
    section.entries.all().delete()
    SectionIndicator.objects.bulk_create(
        SectionIndicator(section=section, indicator=indicators[code], order=place)
        for place, code in enumerate(part.indicators, 1)
    )


def _remove_sections(scorecard: Scorecard, slugs: Sequence[str]) -> list[str]:
    """Deleting a section would take the words written for it along, so one that has any is emptied instead."""
    gone = Section.objects.filter(scorecard=scorecard, slug__in=slugs)
    SectionIndicator.objects.filter(section__in=gone).delete()
    spoken = set(Summary.objects.filter(section__in=gone).values_list("section__slug", flat=True))
    gone.update(line=None)
    gone.exclude(slug__in=spoken).delete()
    return [f"kept the words that were written for the section {slug}" for slug in sorted(spoken)]


def _record(council: Council, verb: str, row, before, wanted, by: User | None) -> None:
    detail = {"changed": Change(json_fields(before) if before else None, json_fields(wanted))}
    record(by=by, council=council, verb=verb, subject=row, key=wanted.slug, detail=detail)
