"""Attendance of a meeting: who was there; then who came and went, what was declared, when it paused."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.attendance.policies import (
    ON_COURSE,
    THERE,
    Part,
    why_not_record,
    why_not_take_off,
    why_not_tell,
)
from committees.attendance.querysets import part_taken
from committees.attendance.registries import was_recorded
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceMove,
    Declaration,
    Meeting,
    MeetingMoment,
    Person,
)
from committees.people.querysets import names_style
from committees.policies import why_not_edit
from committees.presenters import meeting_words
from committees.querysets import locked


@dataclass(frozen=True)
class Attended:
    """One row as written. `key` names one to keep; `person` or else `words` say who."""

    status: str
    capacity: str
    person: Person | None = None
    words: str = ""
    substitute_for: Person | None = None
    key: int | None = None


@dataclass(frozen=True)
class Moved:
    attendance: Attendance
    kind: str
    item: AgendaItem
    at: time | None = None


@dataclass(frozen=True)
class Declared:
    attendance: Attendance
    interest: str
    item: AgendaItem | None = None
    nature: str = ""
    withdrew: bool = False


@dataclass(frozen=True)
class Paused:
    kind: str
    item: AgendaItem | None = None
    at: time | None = None
    note: str = ""


class StillTakesPart(NotAllowed):
    """Somebody would go off the attendance of whom it is recorded that they were there. `item` is where, `on_course`
    whether it is the course of the meeting that says so."""

    def __init__(self, part: Part, style: str):
        super().__init__(why_not_take_off(part, style))
        self.item, self.on_course = part.item, part.did in ON_COURSE


@transaction.atomic
def set_attendance(*, meeting: Meeting, rows: Sequence[Attended], by: User | None) -> list[Attendance]:
    """Write the whole list; who is left out is taken off. Raises NotAllowed once minutes are agreed, for more than
    apologies before the meeting's day, and where somebody would be taken off, or be absent, who spoke, moved, seconded
    or voted by name, came or left, or declared an interest."""
    meeting = locked(meeting)
    demand(why_not_edit(meeting) or why_not_record(meeting, [row.status for row in rows], localdate()))
    people = [person for row in rows for person in (row.person, row.substitute_for) if person]
    if any(person.council_id != meeting.committee.council_id for person in people):
        raise NotAllowed("Somebody belongs to another council. Choose people of yours.")
    existing = list(meeting.attendance.select_related("person"))
    before = [str(row) for row in existing]
    pairs = _paired(rows, existing)
    gone = {row.pk for row in existing} - {attendance.pk for _, attendance in pairs}
    _demand_no_part(meeting, pairs, gone)
    Attendance.objects.filter(pk__in=gone).delete()
    written = [_write(meeting, row, attendance) for row, attendance in pairs]
    _record(meeting, "recorded who was at a meeting", before, [str(row) for row in written], by)
    was_recorded(meeting, by)
    return written


def _demand_no_part(
    meeting: Meeting, pairs: Sequence[tuple[Attended, Attendance]], gone: Collection[int]
) -> None:
    """Of those who go, and who were there and are to have been absent. Who sent apologies may have declared an interest
    with them, and stands in nobody's way."""
    absent = {
        attendance.pk
        for row, attendance in pairs
        if attendance.pk and attendance.status in THERE and row.status not in THERE
    }
    offices = {row.capacity for row, _ in pairs if row.status in THERE}
    part = part_taken(meeting, {*gone, *absent}, offices)
    if part is not None:
        raise StillTakesPart(part, names_style(meeting.committee.council_id))


def _write(meeting: Meeting, row: Attended, attendance: Attendance) -> Attendance:
    attendance.meeting = meeting
    attendance.person, attendance.words = row.person, "" if row.person else row.words
    attendance.capacity, attendance.status = row.capacity, row.status
    attendance.substitute_for = row.substitute_for
    attendance.save()
    return attendance


def _paired(rows: Sequence[Attended], existing: Sequence[Attendance]) -> list[tuple[Attended, Attendance]]:
    """Each row as written with the one that stands, or a new one. A page that was opened before the first saving names
    none, and means the same people all the same."""
    by_key = {row.pk: row for row in existing}
    by_who = {(row.person_id, row.words): row.pk for row in existing}
    keys = [
        row.key or by_who.get((row.person and row.person.pk, "" if row.person else row.words)) for row in rows
    ]
    return [(row, by_key.pop(key, None) or Attendance()) for row, key in zip(rows, keys, strict=True)]


@transaction.atomic
def set_course(
    *,
    meeting: Meeting,
    moves: Sequence[Moved],
    declarations: Sequence[Declared],
    moments: Sequence[Paused],
    by: User | None,
) -> None:
    """Write all comings and goings, interests and moments of the meeting anew. Raises NotAllowed once minutes are
    agreed, before the meeting's day but for interests, or where one is of another meeting."""
    meeting = locked(meeting)
    demand(why_not_edit(meeting) or why_not_tell(meeting, bool(moves or moments), localdate()))
    _demand_own(meeting, [*moves, *declarations], [*moves, *declarations, *moments])
    before = course_of(meeting)
    AttendanceMove.objects.filter(attendance__meeting=meeting).delete()
    Declaration.objects.filter(attendance__meeting=meeting).delete()
    MeetingMoment.objects.filter(meeting=meeting).delete()
    for moved in moves:
        AttendanceMove.objects.create(
            attendance=moved.attendance, kind=moved.kind, item=moved.item, at=moved.at
        )
    for declared in declarations:
        Declaration.objects.create(
            attendance=declared.attendance,
            interest=declared.interest,
            item=declared.item,
            nature=declared.nature,
            withdrew=declared.withdrew,
        )
    for paused in moments:
        MeetingMoment.objects.create(
            meeting=meeting, kind=paused.kind, item=paused.item, at=paused.at, note=paused.note
        )
    _record(meeting, "recorded the course of a meeting", before, course_of(meeting), by)
    was_recorded(meeting, by)


def course_of(meeting: Meeting) -> list[str]:
    """What is kept of it, for the trail."""
    moves = AttendanceMove.objects.filter(attendance__meeting=meeting).select_related(
        "attendance__person", "item"
    )
    interests = Declaration.objects.filter(attendance__meeting=meeting).select_related("attendance__person")
    return [
        *(str(each) for each in moves),
        *(str(each) for each in interests),
        *(_moment(each) for each in meeting.moments.all()),
    ]


def _moment(moment: MeetingMoment) -> str:
    """Words that were typed of an item are left out: it may be exempt, or become so, and the trail is read by others.
    Why the public left is theirs to read."""
    told = moment.item_id is None or moment.kind == MeetingMoment.Kind.PRIVATE
    note = moment.note if told else "with words on it" if moment.note else ""
    return f"{moment.kind} {moment.at or ''} {note}".strip()


def _demand_own(meeting: Meeting, of_people: Sequence, of_items: Sequence) -> None:
    if any(each.attendance.meeting_id != meeting.pk for each in of_people):
        raise NotAllowed("Somebody is on the list of another meeting. Choose one of this meeting's.")
    if any(each.item is not None and each.item.meeting_id != meeting.pk for each in of_items):
        raise NotAllowed("An item is of another meeting. Choose one of this agenda.")


def _record(meeting: Meeting, verb: str, before: list[str], after: list[str], by: User | None) -> None:
    audit.record(
        by=by,
        council=meeting.committee.council,
        verb=verb,
        subject=meeting,
        key=meeting_words(meeting)[:120],
        detail={"changed": Change({"list": before}, {"list": after})},
    )
