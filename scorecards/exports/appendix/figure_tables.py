"""The figures behind the chart, as the appendix sets them: tables of ten periods, and remarks on each. Pure."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import Any

from indicators.terms.wording import amount_words, sentence_of
from scorecards.assembly.shown import shown, unit_apart
from scorecards.payload import Breakdown, CellShown, RowShown

Plain = dict[str, Any]
PERIODS_A_TABLE = 10
PERIODS_OF_LONG_FIGURES = 7
LONG_FIGURE = 9  # characters
OF_LARGE_PRINT = {PERIODS_A_TABLE: 5, PERIODS_OF_LONG_FIGURES: 3}
NO_FIGURE = "No figure for "
FEWEST_MERGED = 3  # cells with the same words, no numbers, become one


def figures_of(row: RowShown, *, large: bool = False) -> list[Plain]:
    """The series as tables of ten periods at most, oldest first; people only where there are any.

    Of seven where figures are as long as "£12,345,678": they would touch each other. Of half as many in large print.
    Nothing where no period has a figure: the remarks say why.
    """
    series = row["series"]
    if all(cell["value"] is None for cell in series):
        return []
    words, unit = _units_apart([_shown(cell) for cell in series])
    most = _most(words, large=large)
    return [_figures_table(row, series[a:b], words[a:b], unit) for a, b in pairwise(_cuts(len(series), most))]


def _cuts(periods: int, most: int) -> list[int]:
    """Where tables of at most so many periods begin and end, all as wide as each other as far as that goes."""
    tables = ceil(periods / most)
    return [round(periods * place / tables) for place in range(tables + 1)] if tables else []


def _shown(cell: CellShown) -> str:
    words = shown(cell)
    return "No figure" if words == "–" else words


def _units_apart(words: Sequence[str]) -> tuple[list[str], str]:
    """The figures without the unit that all of them have, and that unit: it stands once, before them."""
    pairs = [unit_apart(each) for each in words]
    units = {unit for number, unit in pairs if number[:1].isdigit()}
    unit = units.pop() if len(units) == 1 else ""
    return ([number for number, _ in pairs], unit) if unit else (list(words), "")


def _most(words: Sequence[str], *, large: bool) -> int:
    long = any(len(each) > LONG_FIGURE and any(map(str.isdigit, each)) for each in words)
    most = PERIODS_OF_LONG_FIGURES if long else PERIODS_A_TABLE
    return OF_LARGE_PRINT[most] if large else most


def _figures_table(row: RowShown, cells: list[CellShown], words: list[str], unit: str) -> Plain:
    lines = [line_of(f"Figure, {unit}" if unit else "Figure", words)]
    for label, key in (("Number", "numerator"), ("Out of", "denominator")):
        if any(cell[key] is not None for cell in row["series"]):  # type: ignore[literal-required]
            counts = [_count(cell, cell[key]) for cell in cells]  # type: ignore[literal-required]
            lines.insert(-1, line_of(label, counts))
    if len(lines) == 2 and lines[0]["cells"] == lines[-1]["cells"]:  # of a count: the number is the figure
        lines = lines[1:]
    return {"periods": [cell["label"] for cell in cells], "lines": lines}


def line_of(name: str, words: Sequence[str]) -> Plain:
    """One line of a table: its name and its cells. The same words in three cells or more stand once, over all."""
    cells = []
    for said, run in groupby(words):
        span = len(list(run))
        merges = span >= FEWEST_MERGED and not any(map(str.isdigit, said))
        cells += (
            [{"words": f"{said} in all {span}", "span": span}]
            if merges
            else [{"words": said, "span": 1}] * span
        )
    return {"name": name, "cells": cells}


def _count(cell: CellShown, number: float | None) -> str:
    if number is not None:
        return amount_words(number)
    return _shown(cell) if cell["value"] is None else "Not given"


def over_time_of(breakdown: Breakdown, *, large: bool = False) -> list[Plain]:
    """Every band, kind or group in each period, as tables like those of the series; nothing where one period is all."""
    periods, cells = breakdown.get("periods", []), breakdown["cells"]
    most = _most([words for each in cells for words in each.get("displays", [])], large=large)
    return [
        {
            "periods": [one["label"] for one in periods[a:b]],
            "lines": [
                line_of(each["label"], [_spelt(words) for words in each["displays"][a:b]])
                for each in cells
                if "displays" in each
            ],
        }
        for a, b in pairwise(_cuts(len(periods), most))
    ]


def _spelt(words: str) -> str:
    return "No figure" if words == "–" else words


def remarks_of(series: list[CellShown]) -> list[str]:
    """Under the figures: why a number is missing, what was revised, what is provisional, and notes.

    What holds of several periods is said once, with their names.
    """
    periods: dict[str, list[str]] = {}
    for cell in series:
        parts = [
            "" if cell["reason"].startswith(NO_FIGURE) else cell["reason"],  # which stands in the cell
            "provisional" if cell["provisional"] else "",
            f"revised from {cell['revised_from']}" if cell["revised_from"] else "",
            cell["note"],
        ]
        if any(parts):
            periods.setdefault("; ".join(part for part in parts if part), []).append(cell["label"])
    return [sentence_of(f"{', '.join(labels)}: {said}") for said, labels in periods.items()]
