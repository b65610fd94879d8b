"""Bands and kinds of a scorecard's figures as a table for spreadsheets. Pure."""

from typing import Any

import pandas as pd

from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import round_half_away
from scorecards.assembly.breakdown_words import headings_of
from scorecards.exports.spreadsheets.frames import frame_of, numbers_of, remarks_of, whole
from scorecards.payload import Breakdown, CategoryCell, Payload, RowShown, rows_of

BREAKDOWN_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Unit",
    "Period code",
    "Period",
    "Breakdown",
    "Category code",
    "Category",
    "Value",
    "Numerator",
    "Denominator",
    "Share of all in per cent",
    "Symbol",
    "Note",
)


def breakdowns_frame(payload: Payload) -> pd.DataFrame:
    """One line for each band or kind of the latest period; columns are BREAKDOWN_COLUMNS, gaps are None."""
    lines = [
        line_of(row, breakdown, category)
        for row in rows_of(payload)
        for breakdown in row["breakdowns"]
        for category in breakdown["cells"]
    ]
    return frame_of(lines, BREAKDOWN_COLUMNS)


def line_of(row: RowShown, breakdown: Breakdown, category: CategoryCell) -> dict[str, Any]:
    """The value is in the indicator's unit; the share beside it only where the value itself is none."""
    cell, unit = category["cell"], Unit(row["unit"])
    seen = cell["value"] is not None and not cell["hidden"]
    share = category["share"] if unit is not Unit.PERCENT and headings_of(breakdown, unit)[1] else None
    return {
        "Number": row["number"],
        "Indicator code": row["code"],
        "Indicator": row["title"],
        "Unit": row["unit"],
        "Period code": cell["period"],
        "Period": Period.from_code(cell["period"]).label,
        "Breakdown": breakdown["title"],
        "Category code": category["code"],
        "Category": category["label"],
        **(numbers_of(cell, row["decimals"]) if seen else {}),
        "Share of all in per cent": None
        if share is None or not seen
        else whole(float(round_half_away(share, 0))),
        "Symbol": cell["symbol"],
        "Note": "; ".join(remarks_of(cell)),
    }
