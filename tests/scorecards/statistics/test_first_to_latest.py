"""The first of the years shown beside the latest: worked by hand."""

from indicators.statistics.change_words import Shown
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import quarter_of
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period
from scorecards.statistics.first_to_latest import first_to_latest, first_to_latest_words
from scorecards.statistics.long_run import long_run

# Care leavers in work or learning: 56%, 61%, 56%, 47%, 41%. From first to latest z = 3.2, p = 0.001.
LEAVERS = ((110, 197), (134, 218), (127, 228), (116, 247), (119, 290))
SHARES = Shown(Unit.PERCENT, 0)


def years(*people: tuple[int, int] | None) -> list[Observation]:
    first = parse_period("2020/21")
    return [
        Observation(first.shift(place), one[0] / one[1] * 100, *one)
        if one
        else Observation(first.shift(place), None, hidden=True)
        for place, one in enumerate(people)
    ]


def judged(observed: list[Observation], basis=Basis.POINT) -> RealChange:
    return real_change(observed, basis, unit=Unit.PERCENT, polarity=Polarity.HIGH)


def said(observed: list[Observation], shown: Shown = SHARES, basis=Basis.POINT) -> str:
    return first_to_latest_words(first_to_latest(judged(observed, basis)), shown)


def test_a_fall_of_years_that_no_year_alone_shows_is_told():
    change = judged(years(*LEAVERS))
    assert change.verdict == "no change" and long_run(change.past) is None
    assert said(years(*LEAVERS)) == "From 2020/21 to 2024/25 it fell from 56% to 41%, by more than chance."
    assert said(years(*LEAVERS[::-1])).startswith("From 2020/21 to 2024/25 it rose")


def test_two_ends_that_chance_may_explain_are_not_told():
    assert said(years((110, 197), (134, 218), (127, 228), (116, 247), (140, 290))) == ""  # 48%: p = 0.10


def test_beside_a_verdict_of_its_own_nothing_is_added():
    fell = judged(years((110, 197), (134, 218), (127, 228), (200, 247), (119, 290)))
    assert fell.direction == -1 and first_to_latest(fell) is None


def test_no_hidden_figure_is_told_or_tested_across():
    assert said(years(LEAVERS[0], None, *LEAVERS[2:])) == ""
    assert said(years(None, *LEAVERS[1:])).startswith("From 2021/22 to 2024/25")


def test_a_year_alone_and_figures_that_round_alike_are_not_told():
    assert said(years(*LEAVERS[3:])) == ""
    large = years((10_080, 100_000), (10_200, 100_000), (10_320, 100_000), (10_445, 100_000))
    assert said(large, Shown(Unit.PERCENT, 1)) and said(large) == ""


def test_of_quarters_the_same_quarter_of_the_first_year_is_taken():
    level = [(112, 200)] * 4 + [(106, 200)] * 4 + [(96, 200)] * 4 + [(84, 200)]
    first = quarter_of(2022, 2)
    observed = [Observation(first.shift(n), part / of * 100, part, of) for n, (part, of) in enumerate(level)]
    assert said(observed) == "From Q2 22/23 to Q2 25/26 it fell from 56% to 42%, by more than chance."
