"""What readers are told of similar councils that have no figure."""

import pytest

from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.comparison import caution
from scorecards.statistics.comparison import AreaValue, NeighbourComparison, compare


def among(*symbols: str, of: int = 10) -> NeighbourComparison:
    """Neighbours of which as many have no figure, for the reasons given."""
    missing = [AreaValue(f"m{n}", None, symbol) for n, symbol in enumerate(symbols)]
    others = [AreaValue(f"o{n}", 10.0 + n) for n in range(of - len(missing))]
    return compare(
        unit=Unit.PERCENT, polarity=Polarity.LOW, own=AreaValue("own", 9.0), neighbours=[*missing, *others]
    )


@pytest.mark.parametrize(
    ("symbols", "words"),
    [
        ((), ""),
        ("c", "1 of 10 similar councils has no figure: hidden so no child can be identified"),
        ("ccc", "3 of 10 similar councils have no figure: hidden so no child can be identified"),
        ("pcp", "3 of 10 similar councils have no figure: 2 have none yet, 1 is hidden"),
        (
            "xzcc",
            "4 of 10 similar councils have no figure: 2 are hidden, 1 is not available, 1 does not apply",
        ),
        (("low", "k", "c"), "3 of 10 similar councils have no figure: 2 round to zero, 1 is hidden"),
        (("", "c"), "2 of 10 similar councils have no figure: 1 is missing, 1 is hidden"),
        (
            "c" * 9,
            "Only 1 of 10 similar councils has a figure (9 are hidden), so read their middle with care",
        ),
        (
            "c" * 5,
            "Only 5 of 10 similar councils have a figure (5 are hidden), so read their middle with care",
        ),
        ("c" * 10, "None of the similar councils has a figure"),
    ],
)
def test_each_reason_why_councils_have_no_figure_is_counted_apart(symbols, words: str) -> None:
    assert caution(among(*symbols)) == words
