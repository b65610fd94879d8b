"""Has it risen over five years? Worked by hand, beside a second implementation, and on series that climb."""

import re
from itertools import pairwise

import pytest

from indicators.statistics.change_words import Shown, change_sentence
from indicators.statistics.observations import Observation, past_of
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import Frequency, Period, quarter_of
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period
from scorecards.statistics.long_run import long_run, long_run_words, step_spread
from scorecards.statistics.series_file import judge_series
from tests.scorecards.statistics.second_trend import trend
from tests.scorecards.statistics.series_worlds import KINDS, changed, climbing, mixed

FIRST = quarter_of(2021, 2)
# Children who saw a dentist, of 78, in the same quarter of five years: 41%, 53%, 63%, 74%, 82%.
DENTISTS = (32, 41, 49, 58, 64)


def quarters(*yearly: int, of: int = 78) -> list[Observation]:
    """Each of these, and between them steps of a quarter of the way."""
    counts = [one + round((after - one) * step / 4) for one, after in pairwise(yearly) for step in range(4)]
    return series([*counts, yearly[-1]], FIRST, of)


def series(counts: list[int], first: Period, of: int = 78) -> list[Observation]:
    return [Observation(first.shift(step), count / of * 100, count, of) for step, count in enumerate(counts)]


def found(observations, basis=Basis.ROLLING, unit=Unit.PERCENT, breaks=()):
    return long_run(past_of(observations, basis, unit, breaks))


def direction(observations, **given) -> int:
    told = found(observations, **given)
    return told.direction if told else 0


def said(observations, basis=Basis.ROLLING, unit=Unit.PERCENT, breaks=()) -> str:
    change = real_change(observations, basis, unit=unit, polarity=Polarity.HIGH, breaks=breaks)
    return long_run_words(found(observations, basis, unit, breaks), change, Shown(unit, 0))


class TestWhatIsSaid:
    def test_a_climb_of_years_is_told_although_no_year_is_a_real_change(self):
        # chi-squared for trend: 81^2 / (0.6256 * 0.3744 * 780) = 35.9, by Cochran and Armitage
        change = real_change(quarters(*DENTISTS), Basis.ROLLING, unit=Unit.PERCENT, polarity=Polarity.HIGH)
        assert change.verdict == "no change"
        assert said(quarters(*DENTISTS)) == (
            "Over the last five years’ figures it has risen, from 41% (Q2 21/22) to 82%."
        )

    def test_a_fall_is_told_as_one(self):
        assert said(quarters(*DENTISTS[::-1])) == (
            "Over the last five years’ figures it has fallen, from 82% (Q2 21/22) to 41%."
        )

    @pytest.mark.parametrize(
        ("last", "words"),
        [
            (1, "Over the last five years’ figures it has risen too, from 41% (Q2 21/22) to 82%."),
            (-1, "Yet over the last five years’ figures it has risen, from 41% (Q2 21/22) to 82%."),
        ],
    )
    def test_beside_a_real_change_it_says_whether_that_went_on_or_turned(self, last, words):
        told = found(quarters(*DENTISTS))
        change = RealChange("better" if last > 0 else "worse", "year on year", "", last)
        assert long_run_words(told, change, Shown(Unit.PERCENT, 0)) == words

    def test_a_process_chart_that_found_one_level_is_not_contradicted(self):
        told = found(quarters(*DENTISTS))
        for rule in ("process chart", "steady baseline"):
            assert long_run_words(told, RealChange("no change", rule, ""), Shown(Unit.PERCENT, 0)) == ""

    def test_nothing_is_said_of_figures_that_round_alike(self):
        told = found(quarters(400, 412, 424, 436, 448, of=100_000))
        assert long_run_words(told, RealChange("no change", "year on year", ""), Shown(Unit.PERCENT, 0)) == ""

    def test_yearly_figures_are_named_by_their_year(self):
        years = series(list(DENTISTS), parse_period("2020/21"))
        assert said(years, Basis.PERIOD) == (
            "Over the last five years’ figures it has risen, from 41% (2020/21) to 82%."
        )

    def test_a_count_of_children(self):
        counts = [Observation(FIRST.shift(4 * n), value) for n, value in enumerate((350, 380, 420, 460, 501))]
        assert said(counts, Basis.POINT, Unit.COUNT) == (
            "Over the last five years’ figures it has risen, from 350 (Q2 21/22) to 501."
        )


