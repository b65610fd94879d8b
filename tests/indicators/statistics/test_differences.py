"""Is a difference more than chance? Worked by hand, and equal to scipy's exact results where there are any."""

import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.differences import (
    chance_of_rate,
    chance_of_share,
    critical,
    difference_of_proportions,
    difference_of_rates,
)

COUNTS = st.integers(0, 500)
SHARES = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_two_shares_by_hand() -> None:
    # 60 of 400 and 90 of 400: pooled 150/800 = 0.1875, variance 0.1875 x 0.8125 x 2/400, z = 0.075/0.027600
    found = difference_of_proportions(60, 400, 90, 400)
    assert found.z == pytest.approx(2.717465, abs=1e-6)
    assert found.p == pytest.approx(0.006578, abs=1e-6)


def test_two_rates_by_hand() -> None:
    # 100 and 150 of 10,000 each: pooled 250/20,000, z = 0.005 / sqrt(0.0125 x 2/10,000)
    assert difference_of_rates(100, 10_000, 150, 10_000).z == pytest.approx(3.162278, abs=1e-6)


def test_two_counts_are_rates_of_one_period_each() -> None:
    assert difference_of_rates(100, 1, 130, 1).z == pytest.approx(30 / 230**0.5)


@given(SHARES, SHARES)
def test_the_test_of_two_shares_is_that_of_a_table_of_four(first, second) -> None:
    (x, n), (y, m) = first, second
    found = difference_of_proportions(x, n, y, m)
    if 0 < x + y < n + m:
        expected = scipy.stats.chi2_contingency([[x, n - x], [y, m - y]], correction=False)
        assert found.z**2 == pytest.approx(expected.statistic, abs=1e-6, rel=1e-6)
        assert found.p == pytest.approx(expected.pvalue, abs=1e-9)
    else:
        assert (found.z, found.p) == (0.0, 1.0)


@given(SHARES, SHARES)
def test_the_other_way_round_is_the_same_difference_the_other_way(first, second) -> None:
    forth, back = difference_of_proportions(*first, *second), difference_of_proportions(*second, *first)
    assert forth.z == pytest.approx(-back.z) and forth.p == pytest.approx(back.p)


@given(COUNTS, st.integers(1, 40), COUNTS, st.integers(1, 40))
def test_the_chance_of_two_rates_is_the_exact_binomial_one(
    count, population, later, later_population
) -> None:
    whole, share = count + later, later_population / (population + later_population)
    upper, lower = scipy.stats.binom.sf(later - 1, whole, share), scipy.stats.binom.cdf(later, whole, share)
    found = chance_of_rate(count, population, later, later_population)
    assert found == pytest.approx(min(1.0, 2 * min(upper, lower)), abs=1e-9)


def test_after_nothing_for_years_two_may_be_chance_and_three_are_not() -> None:
    assert chance_of_rate(0, 11, 2, 1) > 0.01 > chance_of_rate(0, 11, 3, 1)


def test_one_child_missed_of_two_hundred_after_years_of_all_may_be_chance() -> None:
    # by the normal approximation z would be 3.5; of one miss in 2,600 a thirteenth falls among these 200
    assert chance_of_share(2400, 2400, 199, 200) == pytest.approx(2 / 13)
    assert chance_of_share(0, 2400, 1, 200) == pytest.approx(2 / 13)


def test_shares_of_many_are_told_apart_by_the_test_of_two_proportions() -> None:
    assert chance_of_share(60, 400, 90, 400) == difference_of_proportions(60, 400, 90, 400).p


@pytest.mark.parametrize("wrong", [(5, 4, 1, 2), (-1, 4, 1, 2), (1, 0, 1, 2), (1, float("nan"), 1, 2)])
def test_what_is_no_share_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        difference_of_proportions(*wrong)


def test_rates_without_a_population_and_counts_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="is not a rate"):
        difference_of_rates(1, 0, 1, 1)
    with pytest.raises(ValueError, match="are no rates"):
        chance_of_rate(1, 1, -1, 1)


def test_one_in_a_hundred_lies_beyond_the_critical_point() -> None:
    assert critical() == pytest.approx(2.575829, abs=1e-6)
