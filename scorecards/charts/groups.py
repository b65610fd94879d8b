"""Groups that each have people of their own (children of an age): each one's share with its likely range.

A dotted line is the figure of all. On a page the drawings are a column of a table, as those of similar councils are.
"""

from scorecards.assembly.shown import shown
from scorecards.charts.dotplot import AXIS_HEIGHT, BEYOND, HEIGHTS, PRINT_WIDTH, Ruler, outer, upright
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import axis_for, value_scale
from scorecards.charts.series import cell_value, drawable
from scorecards.charts.sheets import Column, line_of_words, nested, sheet
from scorecards.charts.svg import Drawing, element, text_element
from scorecards.payload import Breakdown, CategoryCell, RowShown

FEWEST = 2
ROW = HEIGHTS["print"]  # the upright lines of each row go on in the next
COLUMNS = (Column(0), Column(236, "end"), Column(330, "end"))


def are_groups(breakdown: Breakdown) -> bool:
    """Whether each is a share of its own people: two shown groups at least, not all out of the same number."""
    wholes = [each["cell"]["denominator"] for each in breakdown["cells"] if each.get("low") is not None]
    return breakdown["kind"] == "breakdown" and len(wholes) >= FEWEST and len(set(wholes)) > 1


def group_axis(row: RowShown, breakdown: Breakdown, medium: Medium = "screen") -> Drawing:
    """The axis's values, to stand above the drawn column."""
    ruler, paint = _ruler(row, breakdown, medium), paint_for(medium)
    labels = "".join(
        text_element(label, class_="ax", x=ruler.x(tick), y=15, text_anchor="middle")
        for tick, label in zip(ruler.axis.ticks, ruler.axis.labels, strict=True)
    )
    words = element("g", labels, fill=paint.ink_2, font_size=14 if medium == "screen" else 12)
    alt = f"Axis from {ruler.axis.labels[0]} to {ruler.axis.labels[-1]}"
    return Drawing(outer(words, "axisrow", AXIS_HEIGHT, medium), alt)


def group_cell(
    row: RowShown, breakdown: Breakdown, category: CategoryCell, medium: Medium = "screen"
) -> Drawing:
    """One group's dot with its likely range over the dotted line of all; nothing of a hidden one."""
    ruler, paint, height = _ruler(row, breakdown, medium), paint_for(medium), HEIGHTS[medium]
    drawn = _whole(row, ruler, height, paint) + _group(category, ruler, height, paint)
    said = category["share_display"] or shown(category["cell"])
    return Drawing(outer(drawn, "cirow", height, medium), f"{category['label']} {said}")


def group_note(row: RowShown) -> str:
    """How the drawing is to be read."""
    whole = f" The dotted line is all together, {row['latest']['display']}." if _all(row) is not None else ""
    return (
        f"Each bar is the likely range (95% interval).{whole} The groups are not tested against each other."
    )


def group_sheet(row: RowShown, breakdown: Breakdown) -> Drawing:
    """All groups as one drawing."""
    plot = 350
    parts = [line_of_words((breakdown["title"], "Share", "Number"), COLUMNS, 14, head=True)]
    parts.append(nested(group_axis(row, breakdown, "print"), plot, 0, PRINT_WIDTH, AXIS_HEIGHT))
    for place, each in enumerate(breakdown["cells"]):
        top, cell = AXIS_HEIGHT + 4 + place * ROW, each["cell"]
        numbers = (
            ""
            if cell["numerator"] is None or cell["denominator"] is None
            else (f"{cell['numerator']:g} of {cell['denominator']:g}")
        )
        parts.append(
            line_of_words((each["label"], each["share_display"] or shown(cell), numbers), COLUMNS, top + 14)
        )
        drawn = group_cell(row, breakdown, each, "print")
        parts.append(nested(drawn, plot, top, PRINT_WIDTH, HEIGHTS["print"]))
    height = AXIS_HEIGHT + 4 + len(breakdown["cells"]) * ROW
    said = ", ".join(
        f"{each['label']} {each['share_display'] or shown(each['cell'])}" for each in breakdown["cells"]
    )
    return sheet(
        "".join(parts), plot + PRINT_WIDTH, height, f"{breakdown['title']}: {said}. {group_note(row)}"
    )


def _all(row: RowShown) -> float | None:
    return cell_value(row["latest"])


def _ruler(row: RowShown, breakdown: Breakdown, medium: Medium) -> Ruler:
    values = [_all(row)]
    for each in breakdown["cells"]:
        if cell_value(each["cell"]) is not None:
            values += [each["cell"]["value"], each.get("low"), each.get("high")]
    known = [value for value in map(drawable, values) if value is not None]
    axis = axis_for(known, row["unit"], to_zero=False)
    return Ruler(axis, value_scale([axis.low, axis.high], 5, 95), medium, None)


def _whole(row: RowShown, ruler: Ruler, height: int, paint: Paint) -> str:
    ends = -BEYOND[ruler.medium], height + BEYOND[ruler.medium]
    lines = "".join(upright(ruler.x(tick), ends, "grid", stroke=paint.rule) for tick in ruler.axis.ticks)
    whole = _all(row)
    if whole is None:
        return lines
    look: dict[str, str | float] = {"stroke": paint.blue, "stroke_width": 1.8, "stroke_dasharray": "2 4"}
    return lines + upright(ruler.x(whole), ends, "allv", **look)


def _group(category: CategoryCell, ruler: Ruler, height: int, paint: Paint) -> str:
    value, low, high = (
        cell_value(category["cell"]),
        drawable(category.get("low")),
        drawable(category.get("high")),
    )
    if value is None:
        return ""
    middle, drawn = height / 2, ""
    if low is not None and high is not None:
        ends: dict[str, str | float] = {"x1": ruler.x(low), "x2": ruler.x(high), "y1": middle, "y2": middle}
        drawn = element("line", class_="ci ownci", stroke=paint.blue, stroke_width=3, **ends)
    return drawn + element(
        "circle", class_="own", fill=paint.blue, stroke=paint.paper, cx=ruler.x(value), cy=middle, r=6
    )
