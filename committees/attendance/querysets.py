"""Reads of who was at a meeting. The number of queries is the same for one person and for fifty."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch, Q, QuerySet

from committees.attendance.policies import (
    KEEPS_OUT,
    THERE,
    WHO_CHAIRED,
    Part,
    came_or_left_twice,
    keeps_out,
    stayed_with_interest,
    why_kept_out,
    why_not_close_before_opening,
    why_not_take_part,
)
from committees.attendance.presenters import absences_of
from committees.exemption.querysets import regime_at
from committees.exemption.schedules import Regime
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceMove,
    CommitteeMembership,
    Declaration,
    Meeting,
    MeetingMoment,
    MinutesParagraph,
    Reader,
    Resolution,
    Vote,
)
from committees.reading.speech.offices import office_of, office_said

CHAIR = str(CommitteeMembership.Capacity.CHAIR)  # as paragraphs call the kind of speaker, too


def attendance_of(meeting: Meeting, reader: Reader) -> QuerySet[Attendance]:
    """With people, moves and declarations; nothing before the minutes are out, but for who edits meetings."""
    found = with_course(Attendance.objects.filter(meeting=meeting).visible_to(reader))
    return found.select_related("person", "substitute_for").order_by("pk")


def with_course(rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    moves = AttendanceMove.objects.select_related("item").order_by("item__order", "at", "pk")
    interests = Declaration.objects.select_related("item").order_by("item__order", "pk")
    return rows.prefetch_related(Prefetch("moves", moves), Prefetch("declarations", interests))


def part_taken(meeting: Meeting, rows: Collection[int], offices: Collection[str]) -> Part | None:
    """What is recorded of one of these (by key), so that they were there; `offices` are the capacities in which
    somebody is there without them. Five queries at most, none without rows."""
    return (
        _voted(rows) or _moved(rows) or _on_course(rows) or _spoke(meeting, rows, offices) if rows else None
    )


def _voted(rows: Collection[int]) -> Part | None:
    found = Vote.objects.filter(attendance__in=rows).order_by("resolution__item__order", "pk")
    voted = found.select_related("attendance__person", "resolution__item").first()
    return Part(voted.attendance, "voted", voted.resolution.item) if voted else None


def _moved(rows: Collection[int]) -> Part | None:
    found = Resolution.objects.filter(Q(mover__in=rows) | Q(seconder__in=rows)).order_by(
        "item__order", "order"
    )
    moved = found.select_related("item", "mover__person", "seconder__person").first()
    if moved is None:
        return None
    which = moved.mover if moved.mover_id in rows else moved.seconder
    return Part(which, "moved", moved.item) if which else None


def _on_course(rows: Collection[int]) -> Part | None:
    related = ("attendance__person", "item")
    move = AttendanceMove.objects.filter(attendance__in=rows).select_related(*related).first()
    if move is not None:
        return Part(move.attendance, move.kind, move.item)
    interest = Declaration.objects.filter(attendance__in=rows).select_related(*related).first()
    return Part(interest.attendance, "declared", interest.item) if interest else None


def _spoke(meeting: Meeting, rows: Collection[int], offices: Collection[str]) -> Part | None:
    """Who speaks by name, or by an office that nobody else there holds: "the Chair" stands for whoever chaired."""
    going = {row.pk: row for row in Attendance.objects.filter(pk__in=rows).select_related("person")}
    holds = {row.capacity: row for row in going.values()}
    by_office = Q(attendance=None, speaker_kind=CHAIR)
    said = MinutesParagraph.objects.filter(Q(attendance__in=rows) | by_office, item__meeting=meeting)
    for each in said.exclude(speaker="").select_related("item").order_by("item__order", "position"):
        office = office_of(each.speaker)
        row = going.get(each.attendance_id or 0) or holds.get(office)
        if row is not None and office not in offices:
            return Part(row, "chaired" if office else "spoke", each.item, each.speaker)
    return None


def nobody_chaired(meeting: Meeting) -> list[str]:
    """For democratic services: the Chair speaks, and of those recorded as there nobody chaired. Two queries, one where
    somebody did or nobody is recorded yet."""
    there = set(meeting.attendance.filter(status__in=THERE).values_list("capacity", flat=True))
    if not there or CHAIR in there:
        return []
    said = MinutesParagraph.objects.filter(item__meeting=meeting, speaker_kind=CHAIR).select_related("item")
    in_order = said.order_by("item__order", "position")
    offices = ((office_said(each.speaker, each.text), each.item.number) for each in in_order)
    found = next(((office, number) for office, number in offices if office_of(office) == CHAIR), None)
    return [WHO_CHAIRED.format(*found)] if found else []


def stayed_at(meeting: Meeting) -> list[str]:
    """For democratic services: who stayed for an item that they may not take part in. Six queries at most."""
    rows = Declaration.objects.filter(attendance__meeting=meeting, item__isnull=False, withdrew=False)
    found = list(rows.select_related("attendance__person", "item"))
    away = absences_at(meeting) if found else {}
    found = [each for each in found if each.item_id not in away.get(each.attendance_id, {})]
    england = not found or regime_at(meeting) is Regime.ENGLAND
    return stayed_with_interest(found, england)


def out_of_order_at(meeting: Meeting) -> list[str]:
    """For democratic services: comings, goings and times that cannot all be so. Two queries."""
    moves = AttendanceMove.objects.filter(attendance__meeting=meeting)
    in_order = moves.select_related("attendance__person", "item").order_by("item__order", "at", "pk")
    times = why_not_close_before_opening(meeting.moments.all())
    return [*came_or_left_twice(in_order), *([times] if times else [])]


def absences_at(meeting: Meeting) -> dict[int, dict[int, str]]:
    """Of those who came, left or withdrew, by their row the items that they were not there for, and why not. Four
    queries, one where nobody did."""
    rows, taken = _told_of(meeting)
    return {row.pk: absences_of(row, taken) for row in rows}


def kept_out_at(meeting: Meeting) -> dict[int, dict[int, str]]:
    """As `absences_at`, with the items in which somebody has an interest that keeps them out. At most two queries more,
    for the council's law."""
    rows, taken = _told_of(meeting)
    barred = [(row.pk, each) for row in rows for each in row.declarations.all() if keeps_out(each)]
    england = bool(barred) and regime_at(meeting) is Regime.ENGLAND
    found: dict[int, dict[int, str]] = {row.pk: {} for row in rows}
    for key, each in barred:
        found[key][each.item_id] = why_kept_out(each, england)
    return {row.pk: found[row.pk] | absences_of(row, taken) for row in rows}


