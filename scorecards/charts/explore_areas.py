"""What the chart to explore offers beside our line: each similar council, the region, the country, one by one; and
which other measures below it.

National figures are annual: they stand over their year or on their day, as on the drawn chart.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, TypedDict

from scorecards.charts.comparators import Step, beside, days_of
from scorecards.charts.history import history
from scorecards.charts.paint import SCREEN
from scorecards.charts.series import drawable
from scorecards.payload import AreaYears, RowShown

Figure = dict[str, Any]

# So that ten councils and what lies around them differ without their colour: the mark and the stroke of each.
_MARKS = (
    *("circle", "square", "triangle-up", "diamond", "cross", "x", "star", "pentagon", "hexagon", "hourglass"),
    *("bowtie", "hexagram", "octagon", "star-square"),
)
_DASHES = ("2px,3px", "6px,3px", "10px,3px,2px,3px")

SIMILAR = "similar"  # the middle half and the middle


class AreaOffered(TypedDict):
    """`key` is what a trace carries in its `meta`, and the page's address behind the #."""

    key: str
    name: str
    shown: bool  # from the first


class Course(TypedDict):
    """An area's figures with the number of its look."""

    area: AreaYears
    look: int
    steps: list[Step]


def courses(row: RowShown, first: float, last: float) -> Iterator[Course]:
    """Of every area but ourselves and the country, which is drawn from the first, that has a figure to draw."""
    for look, area in enumerate(row.get("areas", [])):
        if area["kind"] not in ("own", "country") and (steps := _steps(row, area, first, last)):
            yield {"area": area, "look": look, "steps": steps}


def _steps(row: RowShown, area: AreaYears, first: float, last: float) -> list[Step]:
    kind, found = beside(row), []
    for point, value in zip(row["annual"], map(drawable, area["values"]), strict=False):
        start, end = days_of(point, kind)
        drawn = first <= end <= last if kind == "day" else end > first and start < last
        if kind != "nothing" and value is not None and drawn:
            found.append(Step(point["label"], start, end, value))
    return found


def look_of(course: Course) -> tuple[Figure, Figure]:
    """The line and the mark of one area."""
    wider = course["area"]["kind"] != "neighbour"
    colour = SCREEN.ink_2 if wider else (SCREEN.line, SCREEN.ink)[course["look"] % 2]
    line = {"color": colour, "width": 2, "dash": _DASHES[course["look"] % len(_DASHES)]}
    symbol = _MARKS[course["look"] % len(_MARKS)] + "-open"
    return {**line, "shape": "hv"}, {"color": colour, "size": 9, "symbol": symbol, "line": {"width": 2}}


def at_ends(y: Sequence[float | None], size: int) -> list[int]:
    """Sizes of the marks of level years, each of which has two places: one mark at its end, none at its start."""
    places = accumulate(value is not None for value in y)
    return [size if value is not None and n % 2 == 0 else 0 for n, value in zip(places, y, strict=True)]


def offered(row: RowShown, found: list[Course], *, similar: bool, country: str) -> list[AreaOffered]:
    """The boxes to tick above the chart; `country` is its name, "" where it is not drawn."""
    boxes: list[AreaOffered] = []
    if similar:
        boxes.append({"key": SIMILAR, "name": "Half of similar councils, and their middle", "shown": True})
    if country:
        boxes.append({"key": "country", "name": country, "shown": True})
    return boxes + [
        {"key": one["area"]["code"], "name": one["area"]["name"], "shown": False} for one in found
    ]


def beside_which(rows: Iterable[RowShown], code: str) -> list[dict[str, str]]:
    """The measures that may be drawn below that one: those of the scorecard with a course to draw."""
    return [
        {"code": row["code"], "title": row["title"]}
        for row in rows
        if row["code"] != code and history(row).drawn
    ]
