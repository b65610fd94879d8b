"""Bands and kinds of the indicators, and their national figures of every year, as tables. Pure."""

from typing import Any

import pandas as pd

from indicators.terms.periods import Period
from indicators.terms.vocabulary import symbol_written
from scorecards.assembly.shown import shown
from scorecards.exports.numbers import kept, numbers_of, share_shown
from scorecards.exports.spreadsheets.cells import frame_of, place_of_row
from scorecards.payload import AnnualPoint, Breakdown, CategoryCell, Payload, RowShown, rows_of

BAND_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Unit",
    "Breakdown",
    "Bands or kinds",
    "Band or kind",
    "Period code",
    "Period",
    "Value",
    "As shown",
    "Numerator",
    "Denominator",
    "Share in per cent",
    "Share as shown",
    "Symbol",
    "Reason",
    "Emphasised",
    "Optimum",
    "In words",
    "In all",
)
YEAR_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Unit",
    "Year",
    "From",
    "To",
    "This council",
    "Lower quartile of statistical neighbours",
    "Median of statistical neighbours",
    "Upper quartile of statistical neighbours",
    "Neighbours with a figure",
    "Country",
    "Country's name",
)


def bands_frame(payload: Payload) -> pd.DataFrame:
    """One line for each band or kind of each indicator that has any; columns are BAND_COLUMNS."""
    lines = [
        band_line(row, breakdown, category)
        for row in rows_of(payload)
        for breakdown in row["breakdowns"]
        for category in breakdown["cells"]
    ]
    return frame_of(lines, BAND_COLUMNS)


def band_line(row: RowShown, breakdown: Breakdown, category: CategoryCell) -> dict[str, Any]:
    cell = category["cell"]
    return {
        **place_of_row(row),
        "Unit": row["unit"],
        "Breakdown": breakdown["title"],
        "Bands or kinds": "Bands" if breakdown["kind"] == "band" else "Kinds",
        "Band or kind": category["label"],
        "Period code": cell["period"],
        "Period": Period.from_code(cell["period"]).label,
        "As shown": shown(cell),
        **({} if cell["hidden"] else band_numbers(row, category)),
        "Symbol": symbol_written(cell["symbol"]),
        "Reason": cell["reason"],
        "Emphasised": "Yes" if category["emphasised"] else "No",
        "Optimum": breakdown["threshold"],
        "In words": breakdown["sentence"],
        "In all": breakdown["total"],
    }


def band_numbers(row: RowShown, category: CategoryCell) -> dict[str, Any]:
    cell = category["cell"]
    return {
        **numbers_of(cell, row["decimals"]),
        "Share in per cent": share_shown(category["share"]),
        "Share as shown": category["share_display"],
    }


def years_frame(payload: Payload) -> pd.DataFrame:
    """One line for each indicator and year of its national figures; columns are YEAR_COLUMNS."""
    lines = [year_line(row, year) for row in rows_of(payload) for year in row["annual"]]
    return frame_of(lines, YEAR_COLUMNS)


def year_line(row: RowShown, year: AnnualPoint) -> dict[str, Any]:
    found = row["comparison"]
    return {
        **place_of_row(row),
        "Unit": row["unit"],
        "Year": year["label"],
        "From": year["start"],
        "To": year["end"],
        "This council": kept(year["own"]),
        "Lower quartile of statistical neighbours": kept(year["lower_quartile"]),
        "Median of statistical neighbours": kept(year["median"]),
        "Upper quartile of statistical neighbours": kept(year["upper_quartile"]),
        "Neighbours with a figure": year["n"],
        "Country": kept(year["england"]),
        "Country's name": found["england"]["name"] if found else "",
    }