def _told_of(meeting: Meeting) -> tuple[list[Attendance], list[AgendaItem]]:
    """Those who came, left, withdrew or have an interest that may keep them out; and the items that were taken."""
    went = Q(moves__isnull=False) | Q(declarations__withdrew=True) | Q(declarations__interest__in=KEEPS_OUT)
    rows = list(with_course(Attendance.objects.filter(went, meeting=meeting).distinct()))
    return rows, items_taken(meeting) if rows else []


def took_part_away(meeting: Meeting) -> list[str]:
    """For democratic services: who is minuted as moving, seconding or voting at an item that they were not there for,
    or have an interest in that keeps them out. Eight queries, one where nobody came, went or has one."""
    away = kept_out_at(meeting)
    if not away:
        return []
    found = Resolution.objects.filter(item__meeting=meeting).order_by("item__order", "order")
    found = found.select_related("item", "mover__person", "seconder__person")
    parts = (
        each for row in found.prefetch_related("named_votes__attendance__person") for each in _parts(row)
    )
    return why_not_take_part(parts, away)


def _parts(row: Resolution) -> Iterator[tuple[AgendaItem, Attendance | None, str]]:
    yield row.item, row.mover, "moving a resolution"
    yield row.item, row.seconder, "seconding a resolution"
    for vote in row.named_votes.all():
        yield row.item, vote.attendance, "voting"


def moments_of(meeting: Meeting, reader: Reader) -> QuerySet[MeetingMoment]:
    """In the order in which they were."""
    return MeetingMoment.objects.filter(meeting=meeting).visible_to(reader).select_related("item")


def items_taken(meeting: Meeting) -> list[AgendaItem]:
    """Those that were taken, in that order; without any order noted, the agenda's."""
    items = meeting.items.filter(state=AgendaItem.State.LISTED).only("number", "order", "taken", "meeting_id")
    for item in items:
        item.meeting = meeting
    return sorted(items, key=lambda item: (item.order if item.taken is None else item.taken, item.order))
