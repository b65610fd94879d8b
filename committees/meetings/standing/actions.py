"""Moves, cancels, puts back and deletes a meeting."""

from datetime import date, time

from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from accounts.trail.parts import Detail, Public
from committees.meetings.actions import MEETING_FIELDS
from committees.meetings.days.querysets import ties_of
from committees.meetings.querysets import agreed_others, shows_it_was_held, taken_at
from committees.meetings.standing.policies import (
    why_not_cancel,
    why_not_delete,
    why_not_for,
    why_not_move,
    why_not_put_back,
)
from committees.meetings.standing.registries import was_changed
from committees.models import FormerDay, Meeting
from committees.presenters import meeting_words
from committees.querysets import is_referred_to, locked
from committees.snapshots import changes, snapshot

FIELDS = ("date", "time", "location", "state", "state_reason")


@transaction.atomic
def move_meeting(
    *, meeting: Meeting, day: date, time: time | None, location: str, reason: str, by: User | None
) -> Meeting:
    """To another day, hour or place. The address of the day it leaves says from now on where it went. Raises
    NotAllowed."""
    meeting = locked(meeting)
    same = (meeting.date, meeting.time, meeting.location) == (day, time, location)
    others = Meeting.with_unconfirmed.filter(committee=meeting.committee_id, date=day).exclude(pk=meeting.pk)
    demand(
        why_not_move(
            meeting,
            day,
            reason,
            taken=others.exists(),
            same=same,
            agreed_others=agreed_others(meeting),
            ties=ties_of(meeting),
            today=localdate(),
        )
    )
    before, was = snapshot(meeting, FIELDS), meeting.date
    FormerDay.objects.create(
        meeting=meeting,
        day=meeting.date,
        time=meeting.time,
        location=meeting.location,
        reason=reason.strip(),
    )
    meeting.date, meeting.time, meeting.location = day, time, location
    _save(meeting, "moved a meeting", before, {"reason": Public(reason.strip())}, by)
    if day != was:
        was_changed(meeting, was, by)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: User | None) -> Meeting:
    """Its agenda stays at its address, with the reason. Raises NotAllowed for one that was held."""
    meeting = locked(meeting)
    demand(why_not_cancel(meeting, *taken_at(meeting)) or why_not_for(reason))
    before = snapshot(meeting, FIELDS)
    meeting.state, meeting.state_reason = Meeting.State.CANCELLED, reason.strip()
    _save(meeting, "cancelled a meeting", before, {}, by)
    was_changed(meeting, meeting.date, by)
    return meeting


@transaction.atomic
def put_back_meeting(*, meeting: Meeting, by: User | None) -> Meeting:
    """A cancelled meeting is to be held after all. Raises NotAllowed for one that is not cancelled, or whose day what
    hangs on it no longer allows."""
    meeting = locked(meeting)
    demand(why_not_put_back(meeting, ties_of(meeting)))
    before = snapshot(meeting, FIELDS)
    meeting.state, meeting.state_reason = Meeting.State.STANDS, ""
    _save(meeting, "put back a cancelled meeting", before, {}, by)
    was_changed(meeting, None, by)
    return meeting


@transaction.atomic
def delete_meeting(*, meeting: Meeting, by: User | None) -> None:
    """With its agenda, for good. Raises NotAllowed where it was shown, was held, or something refers to it."""
    meeting = locked(meeting)
    held, referred_to = shows_it_was_held(meeting), is_referred_to(meeting)
    demand(why_not_delete(meeting, held, referred_to, localdate()))
    gone = changes(snapshot(meeting, MEETING_FIELDS), dict.fromkeys(MEETING_FIELDS))
    council, key = meeting.committee.council, meeting_words(meeting)[:120]
    audit.record(
        by=by, council=council, verb="deleted a meeting", subject=meeting, key=key, detail={"changed": gone}
    )
    meeting.delete()


def _save(
    meeting: Meeting, verb: str, before: dict[str, object], more: dict[str, Detail], by: User | None
) -> None:
    meeting.changed_at = now()
    meeting.save()
    changed = changes(before, snapshot(meeting, FIELDS))
    audit.record(
        by=by,
        council=meeting.committee.council,
        verb=verb,
        subject=meeting,
        key=meeting_words(meeting)[:120],
        detail={"changed": changed, **more},
    )
