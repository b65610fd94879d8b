"""From the heat table to what its page prints and its files hold."""

from typing import Any

from django.urls import reverse

from accounts.models import Council
from indicators.terms.vocabulary import SYMBOL_CELLS
from scorecards.assembly.comparison import compared_period
from scorecards.comparing.heat_table import telling
from scorecards.comparing.heat_table.heat import Cell, Heat, Measured
from scorecards.exports.numbers import rounded

# The classes of cells: what has no judgement looks like what is level, its word says which it is.
LOOKS = {"better": "better", "worse": "worse"}
COLUMNS = (
    *("Section", "Measure", "Indicator code", "Which way is good", "Year", "Release"),
    *("Area", "Value", "Why no value", "Beside the country", "Ours beside it"),
)


def present_heat(heat: Heat, council: Council) -> dict:
    asked_words, asked = telling.whom_to_ask(heat)
    comparators = heat.comparators
    return {
        "heading": telling.heading(heat),
        "year_note": telling.year_note(heat),
        "left_out": telling.left_out(heat),
        "country": comparators.country.name if comparators.country else "",
        "in_sentence": telling.country(heat),
        "own_name": council.short_name or council.name,
        "neighbours": [area.name for area in comparators.neighbours],
        "columns": len(comparators.neighbours) + 3,
        "sections": [
            {"question": section.question, "rows": [present_row(row, heat, council) for row in section.rows]}
            for section in heat.sections
        ],
        "totals": [heat.total(None), *(heat.total(place) for place in range(len(comparators.neighbours)))],
        "any_not_judged": any(not row.judged for row in heat.rows),
        "asked_words": asked_words,
        "asked": [
            {
                "url": reverse("scorecards:all_councils", args=[council.slug, code]),
                "title": title,
                "names": names,
            }
            for code, title, names in asked
        ],
    }


def present_row(row: Measured, heat: Heat, council: Council) -> dict:
    return {
        "title": row.definition.title,
        "url": reverse("scorecards:all_councils", args=[council.slug, row.definition.code]),
        "direction": telling.direction_of(row),
        "year": telling.year_of(row, heat),
        "similar": telling.similar_words(row),
        "country": telling.country_figure(row),
        "cells": [present_cell(cell, row, own=cell is row.own) for cell in (row.own, *row.neighbours)],
    }


def present_cell(cell: Cell, row: Measured, *, own: bool) -> dict:
    missing = cell.amounts.value is None
    look = "gone" if missing else LOOKS.get(cell.standing, "level")
    return {
        "name": cell.area.name if cell.area else "",
        "look": f"{look} own" if own else look,
        "figure": telling.figure(cell, row),
        "word": telling.word(cell),
    }


def lines_of(heat: Heat) -> list[dict[str, Any]]:
    """A line for each measure and area, by COLUMNS."""
    return [
        line_of(cell, name, row, section.question)
        for section in heat.sections
        for row in section.rows
        for name, cell in (
            *((one.area.name if one.area else "Ours", one) for one in (row.own, *row.neighbours)),
            (heat.comparators.country.name if heat.comparators.country else "Country", None),
        )
    ]


def line_of(cell: Cell | None, area: str, row: Measured, section: str) -> dict[str, Any]:
    """`cell` is None for the country."""
    amounts = cell.amounts if cell else row.country
    tested = cell is not None and amounts.value is not None
    beside_ours = cell.to_us if cell is not None and tested and cell is not row.own else ""
    return {
        "Section": section,
        "Measure": row.definition.title,
        "Indicator code": row.definition.code,
        "Which way is good": telling.direction_of(row),
        "Year": compared_period(row.period),
        "Release": row.release,
        "Area": area,
        "Value": rounded(amounts.value, row.definition.decimals),  # as the page shows it
        "Why no value": "" if amounts.value is not None else SYMBOL_CELLS.get(amounts.symbol, "Not sent"),
        "Beside the country": cell.standing if cell is not None and tested else "",
        "Ours beside it": beside_ours,
    }
