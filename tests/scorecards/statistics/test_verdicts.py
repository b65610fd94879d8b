"""Verdicts on made-up series: two implementations agree, and most large changes are found."""

from typing import get_args

import pytest

from indicators.statistics.real_change import Verdict
from scorecards.statistics.series_file import judge_series
from tests.scorecards.statistics.second_opinion import judge
from tests.scorecards.statistics.series_worlds import KINDS, changed, mixed, unchanged


def real(series: list[dict]) -> float:
    """The share that is called a real change."""
    verdicts = [judge_series(one).verdict for one in series]
    assert set(verdicts) <= set(get_args(Verdict))
    return sum(verdict not in ("no change", "not tested") for verdict in verdicts) / len(series)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "least"),
    [("independent shares of 400", 0.6), ("counts of 400", 0.5), ("stock an eighth", 0.5)],
)
def test_most_large_changes_are_found(kind, least):
    assert real(changed(kind, 600, 20, seed=20)) >= least


@pytest.mark.slow
def test_a_second_implementation_agrees_on_whatever_a_series_may_be():
    for series in mixed(1500, seed=1):
        found = judge_series(series)
        assert (found.verdict, found.rule) == judge(series), series


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_second_implementation_agrees_on_ordinary_series(kind):
    for series in [*unchanged(kind, 150, 18, seed=2), *changed(kind, 150, 18, seed=3)]:
        found = judge_series(series)
        assert (found.verdict, found.rule) == judge(series), series
