"""Writes: an action or a recommendation that says what its limb says follows that, until somebody gives it words of its
own."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.minutes.numbering import limb_alone, says_what
from committees.models import Action, AgendaItem, Limb, Recommendation

MOST_OF_A_TITLE = 200


@transaction.atomic
def follow_limbs(*, item: AgendaItem, was: Mapping[int, str], by: User | None) -> None:
    """`was` are the words of the item's limbs, by key, before they were written anew."""
    changed = {
        limb.pk: limb_alone(limb.text)
        for limb in Limb.objects.filter(pk__in=was, resolution__item=item)
        if limb.text != was[limb.pk]
    }
    for action in Action.objects.filter(limb__in=changed):
        if says_what(action.title, was[action.limb_id][:MOST_OF_A_TITLE]):
            before, action.title = action.title, changed[action.limb_id][:MOST_OF_A_TITLE]
            _save(action, "changed an action", "title", before, by)
    for advice in Recommendation.objects.filter(limb__in=changed):
        if says_what(advice.text, was[advice.limb_id]):
            before, advice.text = advice.text, changed[advice.limb_id]
            _save(advice, "changed a recommendation", "text", before, by)


def _save(row: Action | Recommendation, verb: str, field: str, before: str, by: User | None) -> None:
    row.save(update_fields=[field])
    change = Change({field: before}, {field: getattr(row, field)})
    council = row.item.meeting.committee.council
    audit.record(by=by, council=council, verb=verb, subject=row, detail={"changed": change})
