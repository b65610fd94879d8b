"""What an approver reads first: how far a figure moved, in words, and which moves are larger than usual."""

import pytest

from indicators.amounts.changes import change_words, figure_words, people_behind, surprise
from indicators.terms.vocabulary import Unit


@pytest.mark.parametrize(
    ("now", "before", "unit", "words"),
    [
        (11.0, 8.0, Unit.PERCENT, "up 3 points"),
        (8.0, 9.0, Unit.PERCENT, "down 1 point"),
        (563.0, 551.0, Unit.COUNT, "up 12"),
        (1539.0, 1520.0, Unit.MONEY, "up £19"),
        (8.0, 8.0, Unit.PERCENT, "the same"),
        (8.2, 7.8, Unit.PERCENT, "up less than 1 point"),  # both are shown as 8%, and are not the same
        (7.6, 8.4, Unit.MONEY, "down less than £1"),
        (None, 8.0, Unit.PERCENT, "no number now"),
        (8.0, None, Unit.PERCENT, ""),
    ],
)
def test_a_change_is_told_as_the_figures_are_shown(now, before, unit, words):
    assert change_words(now, before, unit, 0) == words


def test_a_change_that_shows_as_twelve_and_nine_is_told_as_three():
    assert change_words(12.4, 8.6, Unit.PERCENT, 0) == "up 3 points"  # 12% and 9%, whatever lies behind


def test_a_figure_without_a_number_says_why():
    assert figure_words(None, "x", Unit.PERCENT, 0) == "Not available"
    assert figure_words(None, "", Unit.PERCENT, 0) == "–"
    assert figure_words(12.5, "", Unit.PERCENT, 1) == "12.5%"


def test_people_stand_behind_a_share_and_not_behind_a_count():
    assert people_behind(47, 563, "children", Unit.PERCENT) == "47 of 563 children"
    assert people_behind(47, None, "children", Unit.PERCENT) == ""
    assert people_behind(3460, 243, "children", Unit.SCORE) == ""


def test_two_numbers_of_which_one_is_no_part_of_the_other_are_set_against_each_other():
    assert people_behind(132, 104, "conferences", Unit.RATIO) == "132 against 104"
    assert change_words(127.0, 120.0, Unit.RATIO, 0) == "up 7 points"


def test_a_change_of_what_goes_up_and_down_has_no_second_sign():
    assert change_words(0.4, -2.1, Unit.CHANGE, 1) == "up 2.5 points"
    assert change_words(-300, 1200, Unit.VARIANCE, 0) == "down £1,500"


def test_surprise_is_the_change_over_the_usual_one():
    # 10, 12, 11, 13 moves by 2, 1, 2: 5/3 on average; from 13 to 18 is three times that
    assert surprise(18, 13, [10, 12, 11, 13]) == pytest.approx(3.0)


def test_a_steady_figure_that_moves_at_all_surprises_most():
    assert surprise(11, 10, [10, 10, 10, 10]) == float("inf")
    assert surprise(10, 10, [10, 10, 10]) == 0


def test_with_little_history_the_figure_before_is_the_measure():
    assert surprise(12, 10, [10]) == pytest.approx(0.2)
    assert surprise(1, 0, []) == float("inf")
    assert surprise(10, None, [1, 2]) == surprise(None, None, []) == 0


def test_a_number_that_is_gone_surprises_more_than_any_other_change():
    assert surprise(None, 10, [10, 12, 11]) == float("inf")
