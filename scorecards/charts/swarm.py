"""Where equal or nearly equal dots lie on a line so that each can be seen: above and below it, then side by side."""

from collections.abc import Sequence

APART = 7  # dots of a row nearer than this run into one another
ASIDE = 10  # how far a dot is moved along the line where all rows are taken


def swarm(
    places: Sequence[int], rows: int, within: tuple[int, int], taken: Sequence[int] = ()
) -> list[list[int]]:
    """The places of each row's dots, the line itself first, then the rows nearest to it.

    `taken` are places of dots that lie on the line already. A dot keeps its place where a row has room for it, and
    leaves the span `within` only where that holds no more.
    """
    found: list[list[int]] = [[] for _ in range(rows)]
    lying = [list(taken), *([] for _ in range(rows - 1))]
    for place in sorted(places):
        row, at = _room_for(place, lying, within)
        found[row].append(at)
        lying[row].append(at)
    return [sorted(row) for row in found]


def _room_for(place: int, lying: Sequence[Sequence[int]], within: tuple[int, int]) -> tuple[int, int]:
    """The first row with room at the place, else the nearest place aside that has room."""
    low, high = within
    steps = (way * step for step in range(0, high - low + ASIDE, ASIDE) for way in (1, -1))
    asides = [place + step for step in steps if low <= place + step <= high]
    for at in asides or [place]:
        for row, dots in enumerate(lying):
            if all(abs(at - dot) >= APART for dot in dots):
                return row, at
    return 0, place
