"""Each similar council, the region and the country over the years: a small chart each, our own line in all of them.

All stand on one scale. Ours is a solid line with a filled dot, theirs a dashed one with a ring.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from indicators.terms.wording import shown_words
from scorecards.charts.history import history
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Axis, Scale, axis_for, shown_value
from scorecards.charts.series import drawable
from scorecards.charts.sheets import Panel, panels_side_by_side
from scorecards.charts.svg import Drawing, Point, element, picture, polyline, text_element
from scorecards.payload import AreaYears, RowShown

WIDTH, HEIGHT, RIGHT, TOP, FOOT = 160, 66, 112, 6, 60
LONGEST_YEAR = 400  # days from one year's end to the next; more is a year left out
Dated = list[tuple[int, float | None]]
Look = dict[str, str | float]


def neighbour_panels(row: RowShown, medium: Medium = "screen") -> list[Panel]:
    """One for each similar council, nearest first, then region and country; nothing of fewer than two years."""
    own, others = _areas(row)
    if len(row["annual"]) < 2:
        return []
    axis = axis_for(_values([*others, *own]), row["unit"], to_zero=False)
    return [_panel(row, area, own[0] if own else None, axis, medium) for area in others]


def neighbour_sheet(row: RowShown, name: str) -> Drawing:
    """All of them as one drawing."""
    alt = f"{len(neighbour_panels(row))} small charts. {neighbour_note(row, name)}"
    return panels_side_by_side(neighbour_panels(row, "print"), 4, (WIDTH, HEIGHT), alt)


def neighbour_note(row: RowShown, name: str) -> str:
    """What the small charts show: the years, whose the two lines are, and the scale."""
    own, others = _areas(row)
    axis, years = axis_for(_values([*others, *own]), row["unit"], to_zero=False), row["annual"]
    ours = f"Solid, with a filled dot: {name}." if own else ""
    scale = f"All are on one scale, {axis.labels[0]} to {axis.labels[-1]}."
    when = f"{years[0]['label']} to {years[-1]['label']}." if years else ""
    broken = (
        "No line crosses the dotted one: our figures were counted differently before."
        if row["breaks"]
        else ""
    )
    return " ".join(
        part for part in (when, "Dashed, with a ring: the area named.", ours, scale, broken) if part
    )


def year_words(area: AreaYears, place: int, row: RowShown) -> str:
    """The area's figure of that year as readers see it, or in words why there is none."""
    value = area["values"][place]
    return shown_value(value, row) if value is not None else shown_words("–", area["symbols"][place]) or "–"


def _areas(row: RowShown) -> tuple[list[AreaYears], list[AreaYears]]:
    """The council's own years, where there are any, and those of all others."""
    areas = row.get("areas", [])
    return [one for one in areas if one["kind"] == "own"], [one for one in areas if one["kind"] != "own"]


def _values(areas: Sequence[AreaYears]) -> list[float]:
    return [value for area in areas for each in area["values"] if (value := drawable(each)) is not None]


def _panel(row: RowShown, area: AreaYears, own: AreaYears | None, axis: Axis, medium: Medium) -> Panel:
    paint, days = paint_for(medium), [date.fromisoformat(year["end"]).toordinal() for year in row["annual"]]
    time, level = Scale(days[0], days[-1], 6, RIGHT), Scale(axis.low, axis.high, FOOT, TOP)
    breaks = history(row).break_days
    theirs = _runs(list(zip(days, area["values"], strict=True)), breaks)
    ours = _runs(list(zip(days, own["values"], strict=True)), breaks) if own else []
    drawn = _grid(axis, level, paint) + _breaks(breaks, time, paint)
    drawn += _line(ours, time, level, "line", {"stroke": paint.blue, "stroke_width": 2.4}, paint)
    dashed: Look = {"stroke": paint.ink_2, "stroke_width": 1.8, "stroke_dasharray": "4 2"}
    drawn += _line(theirs, time, level, "line oth", dashed, paint)
    drawn += _end_words(theirs, days[-1], level, row, paint)
    box = f"0 0 {WIDTH} {HEIGHT}"
    size = (None, None) if medium == "print" else (WIDTH, HEIGHT)
    alt = _alt(row, area, own)
    drawing = picture(drawn, box, alt, "panel", medium, width=size[0], height=size[1])
    return Panel(area["name"], _words(row, area), drawing)


