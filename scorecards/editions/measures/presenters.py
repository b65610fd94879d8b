"""From one row of an assembled scorecard to what the measure's page prints."""

from datetime import date

from indicators.catalogue.addresses import term_url
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import amount_words, sentence_of
from scorecards.assembly.breakdown_words import columns_of, headings_of, reason_of
from scorecards.assembly.questions import questions_shown
from scorecards.assembly.shown import (
    WITHOUT_RANGES,
    beside_figure,
    beside_others,
    beside_words,
    has_ranges,
    latest_words,
    likely_range,
    review_shown,
    shown,
    shown_within,
    standing_words,
    why_beside,
)
from scorecards.charts import (
    band_bar,
    chart_notes,
    comparators_drawn,
    dotplot_axis,
    dotplot_cell,
    optimum_of,
    trend,
)
from scorecards.editions.addresses import measure_url
from scorecards.editions.figure_tables import number_in_unit
from scorecards.editions.presenters import drawn, find_row, shape_of
from scorecards.editions.row_words import cell_remarks, present_change
from scorecards.payload import (
    Breakdown,
    CellShown,
    CommentaryShown,
    ComparisonShown,
    NeighbourShown,
    Payload,
    RowShown,
    rows_of,
)

BASIS_WORDS = {
    "point in time": "A count on the last day of the period",
    "in period": "What happened in the period",
    "year to date": "From April up to the end of the period; starts again each April",
    "rolling 12 months": "The 12 months up to the end of the period, so neighbouring figures share children",
}


def present_indicator(payload: Payload, code: str, base: str) -> dict:
    """Context of indicator_main.html. Raises KeyError where the scorecard has no such indicator."""
    _, row = find_row(payload, code)
    reviewed = review_shown(row, payload["edition"]["published"])
    own_name = payload["council"].get("short_name") or payload["council"]["name"]
    shape, word = beside_figure(row["target"])
    on_card = {one["code"] for one in rows_of(payload)}
    context = {
        "base": base,
        "row": row,
        "own_name": own_name,
        "shape": shape_of(shape),
        "status_word": word,
        "latest": latest_words(row),
        "latest_people": row["latest"]["people"] or why_beside(row["latest"]),
        "remarks": cell_remarks(row["latest"]),
        "previous_label": previous_label(row),
        "previous": present_change(row["previous"]),
        "year_ago": present_change(row["year_ago"]),
        **present_series(row, own_name),
        "events": [{**event, "date": long_date(event["date"])} for event in row["events"]],
        "commentary": paragraphs(row["commentary"]["text"]) if row["commentary"] else [],
        "signed": signed_words(row["commentary"]),
        "breakdowns": [present_breakdown(one, row) for one in row["breakdowns"]],
        "questions": questions_shown(row),
        "basis": BASIS_WORDS[row["basis"]],
        "reviewed": long_date(reviewed) if reviewed else "",
        "terms": [
            {**term, "url": term_url(payload["council"]["slug"], term["term"])} for term in row["terms"]
        ],
        "definition_changes": row.get("definition_changes", []),
        "reported_under": sentence_of(row.get("reported_under", "")),
        "related": [
            {"title": one["title"], "url": measure_url(base, one["code"])}
            for one in row["related"]
            if one["code"] in on_card or not on_card - {code}
        ],
    }
    return context | (present_comparison(row, row["comparison"]) if row["comparison"] else {})


def present_series(row: RowShown, own_name: str) -> dict:
    """The trend chart, and the tables behind it."""
    return {
        "trend_heading": f"{row['title']}: {row['verdict']['word'].lower()}",
        "chart_notes": chart_notes(row),
        "comparators_drawn": comparators_drawn(row),
        "trend_wide": drawn(trend(row, own_name, "wide").svg),
        "trend_narrow": drawn(trend(row, own_name, "narrow").svg),
        "figures": [present_figure(cell, row) for cell in row["series"]],
        "show_numerator": any(cell["numerator"] is not None for cell in row["series"]),
        "show_denominator": any(cell["denominator"] is not None for cell in row["series"]),
        "annual": [present_year(year, row) for year in row["annual"]],
    }


def previous_label(row: RowShown) -> str:
    cell = row["previous"]["cell"]
    quarterly = Period.from_code(row["latest"]["period"]).frequency is Frequency.QUARTER
    if quarterly or cell is None:
        return "Last quarter" if quarterly else "Before"
    return f"Before, {cell['label']}"


