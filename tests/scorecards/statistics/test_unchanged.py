"""Of series in which nothing changed few are said to have changed, by any of the rules.

The series are made once for all rules: they cost more to make and to read than to judge. The bounds hold for the first
500 of the 2,000 that docs/methods.md tells of; a rule that errs twice as often as it may would pass one of them with
a chance of one in a hundred (at most 10 of 500 where 20 are expected; 25 where 50 are: below one in a thousand).
"""

from math import sqrt
from random import Random
from typing import get_args

import pytest

from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, Verdict, real_change
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period
from scorecards.statistics.first_to_latest import first_to_latest
from scorecards.statistics.long_run import long_run
from scorecards.statistics.series_file import judge_series
from tests.scorecards.statistics.chance import cases, wandering
from tests.scorecards.statistics.series_worlds import KINDS, WANDERING, unchanged

NUMBER = 500
MOST_FALSE = 0.02
MOST_FALSE_WANDERING = 0.05


def called_changed(change: RealChange) -> bool:
    assert change.verdict in get_args(Verdict)
    return change.verdict not in ("no change", "not tested")


def risen_or_fallen(change: RealChange) -> bool:
    told = long_run(change.past) if change.past else None
    return bool(told and told.direction)


def told_of_its_ends(change: RealChange) -> bool:
    return first_to_latest(change) is not None


RULES = (called_changed, risen_or_fallen, told_of_its_ends)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_of_quarters_few_are_said_to_have_changed(kind):
    made = unchanged(kind, NUMBER, 20, seed=20)
    changes = [judge_series(one) for one in made]
    most = MOST_FALSE_WANDERING if kind in WANDERING else MOST_FALSE
    assert {rule.__name__: share_of(rule, changes) for rule in RULES if share_of(rule, changes) > most} == {}
    of_four_years = [judge_series({**one, "points": one["points"][4:]}) for one in made]
    assert share_of(called_changed, of_four_years) <= most


@pytest.mark.slow
@pytest.mark.parametrize("years", [5, 12])
@pytest.mark.parametrize("width", [0, 1, 2])
def test_of_yearly_figures_few_are_said_to_have_risen_or_fallen(years, width):
    chance = Random(f"yearly {years} {width}")
    changes = [judged(yearly(chance, years, width)) for _ in range(NUMBER)]
    assert share_of(risen_or_fallen, changes) <= (MOST_FALSE_WANDERING if width else MOST_FALSE)
    if not width:  # what moved between two years may be a level that wanders: docs/methods.md
        assert share_of(told_of_its_ends, changes) <= MOST_FALSE


def share_of(rule, changes: list[RealChange]) -> float:
    return sum(map(rule, changes)) / len(changes)


def yearly(chance: Random, years: int, width: float) -> list[Observation]:
    """Shares of 400, one a year, whose level wanders by so many of their standard errors."""
    levels = wandering(chance, years, 0.5, width * sqrt(0.85 * 0.15 / 400))
    counts = [cases(chance, 400, min(level + 0.35, 1.0)) for level in levels]
    first = parse_period("2005/06")
    return [Observation(first.shift(n), count / 4, count, 400) for n, count in enumerate(counts)]


def judged(observed: list[Observation]) -> RealChange:
    return real_change(observed, Basis.PERIOD, unit=Unit.PERCENT, polarity=Polarity.HIGH)