class TestWhereNothingCanBeTold:
    def test_fewer_than_five_years(self):
        assert direction(quarters(*DENTISTS)) == 1
        assert direction(quarters(*DENTISTS)[1:]) == 0

    def test_a_year_without_a_figure(self):
        observed = quarters(*DENTISTS)
        observed[8] = Observation(observed[8].period, None)
        assert direction(observed) == 0
        observed = quarters(*DENTISTS)
        observed[7] = Observation(observed[7].period, None)  # a quarter that is not asked for
        assert direction(observed) == 1

    def test_hidden_figures_between(self):
        observed = quarters(*DENTISTS)
        observed[7] = Observation(observed[7].period, None, hidden=True)
        assert direction(observed) == 0

    def test_a_break_within_the_five_years(self):
        observed = quarters(*DENTISTS)
        assert direction(observed, basis=Basis.POINT, breaks=[FIRST.shift(2).start]) == 0
        assert direction(observed, basis=Basis.POINT, breaks=[FIRST.start]) == 1

    def test_averages_and_money_have_no_people(self):
        values = [Observation(FIRST.shift(4 * n), 10.0 + n) for n in range(5)]
        assert direction(values, basis=Basis.POINT, unit=Unit.AVERAGE) == 0
        assert direction(values, basis=Basis.PERIOD, unit=Unit.MONEY) == 0

    def test_months_that_do_not_reach_five_years_back(self):
        first = Period.of(FIRST.start, Frequency.MONTH)
        assert direction(series([30 + n for n in range(20)], first)) == 0


class TestAFigureThatWanders:
    def test_one_that_jumps_about_its_line_more_than_chance_needs_a_clearer_trend(self):
        # chi-squared for trend 39.3, but they scatter about their line 6.7 times as chance does
        assert (
            direction(series([40, 90, 60, 110, 110], parse_period("2020/21"), 400), basis=Basis.PERIOD) == 0
        )
        assert direction(series([40, 60, 75, 95, 110], parse_period("2020/21"), 400), basis=Basis.PERIOD) == 1

    def test_the_spread_of_yearly_steps_is_about_their_middle(self):
        assert step_spread([3.0] * 8) == 0  # a steady climb is no wandering
        assert step_spread([2.0, -2.0] * 4) == pytest.approx(2 / 0.6745)
        assert step_spread([2.0] * 7) is None


def risen_or_fallen(one: dict) -> int:
    past = judge_series(one).past
    told = long_run(past) if past else None
    return told.direction if told else 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "least"), [("independent shares of 400", 0.8), ("counts of 400", 0.8), ("stock an eighth", 0.9)]
)
def test_most_long_climbs_are_found(kind, least):
    told = [risen_or_fallen(one) for one in climbing(kind, 400, 20, seed=20)]
    assert sum(map(abs, told)) / len(told) >= least


@pytest.mark.slow
def test_a_second_implementation_agrees():
    told = []
    for one in [*mixed(1500, seed=4), *(each for kind in KINDS for each in climbing(kind, 60, 20, seed=3))]:
        told.append(risen_or_fallen(one))
        assert told[-1] == trend(one), one
    assert {1, 0, -1} == set(told)
    assert sum(map(abs, told)) > 100


@pytest.mark.slow
def test_the_sentence_contradicts_neither_the_verdict_nor_the_figures():
    """It says which way the two figures that it names differ, and stands beside no sentence of one level."""
    told = 0
    for one in [
        each for kind in KINDS for make in (climbing, changed) for each in make(kind, 60, 20, seed=5)
    ]:
        change = judge_series(one)
        shown = Shown(Unit(one["unit"]), 0)
        words = long_run_words(long_run(change.past), change, shown)
        if not words:
            continue
        told += 1
        way = 1 if "risen" in words else -1
        then, now = re.search(r"from ([\d,]+)%? \(.*\) to ([\d,]+)%?\.$", words).groups()
        assert (int(now.replace(",", "")) - int(then.replace(",", ""))) * way > 0
        assert words.startswith("Yet ") == (change.direction == -way)
        assert (" too, " in words) == (change.direction == way)
        beside = change_sentence(change, shown)
        assert "no lasting shift" not in beside and "always was" not in beside
    assert told > 300
