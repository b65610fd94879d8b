"""A break within a quarter: what a row still compares, by whether the figure is of a day or of the quarter."""

from datetime import date

import pytest

from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis
from indicators.terms.written_periods import parse_period
from scorecards.assembly.inputs import IndicatorInputs
from tests.scorecards.assembly.test_rows import definition, quarters, row_of

Q4 = parse_period("2018/19 Q4")
IN_OCTOBER = Break(date(2018, 10, 15), "New system from 15 October 2018")


def row(basis: Basis):
    figures = quarters([(40 + n, 100) for n in range(6)], last=Q4)
    return row_of(IndicatorInputs(definition(basis=basis), figures=figures, breaks=[IN_OCTOBER]), period=Q4)


def test_a_count_of_31_december_is_set_beside_that_of_31_march():
    made = row(Basis.POINT)
    assert made["previous"]["cell"]["display"] == "44%"
    assert (made["previous"]["word"], made["previous"]["reason"]) == ("worse", "")
    assert made["year_ago"]["reason"] == "No comparable data: new system from 15 October 2018"


@pytest.mark.parametrize("basis", [Basis.PERIOD, Basis.ROLLING])
def test_a_figure_of_the_quarter_that_holds_the_break_is_set_beside_none(basis):
    assert row(basis)["previous"]["reason"] == "No comparable data: new system from 15 October 2018"
