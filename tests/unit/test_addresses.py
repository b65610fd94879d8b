"""Periods in the addresses of scorecards: each has one, and nothing else is taken for one."""

import pytest
from django.http import Http404

from indicators.terms.written_periods import parse_period
from scorecards.editions.addresses import period_from_slugs


@pytest.mark.parametrize(
    ("year", "part", "period"),
    [
        ("2018-19", "q2", "2018/19 Q2"),
        ("2018-19", "april", "April 2018"),
        ("2018-19", "january", "January 2019"),
        ("2018-19", "year", "2018/19"),
    ],
)
def test_a_scorecard_is_of_a_quarter_a_month_or_a_year(year, part, period):
    assert period_from_slugs(year, part) == parse_period(period)


@pytest.mark.parametrize(
    ("year", "part"),
    [
        ("2018-19", "q5"),
        ("2018-19", "Q2"),
        ("2018-19", "JANUARY"),
        ("2018-20", "q2"),
        ("2018", "q2"),
        ("2018-19", "academic-year"),
        ("2018-19-AY", "year"),
        ("2018-19", "at-31-march"),
        ("2019", "w14"),
        ("9999-00", "q1"),
        ("panel", "meetings"),
    ],
)
def test_another_address_leads_nowhere(year, part):
    with pytest.raises(Http404, match="There is no such quarter"):
        period_from_slugs(year, part)
