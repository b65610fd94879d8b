"""A target is at most, at least, or within a range."""

import pytest

from indicators.terms.targets import Edges, TargetInForce, edges_of, short_of, target_now, target_words
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import display_value

VACANCIES = Edges(5, 10)


@pytest.mark.parametrize(
    ("value", "outside"), [(3, 2), (5, 0), (7.5, 0), (10, 0), (14, 4), (7 / 70 * 100, 0), (10 + 1e-12, 0)]
)
def test_how_far_vacancies_lie_outside_5_to_10_per_cent(value, outside):
    assert VACANCIES.outside(value) == pytest.approx(outside)


def test_only_a_range_has_edges():
    assert edges_of(5, 10, Polarity.RANGE) == VACANCIES
    assert edges_of(5, 10, Polarity.LOW) is None
    assert edges_of(5, None, Polarity.RANGE) is None


@pytest.mark.parametrize(
    ("lower", "upper", "unit", "decimals", "words"),
    [
        (5, 10, Unit.PERCENT, 0, "5% to 10%"),
        (85, 95, Unit.PERCENT, 0, "85% to 95%"),
        (2.5, 4, Unit.PERCENT, 0, "2.5% to 4.0%"),
        (10, 14, Unit.DAYS, 0, "10 to 14 days"),
        (60, 90, Unit.RATE, 0, "60 to 90 per 10,000"),
        (-50_000, 20_000, Unit.VARIANCE, 0, "−£50,000 to +£20,000"),
        (-2, 2, Unit.CHANGE, 1, "−2.0% to +2.0%"),
    ],
)
def test_a_range_is_told_by_both_edges(lower, upper, unit, decimals, words):
    assert target_words(lower, unit, decimals, Polarity.RANGE, upper) == words
    assert target_now(TargetInForce(lower, 3, upper), unit, decimals, Polarity.RANGE) == words


def test_half_a_range_is_no_target():
    assert target_words(5, Unit.PERCENT, 0, Polarity.RANGE) == ""


def test_a_column_beside_figures_shows_the_number_alone():
    assert target_now(TargetInForce(9, 3), Unit.PERCENT, 0, Polarity.LOW) == "9%"


@pytest.mark.parametrize(
    ("value", "polarity", "short"), [(92, Polarity.HIGH, 3), (96, Polarity.HIGH, -1), (98, Polarity.LOW, 3)]
)
def test_how_far_from_95_per_cent(value, polarity, short):
    assert short_of(value, 95, None, polarity) == short


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (3.2, Unit.CHANGE, 1, "+3.2%"),
        (-3.2, Unit.CHANGE, 1, "−3.2%"),
        (0.04, Unit.CHANGE, 1, "0.0%"),
        (0, Unit.CHANGE, 1, "0.0%"),
        (40, Unit.VARIANCE, 0, "+£40"),
        (-1250, Unit.VARIANCE, 0, "−£1,250"),
        (-1250, Unit.MONEY, 0, "−£1,250"),
        (132, Unit.RATIO, 0, "132%"),
    ],
)
def test_what_goes_up_and_down_is_shown_with_its_sign(value, unit, decimals, words):
    assert display_value(value, unit, decimals) == words
