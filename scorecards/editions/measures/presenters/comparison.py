"""The council beside similar councils: the dot plot as a table, and each council's own years."""

from indicators.terms.vocabulary import Unit
from scorecards.assembly.shown import (
    WITHOUT_RANGES,
    beside_others,
    beside_words,
    has_ranges,
    likely_range,
    shown,
    shown_within,
    standing_words,
)
from scorecards.charts import (
    area_cell,
    dotplot_axis,
    dotplot_cell,
    in_order,
    neighbour_note,
    neighbour_panels,
    optimum_of,
    year_words,
)
from scorecards.editions.presenters import drawn
from scorecards.payload import ComparisonShown, NeighbourShown, RowShown
from scorecards.statistics.comparison import FEW_NEIGHBOURS


def present_comparison(row: RowShown, comparison: ComparisonShown) -> dict:
    """The dot plot as a table: councils in order of their figure, ours among them."""
    own = comparison["own"]
    intervals = has_ranges(comparison)
    displays = beside_others(comparison, Unit(row["unit"]), row["decimals"])
    return {
        "own_words": shown_within(own),
        "few": comparison["n"] < min(FEW_NEIGHBOURS, comparison["of"]),
        "england_display": shown(comparison["england"]),
        "region_display": shown(comparison["region"]),
        "part_display": shown(comparison["part"]) if "part" in comparison else "",
        "comparison_heading": comparison_heading(beside_words(comparison)),
        "comparison_note": interval_note(intervals),
        "intervals": intervals,
        "optimum": optimum_of(row),
        "plot_axis": drawn(dotplot_axis(row).svg),
        "councils": [
            present_council(one, one is own, row, displays[one["code"]]) for one in in_order(comparison)
        ],
        "wider": [
            {"name": area["name"], "display": shown(area), "plot": drawn(area_cell(row, area).svg)}
            for area in (comparison.get("part"), comparison["region"])
            if area and area["name"]
        ],
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
        "the figure. “Clearly” is said where two figures so far apart would come less than once in 20 times, were "
        "they alike; all others are level."
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


def present_neighbours(row: RowShown, own_name: str) -> dict | None:
    """Each area's line over the years, and the same as a table; None of an edition from before, or of one year."""
    panels = neighbour_panels(row)
    if not panels:
        return None
    lines = [
        {
            "name": area["name"],
            "own": area["kind"] == "own",
            "cells": [year_words(area, place, row) for place in range(len(row["annual"]))],
        }
        for area in row["areas"]
    ]
    return {
        "note": neighbour_note(row, own_name),
        "panels": [{"title": one.title, "words": one.words, "svg": drawn(one.drawing.svg)} for one in panels],
        "years": [year["label"] for year in row["annual"]],
        "lines": lines,
    }
