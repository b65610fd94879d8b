"""Which of the areas shown are loaded here for some of the years alone, said before the charts. Pure."""

from collections.abc import Sequence

from indicators.terms.nouns import agree
from scorecards.comparing.compare.panels import Panel
from scorecards.comparing.compare.state import year_words
from scorecards.comparing.compare.words import number_words


def some_years_alone(panel: Panel) -> list[str]:
    """ "Children in care per 10,000: Ambridge and Borchester are loaded for 2024/25 alone, of ten years."

    One sentence for all areas with the same years. The years counted are those, of the ones chosen, that any of the
    areas shown has a row of.
    """
    years = {year for line in panel.lines for year in line.cells}
    areas: dict[tuple[int, ...], list[str]] = {}
    for line in panel.lines:
        if len(line.cells) < len(years):
            areas.setdefault(tuple(sorted(line.cells)), []).append(line.area.in_sentence)
    return [
        f"{panel.facts.title}: {_all_of(names)} {agree(len(names), 'is', 'are')} loaded for {_held(held, len(years))}."
        for held, names in areas.items()
    ]


def _held(held: Sequence[int], of: int) -> str:
    if len(held) == 1:
        return f"{year_words(held[0])} alone, of {number_words(of)} years"
    return f"{number_words(len(held)) if held else 'none'} of {number_words(of)} years"


def _all_of(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
