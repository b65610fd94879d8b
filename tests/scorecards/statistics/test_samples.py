"""What an audit of some files says of all of them."""

import pytest

from scorecards.statistics.intervals import sample_interval, wilson_interval
from scorecards.statistics.samples import sample_words


def test_forty_of_312_files_worked_by_hand():
    """31 of 40 good: 40 files of 312 are as certain as 40 x 311 / 272 = 45.7 of a number without end.

    Wilson of 77.5% of 45.735: centre (0.775 + 3.8415 / 91.47) / 1.08399 = 0.7537, half width
    1.95996 x sqrt(0.775 x 0.225 / 45.735 + 3.8415 / (4 x 45.735^2)) / 1.08399 = 0.1180.
    """
    found = sample_interval(31, 40, 312, multiplier=100)
    assert found.lower == pytest.approx(63.57, abs=0.02)
    assert found.upper == pytest.approx(87.17, abs=0.02)
    words = "40 of 312 cases looked at: between 64% and 87% of all, in 19 samples of 20"
    assert sample_words(31, 40, 312) == words


def test_how_many_there_are_is_not_known():
    assert sample_interval(31, 40) == wilson_interval(31, 40)
    assert sample_words(31, 40, None, of_what="open case files") == (
        "40 open case files looked at, out of how many is not given: between 62% and 88% of all, in 19 samples of 20"
    )


def test_all_were_looked_at():
    found = sample_interval(31, 40, 40, multiplier=100)
    assert found.lower == found.upper == pytest.approx(77.5)
    assert sample_words(31, 40, 40) == "All 40 cases were looked at, so nothing is left to chance"


def test_a_sample_of_a_few_thousand_says_no_more_than_one_of_millions():
    """Members asked whether the audits are representative of about 3,500 files: the number audited decides."""
    some, many = sample_interval(31, 40, 3500), sample_interval(31, 40)
    assert some.lower == pytest.approx(many.lower, abs=0.002)
    assert some.upper == pytest.approx(many.upper, abs=0.002)


@pytest.mark.parametrize("good", range(0, 31, 5))
def test_what_was_seen_bounds_what_may_be(good):
    """29 of 30 seen: all but one are known, so all of them lie within one thirtieth."""
    found = sample_interval(min(good, 29), 29, 30)
    assert found.lower >= min(good, 29) / 30
    assert found.upper <= (min(good, 29) + 1) / 30 + 1e-12


def test_fewer_in_all_than_were_looked_at_is_no_number_of_all():
    assert sample_interval(31, 40, 12) == wilson_interval(31, 40)
    assert "out of how many is not given" in sample_words(31, 40, 12)


@pytest.mark.parametrize(("numerator", "looked_at"), [(None, 40), (31, None), (0, 0), (41, 40)])
def test_nothing_is_said_without_the_numbers(numerator, looked_at):
    assert sample_words(numerator, looked_at, 312) == ""


def test_one_case():
    assert sample_words(1, 1, 9, of_what="plans").startswith("1 of 9 plans looked at: between ")
