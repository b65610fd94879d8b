"""The small trend of a scorecard row: the last twelve figures, their usual range, target and break.

A published page holds one for each of sixty rows, so every byte counts: whole relative steps, paint only where it
differs, and no class but the root's (the stylesheet finds the parts by kind and paint).
"""

from dataclasses import dataclass

from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Scale, value_scale
from scorecards.charts.series import Run, basis_of, breaks_within, cell_value, drawable, place_after, runs
from scorecards.charts.svg import Drawing, element, picture, whole_polyline
from scorecards.charts.words import break_label, story, target_sentence
from scorecards.payload import CellShown, RowShown

PERIODS = 12
STEP = 11
WIDTH, HEIGHT = 132, 36
LEFT, RIGHT = 4, 125
TOP, BOTTOM = 5, 31
LONE = "a1 1 0 1 0 2 0 1 1 0 1 0-2 0"


@dataclass(frozen=True)
class _Frame:
    cells: list[CellShown]
    starts: list[int]  # of the new series, by place
    runs: list[Run]
    scale: Scale

    def x(self, place: float) -> int:
        """The latest figure stands at the right, however short the series."""
        return round(RIGHT + (place - len(self.cells) + 1) * STEP)

    def y(self, value: float) -> int:
        return round(self.scale(value))


def sparkline(row: RowShown, medium: Medium = "screen") -> Drawing:
    """The row's last twelve periods. Each row has its own scale. `svg` is "" where no figure can be shown."""
    cells = row["series"][-PERIODS:]
    basis = basis_of(row)
    breaks = breaks_within(cells, row["breaks"], basis)
    starts = [place_after(cells, a_break, basis) for a_break in breaks]
    new_series = f"Break at {break_label(cells, starts[-1])}." if breaks else ""
    since = starts[-1] if starts else 0
    alt = " ".join(part for part in (story(cells, since, basis), target_sentence(row), new_series) if part)
    found = runs(cells, breaks, basis)
    if not found:
        return Drawing("", alt)
    frame = _Frame(cells, starts, found, value_scale(_heights(row, found), BOTTOM, TOP))
    paint = paint_for(medium)
    content = (
        _range(row, frame, paint)
        + _target(row, frame, paint)
        + _earlier(frame, paint)
        + _current(frame, paint)
    )
    return picture(content, f"0 0 {WIDTH} {HEIGHT}", alt, "spark", medium, fill="none")


def drawn_in(row: RowShown, drawing: Drawing) -> list[str]:
    """Which parts a key has to explain: "line", "band" (the usual range), "target", "break"; none of no drawing."""
    cells, basis = row["series"][-PERIODS:], basis_of(row)
    limits, target = row["limits"], row["target"]
    there = {
        "line": True,
        "band": limits is not None
        and drawable(limits["lower"]) is not None
        and drawable(limits["upper"]) is not None,
        "target": any(drawable(edge) is not None for edge in (target["value"], target.get("upper"))),
        "break": bool(breaks_within(cells, row["breaks"], basis)),
    }
    return [name for name, drawn in there.items() if drawn and drawing.svg]


def _heights(row: RowShown, found: list[Run]) -> list[float | None]:
    limits = row["limits"]
    bounds = [limits["lower"], limits["upper"]] if limits else []
    target = row["target"]["value"], row["target"].get("upper")
    return [*(value for run in found for _, value in run.points), *target, *bounds]


def _range(row: RowShown, frame: _Frame, paint: Paint) -> str:
    limits = row["limits"]
    if not limits or drawable(limits["lower"]) is None or drawable(limits["upper"]) is None:
        return ""
    # The limits belong to the current series: they must not reach back over a break.
    left = frame.x(frame.starts[-1] - 0.5) if frame.starts else frame.x(0) - 2
    top, bottom = frame.y(limits["upper"]), frame.y(limits["lower"])
    return element("path", fill=paint.range, d=f"M{left} {top}H{RIGHT + 2}V{bottom}H{left}z")


def _target(row: RowShown, frame: _Frame, paint: Paint) -> str:
    edges = (drawable(row["target"]["value"]), drawable(row["target"].get("upper")))
    line = "".join(f"M{LEFT - 2} {frame.y(edge)}H{RIGHT + 5}" for edge in edges if edge is not None)
    if not line:
        return ""
    return element("path", stroke=paint.plum, stroke_dasharray="4", d=line)


def _earlier(frame: _Frame, paint: Paint) -> str:
    """The part before the last break, and the breaks as dashes within the same path, which saves an element."""
    dashes = "v5m0 5" * 3 + "v5"
    marks = (f"M{frame.x(start - 0.5)} 1{dashes}" for start in frame.starts)
    return _path(frame, [run for run in frame.runs if not run.current], "".join(marks), stroke=paint.line)


def _current(frame: _Frame, paint: Paint) -> str:
    found = [run for run in frame.runs if run.current]
    latest = cell_value(frame.cells[-1])
    if latest is None:
        # No dot: an earlier figure must not pass for the latest.
        return _path(frame, found, stroke=paint.blue, stroke_width=2)
    dot = element("circle", cx=RIGHT, cy=frame.y(latest), r=3, fill=paint.blue)
    if found and len(found[-1].points) == 1:
        found.pop()  # the latest figure stands alone: its dot is enough
    return _path(frame, found, stroke=paint.blue, stroke_width=2) + dot


def _path(frame: _Frame, found: list[Run], more: str = "", **paint: str | float) -> str:
    drawn = [[(frame.x(place), frame.y(value)) for place, value in run.points] for run in found]
    # A figure between two gaps has no line: a small circle stands for it.
    path = "".join(whole_polyline(p) if len(p) > 1 else f"M{p[0][0] - 1} {p[0][1]}{LONE}" for p in drawn)
    return element("path", **paint, d=path + more) if path + more else ""
