"""The figures behind the chart, as the appendix sets them: tables of ten periods, and remarks on each. Pure."""

from itertools import pairwise
from math import ceil
from typing import Any

from indicators.terms.wording import amount_words, sentence_of
from scorecards.assembly.shown import shown
from scorecards.payload import Breakdown, CellShown, RowShown

Plain = dict[str, Any]
PERIODS_A_TABLE = 10
PERIODS_OF_LONG_FIGURES = 7
LONG_FIGURE = 9  # characters


def figures_of(row: RowShown) -> list[Plain]:
    """The series as tables of ten periods at most, oldest first; people only where there are any.

    Of seven where figures are as long as "£12,345,678": they would touch each other.
    """
    series = row["series"]
    long = any(cell["value"] is not None and len(shown(cell)) > LONG_FIGURE for cell in series)
    most = PERIODS_OF_LONG_FIGURES if long else PERIODS_A_TABLE
    first = len(series) % most or most
    cuts = [0, *range(first, len(series) + 1, most)]
    return [_figures_table(row, series[a:b]) for a, b in pairwise(cuts) if a < b]


def _figures_table(row: RowShown, cells: list[CellShown]) -> Plain:
    lines = [["Figure", *(shown(cell) for cell in cells)]]
    for label, key in (("Number", "numerator"), ("Out of", "denominator")):
        if any(cell[key] is not None for cell in row["series"]):  # type: ignore[literal-required]
            lines.insert(-1, [label, *(_count(cell[key]) for cell in cells)])  # type: ignore[literal-required]
    return {"periods": [cell["label"] for cell in cells], "lines": lines}


def over_time_of(breakdown: Breakdown) -> list[Plain]:
    """Every band, kind or group in each period, as tables like those of the series; nothing where one period is all."""
    periods, cells = breakdown.get("periods", []), breakdown["cells"]
    longest = max((len(words) for each in cells for words in each.get("displays", [])), default=0)
    most = PERIODS_OF_LONG_FIGURES if longest > LONG_FIGURE else PERIODS_A_TABLE
    tables = ceil(len(periods) / most)  # of the same width, as far as that goes
    cuts = [round(len(periods) * place / tables) for place in range(tables + 1)] if tables else []
    return [
        {
            "periods": [one["label"] for one in periods[a:b]],
            "lines": [[each["label"], *each["displays"][a:b]] for each in cells if "displays" in each],
        }
        for a, b in pairwise(cuts)
        if a < b
    ]


def _count(number: float | None) -> str:
    return "–" if number is None else amount_words(number)


def remarks_of(series: list[CellShown]) -> list[str]:
    """Under the figures: why a number is missing, what was revised, what is provisional, and notes."""
    remarks = []
    for cell in series:
        parts = [
            cell["reason"],
            "provisional" if cell["provisional"] else "",
            f"revised from {cell['revised_from']}" if cell["revised_from"] else "",
            cell["note"],
        ]
        if any(parts):
            remarks.append(sentence_of(f"{cell['label']}: {'; '.join(part for part in parts if part)}"))
    return remarks
