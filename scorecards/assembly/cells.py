"""From reported figures to cells as shown: words, rounding, and small numbers hidden. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.nouns import agree, singular_of
from indicators.terms.periods import Period
from indicators.terms.series import Break, Point, break_between
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import (
    COUNTS,
    SHARES,
    SYMBOL_MEANINGS,
    UNITS,
    WITH_PER_CENT_SIGN,
    Basis,
    FigureStatus,
    Symbol,
    Unit,
)
from indicators.terms.wording import behind_words, display_value, round_half_away, shown_words
from scorecards.assembly.inputs import Disclosure
from scorecards.disclosure.suppression import children_behind, hides, protect_running_totals, rising_years
from scorecards.payload import CellPlace, CellShown, ChangeShown
from scorecards.statistics.ratings import change_word

NO_FIGURE = "–"
LEAST_FOR_PER_CENT = 10
HIDDEN_REASON = SYMBOL_MEANINGS[Symbol.CONFIDENTIAL]


@dataclass(frozen=True)
class SeriesShown:
    """A row's figures as shown, oldest first, with what may be worked out from them."""

    cells: list[CellShown]
    periods: list[Period]
    points: list[Point]  # only what is shown: a hidden figure takes no part in any statistic

    def at(self, period: Period) -> CellShown | None:
        return next((cell for cell, one in zip(self.cells, self.periods, strict=True) if one == period), None)


def build_series(
    figures: Sequence[ReportedFigure],
    periods: Sequence[Period],
    definition: IndicatorFacts,
    disclosure: Disclosure,
    summed: frozenset[Period] = frozenset(),
) -> SeriesShown:
    """One cell for each period, whether or not there is a figure: a missing period is a gap, never a zero.

    `summed` are periods that are hidden because of sums with others.
    """
    by_period = {figure.key.period: figure for figure in figures}
    protected = running_totals_to_hide(by_period, definition, disclosure) | summed
    cells = [
        hidden_cell(period)
        if period in protected
        else build_cell(by_period.get(period), period, definition, disclosure)
        for period in periods
    ]
    points = [Point(period, cell["value"]) for cell, period in zip(cells, periods, strict=True)]
    return SeriesShown(cells, list(periods), points)


def build_cell(
    figure: ReportedFigure | None, period: Period, definition: IndicatorFacts, disclosure: Disclosure
) -> CellShown:
    if figure is None:
        return empty_cell(period, f"No figure for {period.short}")
    amounts = figure.amounts
    if is_hidden(amounts, definition, disclosure):
        return hidden_cell(period)
    if amounts.value is None:
        return empty_cell(
            period,
            promised_words(amounts)
            if amounts.symbol == Symbol.PROMISED
            else SYMBOL_MEANINGS.get(amounts.symbol, ""),
            symbol=amounts.symbol,
            display=shown_words(NO_FIGURE, amounts.symbol),
            note=amounts.note,
        )
    return {
        **place_of(period),
        "value": amounts.value,
        "numerator": amounts.numerator,
        "denominator": amounts.denominator,
        "symbol": amounts.symbol,
        "reason": "",
        "hidden": False,
        "provisional": amounts.status == FigureStatus.PROVISIONAL,
        "display": display_value(amounts.value, definition.unit, definition.decimals),
        "people": people_of(amounts, definition),
        "revised_from": revised_words(figure, definition, disclosure),
        "note": amounts.note,
    }


def hidden_cell(period: Period) -> CellShown:
    display = shown_words(NO_FIGURE, Symbol.CONFIDENTIAL)
    return empty_cell(period, HIDDEN_REASON, symbol=Symbol.CONFIDENTIAL, display=display, hidden=True)


def running_totals_to_hide(
    figures: Mapping[Period, ReportedFigure], definition: IndicatorFacts, disclosure: Disclosure
) -> frozenset[Period]:
    """Figures since April whose step from one period to the next is a small number of children.

    Of a share not only the children counted, but also those not counted.
    """
    if not disclosure.active or not definition.counts_children or definition.basis is not Basis.YEAR_TO_DATE:
        return frozenset()
    counts = {period: count_behind(figure.amounts, definition) for period, figure in figures.items()}
    hidden = protect_running_totals(counts, threshold=disclosure.threshold)
    if definition.unit is not Unit.PERCENT:
        return hidden
    others = {period: remainder_behind(figure.amounts, definition) for period, figure in figures.items()}
    return hidden | remainders_to_hide(others, disclosure)


def remainders_to_hide(others: Mapping[Period, float | None], disclosure: Disclosure) -> frozenset[Period]:
    """Each period as it stood when it was the latest: what its own page hid stays hidden, also where the others fell
    in a later quarter, so that they are no running total any more."""
    found = set()
    for period in others:
        known = {each: count for each, count in others.items() if each <= period}
        if period in protect_running_totals(rising_years(known), threshold=disclosure.threshold):
            found.add(period)
    return frozenset(found)


def is_hidden(figure: Amounts, definition: IndicatorFacts, disclosure: Disclosure) -> bool:
    """Whether the figure could give a child away; the count of a count indicator is its value."""
    if not disclosure.active or not definition.counts_children:
        return False
    count, base = count_behind(figure, definition), base_behind(figure, definition)
    rules = {"threshold": disclosure.threshold, "smallest_denominator": disclosure.smallest_denominator}
    if definition.unit is Unit.RATIO:  # two numbers, of which one is no part of the other: nothing remains
        return hides(count, None, **rules) or hides(None, base, **rules)
    return hides(count, base, **rules)


def count_behind(figure: Amounts, definition: IndicatorFacts) -> float | None:
    """The number of children a figure tells of; see suppression.children_behind."""
    return children_behind(definition.unit, figure.value, figure.numerator, figure.denominator)


