"""The large trend chart of an indicator: our line, breaks, target, usual range, neighbours and England.

At most four series: ourselves, the neighbours (the middle half as a band with its median), England, the target.
The title and what `chart_notes` says belong to the page, not into the drawing.
"""

from collections.abc import Sequence

from scorecards.charts.comparators import Step, unbroken
from scorecards.charts.direct_labels import direct_labels
from scorecards.charts.frame import (
    BreakNote,
    Pin,
    break_notes,
    draw_breaks,
    draw_pins,
    grid,
    pins,
    room_for_pins,
    years,
)
from scorecards.charts.history import History, history
from scorecards.charts.layout import Form, Measures, Plot, measures_for, plot_for, time_scale
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.resolutions import DRAWN_HERE, Lane
from scorecards.charts.series import Run, cell_value, remarked
from scorecards.charts.svg import Drawing, Point, element, picture, polyline
from scorecards.charts.words import no_chart_words, trend_sentence
from scorecards.payload import RowShown

MOST_DOTS = 40  # in a longer series every figure's dot would hide the line


def trend(
    row: RowShown, name: str, form: Form = "wide", medium: Medium = "screen", lane: bool = False
) -> Drawing:
    """The trend of one row; `name` is what the line of the council is called ("Exampleton").

    `form` "narrow" is for phones and for large print. With fewer than two figures of our own `svg` is "" and
    `alt` the sentence that stands in its place. With `lane` it keeps a place for what was resolved (`lane_of`).
    """
    content = history(row)
    if not content.drawn:
        return Drawing("", no_chart_words(content))
    alt = trend_sentence(row, content)
    measures, paint = measures_for(form, medium), paint_for(medium)
    plot, notes, pinned = _laid_out(row, content, measures, lane)
    drawn = _drawn(row, name, content, plot, paint, notes, pinned, lane)
    group = element("g", drawn, fill=paint.ink_2, font_size=measures.size)
    box = f"0 0 {measures.width} {measures.height}"
    on_paper = medium == "print"
    width, height = (None, None) if on_paper else (measures.width, measures.height)
    return picture(group, box, alt, f"trend {form}", medium, width=width, height=height)


def lane_of(row: RowShown, form: Form = "wide", medium: Medium = "screen") -> Lane | None:
    """Where a trend drawn with `lane` keeps its place for what was resolved; None where there is no chart."""
    content = history(row)
    if not content.drawn:
        return None
    measures = measures_for(form, medium)
    plot, notes, _ = _laid_out(row, content, measures, lane=True)
    return {
        "first": plot.time.low,
        "last": plot.time.high,
        "left": plot.time.start,
        "right": plot.time.end,
        "top": _lane_top(notes, measures),
        "base": plot.foot,
        "radius": measures.pin,
    }


def _laid_out(
    row: RowShown, content: History, measures: Measures, lane: bool
) -> tuple[Plot, list[BreakNote], list[Pin]]:
    """The plot, with the words of breaks and the marks of events around it."""
    time = time_scale(measures, content)
    notes = break_notes(content, measures, time)
    pinned = pins(content, row["events"], time, measures.pin)
    top = _lane_top(notes, measures) + (2 * measures.pin + 3 if lane else 0) + 8
    return plot_for(measures, content, top, room_for_pins(pinned, measures.pin)), notes, pinned


def _lane_top(notes: list[BreakNote], measures: Measures) -> float:
    """Below the words of the breaks."""
    return 8 + measures.line * max((note.row + len(note.lines) for note in notes), default=0)


def _drawn(
    row: RowShown,
    name: str,
    content: History,
    plot: Plot,
    paint: Paint,
    notes: list[BreakNote],
    pinned: list[Pin],
    lane: bool,
) -> str:
    """Everything in the order of painting: what stands behind comes first."""
    return (
        grid(plot, content, paint)
        + (_marks(content, plot, paint) if content.on_a_day else _neighbours(content, plot, paint))
        + _levels(content, plot, paint)
        + draw_breaks(notes, plot, paint)
        + (DRAWN_HERE if lane else "")
        + draw_pins(pinned, plot, content, paint)
        + _own(content, plot, paint)
        + years(plot, content, paint)
        + direct_labels(row, name, content, plot, paint)
    )


def _neighbours(content: History, plot: Plot, paint: Paint) -> str:
    """Middle half as a band, median and England as lines, all level within a year because they are annual."""
    median = _stairs(content.annual.median, content, plot)
    england = _stairs(content.annual.england, content, plot)
    band = _band(content, plot)
    return (
        (element("path", class_="band", fill=paint.band, stroke=paint.band_edge, d=band) if band else "")
        + (_line("med", median, stroke=paint.line, stroke_width="1.6") if median else "")
        + (
            _line("engline", england, stroke=paint.teal, stroke_width="2.4", stroke_dasharray="9 3")
            if england
            else ""
        )
    )


def _marks(content: History, plot: Plot, paint: Paint) -> str:
    """Counts on one day: the middle half as a bar on its day, median and England as ticks across it."""
    annual, half = content.annual, plot.measures.mark
    lower = {step.start: step for step in annual.lower}

    def ticks(steps: Sequence[Step], reach: float) -> str:
        return "".join(
            f"M{plot.time(step.end) - reach:.1f} {plot.value(step.value):.1f}h{2 * reach:.1f}"
            for step in steps
        )

    bars = "".join(
        f"M{plot.time(step.end) - half:.1f} {plot.value(step.value):.1f}h{2 * half:.1f}"
        f"V{plot.value(lower[step.start].value):.1f}h{-2 * half:.1f}z"
        for step in annual.upper
        if step.start in lower
    )
    band = element("path", class_="band", fill=paint.band, stroke=paint.band_edge, d=bars) if bars else ""
    median, england = ticks(annual.median, half + 2), ticks(annual.england, half + 4)
    return (
        band
        + (_line("med", median, stroke=paint.line, stroke_width="1.6") if median else "")
        + (_line("engline", england, stroke=paint.teal, stroke_width="3.2") if england else "")
    )


