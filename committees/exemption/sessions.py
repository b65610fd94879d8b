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


def why_not_minuted(taken: Sequence[Taken], turns: Sequence[Turn]) -> str:
    """What the minutes leave out, and what to do; "" where they say it all, or nothing exempt was taken."""
    exempt = [item for item in taken if item.exempt]
    if not exempt:
        return ""
    turned = sorted((_moment(turn, exempt), turn.kind) for turn in turns if turn.kind in {PRIVATE, PUBLIC})
    for item in sorted(taken, key=lambda each: each.place):
        before = [kind for moment, kind in turned if moment < item.place]
        private = bool(before) and before[-1] == PRIVATE
        if item.exempt and not private:
            return (
                f"Item {item.number} is exempt, and the minutes do not say that the public and press were excluded "
                "before it. Record when they left."
            )
        if private and not item.exempt:
            return (
                f"Item {item.number} is public, and the minutes do not say that the public and press were let in "
                "again before it. Record when they came back."
            )
    return ""


def _moment(turn: Turn, exempt: Sequence[Taken]) -> float:
    """Between which places the meeting turned. Where no item is named: before the first exempt one, or after the last.

    It turns private before the item named; public after it where that is exempt, else before it.
    """
    if turn.item is None:
        places = [item.place for item in exempt]
        return min(places) - 0.5 if turn.kind == PRIVATE else max(places) + 0.5
    after = turn.kind == PUBLIC and turn.item.exempt
    return turn.item.place + (0.5 if after else -0.5)
