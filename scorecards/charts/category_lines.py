"""Bands and kinds over time: a small chart each, all on one scale, a hollow dot where each stood a year ago."""

from collections.abc import Sequence

from indicators.terms.periods import Period
from indicators.terms.vocabulary import COUNTS, Basis
from indicators.terms.wording import amount_words
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Axis, Scale, axis_for
from scorecards.charts.series import Run, basis_of, breaks_within, drawable, place_after, runs
from scorecards.charts.sheets import Panel, panels_side_by_side
from scorecards.charts.svg import Drawing, Point, element, picture, polyline, text_element
from scorecards.charts.words import period_noun
from scorecards.payload import Break, Breakdown, CategoryCell, CellShown, RowShown

WIDTH, HEIGHT, RIGHT, TOP, FOOT = 220, 104, 172, 12, 82


def category_panels(row: RowShown, breakdown: Breakdown, medium: Medium = "screen") -> list[Panel]:
    """In the order of the breakdown; nothing where it has no figures over time."""
    axis = axis_of(row, breakdown)
    return [_panel(row, each, cells_of(breakdown, each), axis, medium) for each in _over_time(breakdown)]


def category_sheet(row: RowShown, breakdown: Breakdown) -> Drawing:
    """All of them as one drawing."""
    panels = category_panels(row, breakdown, "print")
    return panels_side_by_side(panels, 3, (WIDTH, HEIGHT), category_note(row, breakdown))


def category_heading(breakdown: Breakdown) -> str:
    """ "Main worry at referral over 12 quarters"."""
    cells = cells_of(breakdown, breakdown["cells"][0])
    return f"{breakdown['title']} over {period_noun(cells, len(cells))}"


def category_note(row: RowShown, breakdown: Breakdown) -> str:
    """How the small charts are to be read."""
    axis, over_time = axis_of(row, breakdown), _over_time(breakdown)
    if not over_time:
        return ""
    scale = f"One scale for all, {axis.labels[0]} to {axis.labels[-1]}."
    compared = any(year_ago(row, cells_of(breakdown, each)) is not None for each in over_time)
    gaps = any(None in each["values"] for each in over_time)
    parts = (
        scale,
        "Hollow dot: a year ago." if compared else "",
        "A gap is a figure that is hidden or missing." if gaps else "",
        "The kinds are not tested one by one.",
    )
    return " ".join(part for part in parts if part)


def cells_of(breakdown: Breakdown, category: CategoryCell) -> list[CellShown]:
    """One category's figures as a series of cells, of which only place, value and display say anything."""
    nothing = {"numerator": None, "denominator": None, "symbol": "", "reason": "", "people": ""}
    remarks = {"hidden": False, "provisional": False, "revised_from": "", "note": ""}
    shown = zip(
        breakdown.get("periods", []), category.get("values", []), category.get("displays", []), strict=True
    )
    return [
        {**place, "value": value, "display": display, **nothing, **remarks}  # type: ignore[typeddict-item]
        for place, value, display in shown
    ]


def year_ago(row: RowShown, cells: Sequence[CellShown]) -> int | None:
    """The place of the same period a year earlier; None where it has no figure, or a break lies between."""
    if not cells or cells[-1]["value"] is None:
        return None
    before = Period.from_code(cells[-1]["period"]).year_before().code
    place = next((n for n, cell in enumerate(cells) if cell["period"] == before), None)
    if place is None or cells[place]["value"] is None or place == len(cells) - 1:
        return None
    breaks = breaks_within(cells, row["breaks"], basis_of(row))
    return None if any(place_after(cells, one, basis_of(row)) > place for one in breaks) else place


def axis_of(row: RowShown, breakdown: Breakdown) -> Axis:
    """From zero: these are parts of one thing, whose sizes are compared."""
    values = [drawable(value) for each in breakdown["cells"] for value in each.get("values", [])]
    return axis_for([0.0, *(value for value in values if value is not None)], row["unit"])


def _over_time(breakdown: Breakdown) -> list[CategoryCell]:
    return [each for each in breakdown["cells"] if "values" in each and breakdown.get("periods")]


