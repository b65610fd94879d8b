"""May attendance be written so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from committees.attendance.presence import clock
from committees.models import (
    Attendance,
    AttendanceMove,
    Declaration,
    MeetingMoment,
    Resolution,
    Vote,
)


def why_not_take_off(rows: Collection[int]) -> str:
    """Who moved, seconded or voted was there: they cannot be taken off the list first."""
    if not rows:
        return ""
    voted = Vote.objects.filter(attendance__in=rows).select_related("attendance__person").first()
    if voted is not None:
        return (
            f"{_who(voted.attendance)} voted by name at this meeting. Take that vote away before the person."
        )
    one_of = Q(mover__in=rows) | Q(seconder__in=rows)
    moved = Resolution.objects.filter(one_of).select_related("mover__person", "seconder__person").first()
    if moved is None:
        return ""
    which = moved.mover if moved.mover_id in rows else moved.seconder
    return (
        f"{_who(which)} moved or seconded a resolution at this meeting. Take the name away beneath the resolution "
        "before the person."
    )


def _who(attendance: Attendance | None) -> str:
    return str(attendance.person or attendance.words) if attendance else ""


def why_not_quorate(voting: int, quorum: int | None) -> str:
    """ "" with enough voting members there, or where the committee has no quorum written."""
    if quorum is None or voting >= quorum:
        return ""
    return f"{voting} voting member{'' if voting == 1 else 's'} there, and the quorum is {quorum}."


def why_not_stay(declarations: Iterable[Declaration], england: bool) -> list[str]:
    """Of each who is recorded as there for an item in which they have a disclosable pecuniary interest: what is to be
    looked at. It stops nobody: whoever has a dispensation stays lawfully. Localism Act 2011, sections 31(4) and 33, in
    England."""
    law = "section 31(4) of the Localism Act 2011" if england else "the code of conduct"
    return [
        f"{_who(each.attendance)} has a disclosable pecuniary interest in item {each.item.number} and is recorded as "
        f"there for it. Under {law} a member with one may neither discuss the item nor vote on it without a "
        "dispensation. Tick “Left the room” if they did, or write the dispensation under “What it is”."
        for each in declarations
        if each.interest == Declaration.Interest.PECUNIARY
        and each.item is not None
        and not each.withdrew
        and "dispensation" not in each.nature.casefold()
    ]


def why_not_so_often(moves: Iterable[AttendanceMove]) -> list[str]:
    """Of each who left twice without coming back, or came twice without leaving; `moves` in the order they were."""
    found, last = list[str](), dict[int, AttendanceMove]()
    for move in moves:
        before = last.get(move.attendance_id)
        if before is not None and before.kind == move.kind:
            did, between = DID[move.kind]
            found.append(
                f"{_who(move.attendance)} {did} at item {before.item.number} and again at item {move.item.number}, and "
                f"did not {between} between. Look at both rows."
            )
        last[move.attendance_id] = move
    return found


def why_not_at_these_times(moments: Iterable[MeetingMoment]) -> str:
    at = {each.kind: each.at for each in moments if each.at is not None}
    opened, closed = at.get(MeetingMoment.Kind.OPENED), at.get(MeetingMoment.Kind.CLOSED)
    if opened is None or closed is None or opened <= closed:
        return ""
    return f"The meeting opened at {clock(opened)} and closed at {clock(closed)}. Look at both times."


DID = {AttendanceMove.Kind.LEFT: ("left", "come back"), AttendanceMove.Kind.ARRIVED: ("came", "leave")}
THERE = (Attendance.Status.PRESENT, Attendance.Status.REMOTE)
