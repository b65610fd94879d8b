"""Which categories of an indicator to hide, so that neither the others nor the total give a few children away. Pure."""

from collections.abc import Sequence

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol, Unit
from scorecards.assembly.cells import count_behind, is_hidden, remainder_behind, running_totals_to_hide
from scorecards.assembly.inputs import Disclosure, IndicatorInputs
from scorecards.disclosure.suppression import protect_known_total
from scorecards.payload import CellShown


def protected_categories(
    inputs: IndicatorInputs,
    found: Sequence[ReportedFigure],
    kind: str,
    latest: CellShown,
    disclosure: Disclosure,
) -> list[bool]:
    """For each figure of one breakdown ("band" or "breakdown") whether it must be hidden, `latest` being their total.

    Where the total is hidden so are all of them: their sum would be the total.
    """
    definition = inputs.definition
    if not disclosure.active or not definition.counts_children:
        return [False] * len(found)
    if latest["hidden"]:
        return [True] * len(found)
    growing = growing_by_a_few(inputs, found, disclosure) if kind != "band" else frozenset()
    hidden = tuple(
        is_hidden(figure.amounts, definition, disclosure)
        or figure.amounts.symbol == Symbol.CONFIDENTIAL
        or figure.key.category in growing
        or (count_behind(figure.amounts, definition) is None and figure.amounts.value is not None)
        for figure in found
    )
    for amounts, total in tables_of(inputs, found, latest):
        hidden = protect_known_total(amounts, total=total, already=hidden, threshold=disclosure.threshold)
    return list(hidden)


def growing_by_a_few(
    inputs: IndicatorInputs, found: Sequence[ReportedFigure], disclosure: Disclosure
) -> frozenset[int | None]:
    """The categories counted from April that grew by a few children since a period before.

    Not for bands: children move from one band to the next, so that what a band grows by is no group of children.
    """
    growing = set()
    for figure in found:
        category = figure.key.category
        history = {one.period: one for one in inputs.category_figures if one.key.category == category}
        if figure.period in running_totals_to_hide(history, inputs.definition, disclosure):
            growing.add(category)
    return frozenset(growing)


def tables_of(
    inputs: IndicatorInputs, found: Sequence[ReportedFigure], latest: CellShown
) -> list[tuple[list[float | None], float | None]]:
    """What a reader can add up: the children counted and, for shares, those not counted and all of either.

    Each with its total as the indicator's own figure gives it; None where it gives none.
    """
    definition = inputs.definition
    period = Period.from_code(latest["period"])
    whole = next((figure.amounts for figure in inputs.figures if figure.period == period), None)
    counts = (
        [count_behind(figure.amounts, definition) for figure in found],
        count_behind(whole, definition) if whole else None,
    )
    if definition.unit is not Unit.PERCENT or whole is None:
        return [counts]
    remainders = (
        [remainder_behind(figure.amounts, definition) for figure in found],
        remainder_behind(whole, definition),
    )
    groups = [figure.amounts.denominator for figure in found], whole.denominator
    # shares of one whole, or of groups that overlap, are not parts of the indicator's own denominator
    if whole.denominator is None or sum(group or 0 for group in groups[0]) > whole.denominator:
        return [counts]
    return [counts, remainders, groups]
