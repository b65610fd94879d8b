"""Writes: what becomes of a meeting is told in the history of each action that is due at it."""

from datetime import date

from django.db import transaction

from accounts.models import User
from committees.follow_ups.action_states import AT_THE_NEXT, due_said, whereabouts_said
from committees.follow_ups.actions import tell
from committees.models import Action, ActionEvent, Meeting
from committees.models.visibility import minutes_are_out
from committees.presenters import is_cancelled


@transaction.atomic
def follow_meeting(*, meeting: Meeting, was: date | None, by: User | None) -> None:
    """`was` is the day that it was to be on, None where it had been cancelled. Closed actions are told of another
    day, too: their minutes have the one before."""
    said = whereabouts_said(was, meeting.date, cancelled=is_cancelled(meeting))
    due_there = Action.objects.filter(due_meeting=meeting)
    if was is None or was == meeting.date:
        due_there = due_there.filter(state=Action.State.OPEN)
    for action in due_there.select_related("item__meeting").order_by("pk"):
        if minutes_are_out(action.item.meeting):
            due = due_said(was, action.due_note, at_meeting=True) if was else AT_THE_NEXT
            tell(action=action, kind=ActionEvent.Kind.MOVED, by=by, text=said, before=due)
