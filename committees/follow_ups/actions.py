"""Actions that come of an item: who is to do what by which meeting, and what closed it.

They outlive the minutes: agreed minutes do not stop an action from being changed or closed. From then on what happens
to one is an event of its own: before its minutes are out a change is one of the draft, and no news to anybody.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed, demand, inside_atomic
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.follow_ups.action_states import done_words, due_said
from committees.follow_ups.policies import (
    why_not_await,
    why_not_close,
    why_not_done_on,
    why_not_due,
    why_not_reword,
    why_not_say,
)
from committees.meetings.actions import minutes_changed
from committees.models import Action, ActionEvent, AgendaItem, Limb, Meeting, MinutesParagraph
from committees.models.visibility import minutes_are_out
from committees.policies import why_not_edit
from committees.snapshots import changes, snapshot
from indicators.models import Indicator

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
    "awaits_indicator",
    "awaits_period",
    "awaits_above",
    "awaits_below",
    "closed_by_edition",
    "reached_in",
)


class Awaited(NamedTuple):
    """The figure that closes an action by itself. With a threshold, at least `above` or at most `below`, it asks a
    person instead, from that period on."""

    indicator: Indicator | None = None
    period: str = ""
    above: Decimal | None = None
    below: Decimal | None = None


NOTHING = Awaited()


def awaited(action: Action) -> Awaited:
    return Awaited(action.awaits_indicator, action.awaits_period, action.awaits_above, action.awaits_below)


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
    awaits: Awaited = NOTHING,
    by: User | None,
) -> Action:
    """Raises NotAllowed where it does not say when it is due, or what it came of is of another item, and once the
    minutes are agreed, which would have one more."""
    demand(why_not_edit(item.meeting))
    demand(why_not_due(due_meeting, due_on, due_note, item) or why_not_await(*awaits))
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
        awaits_indicator=awaits.indicator,
        awaits_period=awaits.period,
        awaits_above=awaits.above,
        awaits_below=awaits.below,
    )
    record_action(action, "added an action", changes({}, snapshot(action, FIELDS)), by)
    minutes_changed(item.meeting)
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
    awaits: Awaited = NOTHING,
    by: User | None,
) -> Action:
    """Raises NotAllowed as `add_action` does, and for other words once the minutes are agreed."""
    demand(why_not_reword(action, title, limb, paragraph))
    demand(why_not_due(due_meeting, due_on, due_note, action.item) or why_not_await(*awaits))
    _check_origin(action.item, limb, paragraph)
    before, owner_before, due_before = snapshot(action, FIELDS), action.owner, due_of(action)
    action.title, action.owner = title, owner
    if (limb or paragraph) and (limb, paragraph) != (action.limb, action.paragraph):
        action.after = None  # it stands behind what it is now said to have come of
    action.limb, action.paragraph = limb, paragraph
    action.due_meeting, action.due_on, action.due_note = due_meeting, due_on, due_note
    _await(action, awaits)
    action.save()
    if minutes_are_out(action.item.meeting):
        _tell_change(action, owner_before, due_before, by)
        minutes_changed(action.item.meeting)
    record_action(action, "changed an action", changes(before, snapshot(action, FIELDS)), by)
    return action


def _await(action: Action, awaits: Awaited) -> None:
    """What waits for another figure than before is not asked about the one that came."""
    before = awaited(action)
    action.awaits_indicator, action.awaits_period = awaits.indicator, awaits.period
    action.awaits_above, action.awaits_below = awaits.above, awaits.below
    if awaited(action) != before:
        action.reached_in = None


def _tell_change(action: Action, owner: str, due: str, by: User | None) -> None:
    if action.owner != owner:
        tell(action=action, kind=ActionEvent.Kind.OWNER, by=by, text=action.owner, before=owner)
    if (now := due_of(action)) != due:
        tell(action=action, kind=ActionEvent.Kind.MOVED, by=by, text=now, before=due)


@transaction.atomic
def say_progress(*, action: Action, text: str, at: datetime | None = None, by: User | None) -> ActionEvent:
    """What was done about it, as its owner says or democratic services were told. Raises NotAllowed."""
    demand(why_not_say(action.state, text))
    said = tell(action=action, kind=ActionEvent.Kind.PROGRESS, by=by, text=text.strip(), at=at)
    record_action(action, "said what was done about an action", Change({}, {"text": said.text}), by)
    return said


@transaction.atomic
def tell(*, action: Action, kind: ActionEvent.Kind, by: User | None, **told: object) -> ActionEvent:
    """Add an event to the action's history; `told` is what else the row holds."""
    told["at"] = told.get("at") or timezone.now()
    return ActionEvent.objects.create(action=action, kind=kind, by=by, **told)


def due_of(action: Action) -> str:
    """When it is due, in words, as its history remembers it."""
    meeting = action.due_meeting
    return due_said(meeting.date if meeting else action.due_on, action.due_note, at_meeting=bool(meeting))


@transaction.atomic
def close_action(
    *,
    action: Action,
    on: date,
    closed_by: AgendaItem | None = None,
    words: str = "",
    needed: bool = True,
    at: datetime | None = None,
    by: User | None,
) -> Action:
    """Done, on a day and, where there is one, by the agenda item that was told so; or no longer `needed`, for which
    `words` say why. `at` is when that was told. Raises NotAllowed."""
    demand(
        why_not_close(lock(action).state, closed_by, action.item)
        or why_not_done_on(on, action.item, closed_by)
    )
    before, kind = snapshot(action, FIELDS), ActionEvent.Kind.CLOSED if needed else ActionEvent.Kind.DROPPED
    action.state = Action.State.DONE if needed else Action.State.DROPPED
    action.closed_by, action.closed_on = closed_by, on
    edition, action.reached_in = action.reached_in, None
    action.save()
    said = joined(done_words(on) if needed else "", words)
    tell(action=action, kind=kind, by=by, text=said, at_item=closed_by, edition=edition, at=at)
    verb = "closed an action" if needed else "dropped an action"
    record_action(action, verb, changes(before, snapshot(action, FIELDS)), by)
    return action


@transaction.atomic
def reopen_action(*, action: Action, by: User | None) -> Action:
    """An action closed by mistake is open again. Raises NotAllowed where it is open already."""
    if action.state == Action.State.OPEN:
        raise NotAllowed("This action is open already.")
    before = snapshot(action, FIELDS)
    action.state, action.closed_by, action.closed_on = Action.State.OPEN, None, None
    action.closed_by_edition = None
    action.save()
    tell(action=action, kind=ActionEvent.Kind.REOPENED, by=by)
    record_action(action, "reopened an action", changes(before, snapshot(action, FIELDS)), by)
    return action


def joined(said: str, words: str) -> str:
    """ "Done on 24 February 2026. The report came to item 6." """
    return ". ".join(each for each in (said, words.strip()) if each)


def _check_origin(item: AgendaItem, limb: Limb | None, paragraph: MinutesParagraph | None) -> None:
    if limb is not None and limb.resolution.item_id != item.pk:
        raise NotAllowed("That part of a resolution belongs to another item. Choose one of this item's.")
    if paragraph is not None and paragraph.item_id != item.pk:
        raise NotAllowed("That paragraph belongs to another item. Choose one of this item.")


@inside_atomic
def record_action(action: Action, verb: str, change: Change, by: User | None) -> None:
    council = action.item.meeting.committee.council
    audit.record(by=by, council=council, verb=verb, subject=action, detail={"changed": change})
