"""Says that an item is late, withdrawn, postponed or taken out of order; deletes one that nobody was shown."""

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from committees.items.actions import FIELDS, face_of, note
from committees.items.agenda.policies import why_not_delete_item, why_not_late, why_not_off, why_not_taken
from committees.items.agenda.querysets import agreed_minutes, is_minuted, other_taken
from committees.meetings.actions import tell_readers, words_changed
from committees.models import AgendaItem, Meeting
from committees.policies import why_not_edit
from committees.querysets import is_referred_to, locked
from committees.snapshots import changes, snapshot


@transaction.atomic
def set_place(
    *,
    item: AgendaItem,
    late: bool = False,
    urgency_reason: str = "",
    state: str = AgendaItem.State.LISTED,
    state_reason: str = "",
    postponed_to: Meeting | None = None,
    taken: int | None = None,
    by: User | None,
) -> AgendaItem:
    """Where the item stands on its agenda, the whole of it. Raises NotAllowed."""
    demand(why_not_edit(item.meeting) or why_not_late(late, urgency_reason))
    demand(why_not_off(item, state, state_reason, postponed_to, agreed_minutes(item)))
    locked(item.meeting)  # so that two items are not given one place at once
    taken = taken if state == AgendaItem.State.LISTED else None
    demand(why_not_taken(taken, other_taken(item, taken)))
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item.pk)
    face, left = face_of(item), item.postponed_to
    before, off = snapshot(item, FIELDS), state != AgendaItem.State.LISTED
    item.late, item.urgency_reason = late, urgency_reason.strip() if late else ""
    item.state, item.state_reason = state, state_reason.strip() if off else ""
    item.postponed_to = postponed_to if state == AgendaItem.State.POSTPONED else None
    item.taken = taken
    item.save()
    note(item, "changed an item's place on the agenda", before, by)
    words_changed(item.meeting)  # such as why it is late, also where its face stays
    if face_of(item) != face:
        for each in filter(None, (item.meeting, left, item.postponed_to)):
            tell_readers(each)
    return item


@transaction.atomic
def delete_item(*, item: AgendaItem, by: User | None) -> None:
    """For good, with its report and documents. Raises NotAllowed where it was shown or something refers to it."""
    demand(why_not_edit(locked(item.meeting)))
    demand(why_not_delete_item(item, is_minuted(item), is_referred_to(item), localdate()))
    gone = changes(snapshot(item, FIELDS), dict.fromkeys(FIELDS))
    council = item.meeting.committee.council
    audit.record(
        by=by, council=council, verb="deleted an agenda item", subject=item, detail={"changed": gone}
    )
    item.delete()
