"""On which side of a break a figure lies."""

from datetime import date

import pytest

from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break, Point, break_between, current_series
from indicators.terms.vocabulary import Basis

QUARTERS = [Period(date(2025, month, 1), Frequency.QUARTER) for month in (4, 7, 10)]
Q1, Q2, Q3 = QUARTERS
Q4 = Q3.next()
IN_OCTOBER = Break(date(2025, 10, 15), "New system from 15 October 2025")


def test_a_count_on_31_december_lies_wholly_after_a_break_in_october():
    assert break_between([IN_OCTOBER], Q3, Q4, Basis.POINT) is None
    assert break_between([IN_OCTOBER], Q2, Q3, Basis.POINT) is IN_OCTOBER
    points = [Point(period, 1.0) for period in (*QUARTERS, Q4)]
    assert [one.period for one in current_series(points, [IN_OCTOBER], Basis.POINT)] == [Q3, Q4]


@pytest.mark.parametrize("basis", [Basis.PERIOD, Basis.YEAR_TO_DATE, Basis.ROLLING])
def test_a_figure_of_a_period_that_holds_the_break_is_partly_old_and_partly_new(basis):
    assert break_between([IN_OCTOBER], Q3, Q4, basis) is IN_OCTOBER
    assert break_between([IN_OCTOBER], Q2, Q3, basis) is IN_OCTOBER
    points = [Point(period, 1.0) for period in (*QUARTERS, Q4)]
    assert [one.period for one in current_series(points, [IN_OCTOBER], basis)] == [Q4]


@pytest.mark.parametrize("basis", list(Basis))
def test_a_break_on_a_periods_first_day_lies_before_it_whatever_the_figure_covers(basis):
    on_the_day = Break(date(2025, 10, 1), "New system from October 2025")
    assert break_between([on_the_day], Q2, Q3, basis) is on_the_day
    assert break_between([on_the_day], Q3, Q4, basis) is None


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1)])
def test_the_day_of_the_break_is_the_first_of_the_new_series(day):
    found = break_between([Break(day, "New")], Q3, Q4, Basis.POINT)
    assert (found is None) == (day == Q3.end)