def base_behind(figure: Amounts, definition: IndicatorFacts) -> float | None:
    """What the figure is out of, worked out as a reader would where only a share and its number are given."""
    given, number, value = figure.denominator, figure.numerator, figure.value
    if given is not None or definition.unit not in SHARES or not number or not value:
        return given
    return float(round(number * 100 / value))


def remainder_behind(figure: Amounts, definition: IndicatorFacts) -> float | None:
    """The children a share does not count: what it is out of less its number."""
    count, base = count_behind(figure, definition), base_behind(figure, definition)
    return None if count is None or base is None else base - count


def in_a_sum(number: float | None, figure: Amounts) -> float | None:
    """What a figure adds to a sum that readers know. Where it does not apply there is nobody, and they know that too;
    what is not available, too unreliable, promised or rounded away stays unknown: None."""
    return 0.0 if number is None and figure.symbol == Symbol.NOT_APPLICABLE else number


@lru_cache(maxsize=1024)
def place_of(period: Period) -> CellPlace:
    return {"period": period.code, "label": period.short, "start": period.start.isoformat()}


def empty_cell(
    period: Period,
    reason: str,
    *,
    symbol: str = "",
    display: str = NO_FIGURE,
    hidden: bool = False,
    note: str = "",
) -> CellShown:
    return {
        **place_of(period),
        "value": None,
        "numerator": None,
        "denominator": None,
        "symbol": str(symbol),
        "reason": reason,
        "hidden": hidden,
        "provisional": False,
        "display": display,
        "people": "",
        "revised_from": "",
        "note": note,
    }


def promised_words(figure: Amounts) -> str:
    """ "Not yet available, expected Quarter 4 2018/19": the note of a promised figure says when."""
    return f"Not yet available, {figure.note}" if figure.note else "Not yet available"


def people_of(figure: Amounts, definition: IndicatorFacts) -> str:
    """ "47 of 563 children"; for counts only the noun, because the number is the value itself."""
    if definition.unit in COUNTS:
        return agree(figure.value or 0, singular_of(definition.people), definition.people)
    if definition.unit in SHARES and figure.numerator is not None:
        return behind_words(figure.numerator, figure.denominator, definition.unit, definition.people)
    return ""


def revised_words(figure: ReportedFigure, definition: IndicatorFacts, disclosure: Disclosure) -> str:
    """The value that was corrected, where showing it gives nobody away.

    The count behind a corrected share is worked out as a reader would, from what the share is out of now.
    """
    if figure.corrected_from is None or figure.corrected_from == figure.amounts.value:
        return ""
    was = figure.amounts._replace(value=figure.corrected_from, numerator=None)
    if is_hidden(was, definition, disclosure):
        return ""
    return display_value(figure.corrected_from, definition.unit, definition.decimals)


def compare_cells(
    series: SeriesShown,
    latest: Period,
    earlier: Period,
    definition: IndicatorFacts,
    breaks: Sequence[Break],
    edges: Edges | None = None,
) -> ChangeShown:
    """The latest cell beside an earlier one, in words, with the reason where no comparison is fair.

    The earlier one is shown with the decimals of `definition`, which may be more than the series has.
    `edges` are those of the target of an indicator that is best within a range.
    """
    cell = series.at(earlier)
    nothing: ChangeShown = {"cell": None, "word": "", "arrow": "", "reason": "No figure"}
    if found := break_between(breaks, earlier, latest, definition.basis):
        return nothing | {"reason": f"No comparable data: {lower_first(found.label)}"}
    if cell is None:
        return nothing
    if cell["value"] is None:
        return {"cell": cell, "word": "", "arrow": "", "reason": short_reason(cell)}
    then, now = cell["value"], series.at(latest)
    cell = cell | {"display": display_value(then, definition.unit, definition.decimals)}
    if definition.basis is Basis.YEAR_TO_DATE and earlier != latest.year_before():
        return {"cell": cell, "word": "", "arrow": "", "reason": "Counts from April"}
    if now is None or now["value"] is None:
        return {"cell": cell, "word": "", "arrow": "", "reason": ""}
    word, arrow = change_word(now["value"], then, definition.polarity, definition.decimals, edges)
    difference = difference_words(now["value"], then, definition.unit, definition.decimals)
    return {"cell": cell, "word": word, "arrow": arrow, "reason": "", "difference": difference}


def difference_words(now: float, then: float, unit: Unit, decimals: int) -> str:
    """ "up by 151, 43%", "up by 3 percentage points", "down by 2 per 10,000"; "" where both are shown alike.

    On the figures as shown, so that a reader who subtracts them finds the same. Per cent only of what is counted, and
    only where there were ten or more: 2 from 1 is no "100%" to tell of.
    """
    shown_then = round_half_away(then, decimals)
    step = round_half_away(now, decimals) - shown_then
    if not step:
        return ""
    size = float(abs(step))
    amount = display_value(size, Unit.MONEY if unit is Unit.VARIANCE else unit, decimals)
    if unit in WITH_PER_CENT_SIGN:
        number = amount.removeprefix("+").removesuffix("%")
        amount = f"{number} percentage {agree(size, 'point', 'points')}"
    elif UNITS[unit].in_per_cent and shown_then >= LEAST_FOR_PER_CENT:
        share = size / float(shown_then) * 100
        amount += ", less than 1%" if share < 1 else f", {display_value(share, Unit.PERCENT, 0)}"
    return f"{'up' if step > 0 else 'down'} by {amount}"


def short_reason(cell: CellShown) -> str:
    """Why an earlier cell has no number, for a narrow column."""
    if cell["hidden"]:
        return "Hidden"
    if cell["symbol"] == Symbol.PROMISED:
        return "Not yet available"
    return cell["reason"] if cell["symbol"] else "No figure"


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
