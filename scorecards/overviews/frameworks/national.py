"""The newest national figure of a measure, ours and the country's, as the page of national frameworks says it. Pure."""

from collections.abc import Iterable

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.nouns import area_in_sentence
from indicators.terms.wording import display_value, shown_words
from scorecards.assembly.comparison import compared_period
from scorecards.assembly.inputs import Comparators, PublishedCell


def national_words(facts: IndicatorFacts, cells: Iterable[PublishedCell], comparators: Comparators) -> str:
    """ "National figure, 31 March 2025: ours 96 per 10,000, England 67 per 10,000"; "" where there is none.

    Of the newest year in which ours has a figure or a symbol, or else of the country's newest.
    """
    own, country = comparators.own, comparators.country
    found = list(cells)
    ours = [cell for cell in found if own and cell.area_id == own.id]
    theirs = [cell for cell in found if country and cell.area_id == country.id]
    if not ours and not theirs:
        return ""
    period = max((cell.period for cell in ours or theirs), key=lambda period: period.end)
    named = [("ours", ours), (area_in_sentence(country.name) if country else "", theirs)]
    said = [
        f"{name} {_figure(cell, facts)}" for name, cells in named for cell in cells if cell.period == period
    ]
    return f"National figure, {compared_period(period)}: {', '.join(said)}"


def _figure(cell: PublishedCell, facts: IndicatorFacts) -> str:
    value = cell.amounts.value
    return (
        shown_words("", cell.amounts.symbol).lower()
        if value is None
        else display_value(value, facts.unit, facts.decimals)
    )
