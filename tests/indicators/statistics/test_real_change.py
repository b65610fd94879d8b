"""Real change or chance: which rule decides for which figures, by examples worked by hand."""

from itertools import pairwise

import pytest

from indicators.statistics.change_words import Shown, change_sentence, verdict_word
from indicators.statistics.dependence import autocorrelation, spread
from indicators.statistics.observations import Observation
from indicators.statistics.process_chart import Signal
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import Frequency, quarter_of
from indicators.terms.vocabulary import Basis, Polarity, Unit

FIRST = quarter_of(2021, 1)
STEADY = [42, 50, 41, 48, 44, 49, 40, 51, 45, 47, 43]  # of 400; no quarter leans on the one before


def shares(counts, of=400, start=FIRST):
    """A figure a quarter; None is a missing one, "c" a hidden one."""
    series = []
    for step, count in enumerate(counts):
        period = start.shift(step)
        if count == "c":
            series.append(Observation(period, None, hidden=True))
        elif count is None:
            series.append(Observation(period, None))
        else:
            series.append(Observation(period, count / of * 100, count, of))
    return series


def judge(series, basis=Basis.PERIOD, unit=Unit.PERCENT, polarity=Polarity.LOW, breaks=()) -> RealChange:
    return real_change(series, basis, unit=unit, polarity=polarity, breaks=breaks)


def said(change, unit=Unit.PERCENT) -> tuple[str, str]:
    return verdict_word(change), change_sentence(change, Shown(unit, 0))


class TestFiguresOfTheirOwnQuarter:
    def test_one_above_the_usual_range_is_a_real_change(self):
        change = judge(shares([*STEADY, 90]))
        assert (change.verdict, change.rule, change.signal) == ("worse", "process chart", Signal.ABOVE)
        assert said(change) == (
            "Getting worse",
            "The latest figure is above its usual range of 7.0% to 15.7%.",
        )
        assert judge(shares([*STEADY, 90]), polarity=Polarity.HIGH).verdict == "better"
        assert judge(shares([*STEADY, 90]), polarity=Polarity.NONE).verdict == "up"

    def test_the_usual_range_leaves_out_the_figure_that_is_judged(self):
        # the mean of the eleven is 500/11; their moving ranges add to 61, and none is 3.267 times their mean
        limits = judge(shares([*STEADY, 90])).limits
        assert limits.mean == pytest.approx(sum(STEADY) / 11 / 4)
        steps = [abs(b - a) for a, b in pairwise(STEADY)]
        assert limits.upper - limits.mean == pytest.approx(2.66 * sum(steps) / 10 / 4)

    def test_one_within_it_is_no_real_change(self):
        change = judge(shares([*STEADY, 46]))
        assert change.verdict == "no change"
        assert said(change)[0] == "No real change"

    def test_eleven_figures_are_set_beside_a_year_ago(self):
        assert judge(shares([*STEADY[:10], 46])).rule == "year on year"

    def test_where_quarters_lean_on_each_other_a_year_ago_decides(self):
        drifting = [20, 24, 29, 33, 38, 41, 46, 50, 55, 58, 63, 64]
        change = judge(shares(drifting))
        assert autocorrelation(change.past) > 0.5
        assert change.rule == "year on year"

    def test_so_few_people_that_chance_may_explain_it(self):
        # of 5 each quarter: 2 or 3 always, then all 5. Outside the range, and p > 0.01 against the rest
        change = judge(shares([2, 3, 2, 2, 3, 2, 3, 3, 2, 3, 2, 5], of=5))
        assert (change.verdict, change.rule) == ("no change", "process chart")

    def test_seven_in_a_row_are_of_seven_quarters_that_follow_each_other(self):
        high = [41, 50, 42, 49, 43, 48, 41, 50, 42, 47, 44, 47, 48, 47, 49, 48, 47, 48]
        many = [count * 10 for count in high]
        assert judge(shares(many, of=4000)).signal is Signal.HIGH_RUN
        gap = [*many[:14], None, *many[14:]]
        assert judge(shares(gap, of=4000)).signal is Signal.NONE

    def test_a_run_that_chance_may_explain_is_no_real_change(self):
        rare = [
            0,
            0,
            1,
            0,
            0,
            1,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ]  # seven quarters below the mean: of next to nothing
        series = [Observation(FIRST.shift(n), float(value)) for n, value in enumerate(rare)]
        assert judge(series, unit=Unit.COUNT).verdict == "no change"

    def test_a_hidden_quarter_leaves_nothing_to_draw_a_range_from(self):
        change = judge(shares([*STEADY[:5], "c", *STEADY[5:], 90]))
        assert (change.verdict, change.limits) == ("not tested", None)
        assert said(change) == ("Change not tested", "Change not tested: hidden figures lie between.")

    def test_a_break_starts_the_series_anew(self):
        change = judge(shares([*STEADY, 90]), breaks=[FIRST.shift(6).start])
        assert change.rule == "year on year"
        later = judge(shares([*STEADY, 90]), breaks=[FIRST.shift(9).start])
        assert later.why == "a year ago lies before a break in the series"

    def test_a_verdict_against_the_last_step_says_so(self):
        change = judge(shares([*STEADY, 110, 95]))
        assert said(change)[1].endswith(", though lower than last quarter (28%).")


