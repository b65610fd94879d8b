"""In which groups the tracker lists actions, and how it sums them up. Pure."""

from collections.abc import Mapping
from enum import IntEnum

from indicators.terms.wording import count_words


class Group(IntEnum):
    """In the order in which they are listed; `asked` names one in addresses."""

    LATE = 1
    NEXT = 2
    FIGURE = 3
    LATER = 4
    UNDATED = 5
    CLOSED = 6

    @property
    def asked(self) -> str:
        return self.name.lower()

    @property
    def words(self) -> str:
        return WORDS[self]


WORDS = {
    Group.LATE: "Late",
    Group.NEXT: "Due at the next meeting",
    Group.FIGURE: "Waiting for a figure",
    Group.LATER: "Due later",
    Group.UNDATED: "No day set",
    Group.CLOSED: "Closed",
}
BY_NAME = {group.asked: group for group in Group}


def headline(counts: Mapping[Group, int]) -> str:
    """ "Two of 14 open actions are late." as one sentence, true in every state."""
    is_open = sum(counts.get(group, 0) for group in Group if group is not Group.CLOSED)
    late = counts.get(Group.LATE, 0)
    if not is_open:
        return "No action is open."
    said = count_words(is_open, "open actions", "open action")
    if not late:
        return f"{said}, none of them late."
    return f"{said}, {late} of them late."
