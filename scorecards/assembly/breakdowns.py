"""Bands and kinds of one indicator in one period: shares, totals and small numbers hidden. Pure."""

from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.category_protection import protected_categories
from scorecards.assembly.cells import build_cell, count_behind, hidden_cell, lower_first
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
    counted = [count_behind(figures[category.id].amounts, inputs.definition) for category in categories]
    total = (
        sum(count for count in counted if count is not None) if all(c is not None for c in counted) else None
    )
    first = categories[0]
    shown = [
        category_cell(category, cell, total, inputs) for category, cell in zip(categories, cells, strict=True)
    ]
    return {
        "title": first.breakdown,
        "kind": "band" if first.kind == "band" else "breakdown",
        "cells": shown,
        "total": total_words(total, shown, inputs),
        "threshold": first.threshold,
        "sentence": sentence(shown, inputs),
    }


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
    category: CategoryDefinition, cell: CellShown, total: float | None, inputs: IndicatorInputs
) -> CategoryCell:
    share = share_of(cell, total, inputs)
    return {
        "code": category.code,
        "label": category.label,
        "cell": cell,
        "share": share,
        "share_display": "" if share is None else display_value(share, Unit.PERCENT, 0),
        "emphasised": category.emphasised,
    }


def share_of(cell: CellShown, total: float | None, inputs: IndicatorInputs) -> float | None:
    """The category's percent of the whole: its own value where the indicator is a share, else out of the total."""
    if inputs.definition.unit is Unit.PERCENT:
        return cell["value"]
    if inputs.definition.unit is not Unit.COUNT or cell["value"] is None or not total:
        return None
    return cell["value"] / total * 100


def total_words(total: float | None, cells: Sequence[CategoryCell], inputs: IndicatorInputs) -> str:
    """How many there are in all; "" where one is hidden, or where each is a share of its own team or group."""
    groups = {one["cell"]["denominator"] for one in cells}
    if total is None or len(groups) > 1 or any(one["cell"]["hidden"] for one in cells):
        return ""
    return f"{display_value(total, Unit.COUNT, 0)} {inputs.definition.people} in all"


def sentence(cells: Sequence[CategoryCell], inputs: IndicatorInputs) -> str:
    """ "52% in 25 to 29 or 30 or more", from the emphasised bands; "" where none is, or one is hidden."""
    strong = [one for one in cells if one["emphasised"]]
    shares = [one["share"] for one in strong if one["share"] is not None]
    if not strong or len(shares) != len(strong):
        return ""
    labels = " or ".join(lower_first(one["label"]) for one in strong)
    return f"{display_value(sum(shares), Unit.PERCENT, 0)} of {inputs.definition.people}: {labels}"
