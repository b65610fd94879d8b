"""Bars for the bands of a breakdown ("Under 20", "20 to 24", ...): a table with a drawn column.

A band's paint says how far it lies from the optimum: pale within it, half-dark beyond it, dark where the definition
emphasises it. The optimum itself is a dashed line: between two bands, or across the bars where these are averages.
"""

from scorecards.assembly.shown import shown
from scorecards.charts.optimum import beyond_optimum, optimum_in
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.series import cell_value, drawable
from scorecards.charts.svg import Drawing, element
from scorecards.payload import Breakdown, CategoryCell

PRINT_WIDTH = 200
HEIGHTS: dict[Medium, int] = {"screen": 26, "print": 16}
DASHES = "6 3"


def band_bar(breakdown: Breakdown, category: CategoryCell, medium: Medium = "screen") -> Drawing:
    """The category's bar, the longest of the breakdown filling its cell; no bar where the figure is hidden.

    The drawing is hidden from screen readers: the table's other cells hold the same numbers.
    """
    longest = _longest(breakdown)
    length, place = _length(breakdown, category), breakdown["cells"].index(category)
    drawn = ""
    if length is not None and length > 0:
        drawn = _bar(length / longest, _class(breakdown, place), medium)
    drawn += _across(breakdown, longest, medium) + _between(breakdown, place, medium)
    said = category["share_display"] or shown(category["cell"])
    return Drawing(_outer(drawn, medium), f"{category['label']}: {said}")


def _has_shares(breakdown: Breakdown) -> bool:
    return any(drawable(each["share"]) is not None for each in breakdown["cells"])


def _length(breakdown: Breakdown, category: CategoryCell) -> float | None:
    """The share where the breakdown has shares, else the figure itself."""
    if category["cell"]["hidden"]:
        return None
    return drawable(category["share"]) if _has_shares(breakdown) else cell_value(category["cell"])


def _longest(breakdown: Breakdown) -> float:
    lengths = [_length(breakdown, each) for each in breakdown["cells"]]
    optimum = _on_bars(breakdown)
    return max([length for length in (*lengths, optimum) if length is not None], default=0)


def _on_bars(breakdown: Breakdown) -> float | None:
    """The optimum where the bars are measured in what it is given in: averages of teams, never shares or counts."""
    optimum = optimum_in(breakdown)
    averages = breakdown["kind"] == "breakdown" and not _has_shares(breakdown)
    return optimum.value if optimum is not None and averages else None


def _class(breakdown: Breakdown, place: int) -> str:
    if breakdown["cells"][place]["emphasised"]:
        return "b2"
    return "b1" if beyond_optimum(breakdown)[place] else "b0"


def _fill(class_: str, paint: Paint) -> str:
    return {"b0": paint.blue_tint, "b1": paint.blue_half, "b2": paint.blue}[class_]


def _x(part: float, medium: Medium) -> str:
    # The edge is one unit wide and centred on the outline: half of it must not be cut off.
    return f"{part * 98:.1f}%" if medium == "screen" else f"{part * (PRINT_WIDTH - 2):.1f}"


def _bar(part: float, class_: str, medium: Medium) -> str:
    paint, height = paint_for(medium), HEIGHTS[medium]
    return element(
        "rect",
        class_=class_,
        fill=_fill(class_, paint),
        stroke=paint.blue,
        x=1,
        y=3,
        width=_x(part, medium),
        height=height - 6,
    )


def _line(x1: str, x2: str, y1: float, y2: float, medium: Medium) -> str:
    ends: dict[str, str | float] = {"x1": x1, "x2": x2, "y1": y1, "y2": y2}
    ink = paint_for(medium).ink
    return element("line", class_="optimum", stroke=ink, stroke_width=2, stroke_dasharray=DASHES, **ends)


def _across(breakdown: Breakdown, longest: float, medium: Medium) -> str:
    optimum = _on_bars(breakdown)
    if optimum is None or longest <= 0:
        return ""
    x = _x(optimum / longest, medium)
    return _line(x, x, 0, HEIGHTS[medium], medium)


def _between(breakdown: Breakdown, place: int, medium: Medium) -> str:
    """Along the upper edge of a band that lies on another side of the optimum than the band above it."""
    beyond = beyond_optimum(breakdown)
    if place == 0 or beyond[place] == beyond[place - 1]:
        return ""
    return _line("0", "100%" if medium == "screen" else str(PRINT_WIDTH), 1, 1, medium)


def _outer(drawn: str, medium: Medium) -> str:
    height = HEIGHTS[medium]
    if medium == "screen":
        return element("svg", drawn, width="100%", height=height, aria_hidden="true")
    return element(
        "svg",
        drawn,
        viewBox=f"0 0 {PRINT_WIDTH} {height}",
        xmlns="http://www.w3.org/2000/svg",
        aria_hidden="true",
    )