def _runs(points: Dated, breaks: Sequence[int]) -> list[list[tuple[int, float]]]:
    """What a line may join: no year without a figure and no break between two."""
    found: list[list[tuple[int, float]]] = [[]]
    for (before, _), (day, each) in pairwise([(points[0][0], None), *points]):
        value = drawable(each)
        if value is None or day - before > LONGEST_YEAR or any(before < one <= day for one in breaks):
            found.append([])
        if value is not None:
            found[-1].append((day, value))
    return [run for run in found if run]


def _grid(axis: Axis, level: Scale, paint: Paint) -> str:
    path = "".join(f"M4 {level(tick):.1f}H{RIGHT + 4}" for tick in (axis.low, axis.high))
    return element("path", class_="grid", stroke=paint.rule, d=path)


def _breaks(days: Sequence[int], time: Scale, paint: Paint) -> str:
    path = "".join(f"M{time(day):.1f} {TOP - 4}V{FOOT + 4}" for day in days if time.low < day < time.high)
    look: Look = {"stroke": paint.ink, "stroke_width": 1.2, "stroke_dasharray": "1.5 2.5"}
    return element("path", class_="break", **look, d=path) if path else ""


def _line(
    runs: Sequence[Sequence[tuple[int, float]]],
    time: Scale,
    level: Scale,
    class_: str,
    look: Look,
    paint: Paint,
) -> str:
    """The lines, a small dot for a year that stands alone, a mark for the latest figure: ours filled, theirs not."""
    if not runs:
        return ""
    places: list[list[Point]] = [[(time(day), level(value)) for day, value in run] for run in runs]
    path = "".join(polyline(run) for run in places if len(run) > 1)
    drawn = element("path", class_=class_, fill="none", **look, d=path) if path else ""
    alone = [run[0] for run in places[:-1] if len(run) == 1]
    drawn += "".join(element("circle", fill=look["stroke"], cx=x, cy=y, r=2) for x, y in alone)
    x, y = places[-1][-1]
    if class_ == "line":
        return drawn + element("circle", class_="own", fill=paint.blue, cx=x, cy=y, r=3.5)
    return drawn + element(
        "circle", class_="nb", fill=paint.paper, stroke=paint.ink_2, stroke_width=1.8, cx=x, cy=y, r=4
    )


def _end_words(
    runs: Sequence[Sequence[tuple[int, float]]], last: int, level: Scale, row: RowShown, paint: Paint
) -> str:
    """Their figure of the last year beside its ring; where there is none, the words below say why."""
    day, value = runs[-1][-1] if runs else (0, 0.0)
    if day != last:
        return ""
    words = shown_value(value, row).split(" per ")[0]
    y = min(max(level(value) + 4, TOP + 8), FOOT + 2)
    return text_element(words, class_="ax", fill=paint.ink_2, font_size=13, x=RIGHT + 9, y=y)


def _words(row: RowShown, area: AreaYears) -> str:
    """Why the latest year has no figure, and with whom it is filed together; "" for an ordinary figure."""
    latest = len(row["annual"]) - 1
    said = []
    if area["values"][latest] is None:
        said.append(f"{row['annual'][latest]['label']}: {year_words(area, latest, row).lower()}")
    if area.get("joint", [""])[-1]:
        said.append("one return with another council")
    return ", ".join(said)


def _alt(row: RowShown, area: AreaYears, own: AreaYears | None) -> str:
    """ "Kestrelby: 12% on 31 March 2022, 12% on 31 March 2025. Ours: 15% and 20%."."""
    years, last = row["annual"], len(row["annual"]) - 1
    theirs = ", ".join(f"{years[place]['label']} {year_words(area, place, row)}" for place in (0, last))
    ours = f" Ours: {year_words(own, 0, row)} and {year_words(own, last, row)}." if own else ""
    return f"{area['name']}: {theirs}.{ours}"
