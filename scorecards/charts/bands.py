"""Bars for the bands of a breakdown ("Under 20", "20 to 24", ...): a table with a drawn column."""

from scorecards.assembly.shown import shown
from scorecards.charts.paint import Medium, paint_for
from scorecards.charts.series import cell_value, drawable
from scorecards.charts.svg import Drawing, element
from scorecards.payload import Breakdown, CategoryCell

PRINT_WIDTH = 200
HEIGHTS: dict[Medium, int] = {"screen": 26, "print": 16}


def band_bar(breakdown: Breakdown, category: CategoryCell, medium: Medium = "screen") -> Drawing:
    """The category's bar, the longest of the breakdown filling its cell; no bar where the figure is hidden.

    Emphasised bands are filled, the others pale with an edge. The drawing is hidden from screen readers: the
    table's other cells hold the same numbers.
    """
    lengths = [length for length in (_length(breakdown, c) for c in breakdown["cells"]) if length is not None]
    length, longest = _length(breakdown, category), max(lengths, default=0)
    bar = ""
    if length is not None and length > 0:
        bar = _bar(length / longest, category["emphasised"], medium)
    said = category["share_display"] or shown(category["cell"])
    return Drawing(_outer(bar, medium), f"{category['label']}: {said}")


def _length(breakdown: Breakdown, category: CategoryCell) -> float | None:
    """The share where the breakdown has shares, else the figure itself."""
    if category["cell"]["hidden"]:
        return None
    if any(drawable(c["share"]) is not None for c in breakdown["cells"]):
        return drawable(category["share"])
    return cell_value(category["cell"])


def _bar(part: float, emphasised: bool, medium: Medium) -> str:
    paint, height = paint_for(medium), HEIGHTS[medium]
    # The edge is one unit wide and centred on the outline: half of it must not be cut off.
    width = f"{part * 98:.1f}%" if medium == "screen" else f"{part * (PRINT_WIDTH - 2):.1f}"
    return element(
        "rect",
        class_="b2" if emphasised else "b0",
        fill=paint.blue if emphasised else paint.blue_tint,
        stroke=paint.blue,
        x=1,
        y=2,
        width=width,
        height=height - 4,
    )


def _outer(bar: str, medium: Medium) -> str:
    height = HEIGHTS[medium]
    if medium == "screen":
        return element("svg", bar, width="100%", height=height, aria_hidden="true")
    return element(
        "svg",
        bar,
        viewBox=f"0 0 {PRINT_WIDTH} {height}",
        xmlns="http://www.w3.org/2000/svg",
        aria_hidden="true",
    )
