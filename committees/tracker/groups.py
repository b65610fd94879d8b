"""In which groups the tracker counts actions, recommendations and requests, and how it sums them up. Pure."""

from collections.abc import Mapping
from enum import IntEnum

from indicators.terms.wording import count_words, part_words


class Group(IntEnum):
    """In the order in which they are listed; `asked` names one in addresses."""

    LATE = 1
    ASKS = 2
    NEXT = 3
    FIGURE = 4
    RESPONSE = 5
    LATER = 6
    UNDATED = 7
    UNKNOWN = 8
    CLOSED = 9

    @property
    def asked(self) -> str:
        return self.name.lower()

    @property
    def words(self) -> str:
        return WORDS[self]


WORDS = {
    Group.LATE: "Late",
    Group.ASKS: "Asks to be closed",
    Group.NEXT: "Due at the next meeting",
    Group.FIGURE: "Waiting for a figure",
    Group.RESPONSE: "Waiting for a response",
    Group.LATER: "Due later",
    Group.UNDATED: "No day set",
    Group.UNKNOWN: "Not known",
    Group.CLOSED: "Closed or answered",
}
BY_NAME = {group.asked: group for group in Group}


def headline(counts: Mapping[Group, int]) -> str:
    """ "14 open actions, 2 late." True in every state."""
    is_open = sum(counts.get(group, 0) for group in Group if group not in (Group.UNKNOWN, Group.CLOSED))
    late, unknown = counts.get(Group.LATE, 0), counts.get(Group.UNKNOWN, 0)
    said = f"{count_words(is_open, 'open actions', 'open action')}, {part_words(late, is_open, 'late')}."
    if not is_open:
        said = "" if unknown else "No action is open."
    words = f"Of {count_words(unknown, 'actions', 'action')} it is not known here whether it was done."
    return " ".join(filter(None, (said, words if unknown else "")))


def summed(*counts: Mapping[Group, int]) -> dict[Group, int]:
    """Over actions, recommendations and requests."""
    return {group: sum(each.get(group, 0) for each in counts) for group in Group}


def requests_headline(counts: Mapping[Group, int]) -> str:
    """ "3 measures were asked for, 2 without a figure yet."; "" for none."""
    asked = sum(counts.values())
    if not asked:
        return ""
    waiting, were = counts.get(Group.FIGURE, 0), "measures were" if asked > 1 else "measure was"
    said = f"{asked} {were} asked for"
    return (
        f"{said}, {part_words(waiting, asked, 'without a figure yet')}."
        if waiting
        else f"{said}, and answered."
    )
