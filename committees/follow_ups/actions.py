"""Actions that come of an item: who is to do what by which meeting, and what closed it.

They outlive the minutes: agreed minutes do not stop an action from being changed or closed.
"""

from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.follow_ups.policies import why_not_close, why_not_due
from committees.models import Action, AgendaItem, Limb, Meeting, MinutesParagraph
from committees.snapshots import changes, snapshot

FIELDS = (
    "title",
    "owner",
    "due_meeting",
    "due_on",
    "due_note",
    "limb",
    "paragraph",
    "state",
    "closed_by",
    "closed_on",
)


@transaction.atomic
def add_action(
    *,
    item: AgendaItem,
    title: str,
    owner: str,
    due_meeting: Meeting | None = None,
    due_on: date | None = None,
    due_note: str = "",
    limb: Limb | None = None,
    paragraph: MinutesParagraph | None = None,
    by: User | None,
) -> Action:
    """Raises NotAllowed where it does not say when it is due, or what it came of is of another item."""
    demand(why_not_due(due_meeting, due_on, due_note, item))
    _check_origin(item, limb, paragraph)
    action = Action.objects.create(
        item=item,
        title=title,
        owner=owner,
        due_meeting=due_meeting,
        due_on=due_on,
        due_note=due_note,
        limb=limb,
        paragraph=paragraph,
    )
    _record(action, "added an action", changes({}, snapshot(action, FIELDS)), by)
    return action


@transaction.atomic
def edit_action(
    *,
    action: Action,
    title: str,
    owner: str,
    due_meeting: Meeting | None = None,
    due_on: date | None = None,
    due_note: str = "",
    limb: Limb | None = None,
    paragraph: MinutesParagraph | None = None,
    by: User | None,
) -> Action:
    """Raises NotAllowed as `add_action` does."""
    demand(why_not_due(due_meeting, due_on, due_note, action.item))
    _check_origin(action.item, limb, paragraph)
    before = snapshot(action, FIELDS)
    action.title, action.owner = title, owner
    action.limb, action.paragraph = limb, paragraph
    action.due_meeting, action.due_on, action.due_note = due_meeting, due_on, due_note
    action.save()
    _record(action, "changed an action", changes(before, snapshot(action, FIELDS)), by)
    return action


@transaction.atomic
def close_action(*, action: Action, on: date, closed_by: AgendaItem | None = None, by: User | None) -> Action:
    """Done, on a day and, where there is one, by the agenda item that dealt with it. Raises NotAllowed."""
    done = action.state == Action.State.DONE
    demand(why_not_close(done, closed_by, action.item))
    before = snapshot(action, FIELDS)
    action.state, action.closed_by, action.closed_on = Action.State.DONE, closed_by, on
    action.save()
    _record(action, "closed an action", changes(before, snapshot(action, FIELDS)), by)
    return action


@transaction.atomic
def reopen_action(*, action: Action, by: User | None) -> Action:
    """An action closed by mistake is open again. Raises NotAllowed where it is open already."""
    if action.state != Action.State.DONE:
        raise NotAllowed("This action is open already.")
    before = snapshot(action, FIELDS)
    action.state, action.closed_by, action.closed_on = Action.State.OPEN, None, None
    action.save()
    _record(action, "reopened an action", changes(before, snapshot(action, FIELDS)), by)
    return action


def _check_origin(item: AgendaItem, limb: Limb | None, paragraph: MinutesParagraph | None) -> None:
    if limb is not None and limb.resolution.item_id != item.pk:
        raise NotAllowed("That limb belongs to another item. Choose one of this item's resolution.")
    if paragraph is not None and paragraph.item_id != item.pk:
        raise NotAllowed("That paragraph belongs to another item. Choose one of this item.")


def _record(action: Action, verb: str, change: Change, by: User | None) -> None:
    council = action.item.meeting.committee.council
    audit.record(by=by, council=council, verb=verb, subject=action, detail={"changed": change})
