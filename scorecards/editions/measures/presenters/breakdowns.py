"""Bands, kinds and groups of a measure: a table with a drawn column, and small charts over time."""

from indicators.terms.vocabulary import Unit
from scorecards.assembly.breakdown_words import columns_of, headings_of, reason_of
from scorecards.charts import (
    are_groups,
    band_bar,
    category_heading,
    category_note,
    category_panels,
    group_axis,
    group_cell,
    group_note,
)
from scorecards.editions.presenters import drawn
from scorecards.exports.pictures import chart_files
from scorecards.exports.pictures.links import kinds_name, over_time_name
from scorecards.payload import Breakdown, RowShown


def present_breakdown(breakdown: Breakdown, row: RowShown, place: int, address: str) -> dict:
    """`place` is that among the measure's breakdowns, from 1; `address` that of the measure's page."""
    unit, groups = Unit(row["unit"]), are_groups(breakdown)
    value_heading, share_heading = headings_of(breakdown, unit)
    return {
        "value_heading": value_heading,
        "share_heading": share_heading,
        "heading": breakdown_heading(breakdown, row),
        "note": group_note(row) if groups else breakdown["threshold"],
        "groups": groups,
        "axis": drawn(group_axis(row, breakdown).svg) if groups else "",
        "title": breakdown["title"],
        "caption": f"{row['title']}. {breakdown['title']}, {row['latest']['label']}",
        "cells": [
            {
                "label": category["label"],
                "numbers": columns_of(category, unit, share_heading),
                "reason": reason_of(category["cell"]),
                "bar": drawn(
                    (group_cell(row, breakdown, category) if groups else band_bar(breakdown, category)).svg
                ),
            }
            for category in breakdown["cells"]
        ],
        "total": breakdown["total"],
        "files": chart_files(breakdown["title"], f"{address}{kinds_name(place)}"),
        "over_time": present_over_time(breakdown, row, f"{address}{over_time_name(place)}"),
    }


def present_over_time(breakdown: Breakdown, row: RowShown, address: str) -> dict | None:
    """Its small charts; None where there are figures of one period alone."""
    panels = category_panels(row, breakdown)
    if not panels:
        return None
    heading = category_heading(breakdown)
    return {
        "heading": heading,
        "note": category_note(row, breakdown),
        "panels": [{"title": one.title, "words": one.words, "svg": drawn(one.drawing.svg)} for one in panels],
        "files": chart_files(heading, address),
    }


def breakdown_heading(breakdown: Breakdown, row: RowShown) -> str:
    """Its sentence; without one, of what it is: "Team" alone tells nothing in a list of headings."""
    title = breakdown["title"]
    if breakdown["sentence"]:
        return f"{title}: {breakdown['sentence']}"
    return f"{row['title']}: {title[:1].lower()}{title[1:]}"
