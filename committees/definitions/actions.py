"""Stores a council's committees as its file of scorecards names them."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import Council, User
from accounts.querysets import lock
from committees.definitions.council_file import CommitteeDefinition
from committees.models import Committee
from committees.people.actions import create_committee, edit_committee
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
        edit_committee(committee=committee, values={"scorecard": scorecard}, by=by)


def _change(
    committee: Committee, definition: CommitteeDefinition, scorecard: Scorecard | None, by: User | None
) -> list[str]:
    names = {"name": definition.name, "short_name": definition.short_name, "scorecard": scorecard}
    changed = edit_committee(committee=committee, values=names, by=by)
    if not changed:
        return []
    named = ", ".join(name.replace("_", " ") for name in changed)
    return [f"changed the committee {committee.slug}: {named}"]
