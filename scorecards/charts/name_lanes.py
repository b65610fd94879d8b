"""Names in lanes above a drawing, none over another, and no leader to one through another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecards.charts.councils import Dot, by_importance, label_width

MOST_LANES = 4
APART = 8  # from one name to the next


@dataclass(frozen=True)
class Name:
    """Where a council's name stands: its lane, 0 the lowest, where it begins, and how it is set."""

    place: int
    lane: int
    start: float
    anchor: str


def lanes_for(dots: Sequence[Dot], xs: Sequence[float], size: float, full: float) -> tuple[list[Name], int]:
    """The names that have room, in as few lanes as hold all of them or in the most there may be; and how many lanes.

    `xs` are the dots' places across, `size` that of the letters, `full` the width of the drawing.
    """
    names: list[Name] = []
    for lanes in range(1, MOST_LANES + 1):
        names = _names_in(dots, xs, (size, full), lanes)
        if len(names) == len(by_importance(dots)):
            break
    used = sorted({name.lane for name in names})
    return [replace(name, lane=used.index(name.lane)) for name in names], len(used)


def _names_in(dots: Sequence[Dot], xs: Sequence[float], sizes: tuple[float, float], lanes: int) -> list[Name]:
    size, full = sizes
    rows: list[list[tuple[float, float]]] = [[] for _ in range(lanes)]
    names = []
    for place in by_importance(dots):
        width = label_width(dots[place], size)
        found = _room_for(xs[place], width, rows, full)
        if found is None:
            continue
        lane, start, anchor = found
        rows[lane].append((start, start + width))
        for lower in range(lane):
            rows[lower].append((xs[place] - 2, xs[place] + 2))
        names.append(Name(place, lane, start, anchor))
    return names


def _room_for(
    x: float, width: float, rows: Sequence[Sequence[tuple[float, float]]], full: float
) -> tuple[int, float, str] | None:
    """The highest lane in which the name fits, where it begins and how it is set: up there it is in no leader's way.

    It may not lie over another name or over a leader, nor its own leader cross a name in a lane below.
    """
    for lane in reversed(range(len(rows))):
        if any(low - 3 < x < high + 3 for below in rows[:lane] for low, high in below):
            continue
        for start, anchor in ((x - width / 2, "middle"), (x - 4, "start"), (x + 4 - width, "end")):
            inside = start >= 2 and start + width <= full - 2
            if inside and all(
                start + width + APART <= low or high + APART <= start for low, high in rows[lane]
            ):
                return lane, start, anchor
    return None
