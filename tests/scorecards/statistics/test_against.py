"""How a council stands to others: by test, in words that add up to all of them."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.nouns import area_in_sentence
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.statistics.against import (
    Beside,
    against_benchmark,
    against_each,
    benchmark_words,
    standing_words,
)
from scorecards.statistics.intervals import Interval
from tests.paths import SHARED_DATA, needs_shared_data

OUTCOMES = {"Better": "better", "Worse": "worse", "Similar": "level", "Higher": "higher", "Lower": "lower"}
POLARITIES = {"low_is_good": Polarity.LOW, "high_is_good": Polarity.HIGH}


def share(numerator, denominator) -> Beside:
    return Beside(numerator / denominator * 100, (numerator, denominator))


def stands(own, others, polarity=Polarity.LOW, unit=Unit.PERCENT) -> str:
    return standing_words(own, others, against_each(own, others, unit, polarity))


@needs_shared_data
def test_the_interval_beside_a_benchmark_equals_the_public_health_profiles():
    with (SHARED_DATA / "stats" / "benchmark_comparison.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 50
    for row in rows:
        polarity = POLARITIES.get(row["polarity"], Polarity.NONE)
        interval = Interval(float(row["lower"]), float(row["upper"]))
        assert against_benchmark(interval, float(row["benchmark"]), polarity) == OUTCOMES[row["outcome"]], row


def test_an_interval_that_ends_at_the_benchmark_is_level():
    assert against_benchmark(Interval(9.0, 12.0), 9.0, Polarity.LOW) == "level"
    assert against_benchmark(None, 9.0, Polarity.LOW) == "not tested"


def test_each_council_is_told_apart_by_test_and_not_by_order():
    own = share(60, 400)  # 15%
    # z: against 30 of 400 3.36, against 90 of 400 -2.72, against 55 of 400 0.50
    assert stands(own, [share(30, 400), share(90, 400), share(55, 400)]) == (
        "Clearly better than 1, clearly worse than 1, level with 1 of 3 similar councils"
    )
    assert stands(own, [share(30, 400)] * 2, Polarity.NONE) == "Clearly higher than both similar councils"
    assert stands(own, [share(55, 400)] * 10) == "Level with all 10 similar councils"


def test_ties_are_level():
    assert stands(share(60, 400), [share(60, 400)] * 4) == "Level with all 4 similar councils"


def test_those_without_numbers_are_not_tested_and_said_to_be():
    own, others = share(60, 400), [share(30, 400), Beside(9.0), Beside(None)]
    assert stands(own, others) == "Clearly worse than 1 of 2 similar councils; 1 cannot be tested"


def test_averages_are_put_in_order_and_chance_is_not_tested():
    own = Beside(17.0)
    others = [Beside(16.0), Beside(18.0), Beside(17.0), Beside(None)]
    assert stands(own, others, unit=Unit.AVERAGE) == (
        "Higher than 1, lower than 1, the same as 1 of 3 similar councils; chance is not tested"
    )


def test_there_is_nothing_to_say_without_a_figure():
    assert stands(Beside(None), [share(1, 2)]) == ""
    assert stands(share(1, 2), [Beside(None)]) == ""


def test_the_middle_the_region_and_the_country_are_told_by_interval_and_name():
    places = ("their middle", "the North East", "England")
    assert benchmark_words(list(zip(places, ("level", "level", "worse"), strict=True))) == (
        "Clearly worse than England, level with their middle and the North East"
    )
    assert benchmark_words([(name, "better") for name in places]) == (
        "Clearly better than their middle, the North East and England"
    )
    assert benchmark_words([("their middle", "not tested"), ("", "not tested"), ("England", "higher")]) == (
        "Clearly higher than England"
    )
    assert benchmark_words([(name, "not tested") for name in places]) == ""


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("England", "England"),
        ("North East", "the North East"),
        ("Yorkshire and The Humber", "Yorkshire and The Humber"),
        ("Inner London", "Inner London"),
        ("Illustrative nation", "the illustrative nation"),
    ],
)
def test_an_area_has_its_article_within_a_sentence(name, within):
    assert area_in_sentence(name) == within


def test_one_council_alone():
    assert stands(share(60, 400), [share(55, 400)]) == "Level with the one similar council with a figure"


SHARES = st.integers(1, 800).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
BESIDE = st.one_of(SHARES.map(lambda pair: share(*pair)), st.just(Beside(None)), st.just(Beside(9.0)))


@given(
    SHARES.map(lambda pair: share(*pair)),
    st.lists(BESIDE, min_size=2, max_size=12),
    st.sampled_from(Polarity),
)
def test_the_numbers_in_the_words_add_up_to_those_with_a_figure(own, others, polarity):
    words = stands(own, others, polarity)
    with_figure = sum(other.value is not None for other in others)
    if with_figure < 2:
        return
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if " both " in words:
        assert (numbers, with_figure) == ([], 2)
    elif " all " in words:
        assert numbers == [with_figure]
    else:
        total = int(re.search(r"of (\d+) similar", words)[1])
        numbers.remove(total)
        assert (total, sum(numbers)) == (with_figure, with_figure)


@given(SHARES, SHARES, st.sampled_from(Polarity))
def test_what_is_better_for_one_is_worse_for_the_other(first, second, polarity):
    mirror = {"better": "worse", "worse": "better", "higher": "lower", "lower": "higher", "level": "level"}
    [forth] = against_each(share(*first), [share(*second)], Unit.PERCENT, polarity)
    [back] = against_each(share(*second), [share(*first)], Unit.PERCENT, polarity)
    assert back == mirror[forth]


@pytest.mark.parametrize("polarity", Polarity)
def test_counts_of_people_behind_rates_are_tested_as_rates(polarity):
    own, other = Beside(100.0, (100, 10_000)), Beside(60.0, (60, 10_000))
    expected = {
        Polarity.HIGH: "better",
        Polarity.LOW: "worse",
        Polarity.RANGE: "higher",
        Polarity.NONE: "higher",
    }
    assert against_each(own, [other], Unit.RATE, polarity) == [expected[polarity]]
