"""Periods in the addresses of scorecards: each has one, and nothing else is taken for one."""

import pytest
from django.urls import Resolver404, resolve, reverse

from indicators.terms.written_periods import parse_period


@pytest.mark.parametrize(
    ("address", "period"),
    [
        ("2018-19/q2", "2018/19 Q2"),
        ("2018-19/april", "April 2018"),
        ("2018-19/january", "January 2019"),
        ("2018-19/year", "2018/19"),
    ],
)
def test_a_scorecard_is_of_a_quarter_a_month_or_a_year(address, period):
    wanted = parse_period(period)
    assert resolve(f"/exampleton/panel/{address}/").kwargs["period"] == wanted
    assert (
        reverse("scorecards:quarter", args=["exampleton", "panel", wanted]) == f"/exampleton/panel/{address}/"
    )


@pytest.mark.parametrize(
    "address",
    [
        "2018-19/q5",
        "2018-19/Q2",
        "2018-19/JANUARY",
        "2018-20/q2",
        "2018/q2",
        "2018-19/academic-year",
        "2018-19-AY/year",
        "2018-19/at-31-march",
        "2019/w14",
        "9999-00/q1",
        "panel/meetings",
    ],
)
def test_another_address_leads_nowhere(address):
    with pytest.raises(Resolver404):
        resolve(f"/exampleton/panel/{address}/")


@pytest.mark.parametrize(
    "address", ["2018-19/q2", "2018-19/academic-year", "2018-19/at-31-march", "2019/w14"]
)
def test_figures_have_an_address_for_a_period_of_any_kind(address):
    period = resolve(f"/exampleton/figures/{address}/").kwargs["period"]
    assert (
        reverse("indicators:worklist_period", args=["exampleton", period])
        == f"/exampleton/figures/{address}/"
    )