def _panel(
    row: RowShown, category: CategoryCell, cells: list[CellShown], axis: Axis, medium: Medium
) -> Panel:
    paint, level = paint_for(medium), Scale(axis.low, axis.high, FOOT, TOP)
    left = 34 if len(axis.labels[-1]) > 2 else 26
    time = Scale(0, len(cells) - 1, left + 4, RIGHT)
    basis, before = basis_of(row), year_ago(row, cells)
    breaks = breaks_within(cells, row["breaks"], basis)
    drawn = _grid(axis, level, left, paint) + _breaks(cells, breaks, basis, time, paint)
    drawn += _lines(runs(cells, breaks, basis), time, level, paint) + _ends(cells, left, paint)
    marks = [(place, place == before) for place in (before, len(cells) - 1) if place is not None]
    for place, hollow in marks:
        value = drawable(cells[place]["value"])
        if value is not None:
            drawn += _mark((time(place), level(value)), cells[place]["display"], hollow, paint)
    words = _words(row, category, cells, before)
    size = (None, None) if medium == "print" else (WIDTH, HEIGHT)
    alt = f"{category['label']}, {cells[0]['label']} to {cells[-1]['label']}: {words}."
    drawing = picture(drawn, f"0 0 {WIDTH} {HEIGHT}", alt, "panel", medium, width=size[0], height=size[1])
    return Panel(category["label"], words, drawing)


def _words(row: RowShown, category: CategoryCell, cells: Sequence[CellShown], before: int | None) -> str:
    """ "51 children, 33 a year ago: 18 more"."""
    latest, people = cells[-1], category["cell"]["people"] if row["unit"] in COUNTS else ""
    now = f"{latest['display']} {people}".rstrip() if latest["value"] is not None else latest["display"]
    if before is None:
        return now
    said, then = f"{now}, {cells[before]['display']} a year ago", cells[before]["value"]
    if row["unit"] not in COUNTS or latest["value"] is None or then is None:
        return said
    step = latest["value"] - then
    way = f"{amount_words(abs(step))} {'more' if step > 0 else 'fewer'}" if step else "as many"
    return f"{said}: {way}"


def _grid(axis: Axis, level: Scale, left: float, paint: Paint) -> str:
    """Lines at every tick; words at the lowest, the highest and, where there is one, the middle."""
    ticks = list(zip(axis.ticks, axis.labels, strict=True))
    path = "".join(f"M{left} {level(tick):.1f}H{RIGHT + 6}" for tick, _ in ticks)
    named = {0, len(ticks) - 1} | ({len(ticks) // 2} if len(ticks) % 2 else set())
    words = "".join(
        text_element(label, class_="ax", x=left - 6, y=level(tick) + 4.5, text_anchor="end")
        for place, (tick, label) in enumerate(ticks)
        if place in named
    )
    return element("path", class_="grid", stroke=paint.rule, d=path) + element(
        "g", words, fill=paint.ink_2, font_size=13
    )


def _breaks(
    cells: Sequence[CellShown], breaks: Sequence[Break], basis: Basis | None, time: Scale, paint: Paint
) -> str:
    places = [place_after(cells, one, basis) - 0.5 for one in breaks]
    path = "".join(f"M{time(place):.1f} {TOP - 6}V{FOOT}" for place in places)
    look: dict[str, str | float] = {"stroke_width": 1.2, "stroke_dasharray": "1.5 2.5"}
    return element("path", class_="break", stroke=paint.ink, **look, d=path) if path else ""


def _lines(found: Sequence[Run], time: Scale, level: Scale, paint: Paint) -> str:
    path = alone = ""
    for run in found:
        points: list[Point] = [(time(place), level(value)) for place, value in run.points]
        if len(points) > 1:
            path += polyline(points)
        else:
            alone += element("circle", class_="pt", fill=paint.blue, cx=points[0][0], cy=points[0][1], r=2.2)
    look: dict[str, str | float] = {"stroke": paint.blue, "stroke_width": 2.4, "stroke_linejoin": "round"}
    return (element("path", class_="line", fill="none", **look, d=path) if path else "") + alone


def _mark(at: Point, display: str, hollow: bool, paint: Paint) -> str:
    """The latest figure, filled, its number at its right; or that of a year ago, hollow, its number above."""
    x, y = at
    number = display.split(" per ")[0]
    if not hollow:
        dot = element(
            "circle", class_="own", fill=paint.blue, stroke=paint.paper, stroke_width=1.5, cx=x, cy=y, r=4.5
        )
        look: dict[str, str | float] = {"fill": paint.blue, "font_size": 15, "font_weight": "700"}
        return dot + text_element(number, class_="owntext", **look, x=x + 9, y=y + 5)
    ring = element(
        "circle", class_="yago", fill=paint.paper, stroke=paint.blue, stroke_width=2, cx=x, cy=y, r=4
    )
    above = y - 9 if y > TOP + 12 else y + 19
    return ring + text_element(
        number, class_="lim", fill=paint.blue, font_size=13, x=x, y=above, text_anchor="middle"
    )


def _ends(cells: Sequence[CellShown], left: float, paint: Paint) -> str:
    first = text_element(cells[0]["label"], x=left, y=FOOT + 18)
    last = text_element(cells[-1]["label"], x=RIGHT + 6, y=FOOT + 18, text_anchor="end")
    return element("g", first + last, class_="ax", fill=paint.ink_2, font_size=13)
