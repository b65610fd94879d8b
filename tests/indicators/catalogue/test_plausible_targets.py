"""A target that nothing can reach, or that everything reaches, is asked about before it is set."""

from datetime import date

import pytest

from indicators.catalogue.dated.plausibility import Measured, PastFigure, target_queries
from indicators.terms.periods import Frequency, Period
from indicators.terms.targets import TargetInForce
from indicators.terms.vocabulary import Polarity, Unit

FIRST = Period(date(2022, 4, 1), Frequency.QUARTER)
STARTS = date(2025, 4, 1)
SHARE = Measured(Unit.PERCENT, 0, Polarity.HIGH)


def past(*values, denominator=None):
    """Quarters from April 2022 on."""
    return [PastFigure(FIRST.shift(n), value, denominator) for n, value in enumerate(values)]


def asked(target, upper=None, *, measured=SHARE, figures=(), tolerance=3.0, starts=STARTS):
    return target_queries(TargetInForce(target, tolerance, upper), starts, measured, figures)


def test_a_target_that_every_figure_of_three_years_met():
    values = (92, 93, 95, 94, 96, 97, 95, 94, 93, 95, 96, 94)
    (query,) = asked(90, figures=past(*values))
    assert query == (
        "Every figure since Quarter 1 2022/23 met this: a target that is always met tells members nothing. "
        "The 12 figures run from 92% to 97%."
    )


def test_a_margin_within_which_every_figure_lies():
    (query,) = asked(40, tolerance=200)
    assert query.startswith("With this margin no figure can miss “40%")
    assert asked(40, tolerance=10) == []
    assert asked(9, tolerance=95, measured=SHARE._replace(polarity=Polarity.LOW))
    assert asked(9, tolerance=5, measured=SHARE._replace(polarity=Polarity.LOW)) == []


def test_one_figure_that_missed_it_is_enough():
    assert asked(90, figures=past(92, 93, 89, 94, 96, 97)) == []


def test_figures_older_than_three_years_do_not_count():
    """Twelve quarters up to Quarter 4 2024/25 begin with Quarter 1 2022/23, however far ahead the target starts."""
    before = [PastFigure(FIRST.shift(n), 40.0) for n in range(-4, 0)]
    values = (92, 93, 95, 94, 96, 97, 95, 94, 93, 95, 96, 94)
    for starts in (STARTS, date(2027, 4, 1)):
        (query,) = asked(90, figures=[*before, *past(*values)], starts=starts)
        assert "since Quarter 1 2022/23 met this" in query


def test_figures_since_the_target_began_do_not_count():
    assert asked(90, figures=past(92, 93, 80, 94, 96, 97), starts=date(2022, 10, 1)) == []


def test_two_figures_are_no_habit():
    assert asked(90, figures=past(92, 93)) == []


def test_a_target_that_all_missed_by_far():
    """The nearest lies 24 points away; they lie 6 points apart, and 3 points count as close."""
    (query,) = asked(95, figures=past(65, 68, 71, 70, 66, 69))
    assert query == (
        "Every figure since Quarter 1 2022/23 missed this by far; the nearest was 71%, in quarter 3 2022/23. "
        "A target that nobody can hope to reach is soon not looked at."
    )


def test_a_target_a_little_beyond_what_was_reached_is_worth_setting():
    """85% where 78% to 84% were reached: that is what a target is for."""
    assert asked(85, figures=past(78, 80, 84, 79, 81, 83)) == []


@pytest.mark.parametrize(
    ("target", "upper", "measured", "words"),
    [
        (
            104,
            None,
            SHARE,
            "No figure can be above 100%, which is all of them: “104% or more” cannot be reached.",
        ),
        (0, None, SHARE, "Every figure there can be is “0% or more”: a target that is always met"),
        (
            -3,
            None,
            SHARE._replace(polarity=Polarity.LOW),
            "No figure can be below 0: “−3% or less” cannot be reached.",
        ),
        (100, None, SHARE._replace(polarity=Polarity.LOW), "Every figure there can be is “100% or less”"),
        (85, 105, SHARE._replace(polarity=Polarity.RANGE), "check the upper edge of “85% to 105%”."),
        (-5, 10, SHARE._replace(polarity=Polarity.RANGE), "check the lower edge of “−5% to 10%”."),
        (12_000, None, Measured(Unit.RATE, 0, Polarity.HIGH), "No figure can be above 10,000 per 10,000"),
        (-1, None, Measured(Unit.COUNT, 0, Polarity.LOW), "No figure can be below 0"),
    ],
)
def test_a_target_beyond_what_can_be(target, upper, measured, words):
    (query,) = asked(target, upper, measured=measured)
    assert words in query


@pytest.mark.parametrize(
    ("target", "measured"),
    [
        (120, Measured(Unit.RATIO, 0, Polarity.HIGH)),
        (-2, Measured(Unit.CHANGE, 1, Polarity.LOW)),
        (-50_000, Measured(Unit.VARIANCE, 0, Polarity.HIGH)),
        (100, SHARE),
        (0, SHARE._replace(polarity=Polarity.LOW)),
        (12_000, Measured(Unit.COUNT, 0, Polarity.HIGH)),
    ],
)
def test_what_can_be_is_not_asked_about(target, measured):
    assert asked(target, measured=measured) == []


def test_a_range_that_no_whole_number_of_so_few_lies_in():
    """Of 12 vacancies none is 0%, one is 8.3%: 2% to 7% lies between."""
    measured = SHARE._replace(polarity=Polarity.RANGE)
    (query,) = asked(2, 7, measured=measured, figures=past(8.3, denominator=12))
    assert query == (
        "Out of 12, as in quarter 1 2022/23, no whole number is “2% to 7%”: 0 of 12 is 0.0% and 1 of 12 is 8.3%."
    )
    assert asked(5, 10, measured=measured, figures=past(8.3, denominator=12)) == []


def test_a_range_that_every_figure_lay_within():
    measured = SHARE._replace(polarity=Polarity.RANGE)
    (query,) = asked(5, 10, measured=measured, figures=past(6, 7, 9, 8))
    assert query.startswith("Every figure since Quarter 1 2022/23 met this")
    assert asked(5, 10, measured=measured, figures=past(6, 7, 12, 8)) == []
