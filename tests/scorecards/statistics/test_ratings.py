"""Status and verdict: judged on unrounded figures, by rule, in the words members know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.targets import target_words
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.statistics.ratings import (
    change_word,
    status_of,
    status_word,
    to_reach,
)


@pytest.mark.parametrize(
    ("value", "target", "polarity", "word"),
    [
        (9.0, 9.0, Polarity.LOW, "Met"),
        (8.2, 9.0, Polarity.LOW, "Met"),
        (9.4, 9.0, Polarity.LOW, "Close"),
        (12.0, 9.0, Polarity.LOW, "Close"),
        (12.1, 9.0, Polarity.LOW, "Missed"),
        (95.0, 95.0, Polarity.HIGH, "Met"),
        (94.96, 95.0, Polarity.HIGH, "Close"),
        (91.9, 95.0, Polarity.HIGH, "Missed"),
        (99.0, 95.0, Polarity.HIGH, "Met"),
        (50.0, None, Polarity.HIGH, "No target"),
        (None, 95.0, Polarity.HIGH, "No figure"),
        (None, None, Polarity.HIGH, "No figure"),
        (None, None, Polarity.NONE, "No figure"),
        (50.0, 60.0, Polarity.NONE, "No target"),
    ],
)
def test_status_follows_target_tolerance_and_polarity(
    value: float | None, target: float | None, polarity: Polarity, word: str
) -> None:
    status = status_of(value, target, polarity=polarity)
    assert status_word(status) == word


def test_status_uses_unrounded_figures() -> None:
    # shown as 95%, but 94.6% has not met 95%
    assert status_of(94.6, 95, polarity=Polarity.HIGH) == "close"


@given(st.integers(1, 100), st.integers(1, 40))
def test_a_share_that_equals_its_target_has_met_it(percent: int, hundreds: int) -> None:
    value = percent * hundreds / (100 * hundreds) * 100
    for polarity in (Polarity.HIGH, Polarity.LOW):
        assert status_of(value, percent, polarity=polarity) == "met"


def test_a_hidden_number_is_not_judged() -> None:
    status = status_of(None, 95, polarity=Polarity.HIGH, hidden=True)
    assert (status, status_word(status)) == ("hidden", "Hidden")


def test_a_target_has_its_own_tolerance() -> None:
    assert status_of(9.4, 9, polarity=Polarity.LOW, tolerance=0) == "missed"
    assert status_of(14, 9, polarity=Polarity.LOW, tolerance=5) == "close"


def test_a_target_says_which_side_of_it_is_good() -> None:
    assert target_words(9, Unit.PERCENT, 0, Polarity.LOW) == "9% or less"
    assert target_words(95, Unit.PERCENT, 0, Polarity.HIGH) == "95% or more"
    assert target_words(97.5, Unit.PERCENT, 0, Polarity.HIGH) == "97.5% or more"
    assert target_words(20, Unit.AVERAGE, 1, Polarity.LOW) == "20.0 or less"
    assert target_words(20, Unit.AVERAGE, 1, Polarity.NONE) == "20.0"
    assert target_words(None, Unit.PERCENT, 0, Polarity.LOW) == ""


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "polarity", "words"),
    [
        (92, 100, 95, Polarity.HIGH, "3 more children"),
        (94, 100, 95, Polarity.HIGH, "1 more child"),
        (95, 100, 95, Polarity.HIGH, ""),
        (10, 13, 80, Polarity.HIGH, "1 more child"),  # 11 of 13 is 84.6%
        (12, 100, 9, Polarity.LOW, "3 fewer children"),
        (10, 100, 9.5, Polarity.LOW, "1 fewer child"),
        (7, 100, 7, Polarity.LOW, ""),
        (None, 100, 9, Polarity.LOW, ""),
        (5, 0, 9, Polarity.LOW, ""),
        (50, 100, 101, Polarity.HIGH, ""),
        (5, 100, 1, Polarity.NONE, ""),
    ],
)
def test_what_would_reach_the_target_is_said_in_children(
    numerator: float | None, denominator: float, target: float, polarity: Polarity, words: str
) -> None:
    assert to_reach(numerator, denominator, target, Unit.PERCENT, polarity) == words


def test_what_would_reach_a_rate_and_other_people() -> None:
    assert to_reach(60, 10_000, 55, Unit.RATE, Polarity.LOW, "plans") == "5 fewer plans"
    assert to_reach(18.2, 1.0, 15, Unit.AVERAGE, Polarity.LOW) == ""


@pytest.mark.parametrize(
    ("numerator", "polarity", "people", "counted", "words"),
    [
        (
            61,
            Polarity.LOW,
            "social workers",
            "with 25 or more cases",
            "17 fewer social workers with 25 or more cases",
        ),
        (42, Polarity.HIGH, "children", "seen by a dentist", "2 more children seen by a dentist"),
        (43, Polarity.HIGH, "families", "", "1 more family"),
        (45, Polarity.LOW, "young women", "", "1 fewer young woman"),
    ],
)
def test_what_would_have_to_change_is_the_state_that_is_counted_and_not_how_many_people_there_are(
    numerator: float, polarity: Polarity, people: str, counted: str, words: str
) -> None:
    assert to_reach(numerator, 110, 40, Unit.PERCENT, polarity, people, counted) == words


@pytest.mark.parametrize(
    ("numerator", "denominator", "polarity", "words"),
    [
        (946, 4591, Polarity.LOW, "35 fewer referrals"),  # 911 of 4,556 is 19.995%, 912 of 4,557 is above 20%
        (900, 4591, Polarity.LOW, ""),
        (10, 10, Polarity.LOW, ""),  # all would have to go
        (946, 4591, Polarity.RANGE, ""),
    ],
)
def test_an_event_that_is_one_of_those_it_is_a_share_of_leaves_both(
    numerator: float, denominator: float, polarity: Polarity, words: str
) -> None:
    upper = 20 if polarity is Polarity.RANGE else None
    said = to_reach(
        numerator, denominator, 20, Unit.PERCENT, polarity, "referrals", upper=upper, in_both=True
    )
    assert said == words


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 100))
def test_the_change_named_reaches_the_target_and_one_less_does_not(
    pair: tuple[int, int], target: int
) -> None:
    x, n = pair
    for polarity, sign in ((Polarity.HIGH, 1), (Polarity.LOW, -1)):
        words = to_reach(x, n, target, Unit.PERCENT, polarity)
        change = int(words.split()[0]) if words else 0
        reached = (x + sign * change) / n * 100
        assert status_of(reached, target, polarity=polarity) == "met"
        if change:
            almost = (x + sign * (change - 1)) / n * 100
            assert status_of(almost, target, polarity=polarity) != "met"


@pytest.mark.parametrize(
    ("now", "then", "polarity", "word", "arrow"),
    [
        (8.2, 12.0, Polarity.LOW, "better", "↓"),
        (12.0, 8.2, Polarity.LOW, "worse", "↑"),
        (12.0, 8.2, Polarity.HIGH, "better", "↑"),
        (8.2, 12.0, Polarity.HIGH, "worse", "↓"),
        (8.2, 12.0, Polarity.NONE, "lower", "↓"),
        (12.0, 8.2, Polarity.NONE, "higher", "↑"),
        (8.2, 8.4, Polarity.LOW, "same", "–"),
    ],
)
def test_a_change_of_the_figures_shown_is_worded_by_polarity(
    now: float, then: float, polarity: Polarity, word: str, arrow: str
) -> None:
    assert change_word(now, then, polarity, 0) == (word, arrow)
