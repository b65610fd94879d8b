"""Which categories of an indicator to hide, so that neither the others nor the total give a few children away. Pure."""

from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Symbol, Unit
from scorecards.assembly.cells import (
    count_behind,
    in_a_sum,
    is_hidden,
    remainder_behind,
    running_totals_to_hide,
)
from scorecards.assembly.inputs import CategoryDefinition, Disclosure, IndicatorInputs
from scorecards.disclosure.suppression import Protection, protect_known_total
from scorecards.payload import CellShown


def protected_categories(
    inputs: IndicatorInputs,
    found: Sequence[ReportedFigure],
    kind: str,
    latest: CellShown,
    disclosure: Disclosure,
) -> tuple[bool, ...]:
    """For each figure of one breakdown ("band" or "breakdown") whether it must be hidden, `latest` being their total.

    Where the total is hidden so are all of them: their sum would be the total.
    """
    if not disclosure.active or not inputs.definition.counts_children:
        return (False,) * len(found)
    if latest["hidden"]:
        return (True,) * len(found)
    return protection_of(inputs, found, kind, Period.from_code(latest["period"]), disclosure).hidden


def totals_given_away(
    inputs: IndicatorInputs, frequency: Frequency, disclosure: Disclosure
) -> frozenset[Period]:
    """The periods whose own figure must be hidden, because hiding all bands or kinds below it does not protect them."""
    if not disclosure.active or not inputs.definition.counts_children:
        return frozenset()
    return frozenset(
        period
        for period in {one.period for one in inputs.category_figures}
        if period.frequency is frequency and gives_its_kinds_away(inputs, period, disclosure)
    )


def gives_its_kinds_away(inputs: IndicatorInputs, period: Period, disclosure: Disclosure) -> bool:
    figures = figures_of(inputs, period)
    return any(
        protection_of(
            inputs, [figures[one.id] for one in kinds], kinds[0].kind, period, disclosure
        ).total_hidden
        for kinds in ways_of(inputs, figures).values()
    )


def protection_of(
    inputs: IndicatorInputs,
    found: Sequence[ReportedFigure],
    kind: str,
    period: Period,
    disclosure: Disclosure,
) -> Protection:
    """Of one breakdown below a figure that is shown: by size, by an officer's word, by growth, by sums."""
    definition = inputs.definition
    growing = growing_by_a_few(inputs, found, disclosure) if kind != "band" else frozenset()
    hidden = tuple(
        is_hidden(figure.amounts, definition, disclosure)
        or figure.amounts.symbol == Symbol.CONFIDENTIAL
        or figure.key.category in growing
        or (count_behind(figure.amounts, definition) is None and figure.amounts.value is not None)
        for figure in found
    )
    total_hidden = False
    for amounts, total in tables_of(inputs, found, period):
        table = protect_known_total(amounts, total=total, already=hidden, threshold=disclosure.threshold)
        hidden, total_hidden = table.hidden, total_hidden or table.total_hidden
    return Protection(hidden, total_hidden)


def figures_of(inputs: IndicatorInputs, period: Period) -> dict[int | None, ReportedFigure]:
    return {one.key.category: one for one in inputs.category_figures if one.period == period}


def ways_of(
    inputs: IndicatorInputs, figures: Mapping[int | None, ReportedFigure]
) -> dict[str, list[CategoryDefinition]]:
    """By code of each way the indicator is split: the categories that have one of the figures."""
    ways: dict[str, list[CategoryDefinition]] = {}
    for category in inputs.categories:
        if category.id in figures:
            ways.setdefault(category.breakdown_code, []).append(category)
    return ways


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
    inputs: IndicatorInputs, found: Sequence[ReportedFigure], period: Period
) -> list[tuple[list[float | None], float | None]]:
    """What a reader can add up: the children counted and, for shares, those not counted and all of either.

    Each with its total as the indicator's own figure gives it; None where it gives none.
    """
    definition = inputs.definition
    whole = next((figure.amounts for figure in inputs.figures if figure.period == period), None)
    counts = (
        [in_a_sum(count_behind(one.amounts, definition), one.amounts) for one in found],
        count_behind(whole, definition) if whole else None,
    )
    if definition.unit is not Unit.PERCENT or whole is None:
        return [counts]
    remainders = (
        [in_a_sum(remainder_behind(one.amounts, definition), one.amounts) for one in found],
        remainder_behind(whole, definition),
    )
    groups = [in_a_sum(one.amounts.denominator, one.amounts) for one in found], whole.denominator
    # shares of one whole, or of groups that overlap, are not parts of the indicator's own denominator
    if whole.denominator is None or sum(group or 0 for group in groups[0]) > whole.denominator:
        return [counts]
    return [counts, remainders, groups]
