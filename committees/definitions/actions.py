"""Stores a council's committees as its file of scorecards names them."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import Council, User
from accounts.querysets import lock
from accounts.trail import actions as audit
from committees.definitions.council_file import CommitteeDefinition
from committees.meetings.actions import COMMITTEE_FIELDS, create_committee
from committees.models import Committee
from committees.snapshots import changes, snapshot
from scorecards.models import Scorecard


@transaction.atomic
def define_committees(
    *, council: Council, committees: Sequence[CommitteeDefinition], by: User | None
) -> list[str]:
    """Set up each committee, or change its names, with the scorecard of the same slug; the others stay as they are.

    Gives a line for each change.
    """
    lock(council)
    scorecards = {each.slug: each for each in Scorecard.objects.filter(council=council)}
    stored = {each.slug: each for each in Committee.objects.filter(council=council)}
    said: list[str] = []
    for definition in committees:
        scorecard = scorecards.get(definition.slug)
        if definition.slug in stored:
            said += _change(stored[definition.slug], definition, scorecard, by)
        else:
            names = {"name": definition.name, "short_name": definition.short_name, "slug": definition.slug}
            create_committee(council=council, scorecard=scorecard, by=by, **names)
            said.append(f"added the committee {definition.slug}")
    return said


@transaction.atomic
def give_scorecard(
    *, council: Council, scorecard: Scorecard, name: str, short_name: str, by: User | None
) -> None:
    """Let the committee of that name read the scorecard; one that reads another already goes on reading that.

    A committee that is not there is set up at the scorecard's address.
    """
    lock(council)
    committee = Committee.objects.filter(council=council, name__iexact=name).first()
    if committee is None:
        taken = Committee.objects.filter(council=council, slug=scorecard.slug).exists()
        if not taken:
            names = {"name": name, "short_name": short_name, "slug": scorecard.slug}
            create_committee(council=council, scorecard=scorecard, by=by, **names)
    elif committee.scorecard_id is None:
        before = snapshot(committee, COMMITTEE_FIELDS)
        committee.scorecard = scorecard
        committee.save()
        change = changes(before, snapshot(committee, COMMITTEE_FIELDS))
        audit.record(
            by=by,
            council=council,
            verb="changed a committee",
            subject=committee,
            detail={"changed": change},
        )


def _change(
    committee: Committee, definition: CommitteeDefinition, scorecard: Scorecard | None, by: User | None
) -> list[str]:
    before = snapshot(committee, COMMITTEE_FIELDS)
    committee.name, committee.short_name = definition.name, definition.short_name
    committee.scorecard = scorecard
    change = changes(before, snapshot(committee, COMMITTEE_FIELDS))
    changed = sorted(change.after)
    if not changed:
        return []
    committee.save()
    audit.record(
        by=by,
        council=committee.council,
        verb="changed a committee",
        subject=committee,
        detail={"changed": change},
    )
    named = ", ".join(name.replace("_", " ") for name in changed)
    return [f"changed the committee {committee.slug}: {named}"]
