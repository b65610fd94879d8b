"""Who was there, what they declared and when the meeting paused, as plain data for pages and papers."""

from collections.abc import Iterable, Mapping, Sequence

from committees.attendance.policies import THERE, why_not_quorate
from committees.attendance.presence import NOT_THERE, Move, clock, listed, order_taken, presence, why_away
from committees.models import AgendaItem, Attendance, CommitteeMembership, Declaration, MeetingMoment
from committees.people.names import Shown, within_sentence
from committees.people.presenters import GROUPS, not_said_yet, person_shown

Capacity = CommitteeMembership.Capacity


def who(row: Attendance, style: str) -> Shown:
    """How one who was there is shown: a substitute also says for whom."""
    if row.person is None:
        capacity = str(row.get_capacity_display())
        return Shown(row.words, capacity if capacity not in ("Member", row.words) else "")
    shown = person_shown(row.person, row.capacity, style)
    if row.substitute_for is None:
        return shown
    stood_for = person_shown(row.substitute_for, Capacity.MEMBER, style)
    return Shown(shown.words, f"substitute for {within_sentence(stood_for.words)}")


def present_attendance(
    rows: Sequence[Attendance], taken: Sequence[AgendaItem], style: str, quorum: int | None
) -> dict:
    """Groups of those who were there with the items they were there for, who sent apologies, and the quorum."""
    there = [row for row in rows if row.status in THERE]
    groups = []
    for title, capacities in GROUPS:
        members = [row for row in there if row.capacity in capacities]
        if members:
            members.sort(key=lambda row: capacities.index(row.capacity))
            groups.append(
                {
                    "title": title,
                    "count": len(members),
                    "rows": [present_row(row, taken, style) for row in members],
                }
            )
    voting = sum(votes(row) for row in there)
    return {
        "groups": groups,
        "numbers": [item.number for item in taken],
        "apologies": names_of(rows, Attendance.Status.APOLOGIES, style),
        "absent": names_of(rows, Attendance.Status.ABSENT, style),
        "quorum": f"The quorum is {quorum}." if quorum else "",
        "inquorate": why_not_quorate(voting, quorum),
    }


def votes(row: Attendance) -> bool:
    """A substitute votes for the member they stand for."""
    return row.capacity in CommitteeMembership.VOTING or row.substitute_for_id is not None


def names_of(rows: Iterable[Attendance], status: str, style: str) -> str:
    return listed([within_sentence(who(row, style).words) for row in rows if row.status == status])


def present_row(row: Attendance, taken: Sequence[AgendaItem], style: str) -> dict:
    numbers, (moves, withdrew) = [item.number for item in taken], came_and_went(row, taken)
    told, shown = presence(numbers, moves, withdrew), who(row, style)
    return {
        "name": shown.words,
        "more": not_said_yet(shown),
        "words": f"{told.words}{' (by video)' if row.status == Attendance.Status.REMOTE else ''}",
        "here": list(zip(numbers, told.here, strict=True)),
    }


def came_and_went(row: Attendance, taken: Sequence[AgendaItem]) -> tuple[list[Move], list[int]]:
    """How one person came and went, and the places of the items for which they left the room."""
    places = {item.pk: place for place, item in enumerate(taken)}
    moves = [
        Move(move.kind == move.Kind.ARRIVED, places[move.item_id], move.at)
        for move in row.moves.all()
        if move.item_id in places
    ]
    return moves, [
        places[each.item_id] for each in row.declarations.all() if each.withdrew and each.item_id in places
    ]


def absences_of(row: Attendance, taken: Sequence[AgendaItem]) -> dict[int, str]:
    """Of the items that somebody was not there for, by key, why not."""
    if row.status in NOT_THERE:
        return {item.pk: NOT_THERE[row.status] for item in taken}
    numbers, (moves, withdrew) = [item.number for item in taken], came_and_went(row, taken)
    found = {item.pk: why_away(place, numbers, moves, withdrew) for place, item in enumerate(taken)}
    return {key: words for key, words in found.items() if words}


def present_interests(
    rows: Iterable[Attendance], taken: Sequence[AgendaItem], style: str, seen: Iterable[int]
) -> list[dict]:
    """Declarations in the order of items. What an interest is in is said only of items the reader sees (`seen`)."""
    open_items = set(seen)
    return [
        {
            "name": who(row, style).words,
            "item": each.item.number if each.item else "",
            "interest": each.get_interest_display(),
            "nature": each.nature if each.item is None or each.item_id in open_items else "",
            "stayed": stayed_words(each, absences_of(row, taken)),
        }
        for row in rows
        for each in row.declarations.all()
    ]


def stayed_words(declaration: Declaration, absences: Mapping[int, str]) -> str:
    """Of an interest in no one item nobody is asked to leave."""
    if declaration.withdrew:
        return "Left the room and took no part"
    if declaration.item_id is None:
        return "Does not apply"
    return "Was not there for the item" if declaration.item_id in absences else "Stayed"


def present_moments(moments: Iterable[MeetingMoment], seen: Iterable[int]) -> list[str]:
    """ "Adjourned at 6.05pm, during item 4: fire alarm.", one sentence each. Why is said only of items the reader sees
    (`seen`), and of the public's going, whose resolution is theirs to read."""
    told = {*seen, None}
    return [moment_words(each, each.item_id in told or each.kind == each.Kind.PRIVATE) for each in moments]


def moment_words(moment: MeetingMoment, why: bool) -> str:
    words = str(moment.get_kind_display())
    if moment.at:
        words += f" at {clock(moment.at)}"
    if moment.item:
        words += f", {'before' if moment.kind == moment.Kind.PRIVATE else 'at'} item {moment.item.number}"
    return f"{words}: {moment.note.rstrip('.')}." if why and moment.note else f"{words}."


def order_words(taken: Sequence[AgendaItem]) -> str:
    """The order in which items were taken, or "" where it was the agenda's."""
    agenda = sorted(taken, key=lambda item: item.order)
    return order_taken([item.number for item in agenda], [item.number for item in taken])
