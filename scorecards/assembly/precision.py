"""With how many decimals a row says its figures: as many as its judgements need, the same for all it compares. Pure.

Of "9.1%, target 9% or less" beside "8%, up by 1 percentage point" a reader cannot tell how the numbers belong together,
and a figure of a year ago, 18.2%, would look as if it had met "18% or less" as 18%.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.real_change import RealChange
from indicators.terms.series import Break
from indicators.terms.wording import display_apart, display_value
from scorecards.assembly.cells import SeriesShown, compare_cells
from scorecards.assembly.judging import usual_range
from scorecards.assembly.shown import beside_range, beside_target, decimals_of, decimals_of_number
from scorecards.payload import CellShown, ChangeShown, Limits, TargetShown
from scorecards.statistics.ratings import status_of


def as_told(
    definition: IndicatorFacts,
    series: SeriesShown,
    target: TargetShown,
    change: RealChange,
    breaks: Sequence[Break],
) -> IndicatorFacts:
    """The definition with as many decimals as its latest figure needs beside all it is compared with, and the one
    before and that of a year ago beside its target."""
    latest = series.periods[-1]
    year_ago = compare_cells(series, latest, latest.year_before(), definition, breaks)
    limits = usual_range(change, definition)
    earlier = [cell for one in (latest.previous(), latest.year_before()) if (cell := series.at(one))]
    told = definition
    while True:  # what tells one figure from the target may bring another close to it
        needed = decimals_needed(series.cells[-1], target, limits, change, year_ago, told)
        finer = replace(told, decimals=needed)
        needed = max([needed, *(decimals_beside(cell, target, finer) for cell in earlier)])
        if needed == told.decimals:
            return told
        told = replace(told, decimals=needed)


def show_as_told(cells: Sequence[CellShown], target: TargetShown, told: IndicatorFacts) -> None:
    """One number everywhere: in the row, its charts, tables and files, all as finely as the row is told."""
    for cell in cells:
        if cell["value"] is not None:
            cell["display"] = display_value(cell["value"], told.unit, told.decimals)
    if "latest_display" in target:
        target["latest_display"] = cells[-1]["display"]


def decimals_beside(cell: CellShown, target: TargetShown, definition: IndicatorFacts) -> int:
    """The definition's decimals, or as many more as show how the figure stands to the target it is read beside."""
    upper, polarity = target.get("upper"), definition.polarity
    status = status_of(
        cell["value"], target["value"], polarity=polarity, tolerance=target["tolerance"], upper=upper
    )
    words = beside_target(cell["value"], target["value"], status, definition, upper)
    return max(definition.decimals, decimals_of_number(words) if words else 0)


def decimals_needed(
    cell: CellShown,
    target: TargetShown,
    limits: Limits | None,
    change: RealChange,
    year_ago: ChangeShown,
    definition: IndicatorFacts,
) -> int:
    """The definition's decimals, or more: beside a target, a usual range, or a figure that it really differs from."""
    value, needed = cell["value"], definition.decimals
    if value is None:
        return needed
    then = year_ago["cell"]["value"] if year_ago["cell"] and year_ago["word"] else None
    others = [one for one in (then, change.against) if change.direction and one is not None]
    while True:  # what tells it from one number may bring it close to another
        told = replace(definition, decimals=needed)
        words = [beside_target(value, target["value"], target["status"], told, target.get("upper"))]
        words += _beside_limits(value, limits, told) if limits else []
        words += [one for other in others for one in display_apart(value, other, told.unit, needed)]
        more = max([needed, *(decimals_of_number(one) for one in words if one)])
        if more == needed:
            return needed
        needed = more


def _beside_limits(value: float, limits: Limits, told: IndicatorFacts) -> list[str]:
    if not beside_range(value, limits, told.unit, told.decimals):
        return []
    written = max(decimals_of(limits["display"]), told.decimals)
    bounds = (limits["lower"], limits["upper"])
    return [one for limit in bounds for one in display_apart(value, limit, told.unit, written)]


def told_apart(value: float | None, others: Iterable[float], definition: IndicatorFacts) -> IndicatorFacts:
    """The definition with the decimals that tell the figure from all that it clearly differs from."""
    if value is None:
        return definition
    words = (display_apart(value, other, definition.unit, definition.decimals) for other in others)
    needed = max((decimals_of_number(one) for pair in words for one in pair), default=definition.decimals)
    return replace(definition, decimals=max(needed, definition.decimals))
