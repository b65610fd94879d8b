"""Bands and kinds of one indicator in one period: shares, totals and small numbers hidden. Pure."""

from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.breakdown_words import headings, sentence, total_words
from scorecards.assembly.category_protection import protected_categories
from scorecards.assembly.cells import build_cell, hidden_cell
from scorecards.assembly.inputs import CategoryDefinition, IndicatorInputs
from scorecards.assembly.rows import RowSetting
from scorecards.payload import Breakdown, CategoryCell, CellShown


def build_breakdowns(inputs: IndicatorInputs, latest: CellShown, setting: RowSetting) -> list[Breakdown]:
    """One table for each way the indicator is split that has a figure in the latest period."""
    period = Period.from_code(latest["period"])
    figures = {one.key.category: one for one in inputs.category_figures if one.period == period}
    ways: dict[str, list[CategoryDefinition]] = {}
    for category in inputs.categories:
        if category.id in figures:
            ways.setdefault(category.breakdown_code, []).append(category)
    return [build_breakdown(inputs, categories, figures, latest, setting) for categories in ways.values()]


def build_breakdown(
    inputs: IndicatorInputs,
    categories: Sequence[CategoryDefinition],
    figures: Mapping[int | None, ReportedFigure],
    latest: CellShown,
    setting: RowSetting,
) -> Breakdown:
    cells = category_cells(inputs, categories, figures, latest, setting)
    base = latest["value"] or all_counted(cells)
    first = categories[0]
    shown = [
        category_cell(category, cell, base, inputs) for category, cell in zip(categories, cells, strict=True)
    ]
    value_heading, share_heading = headings(inputs.definition.unit, shown)
    return {
        "title": first.breakdown,
        "kind": "band" if first.kind == "band" else "breakdown",
        "cells": shown,
        "total": total_words(shown, latest, inputs.definition),
        "threshold": first.threshold,
        "sentence": sentence(shown, latest, inputs.definition),
        "value_heading": value_heading,
        "share_heading": share_heading,
    }


def all_counted(cells: Sequence[CellShown]) -> float | None:
    """The sum of what the cells show; None where one of them shows nothing."""
    values = [cell["value"] for cell in cells]
    return None if None in values else sum(value for value in values if value is not None)


def category_cells(
    inputs: IndicatorInputs,
    categories: Sequence[CategoryDefinition],
    figures: Mapping[int | None, ReportedFigure],
    latest: CellShown,
    setting: RowSetting,
) -> list[CellShown]:
    """Small numbers hidden, and as many more as keep the rest from giving them away.

    A category for which there is no number keeps the reason it was given.
    """
    definition, disclosure = inputs.definition, setting.disclosure
    period = Period.from_code(latest["period"])
    found = [figures[category.id] for category in categories]
    hidden = protected_categories(inputs, found, categories[0].kind, latest, disclosure)
    return [
        hidden_cell(period)
        if out and figure.amounts.value is not None
        else build_cell(figure, period, definition, disclosure)
        for figure, out in zip(found, hidden, strict=True)
    ]


def category_cell(
    category: CategoryDefinition, cell: CellShown, base: float | None, inputs: IndicatorInputs
) -> CategoryCell:
    share = share_of(cell, base, inputs)
    return {
        "code": category.code,
        "label": category.label,
        "cell": cell,
        "share": share,
        "share_display": "" if share is None else display_value(share, Unit.PERCENT, 0),
        "emphasised": category.emphasised,
    }


def share_of(cell: CellShown, base: float | None, inputs: IndicatorInputs) -> float | None:
    """The category's percent of the whole: its own value where the indicator is a share, else out of all counted."""
    if inputs.definition.unit is Unit.PERCENT:
        return cell["value"]
    if inputs.definition.unit is not Unit.COUNT or cell["value"] is None or not base:
        return None
    return cell["value"] / base * 100
