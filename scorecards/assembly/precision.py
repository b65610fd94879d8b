"""With how many decimals a row says its figures: as many as its judgements need, the same for all it compares. Pure.

Of "9.1%, target 9% or less" beside "8%, up by 1 percentage point" a reader cannot tell how the numbers belong together.
"""

from collections.abc import Iterable
from dataclasses import replace

from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.real_change import RealChange
from indicators.terms.wording import display_apart
from scorecards.assembly.shown import beside_range, decimals_of, decimals_of_number
from scorecards.payload import CellShown, ChangeShown, Limits, TargetShown


def decimals_needed(
    cell: CellShown,
    target: TargetShown,
    limits: Limits | None,
    change: RealChange,
    year_ago: ChangeShown,
    definition: IndicatorFacts,
) -> int:
    """The definition's decimals, or more: beside a target, a usual range, or a figure that it really differs from."""
    value, unit, usual = cell["value"], definition.unit, definition.decimals
    if value is None:
        return usual
    words = [target.get("latest_display", "")]
    if limits and beside_range(value, limits, unit, usual):
        for limit in (limits["lower"], limits["upper"]):
            words += display_apart(value, limit, unit, decimals_of(limits["display"]))
    then = year_ago["cell"]["value"] if year_ago["cell"] and year_ago["word"] else None
    for other in (then, change.against):
        if change.direction and other is not None:
            words += display_apart(value, other, unit, usual)
    return max([usual, *(decimals_of_number(one) for one in words if one)])


def told_apart(value: float | None, others: Iterable[float], definition: IndicatorFacts) -> IndicatorFacts:
    """The definition with the decimals that tell the figure from all that it clearly differs from."""
    if value is None:
        return definition
    words = (display_apart(value, other, definition.unit, definition.decimals) for other in others)
    needed = max((decimals_of_number(one) for pair in words for one in pair), default=definition.decimals)
    return replace(definition, decimals=max(needed, definition.decimals))
