"""Whether minutes say when a meeting went into private and out of it again. Pure.

The public may be shut out only by a resolution, for the items that are exempt: Local Government Act 1972, section
100A(4). So minutes say before which item the public and press left, and when they were let in again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PRIVATE, PUBLIC = "private", "public"


@dataclass(frozen=True)
class Taken:
    """An item that was taken: its number, its place in the order taken, and whether it is exempt."""

    number: str
    place: int
    exempt: bool


@dataclass(frozen=True)
class Turn:
    """The meeting turned private or public, at an item where one was named."""

    kind: str
    item: Taken | None = None


@dataclass(frozen=True)
class Missing:
    """A turn that the minutes do not tell, and which has to come before the item `before`. `items` are the exempt ones
    for which the public leaves together, or the last of those after which it comes back; none where nothing was
    exempt before."""

    kind: str
    before: Taken
    items: list[Taken]


def missing_turns(taken: Sequence[Taken], turns: Sequence[Turn]) -> list[Missing]:
    """Of every private session, in the order in which items were taken; none where nothing exempt was taken. Each
    session has a resolution and a return of its own."""
    exempt = [item for item in taken if item.exempt]
    told = sorted((_moment(turn, exempt), turn.kind) for turn in turns if turn.kind in {PRIVATE, PUBLIC})
    found: list[Missing] = []
    private, session, last = False, list[Taken](), list[Taken]()
    for item in sorted(taken, key=lambda each: each.place) if exempt else ():
        while told and told[0][0] < item.place:
            private, session = told.pop(0)[1] == PRIVATE, []
        if item.exempt and not private:
            private, session = True, []
            found.append(Missing(PRIVATE, item, session))
        elif private and not item.exempt:
            private = False
            found.append(Missing(PUBLIC, item, last))
        if item.exempt:
            session.append(item)
            last = [item]
    return found


def why_not_minuted(taken: Sequence[Taken], turns: Sequence[Turn]) -> str:
    """What the minutes leave out first, and what to do; "" where they say it all, or nothing exempt was taken."""
    missing = missing_turns(taken, turns)
    if not missing:
        return ""
    number = missing[0].before.number
    if missing[0].kind == PRIVATE:
        return (
            f"Item {number} is exempt, and the minutes do not say that the public and press were excluded "
            "before it. Record when they left."
        )
    return (
        f"Item {number} is public, and the minutes do not say that the public and press were let in "
        "again before it. Record when they came back."
    )


def _moment(turn: Turn, exempt: Sequence[Taken]) -> float:
    """Between which places the meeting turned. Where no item is named: before the first exempt one, or after the last.

    It turns private before the item named; public after it where that is exempt, else before it.
    """
    if turn.item is None:
        places = [item.place for item in exempt]
        return min(places) - 0.5 if turn.kind == PRIVATE else max(places) + 0.5
    after = turn.kind == PUBLIC and turn.item.exempt
    return turn.item.place + (0.5 if after else -0.5)
