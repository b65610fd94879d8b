"""Reads of who was at a meeting. The number of queries is the same for one person and for fifty."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from committees.attendance.policies import (
    THERE,
    WHO_CHAIRED,
    Part,
    Took,
    came_or_left_twice,
    keeps_out,
    parts_to_look_at,
    stayed_with_interest,
    why_kept_out,
    why_not_close_before_opening,
)
from committees.attendance.presenters import absences_of
from committees.attendance.speaking import only_declares, who_speaks
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
from committees.people.querysets import names_style
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
    """For democratic services: who stayed for an item that they may not take part in. Eight queries at most."""
    rows = Declaration.objects.filter(attendance__meeting=meeting, item__isnull=False, withdrew=False)
    found = list(rows.select_related("attendance__person", "item"))
    if not found:
        return []
    taken = items_taken(meeting)
    away = {row.pk: absences_of(row, taken) for row in _everybody(meeting)}
    found = [each for each in found if each.item_id not in away[each.attendance_id]]
    return stayed_with_interest(found, regime_at(meeting) is Regime.ENGLAND, style_at(meeting))


def out_of_order_at(meeting: Meeting) -> list[str]:
    """For democratic services: comings, goings and times that cannot all be so. Three queries."""
    moves = AttendanceMove.objects.filter(attendance__meeting=meeting)
    in_order = moves.select_related("attendance__person", "item").order_by("item__order", "at", "pk")
    times = why_not_close_before_opening(meeting.moments.all())
    return [*came_or_left_twice(in_order, style_at(meeting)), *([times] if times else [])]


class Out(NamedTuple):
    """Somebody with items (by key) that they were not there for, or have an interest in that keeps them out, and why;
    `silent` are those at which they cannot have spoken, as who left in the course of one can. `called` are the names of
    one who was not at the meeting."""

    row: Attendance
    why: Mapping[int, str]
    silent: Mapping[int, str]
    called: Sequence[str] = ()


def outs_at(meeting: Meeting) -> dict[int, Out]:
    """By their row. Four queries, and two more for the council's law where an interest keeps somebody out."""
    rows = _everybody(meeting)
    taken = items_taken(meeting) if rows else []
    barred = {row.pk: [each for each in row.declarations.all() if keeps_out(each)] for row in rows}
    england = any(barred.values()) and regime_at(meeting) is Regime.ENGLAND
    there = {name.casefold() for row in rows if row.status in THERE for name in _called(row)}
    found = {}
    for row in rows:
        why = {each.item_id: why_kept_out(each, england) for each in barred[row.pk]} | absences_of(row, taken)
        left = {each.item_id for each in row.moves.all() if each.kind == each.Kind.LEFT}
        left -= {each.item_id for each in row.declarations.all() if each.withdrew or keeps_out(each)}
        silent = {key: words for key, words in why.items() if key not in left}
        absent = row.status not in THERE
        called = [name for name in _called(row) if absent and name.casefold() not in there]
        if why:
            found[row.pk] = Out(row, why, silent, called)
    return found


def _everybody(meeting: Meeting) -> list[Attendance]:
    return list(with_course(meeting.attendance.select_related("person")))


def _called(row: Attendance) -> list[str]:
    """By name and post; "the Chair" stands for whoever chaired."""
    names = [row.person.name, row.person.role] if row.person else [row.words]
    return [name.strip() for name in names if name.strip() and not office_of(name)]


def took_part_away(meeting: Meeting) -> list[str]:
    """For democratic services: who is minuted as moving, seconding, voting or speaking at an item that they were not
    there for, or have an interest in that keeps them out. Ten queries at most, four where there is nobody of whom
    that can be said."""
    outs = outs_at(meeting)
    if not outs:
        return []
    found = Resolution.objects.filter(item__meeting=meeting).order_by("item__order", "order")
    found = found.select_related("item", "mover__person", "seconder__person")
    parts = (
        each for row in found.prefetch_related("named_votes__attendance__person") for each in _parts(row)
    )
    took = [
        Took(item, who, part, why)
        for item, who, part in parts
        if who is not None and who.pk in outs and (why := outs[who.pk].why.get(item.pk))
    ]
    took += _speaking(meeting, outs)
    return parts_to_look_at(took, style_at(meeting)) if took else []


def _parts(row: Resolution) -> Iterator[tuple[AgendaItem, Attendance | None, str]]:
    yield row.item, row.mover, "moving a resolution"
    yield row.item, row.seconder, "seconding a resolution"
    for vote in row.named_votes.all():
        yield row.item, vote.attendance, "voting"


def _speaking(meeting: Meeting, outs: Mapping[int, Out]) -> Iterator[Took]:
    """Who was at the meeting is recorded as the speaker; of who was not, the words alone say it."""
    names = {name: key for key, out in outs.items() for name in out.called}
    said = MinutesParagraph.objects.filter(Q(attendance__in=outs) | Q(attendance=None), item__meeting=meeting)
    for each in said.select_related("item").order_by("item__order", "position"):
        key = each.attendance_id or names.get(who_speaks(each.kind, each.speaker, each.text, names))
        why = outs[key].silent.get(each.item_id) if key in outs else ""
        if key and why and not only_declares(each.kind, each.text):
            yield Took(each.item, outs[key].row, "speaking", why)


def style_at(meeting: Meeting) -> str:
    return names_style(meeting.committee.council_id)


def moments_of(meeting: Meeting, reader: Reader) -> QuerySet[MeetingMoment]:
    """In the order in which they were."""
    return MeetingMoment.objects.filter(meeting=meeting).visible_to(reader).select_related("item")


def items_taken(meeting: Meeting) -> list[AgendaItem]:
    """Those that were taken, in that order; without any order noted, the agenda's."""
    items = meeting.items.filter(state=AgendaItem.State.LISTED).only("number", "order", "taken", "meeting_id")
    for item in items:
        item.meeting = meeting
    return sorted(items, key=lambda item: (item.order if item.taken is None else item.taken, item.order))
