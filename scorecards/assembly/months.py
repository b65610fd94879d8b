"""Which months, and which quarters, are hidden because one can be worked out from the other. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from indicators.amounts.amounts import Amounts as FigureAmounts
from indicators.amounts.amounts import ReportedFigure
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import AVERAGES, Basis, Symbol, Unit
from scorecards.assembly.cells import base_behind, count_behind, in_a_sum, is_hidden, remainder_behind
from scorecards.assembly.inputs import Disclosure
from scorecards.disclosure.months import Amounts, months_to_hide, quarters_to_hide

SUMMED = {Frequency.MONTH: months_to_hide, Frequency.QUARTER: quarters_to_hide}
# What of a figure adds up over a quarter; of a rate what it is out of is everybody who lives there.
Part = Callable[[FigureAmounts, IndicatorFacts], float | None]
_PARTS: dict[Unit, tuple[Part, ...]] = {
    Unit.PERCENT: (count_behind, remainder_behind, base_behind),
    Unit.RATIO: (count_behind, base_behind),
    **dict.fromkeys(AVERAGES, (count_behind, base_behind)),
}


def hidden_by_sums(
    figures: Sequence[ReportedFigure],
    frequency: Frequency,
    definition: IndicatorFacts,
    disclosure: Disclosure,
) -> frozenset[Period]:
    """Of a measure that counts what happens in a period, reported by the month as well as by the quarter.

    Counts on one day and figures of twelve months are the same in a quarter and in its last month; figures since
    April are told by the quarter alone.
    """
    applies = disclosure.active and definition.counts_children and definition.basis is Basis.PERIOD
    months = [each for each in figures if each.key.period.frequency is Frequency.MONTH]
    if not applies or not months or frequency not in SUMMED:
        return frozenset()
    quarters = [each for each in figures if each.key.period.frequency is Frequency.QUARTER]
    small = {each.key.period for each in months if hidden_by_itself(each.amounts, definition, disclosure)}
    parts = [
        (amounts(months, part, definition), amounts(quarters, part, definition))
        for part in _PARTS.get(definition.unit, (count_behind,))
    ]
    return SUMMED[frequency](parts, small, threshold=disclosure.threshold)


def hidden_by_itself(figure: FigureAmounts, definition: IndicatorFacts, disclosure: Disclosure) -> bool:
    """By its size, or because an officer wrote that it is confidential."""
    return is_hidden(figure, definition, disclosure) or figure.symbol == Symbol.CONFIDENTIAL


def amounts(figures: Iterable[ReportedFigure], part: Part, definition: IndicatorFacts) -> Amounts:
    return {each.key.period: in_a_sum(part(each.amounts, definition), each.amounts) for each in figures}


def as_published(disclosure: Disclosure) -> Disclosure:
    """The rules of what is published, for a draft that shows every number."""
    return replace(disclosure, active=True)
