"""The strip of a scorecard row: the council among its statistical neighbours. Further right is always better.

Rings are the dots of a dashed line (dashes without length, round ends), drawn wide in grey and again narrower in
white: two short paths instead of ten circles, because a published page holds sixty strips. What all strips share, the
rings' paint and the line they stand on, is in the page's style sheet. Where councils have the same figure their rings
lie above and below the line, so that ten councils are ten rings.
"""

from itertools import pairwise

from indicators.terms.wording import count_words
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Scale, value_scale
from scorecards.charts.series import drawable
from scorecards.charts.svg import Drawing, element, joined, picture
from scorecards.charts.swarm import swarm
from scorecards.charts.words import country
from scorecards.payload import ComparisonShown, RowShown

WIDTH, HEIGHT = 200, 34
EDGE = 10  # keeps the outermost dots whole
MIDDLE = 15
ROWS = (MIDDLE, MIDDLE - 10, MIDDLE + 10)


def strip(row: RowShown, medium: Medium = "screen", *, labelled: bool = True) -> Drawing:
    """Neighbours as hollow rings, their median a tall tick, England a short one, ourselves a filled dot.

    `labelled=False` where words beside the strip say all that it shows.
    `svg` is "" where there is no comparison or nothing in it can be drawn.
    """
    comparison = row["comparison"]
    if not comparison:
        return Drawing("", "")
    alt = _sentence(comparison)
    rings = [value for value in (drawable(n["value"]) for n in comparison["neighbours"]) if value is not None]
    own, england = drawable(comparison["own"]["value"]), drawable(comparison["england"]["value"])
    median = drawable(comparison["median"])
    if not rings and own is None:
        return Drawing("", alt)
    right, left = WIDTH - EDGE, EDGE
    ends = (right, left) if row["polarity"] == "low" else (left, right)
    scale = value_scale([*rings, own, england, median], *ends)
    paint = paint_for(medium)
    content = (
        (element("path", stroke=paint.rule, d=f"M0 {MIDDLE}H{WIDTH}") if medium == "print" else "")
        + _tick(scale, median, 2, (2, 28), paint.ink)
        + _rings(scale, rings, own, paint, medium)
        + _tick(scale, england, 3, (21, 31), paint.teal)
        + _own(scale, own, paint)
    )
    return picture(content, f"0 0 {WIDTH} {HEIGHT}", alt, "strip", medium, labelled)


def _sentence(comparison: ComparisonShown) -> str:
    """ "2024/25: ours 83%, middle of 10 similar councils 88%, England 84%. Better than 2 of 10." """
    parts = []
    if drawable(comparison["own"]["value"]) is not None:
        parts.append(f"ours {comparison['own']['display']}")
    else:
        parts.append("ours not shown")
    if drawable(comparison["median"]) is not None:
        councils = count_words(comparison["n"], "similar councils")
        parts.append(f"middle of {councils} {comparison['median_display']}")
    if drawable(comparison["england"]["value"]) is not None:
        parts.append(f"{country(comparison)} {comparison['england']['display']}")
    judged = f" {comparison['sentence'].rstrip('.')}." if comparison["sentence"] else ""
    return f"{comparison['period']}: {', '.join(parts)}.{judged}"


def _tick(scale: Scale, value: float | None, width: int, ends: tuple[int, int], colour: str) -> str:
    """An upright line as a filled bar, which is shorter to write than a stroked one."""
    if value is None:
        return ""
    top, bottom = ends
    left = round(scale(value) - width / 2)
    return element("path", fill=colour, d=f"M{left} {top}h{width}V{bottom}h-{width}z")


def _rings(scale: Scale, values: list[float], own: float | None, paint: Paint, medium: Medium) -> str:
    """Two lines one upon the other. Their paint is the same in every strip: on a page the style sheet has it."""
    taken = [] if own is None else [round(scale(own))]
    rows = swarm([round(scale(value)) for value in values], len(ROWS), (EDGE, WIDTH - EDGE), taken)
    line = _line_of(rows)
    if not line:
        return ""
    wide: dict[str, str | float] = {}
    narrow: dict[str, str | float] = {}
    if medium == "print":
        wide = {"stroke": paint.line, "stroke_width": 9.5, "stroke_linecap": "round"}
        narrow = {"stroke": paint.paper, "stroke_width": 6.5}
    drawn = element("path", d=line) + element("path", **narrow, d=line)
    return element("g", drawn, **wide, stroke_dasharray=_dashes(rows[0]))


def _dashes(places: list[int]) -> str | None:
    """A dash without length at each place; the last gap reaches beyond the line's end."""
    if not places:
        return None
    gaps = [later - earlier for earlier, later in pairwise([*places, places[-1] + WIDTH])]
    return joined(part for gap in gaps for part in (0, gap))


def _line_of(rows: list[list[int]]) -> str:
    """The dashed line, and a short one for each dot beside it: dashes begin anew, so it shows the first dot alone."""
    beside = "".join(
        f"M{place} {y}h1" for places, y in zip(rows[1:], ROWS[1:], strict=True) for place in places
    )
    if not rows[0]:
        return beside
    # The line runs a little past its last dot: browsers leave out a dash that starts exactly at the end.
    return f"M{rows[0][0]} {MIDDLE}H{rows[0][-1] + 1}{beside}"


def _own(scale: Scale, value: float | None, paint: Paint) -> str:
    if value is None:
        return ""
    return element("circle", cx=round(scale(value)), cy=MIDDLE, r=5.5, fill=paint.blue)
