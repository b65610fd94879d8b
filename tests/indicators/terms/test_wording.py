"""Numbers are rounded and worded the same way wherever they are shown."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import (
    count_words,
    direction_words,
    display_apart,
    display_value,
    mid_sentence,
    people_words,
    round_half_away,
)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (10.45, 1, "10.5"),
        (-10.45, 1, "-10.5"),
        (8.349, 1, "8.3"),
        (79, 1, "79.0"),
        (-0.04, 1, "0.0"),
        (1e300, 0, "1" + "0" * 300),
    ],
)
def test_halves_round_away_from_zero_on_the_number_as_written(
    value: float, decimals: int, rounded: str
) -> None:
    assert str(round_half_away(value, decimals)) == rounded


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_rounded(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be rounded"):
        round_half_away(value, 1)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 6))
def test_rounding_moves_a_number_by_at_most_half_a_step_and_keeps_its_sign(
    value: float, decimals: int
) -> None:
    rounded = round_half_away(value, decimals)
    assert abs(rounded - Decimal(repr(value))) <= Decimal("0.5").scaleb(-decimals)
    assert round_half_away(-value, decimals) == -rounded


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (8.2, Unit.PERCENT, 0, "8%"),
        (1012, Unit.COUNT, 0, "1,012"),
        (10.4, Unit.AVERAGE, 1, "10.4"),
        (1250, Unit.MONEY, 0, "£1,250"),
        (-1250, Unit.MONEY, 0, "−£1,250"),
        (96, Unit.RATE, 0, "96 per 10,000"),
        (3.25, Unit.RATE_PER_1000, 1, "3.3 per 1,000"),
        (12, Unit.DAYS, 0, "12 days"),
        (1, Unit.DAYS, 0, "1 day"),
        (-2.5, Unit.PERCENT, 1, "−2.5%"),
        (41.5, Unit.FTE, 1, "41.5"),
        (14, Unit.SCORE, 1, "14.0"),
    ],
)
def test_a_value_is_shown_with_its_unit(value: float, unit: Unit, decimals: int, shown: str) -> None:
    assert display_value(value, unit, decimals) == shown


@pytest.mark.parametrize(
    ("value", "other", "decimals", "words"),
    [
        (9.1, 9, 0, ("9.1%", "9%")),
        (8.96, 9, 0, ("8.96%", "9%")),
        (12, 9, 0, ("12%", "9%")),
        (7 / 100 * 100, 7, 0, ("7%", "7%")),
        (88.24, 88.16, 0, ("88.24%", "88.16%")),
        (9.25, 9.2, 1, ("9.3%", "9.2%")),
    ],
)
def test_two_numbers_that_differ_are_shown_apart(
    value: float, other: float, decimals: int, words: tuple[str, str]
) -> None:
    assert display_apart(value, other, Unit.PERCENT, decimals) == words


@given(st.floats(0, 1000), st.floats(-2, 2), st.integers(0, 2))
def test_what_is_shown_is_in_the_order_of_what_is_so_with_no_more_decimals_than_that_takes(
    value: float, step: float, decimals: int
) -> None:
    other = value + step
    words = display_apart(value, other, Unit.PERCENT, decimals)
    first, second = (Decimal(one.removesuffix("%").replace(",", "").replace("−", "-")) for one in words)
    if abs(value - other) <= 1e-9 * max(1.0, abs(other)):
        assert all(-one.as_tuple().exponent == decimals for one in (first, second))
        return
    assert (first < second) == (value < other) and first != second
    used = max(-first.as_tuple().exponent, -second.as_tuple().exponent)
    if used > decimals:
        assert round_half_away(value, used - 1) == round_half_away(other, used - 1)


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_can_be_shown(unit: Unit) -> None:
    assert display_value(12.34, unit, 1)


def test_people_stand_beside_percentages() -> None:
    assert people_words(47, 563) == "47 of 563 children"
    assert people_words(1, 1200, "care leavers") == "1 of 1,200 care leavers"
    assert people_words(563, None) == "563 children"
    assert people_words(None, 563) == "563 children"
    assert people_words(12.5, 40, "workers") == "12.5 of 40 workers"
    assert people_words(12.001, 20.25, "workers") == "12 of 20.25 workers"
    assert people_words(None, None) == ""


@pytest.mark.parametrize(
    ("number", "plural", "words"),
    [
        (1, "children", "1 child"),
        (3, "children", "3 children"),
        (0, "care leavers", "0 care leavers"),
        (1, "care leavers", "1 care leaver"),
        (1, "young people", "1 young person"),
        (1, "disabled children", "1 disabled child"),
    ],
)
def test_one_child_is_not_one_children(number: float, plural: str, words: str) -> None:
    assert count_words(number, plural) == words


def test_every_polarity_says_which_way_is_good() -> None:
    assert [direction_words(polarity) for polarity in Polarity] == [
        "Higher is better",
        "Lower is better",
        "Best within a range",
        "For context only",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All children in care at the end of the period", "all children in care at the end of the period"),
        ("Children's homes inspected", "children's homes inspected"),
        ("Children's Services staff", "Children's Services staff"),
        ("Families First social workers holding cases", "Families First social workers holding cases"),
        ("NHS patients", "NHS patients"),
        ("Adoptions", "adoptions"),
        ("", ""),
    ],
)
def test_what_follows_a_comma_has_a_small_first_letter_unless_it_is_a_name(text: str, words: str) -> None:
    assert mid_sentence(text) == words
