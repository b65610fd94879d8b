"""The trend chart of a measure, and the tables behind it."""

from indicators.terms.periods import Period
from indicators.terms.wording import amount_words
from scorecards.assembly.shown import shown, why_beside
from scorecards.charts import chart_notes, comparators_drawn, trend
from scorecards.editions.figure_tables import number_in_unit
from scorecards.editions.presenters import drawn
from scorecards.editions.row_words import cell_remarks
from scorecards.payload import CellShown, RowShown


def present_series(row: RowShown, own_name: str) -> dict:
    """The trend chart, and the tables behind it."""
    return {
        "trend_heading": f"{row['title']}: {row['verdict']['word'].lower()}",
        "chart_notes": chart_notes(row),
        "comparators_drawn": comparators_drawn(row),
        "trend_wide": drawn(trend(row, own_name, "wide", lane=True).svg),
        "trend_narrow": drawn(trend(row, own_name, "narrow", lane=True).svg),
        "figures": [present_figure(cell, row) for cell in row["series"]],
        "show_numerator": any(cell["numerator"] is not None for cell in row["series"]),
        "show_denominator": any(cell["denominator"] is not None for cell in row["series"]),
        "annual": [present_year(year, row) for year in row["annual"]],
    }


def present_figure(cell: CellShown, row: RowShown) -> dict:
    """A line of the table behind the trend chart."""
    notes = [why_beside(cell), *cell_remarks(cell)]
    first_after = [one["label"] for one in row["breaks"] if starts_here(one["start"], cell, row)]
    changes = row.get("definition_changes", [])
    first_after += ["The definition changed here" for one in changes if starts_here(one["starts"], cell, row)]
    return {
        "label": cell["label"],
        "period": cell["period"],
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
