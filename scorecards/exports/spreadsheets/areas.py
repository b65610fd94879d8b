"""The national figures of each council, region and country, year by year, as a table. Pure."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.terms.vocabulary import symbol_written
from scorecards.exports.numbers import kept
from scorecards.exports.spreadsheets.cells import frame_of, place_of_row
from scorecards.payload import AreaKind, AreaYears, Payload, RowShown, rows_of

AREA_YEAR_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Unit",
    "Year",
    "From",
    "To",
    "Kind of area",
    "Area code",
    "Name",
    "Value",
    "Numerator",
    "Denominator",
    "Symbol",
    "Joint return",
)
KINDS: dict[AreaKind, str] = {
    "own": "This council",
    "neighbour": "Statistical neighbour",
    "region": "Region",
    "part": "Part of the region",
    "country": "Country",
}


def areas_frame(payload: Payload) -> pd.DataFrame:
    """One line for each indicator, area and year; columns are AREA_YEAR_COLUMNS. Editions of before have none."""
    lines = [
        line for row in rows_of(payload) for area in row.get("areas", []) for line in area_lines(row, area)
    ]
    return frame_of(lines, AREA_YEAR_COLUMNS)


def area_lines(row: RowShown, area: AreaYears) -> Iterator[dict[str, Any]]:
    """Of each year for which the release has a cell of the area."""
    for place, year in enumerate(row["annual"]):
        value, symbol = area["values"][place], area["symbols"][place]
        if value is None and not symbol:
            continue
        yield {
            **place_of_row(row),
            "Unit": row["unit"],
            "Year": year["label"],
            "From": year["start"],
            "To": year["end"],
            "Kind of area": KINDS[area["kind"]],
            "Area code": area["code"],
            "Name": area["name"],
            "Value": kept(value),
            "Numerator": kept(area["numerators"][place]),
            "Denominator": kept(area["denominators"][place]),
            "Symbol": symbol_written(symbol),
            "Joint return": area["joint"][place] if "joint" in area else "",
        }
