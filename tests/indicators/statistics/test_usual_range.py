"""The usual range in words: counts are whole numbers, and the words and the verdict never disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.change_words import Shown, change_sentence, range_words, told_range
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import real_change
from indicators.terms.periods import quarter_of
from indicators.terms.vocabulary import Basis, Polarity, Unit

COUNTS = Shown(Unit.COUNT, 0)


def judged(values, unit=Unit.COUNT):
    start = quarter_of(2021, 1)
    series = [Observation(start.shift(n), value) for n, value in enumerate(values)]
    return real_change(series, Basis.PERIOD, unit=unit, polarity=Polarity.LOW)


def test_a_range_of_children_is_said_in_whole_children():
    # of the eleven before it mean 7.27, mean step 2.2: limits of 7.27 minus and plus 2.66 * 2.2
    change = judged([6, 8, 7, 9, 6, 8, 9, 5, 8, 6, 8, 9])
    limits = (change.limits.lower, change.limits.upper)
    assert limits == (pytest.approx(1.4207, abs=0.0001), pytest.approx(13.1247, abs=0.0001))
    assert told_range(change, Unit.COUNT) == (2, 13)
    assert change_sentence(change, COUNTS) == (
        "The latest figure is within its usual range of 2 to 13, with no lasting shift."
    )


def test_the_last_whole_number_within_is_told_within_and_the_next_one_above():
    steady = [60, 80, 70, 90, 60, 80, 90, 50, 80, 60, 80]  # limits of 14.2 and 131.2
    assert "within its usual range of 15 to 131" in change_sentence(judged([*steady, 131]), COUNTS)
    assert "above its usual range of 15 to 131" in change_sentence(judged([*steady, 132]), COUNTS)


def test_the_limits_of_figures_that_are_not_whole_are_told_as_they_are():
    change = judged([6.5, 8, 7, 9, 6, 8, 9, 5, 8, 6, 8, 9])
    assert told_range(change, Unit.COUNT) == (change.limits.lower, change.limits.upper)


def test_a_range_of_one_number_is_that_number():
    assert range_words(7.0, 7.0, COUNTS) == "7"
    assert range_words(7.0, 10.0, COUNTS) == "7 to 10"
    assert range_words(7.0, 10.0, Shown(Unit.PERCENT, 0)) == "7.0% to 10.0%"


@pytest.mark.slow
@given(st.lists(st.integers(0, 60), min_size=12, max_size=20), st.integers(0, 90))
def test_a_count_is_within_the_range_told_exactly_where_it_is_within_the_limits(earlier, latest):
    change = judged([*map(float, earlier), float(latest)])
    if change.limits is None:
        return
    lower, upper = told_range(change, Unit.COUNT)
    for number in {*range(95), latest}:
        assert (lower <= number <= upper) == (change.limits.lower <= number <= change.limits.upper)
    sentence = change_sentence(change, COUNTS)
    if "above its usual range" in sentence or "below its usual range" in sentence:
        assert not lower <= latest <= upper
    if "is within its usual range" in sentence:
        assert lower <= latest <= upper
    assert "." not in range_words(lower, upper, COUNTS)
