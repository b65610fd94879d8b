"""Stores a council's frameworks and scorecards as its file defines them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change
from indicators.catalogue.querysets import council_indicators
from indicators.terms.differences import Differences, changed_fields, json_fields
from indicators.terms.wording import count_words
from scorecards.definitions.council_file import FrameworkDefinition, ScorecardDefinition
from scorecards.definitions.frameworks.actions import keep_framework_version
from scorecards.definitions.querysets import stored_frameworks, stored_scorecards
from scorecards.definitions.versions.actions import make_version
from scorecards.models import Evidence, Framework, KeyLineOfEnquiry, Scorecard, Section, Summary

BY_FILE = "Taken from the file of scorecards"


@transaction.atomic
def define_scorecards(
    *,
    council: Council,
    frameworks: Sequence[FrameworkDefinition],
    scorecards: Sequence[ScorecardDefinition],
    by: User | None,
    starts: date | None = None,
    made: str = BY_FILE,
) -> list[str]:
    """Store these frameworks and scorecards; those that are not among them stay as they are.

    A framework that changes gets a version, which holds at once. A scorecard that changes gets a version, for periods
    that begin on `starts` and after, or for those that the version before is for; `made` says how in lists of versions.
    A section that is no longer there leaves the scorecard; the words that were written for it are kept. Editions stay
    as they were published. Gives a line for each change. Raises NotAllowed where a key line of enquiry would go that a
    scorecard outside `scorecards` answers, or that has evidence.
    """
    lock(council)
    indicators = {indicator.code: indicator for indicator in council_indicators(council)}
    changes: list[str] = []
    before = stored_frameworks(council)
    for framework in frameworks:
        if before.get(framework.slug) != framework:
            changes += _define_framework(council, framework, before.get(framework.slug), made, by)
    stored = stored_scorecards(council, indicators)
    for scorecard in scorecards:
        if stored.get(scorecard.slug) != scorecard:
            changes += _define_scorecard(council, scorecard, stored.get(scorecard.slug), starts, made, by)
    for framework in frameworks:
        _remove_lines(council, framework)
    return changes


def _define_framework(
    council: Council,
    wanted: FrameworkDefinition,
    before: FrameworkDefinition | None,
    made: str,
    by: User | None,
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
    keep_framework_version(framework=framework, before=before, wanted=wanted, made=made, by=by)
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
            f"The key line of enquiry “{answered.line.question}” is no longer in the framework “{wanted.name}”, but "
            f"the section “{answered.question}” of the scorecard “{answered.scorecard.title}” answers it. Keep the "
            "line, or let that section answer another one first."
        )
    evidenced = Evidence.objects.filter(line__in=gone).select_related("line").first()
    if evidenced is not None:
        raise NotAllowed(
            f"The key line of enquiry “{evidenced.line.question}” is no longer in the framework “{wanted.name}”, but "
            "evidence was entered for it, which is kept. Keep the line."
        )
    gone.delete()


def _define_scorecard(
    council: Council,
    wanted: ScorecardDefinition,
    before: ScorecardDefinition | None,
    starts: date | None,
    made: str,
    by: User | None,
) -> list[str]:
    standing = Scorecard.objects.filter(council=council, slug=wanted.slug).first()
    begins = starts or (standing.starts if standing else None)
    version = make_version(council=council, wanted=wanted, starts=begins, made=made, by=by)
    sections = Differences(
        {part.slug: part for part in before.sections} if before else {},
        {part.slug: part for part in wanted.sections},
    )
    kept = _kept_words(version.scorecard, sections.removed)
    if before is None:
        shown = sum(len(part.indicators) for part in wanted.sections)
        sections_words = count_words(len(wanted.sections), "sections")
        return [f"added the scorecard {wanted.slug}: {sections_words}, {count_words(shown, 'indicators')}"]
    place = f"in the scorecard {wanted.slug}: "
    said = [f"changed {name}" for name in changed_fields(before, wanted, ["sections"])]
    return [place + line for line in (*said, *sections.lines("section"), *kept)]


def _kept_words(scorecard: Scorecard, slugs: Sequence[str]) -> list[str]:
    spoken = set(
        Summary.objects.filter(section__scorecard=scorecard, section__slug__in=slugs).values_list(
            "section__slug", flat=True
        )
    )
    return [f"kept the words that were written for the section {slug}" for slug in sorted(spoken)]


def _record(council: Council, verb: str, row, before, wanted, by: User | None) -> None:
    detail = {"changed": Change(json_fields(before) if before else None, json_fields(wanted))}
    record(by=by, council=council, verb=verb, subject=row, key=wanted.slug, detail=detail)
