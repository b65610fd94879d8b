"""The table of neighbours with a drawn column: one cell for each council, and the axis above them.

On the screen the places are per cents of the cell's width, so that dots keep their shape at every width; on paper,
where the drawing has a width of its own, they are units of it.
"""

from dataclasses import dataclass

from scorecards.charts.optimum import optimum_of
from scorecards.charts.paint import PRINT_FONT, Medium, Paint, paint_for
from scorecards.charts.scale import Axis, Scale, axis_for, value_scale
from scorecards.charts.series import drawable
from scorecards.charts.svg import Drawing, element, text_element
from scorecards.payload import AreaShown, ComparisonShown, NeighbourShown, RowShown

PRINT_WIDTH = 200
HEIGHTS: dict[Medium, int] = {"screen": 30, "print": 19}
AXIS_HEIGHT = 20
SQUARE = 9
# On a page a row is higher where a name takes two lines: its upright lines run on, and the style sheet cuts them off.
BEYOND: dict[Medium, int] = {"screen": 120, "print": 0}


@dataclass(frozen=True)
class Ruler:
    """Ticks, and the scale from values to hundredths of the cell."""

    axis: Axis
    scale: Scale
    medium: Medium
    optimum: float | None

    def x(self, value: float) -> str:
        share = self.scale(value)
        return f"{share:.1f}%" if self.medium == "screen" else f"{share / 100 * PRINT_WIDTH:.1f}"


def dotplot_axis(row: RowShown, medium: Medium = "screen") -> Drawing:
    """The axis's values, to stand above the drawn column."""
    comparison = row["comparison"]
    if not comparison:
        return Drawing("", "")
    ruler = _ruler(row, comparison, medium)
    paint = paint_for(medium)
    size = 14 if medium == "screen" else 12
    labels = "".join(
        text_element(label, class_="ax", x=ruler.x(tick), y=15, text_anchor="middle")
        for tick, label in zip(ruler.axis.ticks, ruler.axis.labels, strict=True)
    )
    words = element("g", labels, fill=paint.ink_2, font_size=size)
    alt = f"Axis from {ruler.axis.labels[0]} to {ruler.axis.labels[-1]}"
    return Drawing(outer(words, "axisrow", AXIS_HEIGHT, medium), alt)


def dotplot_cell(
    row: RowShown, council: NeighbourShown, own: bool = False, medium: Medium = "screen"
) -> Drawing:
    """One council's dot with its likely range, over the lines of the median, of England and of an average's optimum.

    The drawing is hidden from screen readers: the table's other cells hold the same numbers.
    """
    comparison = row["comparison"]
    if not comparison:
        return Drawing("", "")
    ruler, paint, height = _ruler(row, comparison, medium), paint_for(medium), HEIGHTS[medium]
    content = _lines(ruler, comparison, height, paint) + marks_of(ruler, council, own, height, paint)
    return Drawing(outer(content, "cirow", height, medium), f"{council['name']} {council['display']}")


def area_cell(row: RowShown, area: AreaShown) -> Drawing:
    """A region's square over the same lines: it is no council, and has no likely range."""
    comparison, value = row["comparison"], drawable(area["value"])
    if not comparison:
        return Drawing("", "")
    ruler, paint, height = _ruler(row, comparison, "screen"), paint_for("screen"), HEIGHTS["screen"]
    content = _lines(ruler, comparison, height, paint)
    if value is not None:
        half = SQUARE / 2
        place: dict[str, str | float] = {"x": ruler.x(value), "y": height / 2 - half}
        size: dict[str, str | float] = {"width": SQUARE, "height": SQUARE}
        content += element("rect", fill=paint.ink, **place, **size, transform=f"translate(-{half})")
    return Drawing(outer(content, "cirow", height, "screen"), f"{area['name']} {area['display']}")


def _ruler(row: RowShown, comparison: ComparisonShown, medium: Medium) -> Ruler:
    optimum = optimum_of(row)
    values: list[float | None] = [comparison["median"], comparison["england"]["value"]]
    values.append(optimum.value if optimum else None)
    values += [area["value"] for area in (comparison["region"], comparison.get("part")) if area]
    for council in (comparison["own"], *comparison["neighbours"]):
        # A council without a value gives nothing away by its interval either.
        if drawable(council["value"]) is not None:
            values += [council["value"], council["low"], council["high"]]
    known = [value for value in map(drawable, values) if value is not None]
    axis = axis_for(known, row["unit"], to_zero=False)  # dots have no length that must start at zero
    scale = value_scale([axis.low, axis.high], 5, 95)
    return Ruler(axis, scale, medium, optimum.value if optimum else None)


def upright(x: str, ends: tuple[int, int], class_: str, **paint: str | float) -> str:
    top, bottom = ends
    return element("line", class_=class_, **paint, x1=x, x2=x, y1=top, y2=bottom)


def _lines(ruler: Ruler, comparison: ComparisonShown, height: int, paint: Paint) -> str:
    ends = -BEYOND[ruler.medium], height + BEYOND[ruler.medium]
    parts = [upright(ruler.x(tick), ends, "grid", stroke=paint.rule) for tick in ruler.axis.ticks]
    median, england = drawable(comparison["median"]), drawable(comparison["england"]["value"])
    if median is not None:
        parts.append(upright(ruler.x(median), ends, "median", stroke=paint.ink, stroke_width=2))
    if england is not None:
        dashes = {"stroke_dasharray": "5 3"}
        parts.append(upright(ruler.x(england), ends, "engv", stroke=paint.teal, stroke_width=2.5, **dashes))
    if ruler.optimum is not None:
        dashes = {"stroke_dasharray": "10 3 2 3"}
        parts.append(
            upright(ruler.x(ruler.optimum), ends, "optimum", stroke=paint.ink, stroke_width=1.6, **dashes)
        )
    return "".join(parts)


def marks_of(ruler: Ruler, council: NeighbourShown, own: bool, height: int, paint: Paint) -> str:
    value, low, high = drawable(council["value"]), drawable(council["low"]), drawable(council["high"])
    if value is None:
        return ""
    class_, colour, width = ("ci ownci", paint.blue, 3.0) if own else ("ci", paint.line, 1.5)
    middle, interval = height / 2, ""
    if low is not None and high is not None:
        ends = {"x1": ruler.x(low), "x2": ruler.x(high)}
        interval = element(
            "line", class_=class_, stroke=colour, stroke_width=width, **ends, y1=middle, y2=middle
        )
    centre: dict[str, str | float] = {"cx": ruler.x(value), "cy": middle}
    if own:
        return interval + element("circle", class_="own", fill=paint.blue, stroke=paint.paper, **centre, r=6)
    return interval + element(
        "circle", class_="nb", fill=paint.paper, stroke=paint.line, stroke_width=1.5, **centre, r=5
    )


def outer(content: str, class_: str, height: int, medium: Medium) -> str:
    if medium == "screen":
        return element("svg", content, class_=class_, width="100%", height=height, aria_hidden="true")
    return element(
        "svg",
        content,
        class_=class_,
        viewBox=f"0 0 {PRINT_WIDTH} {height}",
        xmlns="http://www.w3.org/2000/svg",
        font_family=PRINT_FONT,
        aria_hidden="true",
    )
