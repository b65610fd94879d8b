"""May attendance be written so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from committees.attendance.presence import clock, took_part_words
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceMove,
    Declaration,
    Meeting,
    MeetingMoment,
)
from committees.people.presenters import person_shown
from committees.presenters import is_cancelled
from indicators.terms.periods import day_words


def why_not_record(meeting: Meeting, statuses: Iterable[str], today: date) -> str:
    """Who was at a meeting is recorded once it is held; apologies come in before."""
    if is_cancelled(meeting):
        return "This meeting is cancelled, so nobody was there. Put it back first, if it was held."
    if meeting.date > today and any(each != Attendance.Status.APOLOGIES for each in statuses):
        return (
            f"The meeting is on {day_words(meeting.date)}. Until then apologies alone are recorded: choose “Not on the "
            "list” for everybody else."
        )
    return ""


def why_not_tell(meeting: Meeting, happened: bool, today: date) -> str:
    """`happened`: whether anything of its course is told that can only be so once it is held."""
    if is_cancelled(meeting):
        return "This meeting is cancelled, so it had no course. Put it back first, if it was held."
    if happened and meeting.date > today:
        day = day_words(meeting.date)
        return f"The meeting is on {day}. What happens at it is recorded from that day on."
    return ""


class Part(NamedTuple):
    """What somebody on the attendance did at the meeting: at which item (None for none), and of who spoke, as whom."""

    attendance: Attendance
    did: str
    item: AgendaItem | None
    speaker: str = ""


# What the part is called, and what goes first before whoever took it can be taken off
UNTIL = {
    "spoke": "is minuted as speaking{at}, as “{speaker}”. Say in its minutes who spoke instead first.",
    "chaired": (
        "is minuted as speaking{at}, as “{speaker}”. Record who chaired in their place, or say in its minutes who "
        "spoke instead first."
    ),
    "voted": "voted by name{at}. Take that vote away in its minutes first.",
    "moved": "moved or seconded a resolution{at}. Take the name away beneath the resolution in its minutes first.",
    "left": "left{at}, says the course of the meeting, and would go from it. Take that row away there first.",
    "arrived": "came{at}, says the course of the meeting, and would go from it. Take that row away there first.",
    "declared": (
        "declared an interest{at}, says the course of the meeting, and would go from it. Take that row away there "
        "first."
    ),
}


WHO_CHAIRED = (
    "“{}” speaks at item {}, and nobody who was there is recorded as chairing. Choose “Chair” for who did, under “Who "
    "was there”."
)
ON_COURSE = ("left", "arrived", "declared")


def why_not_take_off(part: Part | None, style: str) -> str:
    """Of those who go off the list, or are to have been absent: who spoke, moved, seconded or voted was there, and so
    was who came, left or declared an interest. `part` is what one of them did, who is named in the council's `style`,
    as the list names them; what is recorded of it is taken away first, by whoever sees it."""
    if part is None:
        return ""
    row, where = part.attendance, "in" if part.did == "declared" else "at"
    at = f" {where} item {part.item.number}" if part.item else ""
    return f"{_who(row, style)} {UNTIL[part.did].format(at=at, speaker=part.speaker)}"


def _who(row: Attendance, style: str) -> str:
    """As the council shows them, where a sentence begins."""
    name = person_shown(row.person, row.capacity, style).words if row.person else row.words
    return f"{name[:1].upper()}{name[1:]}"


def why_not_quorate(voting: int, quorum: int | None) -> str:
    """ "" with enough voting members there, or where the committee has no quorum written."""
    if quorum is None or voting >= quorum:
        return ""
    return f"{voting} voting member{'' if voting == 1 else 's'} there, and the quorum is {quorum}."


def keeps_out(declaration: Declaration) -> bool:
    """Whether it is an interest with which a member takes no part in the item. Whoever has a dispensation may: Localism
    Act 2011, section 33, in England; the codes of conduct elsewhere."""
    told = declaration.nature.casefold()
    dispensed = "dispensation" in told or "ollyngiad" in told
    return declaration.interest in KEEPS_OUT and declaration.item is not None and not dispensed


def no_part_under(declaration: Declaration, england: bool) -> str:
    """The rule: of a disclosable pecuniary interest it is a law in England, of all others and elsewhere the code."""
    by_law = england and declaration.interest == Declaration.Interest.PECUNIARY
    return "section 31(4) of the Localism Act 2011" if by_law else "the code of conduct"


def why_kept_out(declaration: Declaration, england: bool) -> str:
    """Of whoever has an interest that `keeps_out`, as `took_part_words` takes it."""
    return (
        f"has a {declaration.get_interest_display().lower()} in item {declaration.item.number}, with which "
        f"{no_part_under(declaration, england)} allows neither discussion nor vote without a dispensation"
    )


def stayed_with_interest(declarations: Iterable[Declaration], england: bool, style: str) -> list[str]:
    """Of each who is recorded as there for an item in which they have an interest that `keeps_out`: what is to be
    looked at. It stops nobody: whoever has a dispensation stays lawfully."""
    return [
        f"{_who(each.attendance, style)} has a {each.get_interest_display().lower()} in item {each.item.number} and is "
        f"recorded as there for it. Under {no_part_under(each, england)} a member with one may neither discuss the "
        "item nor vote on it without a dispensation. Tick “Left the room” if they did, or write the dispensation under "
        "“What it is”."
        for each in declarations
        if keeps_out(each) and not each.withdrew
    ]


class Took(NamedTuple):
    """A part that somebody took at an item, "speaking", and why they were not there for it or are kept out."""

    item: AgendaItem
    who: Attendance
    part: str
    why: str


def parts_to_look_at(took: Iterable[Took], style: str) -> list[str]:
    """What is to be looked at of each who took a part at an item that they were not there for, or have an interest in,
    by item. It stops nobody: a course is noted by item, and somebody may have voted and left then."""
    in_order = sorted(took, key=lambda each: each.item.order)
    found = [
        f"Item {item.number}: {took_part_words(_who(who, style), why, part)}"
        for item, who, part, why in in_order
    ]
    return list(dict.fromkeys(found))


def came_or_left_twice(moves: Iterable[AttendanceMove], style: str) -> list[str]:
    """Of each who left twice without coming back, or came twice without leaving; `moves` in the order they were."""
    found, last = list[str](), dict[int, AttendanceMove]()
    for move in moves:
        before = last.get(move.attendance_id)
        if before is not None and before.kind == move.kind:
            did, between = DID[move.kind]
            found.append(
                f"{_who(move.attendance, style)} {did} at item {before.item.number} and again at item "
                f"{move.item.number}, and did not {between} between. Look at both rows."
            )
        last[move.attendance_id] = move
    return found


def why_not_close_before_opening(moments: Iterable[MeetingMoment]) -> str:
    at = {each.kind: each.at for each in moments if each.at is not None}
    opened, closed = at.get(MeetingMoment.Kind.OPENED), at.get(MeetingMoment.Kind.CLOSED)
    if opened is None or closed is None or opened <= closed:
        return ""
    return f"The meeting opened at {clock(opened)} and closed at {clock(closed)}. Look at both times."


DID = {AttendanceMove.Kind.LEFT: ("left", "come back"), AttendanceMove.Kind.ARRIVED: ("came", "leave")}
THERE = (Attendance.Status.PRESENT, Attendance.Status.REMOTE)
KEEPS_OUT = (Declaration.Interest.PECUNIARY, Declaration.Interest.PREJUDICIAL)
