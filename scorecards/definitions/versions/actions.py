"""Writes: a scorecard's next version, which its rows follow, and scorecards that begin as new or as a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import demand, inside_atomic
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from indicators.catalogue.querysets import council_indicators
from indicators.models import Indicator
from indicators.terms.differences import json_fields
from indicators.terms.periods import Period
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.policies import why_not_address, why_not_from, why_not_use
from scorecards.definitions.querysets import newest_version, standing_scorecard
from scorecards.definitions.stored_form import stored_form
from scorecards.models import (
    Framework,
    KeyLineOfEnquiry,
    Scorecard,
    ScorecardVersion,
    Section,
    SectionIndicator,
)

FOUND = "As it stood when versions began to be kept"
NEW = "Set up as new"


@transaction.atomic
def create_scorecard(
    *,
    council: Council,
    definition: ScorecardDefinition,
    by: User | None,
    made: str = NEW,
    unfinished: bool = False,
) -> Scorecard:
    """Set up a scorecard as its first version, which is for all periods. `made` says how, for the list of versions.

    `unfinished` allows one without sections, which are then added on its page. Raises NotAllowed where its address
    is taken, or an indicator or a section is missing.
    """
    lock(council)
    taken = set(Scorecard.objects.filter(council=council).values_list("slug", flat=True))
    demand(why_not_address(definition.slug, taken))
    if not unfinished:
        demand(why_not_use(definition, set(council_indicators(council).values_list("code", flat=True))))
    return make_version(council=council, wanted=definition, starts=None, made=made, by=by).scorecard


@transaction.atomic
def copy_scorecard(
    *, scorecard: Scorecard, slug: str, title: str, committee: str, by: User | None
) -> Scorecard:
    """Set up another scorecard, of this committee or another one, that shows what this one does from now on."""
    council = scorecard.council
    lock(council)
    indicators = {each.code: each for each in council_indicators(council)}
    copy = replace(standing_scorecard(scorecard, indicators), slug=slug, title=title, committee=committee)
    return create_scorecard(
        council=council, definition=copy, made=f"Taken from “{scorecard.title}”"[:200], by=by
    )


@inside_atomic
def make_version(
    *,
    council: Council,
    wanted: ScorecardDefinition,
    starts: date | None,
    made: str,
    by: User | None,
    edits: int | None = None,
) -> ScorecardVersion:
    """Store the definition as the scorecard's next version, for periods that begin on `starts` and after.

    What the scorecard is changed to on its page meanwhile stays, unless `edits` says up to which edit it is taken in.
    A section that is gone keeps its row, empty: words were written for it, and earlier versions show it. Raises
    NotAllowed where the version that stands begins later.
    """
    indicators = {each.code: each for each in council_indicators(council)}
    scorecard = Scorecard.objects.filter(council=council, slug=wanted.slug).first()
    before = standing_scorecard(scorecard, indicators) if scorecard else None
    if scorecard is not None:
        demand(why_not_from(starts, scorecard.starts))
        keep_first_version(scorecard=scorecard, by=by, standing=before)
    scorecard = _store(council, wanted, starts, indicators)
    latest = newest_version(scorecard)
    taken = edits if edits is not None else latest.edits if latest else 0
    version = ScorecardVersion.objects.create(
        scorecard=scorecard,
        number=latest.number + 1 if latest else 1,
        starts=starts,
        definition=stored_form(wanted),
        edits=taken,
        made=made,
        created_by=by,
    )
    _record(version, before, wanted, by)
    return version


@inside_atomic
def keep_first_version(
    *, scorecard: Scorecard, by: User | None, standing: ScorecardDefinition | None = None
) -> ScorecardVersion:
    """The newest version; of a scorecard that has none yet, what stands as its first."""
    latest = newest_version(scorecard)
    if latest is not None:
        return latest
    if standing is None:
        indicators = {each.code: each for each in council_indicators(scorecard.council_id)}
        standing = standing_scorecard(scorecard, indicators)
    return ScorecardVersion.objects.create(
        scorecard=scorecard,
        number=1,
        starts=None,
        definition=stored_form(standing),
        made=FOUND,
        created_by=None,
    )


def _store(
    council: Council, wanted: ScorecardDefinition, starts: date | None, indicators: Mapping[str, Indicator]
) -> Scorecard:
    framework = Framework.objects.filter(council=council, slug=wanted.framework).first()
    values = {
        "committee_name": wanted.committee,
        "title": wanted.title,
        "framework": framework,
        "starts": starts,
    }
    scorecard, _ = Scorecard.objects.update_or_create(council=council, slug=wanted.slug, defaults=values)
    _empty(scorecard, [part.slug for part in wanted.sections])
    for order, part in enumerate(wanted.sections, 1):
        _store_section(scorecard, framework, order, part, indicators)
    return scorecard


def _empty(scorecard: Scorecard, kept: Sequence[str]) -> None:
    SectionIndicator.objects.filter(section__scorecard=scorecard).delete()
    Section.objects.filter(scorecard=scorecard).exclude(slug__in=kept).update(line=None)


def _store_section(
    scorecard: Scorecard,
    framework: Framework | None,
    order: int,
    part: SectionDefinition,
    indicators: Mapping[str, Indicator],
) -> None:
    line = KeyLineOfEnquiry.objects.filter(framework=framework, code=part.line).first() if part.line else None
    values = {"order": order, "question": part.question, "short_title": part.short_title, "line": line}
    section, _ = Section.objects.update_or_create(scorecard=scorecard, slug=part.slug, defaults=values)
    first, last = dict(part.shown_from), dict(part.shown_until)
    SectionIndicator.objects.bulk_create(
        SectionIndicator(
            section=section,
            indicator=indicators[code],
            order=place,
            first_day=Period.from_code(first[code]).start if code in first else None,
            last_day=Period.from_code(last[code]).end if code in last else None,
        )
        for place, code in enumerate(part.indicators, 1)
    )


def _record(
    version: ScorecardVersion,
    before: ScorecardDefinition | None,
    wanted: ScorecardDefinition,
    by: User | None,
) -> None:
    detail = {
        "version": Public(version.number),
        "first period starts": Public(version.starts.isoformat() if version.starts else "from the beginning"),
        "changed": Change(json_fields(before) if before else None, json_fields(wanted)),
    }
    scorecard = version.scorecard
    record(
        by=by,
        council=scorecard.council,
        verb="defined a scorecard",
        subject=scorecard,
        key=scorecard.slug,
        detail=detail,
    )
