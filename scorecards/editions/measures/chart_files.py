"""The charts of a measure's page as files: by name each one's whole drawing, its caption and its figures. Pure.

They are made from the payload alone, in which small numbers are hidden already.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from indicators.terms.periods import day_words
from scorecards.assembly.shown import beside_words, shown
from scorecards.charts import (
    WHAT_MARKS_SAY,
    Drawing,
    are_groups,
    band_sheet,
    category_heading,
    category_note,
    category_sheet,
    chart_notes,
    comparator_lines,
    dotplot_sheet,
    group_note,
    group_sheet,
    in_order,
    neighbour_note,
    neighbour_sheet,
    trend,
    year_words,
)
from scorecards.editions.row_words import cell_remarks
from scorecards.exports.numbers import kept, numbers_of, rounded
from scorecards.exports.pictures import Caption
from scorecards.exports.pictures.links import kinds_name, over_time_name
from scorecards.payload import Breakdown, CategoryCell, ComparisonShown, Payload, RowShown

Line = Sequence[str | float | None]
TREND, COMPARISON, NEIGHBOURS = "trend", "comparison", "neighbours"


class MeasureChart(NamedTuple):
    """One chart: what it is called, what is said with it, the whole drawing, the lines of its table with headings."""

    title: str
    note: str
    drawing: Callable[[], Drawing]
    lines: Callable[[], list[Line]]
    marks: tuple[str, ...] = ()  # what the marks in the drawing stand for


def charts_of(row: RowShown, own_name: str) -> dict[str, MeasureChart]:
    """Every chart that the measure's page may have, by the name in its address."""
    charts = {
        TREND: MeasureChart(
            row["title"],
            chart_notes(row),
            partial(trend, row, own_name, medium="print"),
            partial(trend_lines, row),
            tuple(
                f"{number}: {day_words(date.fromisoformat(one['date']))}, {one['label']}"
                for number, one in enumerate(row["events"], 1)
            ),
        )
    }
    if comparison := row["comparison"]:
        charts[COMPARISON] = MeasureChart(
            f"{row['title']}, {comparison['period']}: similar councils",
            beside_words(comparison),
            partial(dotplot_sheet, row, own_name),
            partial(comparison_lines, row, comparison),
        )
    if row.get("areas"):
        charts[NEIGHBOURS] = MeasureChart(
            f"{row['title']}: each similar council, year by year",
            neighbour_note(row, own_name),
            partial(neighbour_sheet, row, own_name),
            partial(neighbour_lines, row),
        )
    for place, breakdown in enumerate(row["breakdowns"], 1):
        charts |= breakdown_charts(row, breakdown, place)
    return charts


def breakdown_charts(row: RowShown, breakdown: Breakdown, place: int) -> dict[str, MeasureChart]:
    """Its table of the latest period and, where there are figures of others, its small charts over time."""
    title, lines = (
        f"{row['title']}: {breakdown['title'][:1].lower()}{breakdown['title'][1:]}",
        partial(kind_lines, row, breakdown),
    )
    groups = are_groups(breakdown)
    sheet = partial(group_sheet if groups else band_sheet, row, breakdown)
    note = group_note(row) if groups else breakdown["total"]
    charts = {kinds_name(place): MeasureChart(f"{title}, {row['latest']['label']}", note, sheet, lines)}
    if breakdown.get("periods"):
        charts[over_time_name(place)] = MeasureChart(
            f"{row['title']}: {category_heading(breakdown)}",
            category_note(row, breakdown),
            partial(category_sheet, row, breakdown),
            lines,
        )
    return charts


def caption_of(payload: Payload, row: RowShown, chart: MeasureChart) -> Caption:
    council, edition = payload["council"], payload["edition"]["number"]
    which = f"edition {edition}" if edition else "draft"
    when = f"{council['name']}, {payload['period']['label']}, {which}"
    comparison = row["comparison"]
    national = [f"National figures: release {comparison['release']}"] if comparison else []
    return Caption(
        chart.title,
        tuple(part for part in (when, chart.note) if part),
        (*chart.marks, *([WHAT_MARKS_SAY] if chart.marks else []), f"Source: {row['source']}", *national),
        council["illustrative"],
    )


