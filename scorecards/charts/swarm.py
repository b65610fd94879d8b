"""Where equal or nearly equal dots lie on a line so that each can be seen: above and below it, then side by side."""

from collections.abc import Sequence

APART = 5  # dots of a row nearer than this hide one another
ASIDE = 10  # how far a dot is moved along the line where all rows are taken


def swarm(places: Sequence[int], rows: int, taken: Sequence[int] = ()) -> list[list[int]]:
    """The places of each row's dots, the line itself first, then the rows nearest to it.

    `taken` are places of dots that lie on the line already. A dot keeps its place where a row has room for it.
    """
    found: list[list[int]] = [[] for _ in range(rows)]
    lying = [list(taken), *([] for _ in range(rows - 1))]
    for place in sorted(places):
        row, at = _room_for(place, lying)
        found[row].append(at)
        lying[row].append(at)
    return [sorted(row) for row in found]


def _room_for(place: int, lying: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The first row with room at the place, else the nearest place aside that has room."""
    step = 0
    while True:
        for at in (place + step, place - step):
            for row, dots in enumerate(lying):
                if all(abs(at - dot) >= APART for dot in dots):
                    return row, at
        step += ASIDE
