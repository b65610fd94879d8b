"""What a sample says of all it was drawn from: an audit reads 40 of 312 files. Pure.

Chance is taken to have drawn the sample; where somebody chose the cases, no interval tells how far off they are.
"""

from indicators.terms.vocabulary import Unit
from indicators.terms.wording import amount_words, count_words, display_value
from scorecards.statistics.intervals import sample_interval


def sample_words(
    numerator: float | None,
    looked_at: float | None,
    population: float | None,
    *,
    of_what: str = "cases",
    decimals: int = 0,
) -> str:
    """ "40 of 312 cases looked at: between 65% and 87% of all, in 19 samples of 20"; "" without the numbers.

    `of_what` is all that the sample was drawn from, in the plural; `decimals` those of the percentage.
    """
    if numerator is None or not looked_at or not 0 <= numerator <= looked_at:
        return ""
    if population == looked_at:
        return f"All {count_words(looked_at, of_what)} were looked at, so nothing is left to chance"
    known = population is not None and population > looked_at
    if known and population is not None:
        said = f"{amount_words(looked_at)} of {count_words(population, of_what)} looked at"
    else:
        said = f"{count_words(looked_at, of_what)} looked at, out of how many is not given"
    found = sample_interval(numerator, looked_at, population if known else None, multiplier=100)
    low, high = (display_value(one, Unit.PERCENT, decimals) for one in (found.lower, found.upper))
    return f"{said}: between {low} and {high} of all, in 19 samples of 20"
