"""Reads of who was at a meeting. The number of queries is the same for one person and for fifty."""

from django.db.models import Prefetch, QuerySet

from committees.attendance.policies import why_not_at_these_times, why_not_so_often, why_not_stay
from committees.exemption.querysets import regime_at
from committees.exemption.schedules import Regime
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceMove,
    Declaration,
    Meeting,
    MeetingMoment,
    Reader,
)


def attendance_of(meeting: Meeting, reader: Reader) -> QuerySet[Attendance]:
    """With people, moves and declarations; nothing before the minutes are out, but for who edits meetings."""
    moves = AttendanceMove.objects.select_related("item").order_by("item__order", "at", "pk")
    interests = Declaration.objects.select_related("item").order_by("item__order", "pk")
    return (
        Attendance.objects.filter(meeting=meeting)
        .visible_to(reader)
        .select_related("person", "substitute_for")
        .prefetch_related(Prefetch("moves", moves), Prefetch("declarations", interests))
        .order_by("pk")
    )


def stayed_at(meeting: Meeting) -> list[str]:
    """For democratic services: who stayed for an item that they may not take part in. Two queries at most."""
    rows = Declaration.objects.filter(attendance__meeting=meeting, item__isnull=False, withdrew=False)
    found = list(rows.select_related("attendance__person", "item"))
    england = not found or regime_at(meeting) is Regime.ENGLAND
    return why_not_stay(found, england)


def out_of_order_at(meeting: Meeting) -> list[str]:
    """For democratic services: comings, goings and times that cannot all be so. Two queries."""
    moves = AttendanceMove.objects.filter(attendance__meeting=meeting)
    in_order = moves.select_related("attendance__person", "item").order_by("item__order", "at", "pk")
    times = why_not_at_these_times(meeting.moments.all())
    return [*why_not_so_often(in_order), *([times] if times else [])]


def moments_of(meeting: Meeting, reader: Reader) -> QuerySet[MeetingMoment]:
    """In the order in which they were."""
    return MeetingMoment.objects.filter(meeting=meeting).visible_to(reader).select_related("item")


def items_taken(meeting: Meeting) -> list[AgendaItem]:
    """Those that were taken, in that order; without any order noted, the agenda's."""
    items = meeting.items.filter(state=AgendaItem.State.LISTED).only("number", "order", "taken", "meeting_id")
    for item in items:
        item.meeting = meeting
    return sorted(items, key=lambda item: (item.order if item.taken is None else item.taken, item.order))
