"""The figures of a scorecard as files for spreadsheets: CSV, XLSX and ODS. Pure.

The words are officers' words, and every figure is the payload's: rounded as published, small numbers hidden.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from indicators.terms.periods import Period, day_words
from indicators.terms.vocabulary import SYMBOL_MEANINGS, SYMBOLS_OFFERED, FigureStatus, symbol_written
from scorecards.assembly.shown import beside_words, latest_words, shown
from scorecards.exports.numbers import kept, numbers_of
from scorecards.exports.spreadsheets.cells import frame_of, place_of_row
from scorecards.exports.spreadsheets.judged import BESIDE_THE_LATEST, beside_the_latest
from scorecards.payload import (
    AreaShown,
    CellShown,
    ComparisonShown,
    NeighbourShown,
    Payload,
    RowShown,
    SectionShown,
    rows_of,
)

FIGURE_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Question",
    "Unit",
    "Basis",
    "Period code",
    "Period",
    "Value",
    "Numerator",
    "Denominator",
    "Symbol",
    "Status",
    "Note",
    "Council",
    "Edition",
    "As shown",
    *BESIDE_THE_LATEST,
)
COMPARISON_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Unit",
    "Period",
    "Release",
    "Neighbour model",
    "Kind of area",
    "Area code",
    "Name",
    "Value",
    "Symbol",
    "Neighbours with a figure",
    "As shown",
    "Likely range from",
    "Likely range to",
    "Compared by test",
    "In words",
    "Caution",
)
ABOUT_COLUMNS = ("About", "Details")

METHODS = {
    "Value": "As published: rounded to the indicator's decimals, halves away from zero. Percentages are given as "
    "79, not 0.79.",
    "Value of a comparison": "As nationally published, not rounded again.",
    "Statistical neighbours": "Only councils with a figure of the same year count towards the mean and the median; "
    "a missing or hidden figure is left out, never counted as zero. Counts are not compared.",
    "Since before, since a year ago": "Which way the figures went as they are shown. Not tested: the verdict is.",
    "Verdict": "The word and the rule as on the page. What is in no sheet was not worked out.",
    "Over five years": "Said where the same quarter of five years shows a clear trend, also where no single year is a "
    "real change.",
    "Sample": "How many were looked at, of how many, and the likely range for all if they were drawn by chance.",
    "Likely range": "95% interval of a national figure, where it can be worked out.",
    "Share in per cent": "Of a band or kind, in whole per cents as on the page.",
    "Statistical neighbours of a year": "Their quartiles and median in the release the edition uses. A count on one "
    "day stands with the year it ends.",
    "Break in series": "Figures from before a break cannot be compared with those after it.",
    "Small numbers": "Where a figure could give a child away it is hidden, with every figure from which it could be "
    "worked out. A hidden figure has the symbol c and no number anywhere in this file.",
}


def figures_frame(payload: Payload) -> pd.DataFrame:
    """One line for each indicator and period, oldest first; columns are FIGURE_COLUMNS, gaps are None."""
    place = {"Council": council_words(payload), "Edition": edition_words(payload)}
    lines = [
        figure_line(section, row, cell, labels) | place
        for section in payload["sections"]
        for row in section["rows"]
        for cell, labels in with_breaks(row)
    ]
    return frame_of(lines, FIGURE_COLUMNS)


def comparisons_frame(payload: Payload) -> pd.DataFrame:
    """By indicator: the council, its statistical neighbours, region and country, the neighbours' mean and median."""
    lines = [
        {
            **place_of_row(row),
            "Unit": row["unit"],
            "Period": found["period"],
            "Release": found["release"],
            "Neighbour model": found["model"],
            **line,
        }
        for row in rows_of(payload)
        if (found := row["comparison"]) is not None
        for line in comparison_lines(found)
    ]
    return frame_of(lines, COMPARISON_COLUMNS)


def about_frame(payload: Payload, fingerprint: str = "") -> pd.DataFrame:
    """What the file is, what its symbols mean and how it was worked out. `fingerprint` is the edition's SHA-256."""
    published = payload["edition"]["published"]
    pairs = [
        ("Scorecard", payload["scorecard"]["title"]),
        ("Council", payload["council"]["name"]),
        ("Committee", payload["scorecard"]["committee"]),
        ("Period", f"{payload['period']['label']}, {payload['period']['long']}"),
        ("Edition", edition_words(payload)),
        ("Published", day_words(date.fromisoformat(published)) if published else ""),
        ("Correction", payload["edition"]["correction"]),
        ("Fingerprint (SHA-256)", fingerprint),
        ("Headline", payload["headline"]),
        ("Data", "Illustrative data: the figures are made up" if payload["council"]["illustrative"] else ""),
        ("Neighbour model", payload["comparators"]["model"]),
        ("Releases", ", ".join(payload["comparators"]["releases"])),
        *((f"Symbol {symbol}", SYMBOL_MEANINGS[symbol].capitalize()) for symbol in SYMBOLS_OFFERED),
        *METHODS.items(),
    ]
    lines = [dict(zip(ABOUT_COLUMNS, pair, strict=True)) for pair in pairs if pair[1]]
    return frame_of(lines, ABOUT_COLUMNS)


