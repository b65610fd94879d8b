"""Best within a range: staff vacancies of 5% to 10%, an occupancy of 85% to 95%."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.amounts import Amounts
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import real_change
from indicators.terms.periods import Frequency, Period
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.statistics.against import Beside, against_benchmark, against_each
from scorecards.statistics.attention import Situation, attention_reasons
from scorecards.statistics.comparison import quartile_band, rank
from scorecards.statistics.intervals import Interval, interval_of
from scorecards.statistics.ratings import change_word, status_of, to_reach
from scorecards.statistics.series_file import judged_line

RANGE = Polarity.RANGE
VACANCIES = Edges(5, 10)
LAST = Period(date(2025, 10, 1), Frequency.QUARTER)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        *((5, "met"), (7.2, "met"), (10, "met"), (1 / 20 * 100, "met")),
        *((4, "close"), (12.9, "close"), (2, "close"), (13, "close")),
        *((1.9, "missed"), (13.1, "missed"), (40, "missed")),
    ],
)
def test_the_nearer_edge_and_the_margin_decide(value, status):
    assert status_of(value, 5, polarity=RANGE, tolerance=3, upper=10) == status


def test_half_a_range_judges_nothing():
    assert status_of(7, 5, polarity=RANGE) == "none"


@pytest.mark.parametrize(
    ("now", "then", "word", "arrow"),
    [
        (12, 15, "better", "↓"),
        (15, 12, "worse", "↑"),
        (3, 1, "better", "↑"),
        (9, 6, "higher", "↑"),  # within it neither way is better
        (6, 9, "lower", "↓"),
        (12, 3, "higher", "↑"),  # from 2 below to 2 above
        (8, 12, "better", "↓"),
        (12, 12.2, "same", "–"),
    ],
)
def test_nearer_to_the_range_is_better(now, then, word, arrow):
    assert change_word(now, then, RANGE, 0, VACANCIES) == (word, arrow)


def test_without_a_target_neither_way_is_better():
    assert change_word(12, 15, RANGE, 0) == ("lower", "↓")


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (2, 70, "2 more posts"),  # 4 of 70 is 5.7%, 3 of 70 is 4.3%
        (9, 70, "2 fewer posts"),  # 7 of 70 is 10%
        (5, 70, ""),
        (1, 9, ""),  # 11%: one fewer is none, 0%
    ],
)
def test_how_many_would_reach_it(numerator, denominator, words):
    assert to_reach(numerator, denominator, 5, Unit.PERCENT, RANGE, "posts", upper=10) == words


def yearly(*values):
    """Shares of 2,000, counted on one day a quarter, the last one in Quarter 3 2025/26; None keeps the one before."""
    return [
        Observation(LAST.shift(n + 1 - len(values)), value, value * 20, 2000.0)
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("then", "now", "target", "verdict"),
    [
        (20, 13, VACANCIES, "better"),
        (13, 20, VACANCIES, "worse"),
        (1, 6, VACANCIES, "better"),
        (6, 9, VACANCIES, "up"),
        (6, 9, None, "up"),
        (20, 13, None, "down"),
        (1, 14, VACANCIES, "up"),  # from 4 below to 4 above
        (13, 13.1, VACANCIES, "no change"),
    ],
)
def test_a_real_change_is_judged_by_the_distance_to_the_range(then, now, target, verdict):
    series = yearly(then, then, then, then, now)
    found = real_change(series, Basis.POINT, unit=Unit.PERCENT, polarity=RANGE, target=target)
    assert (found.verdict, found.rule) == (verdict, "year on year")


@given(
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 99),
    st.integers(1, 40),
    st.sampled_from(list(Basis)),
)
def test_by_hand_a_change_is_better_where_the_gap_to_the_range_is_smaller(then, now, lower, width, basis):
    """The gap is counted off edge by edge; what is no change for context is no change for a range."""

    def gap(value: int) -> int:
        return min(abs(value - inside) for inside in range(lower, lower + width + 1))

    series, edges = yearly(then, then, then, then, now), Edges(lower, lower + width)
    context = real_change(series, basis, unit=Unit.PERCENT, polarity=Polarity.NONE).verdict
    found = real_change(series, basis, unit=Unit.PERCENT, polarity=RANGE, target=edges).verdict
    moved = context in ("up", "down") and gap(now) != gap(then)
    assert found == (("better" if gap(now) < gap(then) else "worse") if moved else context)


def test_a_process_chart_is_judged_from_its_mean():
    """Twelve quarters about 15%, then 9%, which is within the range."""
    series = yearly(15, 16, 15, 14, 15, 16, 14, 15, 16, 15, 14, 15, 9)
    found = real_change(series, Basis.PERIOD, unit=Unit.PERCENT, polarity=RANGE, target=VACANCIES)
    assert (found.verdict, found.rule) == ("better", "process chart")


def test_a_council_is_never_judged_by_another_ones_range():
    own, other = Beside(12.0, (240, 2000)), Beside(30.0, (600, 2000))
    assert against_each(own, [other], Unit.PERCENT, RANGE) == ["lower"]
    assert against_benchmark(Interval(11, 13), 30, RANGE) == "lower"
    assert rank(12, [12, 30], RANGE) is quartile_band(12, [1, 2, 3, 4], RANGE) is None


@pytest.mark.parametrize(
    ("interval", "by_far"),
    [((10.5, 16), True), ((9.5, 16), False), ((1, 4.9), True), ((1, 5.1), False)],
)
def test_missed_by_more_than_chance_is_all_of_the_range_outside_the_interval(interval, by_far):
    found = Situation(
        missed=True, missed_before=False, interval=Interval(*interval), target=5, polarity=RANGE, change="no change",
        middle="higher", england="higher", due=True, has_figure=True, upper=10,
    )  # fmt: skip
    assert attention_reasons(found) == (["Missed its target by more than chance explains."] if by_far else [])


def test_another_program_gives_both_edges():
    points = [
        {"period": f"{year}/{year % 100 + 1} Q3", "numerator": n, "denominator": 2000}
        for year, n in ((2024, 400), (2025, 260))
    ]
    series = {"id": 1, "basis": "point in time", "unit": "percent", "polarity": "range", "points": points}
    judged = judged_line(json.dumps({**series, "target": {"lower": 5, "upper": 10}}))
    assert judged["verdict"] == "better"
    assert judged_line(json.dumps({**series, "target": 10}))["verdict"] == "down"
    with pytest.raises(ValueError, match="the lower number first"):
        judged_line(json.dumps({**series, "target": {"lower": 10}}))


class TestWhatMayPass100:
    """Conferences against the enquiries of the same year: 132 against 104."""

    def test_its_interval_is_that_of_a_rate_and_passes_100(self):
        """Byar of 132: 132 (1 - 1/1188 - 1.96/34.47)^3 = 110.4 and 133 (1 - 1/1197 + 1.96/34.60)^3 = 156.5, of 104."""
        found = interval_of(Amounts(132, 104, 132 / 104 * 100), Unit.RATIO)
        assert found.lower == pytest.approx(106.2, abs=0.1)
        assert found.upper == pytest.approx(150.5, abs=0.1)

    def test_below_100_too_it_is_no_part_of_a_whole(self):
        share, ratio = (interval_of(Amounts(99, 100, 99), unit) for unit in (Unit.PERCENT, Unit.RATIO))
        assert share.upper < 100 < ratio.upper

    def test_more_than_all_would_reach_its_target(self):
        assert to_reach(100, 104, 120, Unit.RATIO, Polarity.HIGH, "conferences") == "25 more conferences"
        assert to_reach(100, 104, 120, Unit.PERCENT, Polarity.HIGH, "conferences") == ""

    def test_a_series_of_another_program_that_passes_100_is_tested_as_rates(self):
        points = [
            {"period": f"{year}/{year % 100 + 1} Q3", "numerator": n, "denominator": 400}
            for year, n in ((2024, 600), (2025, 400))
        ]
        series = {"id": 1, "basis": "point in time", "unit": "percent", "polarity": "low", "points": points}
        assert judged_line(json.dumps(series))["verdict"] == "better"


def test_what_goes_up_and_down_has_no_interval():
    assert interval_of(Amounts(-40, 1900, -2.1), Unit.CHANGE) is None
    assert interval_of(Amounts(-40, None, -40), Unit.VARIANCE) is None