def present_figure(cell: CellShown, row: RowShown) -> dict:
    """A line of the table behind the trend chart."""
    notes = [why_beside(cell), *cell_remarks(cell)]
    first_after = [one["label"] for one in row["breaks"] if starts_here(one["start"], cell, row)]
    changes = row.get("definition_changes", [])
    first_after += ["The definition changed here" for one in changes if starts_here(one["starts"], cell, row)]
    return {
        "label": cell["label"],
        "numerator": amount(cell["numerator"]),
        "denominator": amount(cell["denominator"]),
        "display": shown(cell),
        "note": ". ".join(text.rstrip(".") for text in [*notes, *first_after] if text),
    }


def starts_here(start: str, cell: CellShown, row: RowShown) -> bool:
    """Whether the series reaches the day of a break with this figure."""
    earlier = [last_day(one) for one in row["series"] if one["start"] < cell["start"]]
    return start <= last_day(cell) and (not earlier or max(earlier) < start)


def last_day(cell: CellShown) -> str:
    return Period.from_code(cell["period"]).end.isoformat()


def amount(value: float | None) -> str:
    return "–" if value is None else amount_words(value)


def present_year(year, row: RowShown) -> dict:
    numbers = [
        number_in_unit(year[key], row) for key in ("own", "lower_quartile", "median", "upper_quartile")
    ]
    return {"label": year["label"], "cells": [*numbers, year["n"], number_in_unit(year["england"], row)]}


def present_comparison(row: RowShown, comparison: ComparisonShown) -> dict:
    """The dot plot as a table: councils in order of their figure, ours among them."""
    own = comparison["own"]
    everyone = sorted(
        [*comparison["neighbours"], own],
        key=lambda one: (one["value"] is None, one["value"] or 0, one["name"]),
    )
    intervals = has_ranges(comparison)
    displays = beside_others(comparison, Unit(row["unit"]), row["decimals"])
    return {
        "own_words": shown_within(own),
        "england_display": shown(comparison["england"]),
        "region_display": shown(comparison["region"]),
        "comparison_heading": comparison_heading(beside_words(comparison)),
        "comparison_note": interval_note(intervals),
        "intervals": intervals,
        "optimum": optimum_of(row),
        "plot_axis": drawn(dotplot_axis(row).svg),
        "councils": [present_council(one, one is own, row, displays[one["code"]]) for one in everyone],
    }


def comparison_heading(sentence: str) -> str:
    """It says beside whom also where it is read by itself, in a list of headings."""
    if not sentence:
        return "Our place among similar councils"
    if "similar council" in sentence or sentence.startswith("Clearly"):
        return sentence
    return f"Beside similar councils: {sentence[0].lower()}{sentence[1:]}"


def interval_note(intervals: bool) -> str:
    if not intervals:
        return WITHOUT_RANGES
    return (
        "The bars show each figure’s likely range (95% interval): of 20 such ranges, about 19 hold the level behind "
        "the figure. “Clearly” is said where two figures differ by more than chance explains; all others are level."
    )


def present_council(one: NeighbourShown, own: bool, row: RowShown, display: str) -> dict:
    return {
        "name": one["name"],
        "own": own,
        "display": display,
        "words": one["value"] is None,
        "standing": "" if own else standing_words(one),
        "range": likely_range(one, row["decimals"]),
        "plot": drawn(dotplot_cell(row, one, own=own).svg),
    }


def present_breakdown(breakdown: Breakdown, row: RowShown) -> dict:
    unit = Unit(row["unit"])
    value_heading, share_heading = headings_of(breakdown, unit)
    return {
        "value_heading": value_heading,
        "share_heading": share_heading,
        "heading": breakdown_heading(breakdown, row),
        "note": breakdown["threshold"],
        "title": breakdown["title"],
        "caption": f"{row['title']}. {breakdown['title']}, {row['latest']['label']}",
        "cells": [
            {
                "label": category["label"],
                "numbers": columns_of(category, unit, share_heading),
                "reason": reason_of(category["cell"]),
                "bar": drawn(band_bar(breakdown, category).svg),
            }
            for category in breakdown["cells"]
        ],
        "total": breakdown["total"],
    }


def breakdown_heading(breakdown: Breakdown, row: RowShown) -> str:
    """Its sentence; without one, of what it is: "Team" alone tells nothing in a list of headings."""
    title = breakdown["title"]
    if breakdown["sentence"]:
        return f"{title}: {breakdown['sentence']}"
    return f"{row['title']}: {title[:1].lower()}{title[1:]}"


def signed_words(commentary: CommentaryShown | None) -> str:
    """By whom, and who agreed it: "Head of Service, Placements. Agreed by the Director, 9 February 2026."."""
    said = (commentary["author"], commentary["approved"]) if commentary else ()
    return " ".join(sentence_of(words) for words in said if words)


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def long_date(text: str) -> str:
    return day_words(date.fromisoformat(text))