def trend_lines(row: RowShown) -> list[Line]:
    """Our figures, then everything else the chart has a line or a band of, each under its name."""
    lines: list[Line] = [("Line", "Period", "Value", "Numerator", "Denominator", "As shown", "Note")]
    for cell in row["series"]:
        numbers = numbers_of(cell, row["decimals"])
        note = ". ".join(part for part in (cell["reason"], *cell_remarks(cell)) if part)
        lines.append(("Ours", cell["label"], *numbers.values(), shown(cell), note))
    for name, label, value in comparator_lines(row):
        lines.append((name, label, kept(value), None, None, "", ""))
    target, limits = row["target"], row["limits"]
    edges = [("Target", target["value"]), ("Target, upper edge", target.get("upper"))]
    if limits:
        edges += [("Our usual range, lower", limits["lower"]), ("Our usual range, upper", limits["upper"])]
    said = {"Target": target["display"], "Our usual range, lower": limits["display"] if limits else ""}
    lines += [
        (name, "", kept(value), None, None, said.get(name, ""), "")
        for name, value in edges
        if value is not None
    ]
    lines += [("Break", one["start"], None, None, None, "", one["label"]) for one in row["breaks"]]
    events = enumerate(row["events"], 1)
    return [*lines, *(marked_line("Event", one["date"], str(mark), one["label"]) for mark, one in events)]


def marked_line(kind: str, day: str, mark: str, words: str) -> Line:
    """What stands on the chart at a day, with the number or letter of its mark."""
    return kind, day, None, None, None, mark, words


def comparison_lines(row: RowShown, comparison: ComparisonShown) -> list[Line]:
    lines: list[Line] = [
        ("Council", "Value", "As shown", "Likely range from", "Likely range to", "We are, by test")
    ]
    for one in in_order(comparison):
        ends = (None, None) if one["value"] is None else (kept(one["low"]), kept(one["high"]))
        lines.append((one["name"], kept(one["value"]), shown(one), *ends, one.get("tested", "")))
    lines.append(("Their middle", kept(comparison["median"]), comparison["median_display"], None, None, ""))
    areas = [comparison[key] for key in ("part", "region", "england") if key in comparison]
    return [
        *lines,
        *((one["name"], kept(one["value"]), shown(one), None, None, "") for one in areas if one["name"]),
    ]


def neighbour_lines(row: RowShown) -> list[Line]:
    """One line for each area, one column for each year; where there is no number, why."""
    lines: list[Line] = [("Area", *(year["label"] for year in row["annual"]))]
    for area in row.get("areas", []):
        values = [
            year_words(area, place, row) if value is None else kept(value)
            for place, value in enumerate(area["values"])
        ]
        lines.append((area["name"], *values))
    return lines


def kind_lines(row: RowShown, breakdown: Breakdown) -> list[Line]:
    """One line for each kind and period, oldest first, the latest with the numbers behind it."""
    head = (
        "Kind",
        "Period",
        "Value",
        "Numerator",
        "Denominator",
        "As shown",
        "Likely range from",
        "Likely range to",
    )
    return [head, *(line for each in breakdown["cells"] for line in _lines_of(row, breakdown, each))]


def _lines_of(row: RowShown, breakdown: Breakdown, category: CategoryCell) -> Iterator[Line]:
    cell, label = category["cell"], category["label"]
    over_time = zip(
        breakdown.get("periods", []), category.get("values", []), category.get("displays", []), strict=True
    )
    for place, value, display in over_time:
        if place["period"] != cell["period"]:
            yield (label, place["label"], rounded(value, row["decimals"]), None, None, display, None, None)
    ends = (category.get("low"), category.get("high")) if cell["value"] is not None else (None, None)
    numbers = numbers_of(cell, row["decimals"]).values()
    yield (label, cell["label"], *numbers, shown(cell), *map(kept, ends))