def figure_line(section: SectionShown, row: RowShown, cell: CellShown, breaks: list[str]) -> dict[str, Any]:
    counted = cell["value"] is not None and not cell["hidden"]
    status = FigureStatus.PROVISIONAL if cell["provisional"] else FigureStatus.FINAL
    return {
        **place_of_row(row),
        "Question": section["question"],
        "Unit": row["unit"],
        "Basis": row["basis"],
        "Period code": cell["period"],
        "Period": Period.from_code(cell["period"]).label,
        **(numbers_of(cell, row["decimals"]) if counted else {}),
        "Symbol": symbol_written(cell["symbol"]),
        "Status": status.value if counted else "",
        "Note": "; ".join([*breaks, *remarks_of(cell)]),
        "As shown": latest_words(row) if cell["period"] == row["latest"]["period"] else shown(cell),
        **(beside_the_latest(section, row) if cell["period"] == row["latest"]["period"] else {}),
    }


def remarks_of(cell: CellShown) -> list[str]:
    """Why there is no number, what it was revised from, and the officer's note; of a hidden figure only the first."""
    if cell["hidden"]:
        return [cell["reason"]]
    revised = f"Revised from {cell['revised_from']}" if cell["revised_from"] else ""
    note = "" if cell["note"] in cell["reason"] else cell["note"]
    return [remark for remark in (cell["reason"], revised, note) if remark]


def with_breaks(row: RowShown) -> Iterator[tuple[CellShown, list[str]]]:
    """Each cell with the breaks in the series that its period is the first to reach."""
    reached: date | None = None
    for cell in row["series"]:
        period = Period.from_code(cell["period"])
        before = reached or period.start - timedelta(days=1)
        starts = [(date.fromisoformat(one["start"]), one["label"]) for one in row["breaks"]]
        yield cell, [f"Break in series: {label}" for start, label in starts if before < start <= period.end]
        reached = period.end


def comparison_lines(found: ComparisonShown) -> Iterator[dict[str, Any]]:
    words = {"In words": beside_words(found), "Caution": found["caution"]}
    yield area_line("This council", found["own"], found["own"]["code"]) | range_of(found["own"]) | words
    for one in found["neighbours"]:
        yield area_line("Statistical neighbour", one, one["code"]) | range_of(one)
    if "part" in found:
        yield area_line("Part of the region", found["part"])
    if found["region"]["name"]:
        yield area_line("Region", found["region"])
    if found["england"]["name"]:
        yield area_line("Country", found["england"])
    counted = f"{found['n']} of {found['of']}"
    middle = (
        ("Mean", found["mean"], found["mean_display"]),
        ("Median", found["median"], found["median_display"]),
    )
    for kind, value, said in middle:
        yield {
            "Kind of area": kind,
            "Name": f"{kind} of statistical neighbours",
            "Value": kept(value),
            "Neighbours with a figure": counted,
            "As shown": said,
        }


def area_line(kind: str, area: NeighbourShown | AreaShown, code: str = "") -> dict[str, Any]:
    return {
        "Kind of area": kind,
        "Area code": code,
        "Name": area["name"],
        "Value": kept(area["value"]),
        "Symbol": symbol_written(area["symbol"]),
        "As shown": shown(area),
    }


def range_of(council: NeighbourShown) -> dict[str, Any]:
    """The 95% interval and the test against this council; neither where there is no number to be unsure of."""
    if council["value"] is None:
        return {}
    return {
        "Likely range from": kept(council["low"]),
        "Likely range to": kept(council["high"]),
        "Compared by test": council.get("tested", ""),
    }


def edition_words(payload: Payload) -> str:
    number = payload["edition"]["number"]
    return f"Edition {number}" if number else "Draft, not published"


def council_words(payload: Payload) -> str:
    """The council's name, with the label that made-up figures carry wherever they go."""
    name = payload["council"]["name"]
    return f"{name} (illustrative data)" if payload["council"]["illustrative"] else name
