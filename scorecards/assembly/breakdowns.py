"""Bands and kinds of one indicator in one period: shares, totals and small numbers hidden. Pure."""

from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.breakdown_words import headings, sentence, total_words
from scorecards.assembly.category_protection import figures_of, protected_categories, ways_of
from scorecards.assembly.cells import NO_FIGURE, build_cell, empty_cell, hidden_cell, place_of
from scorecards.assembly.inputs import CategoryDefinition, IndicatorInputs
from scorecards.assembly.rows import RowSetting
from scorecards.payload import Breakdown, CategoryCell, CellShown
from scorecards.statistics.intervals import Interval, interval_of

PERIODS_OVER_TIME = 12


def build_breakdowns(
    inputs: IndicatorInputs, latest: CellShown, setting: RowSetting, series: Sequence[CellShown] = ()
) -> list[Breakdown]:
    """One table for each way the indicator is split that has a figure in the latest period.

    `series` are the indicator's own figures; with them each table has its categories over time.
    """
    figures = figures_of(inputs, Period.from_code(latest["period"]))
    found = []
    for categories in ways_of(inputs, figures).values():
        breakdown = build_breakdown(inputs, categories, figures, latest, setting)
        add_over_time(breakdown, inputs, categories, latest, series, setting)
        found.append(breakdown)
    return found


def add_over_time(
    breakdown: Breakdown,
    inputs: IndicatorInputs,
    categories: Sequence[CategoryDefinition],
    latest: CellShown,
    series: Sequence[CellShown],
    setting: RowSetting,
) -> None:
    """The same categories in the periods before, each period hidden as its own page hid it.

    All categories of a period are protected together, also those that have no figure any more: what its page did not
    give away, the series does not either.
    """
    last, code = Period.from_code(latest["period"]), categories[0].breakdown_code
    periods = [last.shift(step) for step in range(1 - PERIODS_OVER_TIME, 1)]
    wholes = {cell["period"]: cell for cell in series}
    by_period = [
        cells_of_period(inputs, code, period, wholes.get(period.code) or empty_cell(period, ""), setting)
        for period in periods
    ]
    first = next((place for place, cells in enumerate(by_period) if cells), len(by_period))
    if not series or len(periods) - first < 2:
        return
    breakdown["periods"] = [place_of(period) for period in periods[first:]]
    for category, shown in zip(categories, breakdown["cells"], strict=True):
        cells = [each.get(category.id) for each in by_period[first:]]
        shown["values"] = [cell["value"] if cell else None for cell in cells]
        shown["displays"] = [cell["display"] if cell else NO_FIGURE for cell in cells]


def cells_of_period(
    inputs: IndicatorInputs, code: str, period: Period, whole: CellShown, setting: RowSetting
) -> dict[int, CellShown]:
    """By category, as shown in that period."""
    figures = figures_of(inputs, period)
    categories = ways_of(inputs, figures).get(code, [])
    if not categories:
        return {}
    cells = category_cells(inputs, categories, figures, whole, setting)
    return {category.id: cell for category, cell in zip(categories, cells, strict=True)}


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
    share, around = share_of(cell, base, inputs), interval_around(cell, category, inputs)
    found: CategoryCell = {
        "code": category.code,
        "label": category.label,
        "cell": cell,
        "share": share,
        "share_display": "" if share is None else display_value(share, Unit.PERCENT, 0),
        "emphasised": category.emphasised,
    }
    if around:
        found["low"], found["high"] = around.lower, around.upper
    return found


def interval_around(
    cell: CellShown, category: CategoryDefinition, inputs: IndicatorInputs
) -> Interval | None:
    """The likely range of a group's own figure; bands, counts and what is hidden have none."""
    if category.kind == "band" or cell["denominator"] is None:
        return None
    return interval_of(Amounts(cell["numerator"], cell["denominator"], cell["value"]), inputs.definition.unit)


def share_of(cell: CellShown, base: float | None, inputs: IndicatorInputs) -> float | None:
    """The category's percent of the whole: its own value where the indicator is a share, else out of all counted."""
    if inputs.definition.unit is Unit.PERCENT:
        return cell["value"]
    if inputs.definition.unit is not Unit.COUNT or cell["value"] is None or not base:
        return None
    return cell["value"] / base * 100