def _line(class_: str, path: str, **paint: str | float | None) -> str:
    return element("path", class_=class_, fill="none", **paint, d=path)


def _corners(steps: Sequence[Step], plot: Plot) -> list[Point]:
    right = plot.time(plot.time.high)
    found: list[Point] = []
    for step in steps:
        y = plot.value(step.value)
        found += [(plot.time(max(step.start, plot.time.low)), y), (min(plot.time(step.end), right), y)]
    return found


def _stairs(steps: Sequence[Step], content: History, plot: Plot) -> str:
    return "".join(polyline(_corners(group, plot)) for group in unbroken(steps, content.break_days))


def _band(content: History, plot: Plot) -> str:
    lower = {step.start: step for step in content.annual.lower}
    both = [step for step in content.annual.upper if step.start in lower]
    return "".join(
        polyline(_corners(group, plot) + _corners([lower[step.start] for step in group], plot)[::-1]) + "Z"
        for group in unbroken(both, content.break_days)
    )


def _levels(content: History, plot: Plot, paint: Paint) -> str:
    """The usual range, the target and the optimum, straight across."""
    right, parts = plot.measures.right, []
    if content.limits:
        start = plot.time(content.limits_from)
        for bound in (content.limits["lower"], content.limits["upper"]):
            path = f"M{start:.1f} {plot.value(bound):.1f}H{right}"
            parts.append(_line("limit", path, stroke=paint.blue, stroke_width="1.8", stroke_dasharray="2 4"))
    if content.target is not None:
        left, edges = round(plot.left), [content.target]
        if content.target_upper is not None:
            edges.append(content.target_upper)
            top, foot = (plot.value(edge) for edge in reversed(edges))
            band = f"M{left} {top:.1f}H{right}V{foot:.1f}H{left}z"
            parts.append(element("path", class_="targetband", fill=paint.plum, fill_opacity="0.08", d=band))
        path = "".join(f"M{left} {plot.value(edge):.1f}H{right}" for edge in edges)
        parts.append(_line("targetline", path, stroke=paint.plum, stroke_width=2, stroke_dasharray="7 4"))
    if content.optimum is not None:
        path = f"M{round(plot.left)} {plot.value(content.optimum.value):.1f}H{right}"
        parts.append(_line("optimum", path, stroke=paint.ink, stroke_width=1.6, stroke_dasharray="10 3 2 3"))
    return "".join(parts)


def _own(content: History, plot: Plot, paint: Paint) -> str:
    def points(run: Run) -> list[Point]:
        return [(plot.time(content.days[place]), plot.value(value)) for place, value in run.points]

    earlier = "".join(
        polyline(points(run)) for run in content.runs if not run.current and len(run.points) > 1
    )
    current = "".join(polyline(points(run)) for run in content.runs if run.current and len(run.points) > 1)
    join = {"stroke_linejoin": "round", "stroke_linecap": "round"}
    return (
        (_line("line pre", earlier, stroke=paint.line, stroke_width=2, **join) if earlier else "")
        + (_line("line", current, stroke=paint.blue, stroke_width="3.2", **join) if current else "")
        + _likely(content, plot, paint)
        + "".join(_dots(run, points(run), content, paint) for run in content.runs)
    )


def _likely(content: History, plot: Plot, paint: Paint) -> str:
    """The likely range of a sample's latest figure: an upright bar with ends, through its dot."""
    if content.likely is None:
        return ""
    x, half = plot.time(content.days[-1]), 4
    low, high = (plot.value(one) for one in content.likely)
    ends = "".join(f"M{x - half:.1f} {y:.1f}h{2 * half}" for y in (low, high))
    return _line("ci ownci", f"M{x:.1f} {low:.1f}V{high:.1f}{ends}", stroke=paint.blue, stroke_width="1.6")


def _dots(run: Run, points: list[Point], content: History, paint: Paint) -> str:
    """A dot for each figure; larger for those beyond the usual range, largest for the latest; hollow with a remark."""
    drawn, many = [], len(content.cells) > MOST_DOTS
    latest = len(content.cells) - 1 if cell_value(content.cells[-1]) is not None else None
    for (place, value), at in zip(run.points, points, strict=True):
        hollow, alone = remarked(content.cells[place]), len(points) == 1
        if run.current and (place == latest or _beyond(value, content)):
            drawn.append(_dot("own", at, 5.5 if place == latest else 4, paint.blue, hollow, paint))
        elif hollow or alone or not many:
            colour = paint.blue if run.current else paint.line
            drawn.append(_dot("pt" if run.current else "pt pre", at, 2.6, colour, hollow, paint))
    return "".join(drawn)


def _dot(kind: str, at: Point, radius: float, colour: str, hollow: bool, paint: Paint) -> str:
    x, y = at
    if hollow:
        look: dict[str, str | float] = {"fill": paint.paper, "stroke": colour, "stroke_width": 2}
        return element("circle", class_=f"{kind} noted", **look, cx=x, cy=y, r=max(radius - 0.5, 3.4))
    stroke = paint.paper if kind == "own" else None
    return element("circle", class_=kind, fill=colour, stroke=stroke, cx=x, cy=y, r=radius)


def _beyond(value: float, content: History) -> bool:
    limits = content.limits
    return limits is not None and not limits["lower"] <= value <= limits["upper"]