class TestAFigureThatNeverMoved:
    def test_a_collapse_is_never_no_real_change(self):
        change = judge(shares([200] * 12 + [80], of=200), polarity=Polarity.HIGH)
        assert (change.verdict, change.rule) == ("worse", "steady baseline")
        assert said(change)[1] == "The figure always was 100%; now it differs by more than chance explains."

    def test_the_same_again_is_no_change(self):
        change = judge(shares([200] * 13, of=200))
        assert said(change) == ("No real change", "The figure is 100%, as it always was.")

    def test_one_child_of_two_hundred_may_be_chance(self):
        change = judge(shares([200] * 12 + [199], of=200))
        assert change.verdict == "no change"

    def test_money_that_never_moved_is_not_tested(self):
        series = [Observation(FIRST.shift(n), 900.0 if n < 12 else 950.0) for n in range(13)]
        assert judge(series, unit=Unit.MONEY).why == "the figure had never moved"


class TestFiguresThatOverlap:
    @pytest.mark.parametrize("basis", [Basis.POINT, Basis.ROLLING, Basis.YEAR_TO_DATE])
    def test_they_are_set_beside_a_year_ago_and_never_have_a_usual_range(self, basis):
        change = judge(shares([*STEADY, 90]), basis)
        assert (change.rule, change.limits, change.verdict) == ("year on year", None, "worse")
        assert said(change) == (
            "Worse than a year ago",
            "Higher than a year ago (13%), by more than chance explains.",
        )

    def test_what_chance_may_explain_is_level(self):
        change = judge(shares([60, 61, 62, 63, 75]), Basis.POINT)
        assert said(change) == (
            "Level with a year ago",
            "Higher than a year ago (15%), but chance may explain it.",
        )
        assert said(judge(shares([60, 61, 62, 63, 60]), Basis.POINT))[1] == "The same as a year ago (15%)."

    def test_two_counts_by_hand(self):
        # 100 and 150: z = 50 / sqrt(250) = 3.16
        series = [Observation(FIRST.shift(n), value) for n, value in enumerate([100, 1, 1, 1, 150])]
        assert judge(series, Basis.POINT, Unit.COUNT, Polarity.NONE).verdict == "up"
        series[-1] = Observation(FIRST.shift(4), 120)  # z = 20 / sqrt(220) = 1.35
        assert judge(series, Basis.POINT, Unit.COUNT, Polarity.NONE).verdict == "no change"

    @pytest.mark.parametrize(
        ("counts", "why"),
        [
            (["c", 61, 62, 63, 90], "hidden figures lie between"),
            ([60, 61, "c", 63, 90], "hidden figures lie between"),
            ([None, 61, 62, 63, 90], "there is no figure of a year ago"),
            ([60, 61, 62, 63, "c"], "the number is hidden so no child can be identified"),
            ([60, 61, 62, 63, None], "there is no figure for quarter 1 2022/23"),
        ],
    )
    def test_what_is_missing_is_said(self, counts, why):
        assert judge(shares(counts), Basis.POINT).why == why

    def test_a_hidden_figure_before_a_year_ago_is_no_hindrance(self):
        assert judge(shares(["c", 60, 61, 62, 63, 90]), Basis.POINT).verdict == "worse"

    def test_an_average_is_not_tested(self):
        series = [Observation(FIRST.shift(n), 17.0 + n) for n in range(16)]
        change = judge(series, Basis.POINT, Unit.AVERAGE)
        assert (
            change.why
            == "of an average the spread behind it is not given, so chance cannot be told from change"
        )

    def test_a_count_on_a_day_lies_on_the_side_of_a_break_that_its_day_does(self):
        moved = shares([60, 61, 62, 63, 90])  # counted on the last day of each quarter
        inside = FIRST.start.replace(month=5)  # the break lies within the first quarter, before its last day
        assert judge(moved, Basis.POINT, breaks=[inside]).verdict == "worse"
        assert judge(moved, Basis.ROLLING, breaks=[inside]).verdict == "not tested"


class TestTheSpreadOfASeries:
    def test_it_is_the_median_of_its_own_differences_without_the_last_four(self):
        differences = [2.0, -2.0, 2.0, -2.0, 2.0, -2.0, 2.0, -2.0, 9.0, 9.0, 9.0, 9.0]
        assert spread(differences, Basis.PERIOD, Frequency.QUARTER) == pytest.approx(2 / 0.6745)

    def test_with_fewer_than_eight_it_is_1(self):
        assert spread([0.1] * 11, Basis.POINT, Frequency.QUARTER) == 1

    def test_it_is_never_taken_for_less_than_the_least(self):
        assert spread([0.1] * 12, Basis.POINT, Frequency.QUARTER) == 0.6
        assert spread([0.1] * 12, Basis.ROLLING, Frequency.QUARTER) == 0.8


def test_two_levels_have_no_range_between_them_in_which_no_figure_lies():
    values = [60, 61, 62, 2, 3, 4, 58, 61, 62, 64, 65, 66, 4]
    series = [Observation(FIRST.shift(n), float(value)) for n, value in enumerate(values)]
    assert judge(series, unit=Unit.COUNT, polarity=Polarity.NONE).limits is None
    assert judge(series, unit=Unit.MONEY, polarity=Polarity.NONE).limits is None


def test_a_series_needs_something_to_judge():
    with pytest.raises(ValueError, match="at least the observation"):
        judge([])
