"""Writes: what a meeting said of the actions before it, each in the action's own history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from committees.arising.querysets import arising_at
from committees.follow_ups.actions import FIELDS, close_action, due_of, record_action, tell
from committees.follow_ups.settling.policies import WORDS_WANTED, why_not_carry, why_not_settle_at
from committees.models import Action, ActionEvent, AgendaItem, Meeting, Reader
from committees.querysets import locked
from committees.snapshots import changes, snapshot

Became = Literal["done", "carried", "dropped"]


@dataclass(frozen=True)
class Outcome:
    """What became of an action: `to` is the meeting that it goes on to; `words` are the clerk's, read by members."""

    action: Action
    became: Became
    words: str = ""
    to: Meeting | None = None


@transaction.atomic
def settle_actions(*, item: AgendaItem, outcomes: Sequence[Outcome], by: User | None) -> None:
    """All of them or none. Raises NotAllowed, with the name of the action that it is about: one that is not before this
    item, or is closed by now, a meeting that is not a later one."""
    item.meeting = locked(item.meeting)
    demand(why_not_settle_at(item, localdate()))
    clerk = Reader(edits=True, today=localdate())
    before = {each.pk for each in arising_at([item], clerk)[item.pk].actions}
    for each in outcomes:
        if each.action.pk not in before:
            raise NotAllowed(f"{each.action.title}: this action is not before the item.")
        try:
            _settle(each, item, by)
        except NotAllowed as fault:
            raise NotAllowed(f"{each.action.title}: {fault}") from None


def _settle(outcome: Outcome, item: AgendaItem, by: User | None) -> None:
    action, words, met = outcome.action, outcome.words.strip(), item.meeting.date
    if outcome.became == "carried":
        carry_action(action=action, to=outcome.to, item=item, words=words, by=by)
        return
    needed = outcome.became == "done"
    demand("" if needed or words else WORDS_WANTED)
    close_action(action=action, on=met, closed_by=item, words=words, needed=needed, by=by)


@transaction.atomic
def carry_action(
    *, action: Action, to: Meeting | None, item: AgendaItem, words: str = "", by: User | None
) -> Action:
    """It goes on to a later meeting, as was said at the item. Raises NotAllowed."""
    demand(why_not_carry(action, lock(action).state, to, item))
    before, due = snapshot(action, FIELDS), due_of(action)
    action.due_meeting, action.due_on, action.due_note = to, None, ""
    action.save()
    if words:
        tell(action=action, kind=ActionEvent.Kind.PROGRESS, by=by, text=words, at_item=item)
    told = {"text": due_of(action), "before": due, "at_item": item}
    tell(action=action, kind=ActionEvent.Kind.MOVED, by=by, **told)
    record_action(action, "carried an action on", changes(before, snapshot(action, FIELDS)), by)
    return action
