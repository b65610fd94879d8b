"""The figures behind the chart, as the appendix sets them: tables of ten periods, and remarks on each. Pure."""

from itertools import pairwise
from typing import Any

from indicators.terms.wording import amount_words, sentence_of
from scorecards.assembly.shown import shown
from scorecards.payload import CellShown, RowShown

Plain = dict[str, Any]
PERIODS_A_TABLE = 10


def figures_of(row: RowShown) -> list[Plain]:
    """The series as tables of ten periods at most, oldest first; people only where there are any."""
    series = row["series"]
    first = len(series) % PERIODS_A_TABLE or PERIODS_A_TABLE
    cuts = [0, *range(first, len(series) + 1, PERIODS_A_TABLE)]
    return [_figures_table(row, series[a:b]) for a, b in pairwise(cuts) if a < b]


def _figures_table(row: RowShown, cells: list[CellShown]) -> Plain:
    lines = [["Figure", *(shown(cell) for cell in cells)]]
    for label, key in (("Number", "numerator"), ("Out of", "denominator")):
        if any(cell[key] is not None for cell in row["series"]):  # type: ignore[literal-required]
            lines.insert(-1, [label, *(_count(cell[key]) for cell in cells)])  # type: ignore[literal-required]
    return {"periods": [cell["label"] for cell in cells], "lines": lines}


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
