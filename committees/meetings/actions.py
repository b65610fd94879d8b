"""Meetings: set up, change, publish the minutes, record that they were agreed."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from accounts.policies import demand, inside_atomic
from accounts.trail import actions as audit
from accounts.trail.parts import Change, Detail, Public
from committees.arising.actions import put_on_agenda
from committees.meetings.agreement.wording import correction_words
from committees.meetings.days.querysets import ties_of
from committees.meetings.days.ties import why_not_on
from committees.meetings.policies import (
    was_shown,
    why_not_at_item,
    why_not_close,
    why_not_confirm,
    why_not_out_on,
    why_not_publish_minutes,
    why_not_reopen_for,
    why_not_set_day,
)
from committees.meetings.querysets import has_minutes, is_named_openly, unconfirmed_sources
from committees.meetings.registries import came_out
from committees.meetings.standing.registries import was_changed
from committees.models import AgendaItem, Committee, FormerAgreement, Meeting, MinutesCorrection
from committees.models.visibility import minutes_are_out, readers_of
from committees.policies import why_not_edit
from committees.presenters import meeting_words
from committees.querysets import agreeing_item, locked
from committees.snapshots import changes, snapshot


class Correction(NamedTuple):
    """`text` is what `was` should read ("" where that is struck out), or where `was` is empty all that was put right;
    `paragraph` the key of the one in which those words stand."""

    text: str
    item: AgendaItem | None = None
    was: str = ""
    paragraph: int | None = None


MEETING_FIELDS = ("date", "time", "location", "kind", "agenda_published", "note")


@transaction.atomic
def create_meeting(
    *,
    committee: Committee,
    date: date,
    time: time | None = None,
    location: str = "",
    kind: str = Meeting.Kind.ORDINARY,
    agenda_published: date | None = None,
    note: str = "",
    planned: bool = False,
    unconfirmed: bool = False,
    by: User | None,
) -> Meeting:
    """One that is `planned` gets the item for actions on its agenda, as the council's rules say, and its papers come
    out on no day that has gone by (raises NotAllowed). One that is `unconfirmed` is seen by those who edit meetings
    alone, until it is confirmed, changed or published."""
    if planned:
        today = localdate()
        demand(why_not_out_on(agenda_published, None, day=date, set_up=today, today=today))
    meeting = Meeting.objects.create(
        committee=committee,
        date=date,
        time=time,
        location=location,
        kind=kind,
        agenda_published=agenda_published,
        note=note,
        unconfirmed=unconfirmed,
    )
    made = changes({}, snapshot(meeting, MEETING_FIELDS))
    audit.record(
        by=by,
        council=committee.council,
        verb="set up a meeting",
        subject=meeting,
        key=meeting_words(meeting)[:120],
        detail={"changed": made},
    )
    if planned:
        put_on_agenda(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def edit_meeting(*, meeting: Meeting, values: dict[str, Any], by: User | None) -> Meeting:
    """Change some of `MEETING_FIELDS`. Raises NotAllowed once minutes are agreed, and for another day once the
    agenda was shown: such a meeting is moved; nor for a day that what hangs on it does not allow. Nor is one made
    private that a public one names, nor its agenda said to have come out on a day that has gone by."""
    meeting, today = locked(meeting), localdate()
    day, was = values.get("date", meeting.date), meeting.date
    ties = ties_of(meeting) if day != was else ()
    demand(
        why_not_edit(meeting)
        or why_not_set_day(meeting, day, today)
        or why_not_on(day, ties)
        or why_not_close(meeting, values.get("kind", meeting.kind), is_named_openly(meeting))
    )
    out = meeting.agenda_published
    demand(why_not_out_on(values.get("agenda_published", out), out, **days_of(meeting, values, today)))
    before = snapshot(meeting, MEETING_FIELDS)
    meeting.was_out, meeting.unconfirmed = was_shown(meeting, today), False
    for name in MEETING_FIELDS:
        if name in values:
            setattr(meeting, name, values[name])
    change = changes(before, snapshot(meeting, MEETING_FIELDS))
    if {"date", "time", "location"} & set(change.after or {}):
        meeting.changed_at = now()
    meeting.save()
    audit.record(
        by=by,
        council=meeting.committee.council,
        verb="changed a meeting",
        subject=meeting,
        key=meeting_words(meeting)[:120],
        detail={"changed": change},
    )
    if day != was:
        was_changed(meeting, was, by)
    _tell(meeting)
    return meeting


def days_of(meeting: Meeting, values: Mapping[str, Any], today: date) -> dict[str, date]:
    """What `why_not_out_on` is told of a meeting that is changed to `values`."""
    return {"day": values.get("date", meeting.date), "set_up": localdate(meeting.set_up_at), "today": today}


@transaction.atomic
def confirm_meeting(*, meeting: Meeting, by: User | None) -> None:
    """That a meeting of which a file told was held: from now on it is in every list. Nothing where that was known."""
    meeting = locked(meeting)
    if meeting.unconfirmed:
        meeting.unconfirmed = False
        meeting.save(update_fields=["unconfirmed"])
        audit.record(
            by=by,
            council=meeting.committee.council,
            verb="confirmed a meeting that was read in",
            subject=meeting,
            key=meeting_words(meeting)[:120],
        )


@transaction.atomic
def publish_minutes(*, meeting: Meeting, on: date, unsettled: Sequence[str] = (), by: User | None) -> Meeting:
    """Put the draft minutes before everybody who may read the meeting; `unsettled` are the numbers of items with
    warnings that nobody has settled. Raises NotAllowed, also where minutes were read in that nobody confirmed."""
    meeting = locked(meeting)
    unconfirmed = list(unconfirmed_sources(meeting).values_list("name", flat=True))
    demand(why_not_publish_minutes(meeting, on, has_minutes(meeting), unsettled, unconfirmed))
    meeting.minutes_published, meeting.unconfirmed = on, False
    return _move(meeting, Meeting.MinutesState.DRAFT, "published draft minutes", {}, by)


@transaction.atomic
def confirm_minutes(
    *,
    meeting: Meeting,
    agreed_at: Meeting,
    item: AgendaItem | None = None,
    corrections: Sequence[Correction] = (),
    today: date,
    by: User | None,
) -> Meeting:
    """Record that the committee agreed the minutes at a later meeting, at which item, and what it put right in
    them. The minutes themselves stay as they are, from then on for good. Raises NotAllowed."""
    meeting = locked(meeting)
    demand(why_not_confirm(meeting, agreed_at, today))
    demand(why_not_at_item(agreed_at, item, bool(corrections)))
    before = _leave_former(meeting, agreed_at)
    meeting.minutes_agreed_at, meeting.minutes_reopened = item, None
    MinutesCorrection.objects.bulk_create(
        MinutesCorrection(
            meeting=meeting,
            item=each.item,
            made_at=item,
            paragraph_id=each.paragraph,
            was=each.was,
            text=each.text,
        )
        for each in corrections
    )
    detail: dict[str, Detail] = {"agreed at": Public(str(agreed_at))}
    _move(meeting, Meeting.MinutesState.CONFIRMED, "recorded minutes as agreed", detail, by)
    said = [(each.item, correction_words(each.was, each.text)) for each in corrections]
    _note_corrections(meeting, before, said, by)
    return meeting


def _leave_former(meeting: Meeting, agreed_at: Meeting) -> list[tuple[AgendaItem | None, str]]:
    """What was put right when they were agreed before they were reopened. It stays with the meeting of then, unless
    that is the same one and its own minutes are not agreed yet: then what was recorded of it is put right."""
    former, rows = agreeing_item(meeting), meeting.corrections.filter(former=None)
    said = [(each.item, correction_words(each.was, each.text)) for each in rows.select_related("item")]
    if former is None:
        return said
    if former.meeting_id == agreed_at.pk and former.meeting.minutes_state != Meeting.MinutesState.CONFIRMED:
        rows.delete()
    else:
        reopened = meeting.minutes_reopened or localdate()
        rows.update(former=FormerAgreement.objects.create(meeting=meeting, item=former, reopened=reopened))
    return said


@transaction.atomic
def reopen_minutes(*, meeting: Meeting, reason: str, on: date, by: User | None) -> Meeting:
    """Take agreed minutes back to draft to correct them; where they had been agreed, and with which corrections, is
    said until they are again. Raises NotAllowed without a reason."""
    meeting = locked(meeting)
    demand(why_not_reopen_for(meeting, reason))
    detail: dict[str, Detail] = {"reason": Public(reason.strip())}
    meeting.minutes_reopened = on
    return _move(meeting, Meeting.MinutesState.DRAFT, "reopened agreed minutes", detail, by)


def _note_corrections(
    meeting: Meeting,
    before: Sequence[tuple[AgendaItem | None, str]],
    after: Sequence[tuple[AgendaItem | None, str]],
    by: User | None,
) -> None:
    """Of every item an entry of its own: who may not read the item reads none of its words in the trail either."""
    for item in dict.fromkeys(item for item, _ in (*before, *after)):
        was, now = ([words for of, words in side if of == item] for side in (before, after))
        where = f", item {item.number}" if item else ""
        audit.record(
            by=by,
            council=meeting.committee.council,
            verb="recorded what was put right in minutes",
            subject=item or meeting,
            key=f"{meeting_words(meeting)[:100]}{where}",
            detail={"changed": Change({"corrections": was}, {"corrections": now})},
        )


def _move(meeting: Meeting, state: str, verb: str, detail: dict[str, Detail], by: User | None) -> Meeting:
    before = meeting.minutes_state
    meeting.minutes_state = state
    meeting.save()
    detail = {"changed": Change({"minutes": before}, {"minutes": str(state)}), **detail}
    audit.record(
        by=by,
        council=meeting.committee.council,
        verb=verb,
        subject=meeting,
        key=meeting_words(meeting)[:120],
        detail=detail,
    )
    _tell(meeting)
    return meeting


@inside_atomic
def tell_readers(meeting: Meeting) -> None:
    """That what they see of it has changed, for calendars and feeds; nothing of what nobody was shown."""
    if was_shown(meeting, localdate()):
        meeting.told_at = now()
        meeting.save(update_fields=["told_at"])


@inside_atomic
def words_changed(meeting: Meeting) -> None:
    """Of its papers, for who keeps copies of them (open data). Calendars and feeds hold none of these words; nothing of
    what nobody was shown."""
    if was_shown(meeting, localdate()):
        meeting.words_changed_at = now()
        meeting.save(update_fields=["words_changed_at"])


@inside_atomic
def minutes_changed(meeting: Meeting, by: User | None = None) -> None:
    """The same of its minutes, and of who was there; nothing of minutes that are not out."""
    if minutes_are_out(meeting):
        words_changed(meeting)


def _tell(meeting: Meeting) -> None:
    """What is out was made or changed."""
    tell_readers(meeting)
    if readers_of(meeting, localdate()).sees_agenda(meeting):
        came_out(meeting)
