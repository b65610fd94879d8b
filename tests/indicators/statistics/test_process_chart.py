"""Real change or noise: the NHS's process-chart rules, point by point."""

import json
import timeit
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.process_chart import (
    ProcessLimits,
    Signal,
    assurance,
    part_of_seven,
    process_chart,
    process_limits,
    shifts,
    signals,
    trends,
    two_in_three,
    variation,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break, Point
from indicators.terms.vocabulary import Basis, Polarity
from tests.paths import SHARED_DATA, needs_shared_data

OFFICIAL = {
    "Common Cause": Signal.NONE,
    "Above UCL": Signal.ABOVE,
    "Below LCL": Signal.BELOW,
    "7 Point Trend (Increasing)": Signal.RISING,
    "7 Point Trend (Decreasing)": Signal.FALLING,
    "2 in 3 Above CL": Signal.NEAR_ABOVE,
    "2 in 3 Below CL": Signal.NEAR_BELOW,
    "7 Points Above CL": Signal.HIGH_RUN,
    "7 Points Below CL": Signal.LOW_RUN,
}
DIRECTIONS = {"increase": Polarity.HIGH, "decrease": Polarity.LOW, "neutral": Polarity.NONE}
ICONS = {"common_cause": "usual", "neutral_high": "up", "neutral_low": "down"}
ASSURANCES = {
    "consistent_pass": "consistently meets",
    "consistent_fail": "consistently misses",
    "inconsistent": "hit or miss",
    None: None,
}
FIRST = Period(date(2021, 4, 1), Frequency.QUARTER)
STEADY = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]


def quarterly(values: list[float | None]) -> list[Point]:
    return [Point(FIRST.shift(n), value) for n, value in enumerate(values)]


def official(name: str) -> dict:
    return json.loads((SHARED_DATA / "stats" / name).read_text(encoding="utf-8"))


@needs_shared_data
def test_limits_signals_variation_and_assurance_equal_the_official_package() -> None:
    compared = 0
    for series in official("spc_xmr.json")["series"]:
        options, expected = series["options"], series["expected"]
        polarity = DIRECTIONS[options["improvement_direction"]]
        groups = defaultdict(list)
        for point in series["points"]:
            groups[point[2]].append(point)
        for group in groups.values():
            values = [point[1] for point in group]
            limits = process_limits(
                values, screened=options["screen_outliers"], baseline=options["fix_after_n_points"]
            )
            mean, lower, upper = group[0][3:6]
            if lower is None or lower == upper:  # a constant series: the package draws limits of no width
                assert limits is None
                continue
            assert limits is not None
            assert (limits.mean, limits.lower, limits.upper) == pytest.approx((mean, lower, upper), rel=1e-9)
            found = signals(values, limits)
            assert found == [OFFICIAL[point[9]] for point in group], series["id"]
            compared += len(group)
        if limits is not None:
            icon = expected["variation_icon"]
            word = (
                ICONS.get(icon) or {"improvement": "improving", "concern": "concerning"}[icon.split("_")[0]]
            )
            assert variation(found[-1], polarity) == word, series["id"]
            if options["target"] is not None:
                known = ASSURANCES[expected["assurance_type"]]
                assert assurance(limits, options["target"], polarity) == known, series["id"]
    assert compared > 1500


@needs_shared_data
def test_each_rule_alone_equals_the_official_package() -> None:
    rules = official("spc_rules_unit.json")
    for case in rules["seven_point_one_side_mean"]:
        assert [abs(mark) for mark in shifts(case["relative_to_mean"])] == case["expected"]
    for case in rules["seven_point_trend"]:
        assert trends(case["y"]) == case["expected"]
    for case in rules["part_of_seven"]:
        assert [abs(mark) for mark in part_of_seven(case["flag"])] == case["expected"]
    for case in rules["two_in_three_flagged_points"]:
        close = [bool(flag) for flag in case["close"]]
        assert [abs(mark) for mark in two_in_three(close, case["rel"])] == case["expected"]
    for case in rules["assurance"]:
        limits = ProcessLimits(0, case["lpl"], case["upl"], 0, 0)
        assert (
            assurance(limits, case["target"], DIRECTIONS[case["direction"]]) == ASSURANCES[case["expected"]]
        )


def test_limits_worked_by_hand() -> None:
    # mean 12, moving ranges 2, 1, 3: mean 2, so the limits are 12 +/- 5.32 and the near ones 12 +/- 3.546...
    limits = process_limits([12, 10, 11, 14])
    assert limits is not None
    assert limits.mean == 11.75
    assert (limits.lower, limits.upper) == pytest.approx((11.75 - 5.32, 11.75 + 5.32))
    assert limits.near_upper == pytest.approx(11.75 + 5.32 * 2 / 3)


def test_one_wild_jump_does_not_widen_the_limits() -> None:
    wild = [*STEADY[:6], 60, *STEADY[6:]]
    screened, raw = process_limits(wild), process_limits(wild, screened=False)
    assert screened is not None and raw is not None
    assert screened.upper - screened.lower < (raw.upper - raw.lower) / 3
    assert signals(wild, screened)[6] is Signal.ABOVE


def test_under_twelve_points_there_is_no_chart_and_it_says_so() -> None:
    chart = process_chart(quarterly(STEADY[:11]), basis=Basis.PERIOD)
    assert (chart.limits, chart.signals, chart.reason) == (None, (), "Fewer than 12 comparable points")
    assert process_chart(quarterly(STEADY), basis=Basis.PERIOD).limits is not None
    assert process_chart([], basis=Basis.PERIOD).limits is None


def test_quarters_without_a_number_do_not_count() -> None:
    assert process_chart(quarterly([*STEADY[:6], None, *STEADY[6:11]]), basis=Basis.PERIOD).limits is None
    chart = process_chart(quarterly([*STEADY[:6], None, *STEADY[6:]]), basis=Basis.PERIOD)
    assert len(chart.points) == len(chart.signals) == 12


def test_a_break_starts_the_limits_again() -> None:
    old = [value + 100 for value in STEADY]
    broken = [Break(FIRST.shift(12).start, "New system from April 2024")]
    chart = process_chart(quarterly([*old, *STEADY]), basis=Basis.PERIOD, breaks=broken)
    alone = process_chart(quarterly(STEADY), basis=Basis.PERIOD)
    assert chart.limits == alone.limits
    assert chart.points[0].period == FIRST.shift(12)
    too_soon = process_chart(quarterly([*old, *STEADY[:5]]), basis=Basis.PERIOD, breaks=broken)
    assert too_soon.limits is None


def test_a_break_yet_to_come_changes_nothing() -> None:
    later = [Break(FIRST.shift(20).start, "New system")]
    assert process_chart(quarterly(STEADY), basis=Basis.PERIOD, breaks=later).limits is not None


def test_a_constant_series_has_no_limits() -> None:
    chart = process_chart(quarterly([0.1] * 12), basis=Basis.PERIOD)
    assert (chart.limits, chart.reason) == (None, "The figure hardly changes: no limits")
    assert process_limits([1, 1, 1, 1, 2]) is None
    assert process_limits([5]) is None


def test_year_to_date_figures_are_never_charted() -> None:
    chart = process_chart(quarterly(STEADY), basis=Basis.YEAR_TO_DATE)
    assert (chart.limits, chart.reason) == (None, "Year-to-date figures start again each April")


def test_a_point_is_named_by_the_first_rule_that_fits() -> None:
    values = [*STEADY, 13, 14, 15, 16, 17, 18, 40]
    limits = process_limits(values)
    assert limits is not None
    assert signals(values, limits)[-1] is Signal.ABOVE
    assert signals(values, limits)[-2] is Signal.RISING


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (Signal.NONE, ("usual", "usual", "usual")),
        (Signal.ABOVE, ("improving", "concerning", "up")),
        (Signal.RISING, ("improving", "concerning", "up")),
        (Signal.LOW_RUN, ("concerning", "improving", "down")),
    ],
)
def test_polarity_decides_whether_a_signal_is_good(signal: Signal, words: tuple[str, str, str]) -> None:
    assert (
        tuple(variation(signal, polarity) for polarity in (Polarity.HIGH, Polarity.LOW, Polarity.NONE))
        == words
    )


@given(st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), min_size=2, max_size=40))
def test_turning_the_figures_upside_down_turns_the_signals(values: list[float]) -> None:
    limits, mirrored = process_limits(values), process_limits([-value for value in values])
    if limits is None or mirrored is None:
        assert limits is mirrored is None
        return
    assert limits.lower <= limits.near_lower <= limits.mean <= limits.near_upper <= limits.upper
    assert limits.lower == pytest.approx(-mirrored.upper)
    assert len(signals(values, limits)) == len(values)


def test_sixty_rows_of_a_page_are_quick() -> None:
    points = quarterly([float(value) for value in [*STEADY, *STEADY[:8]]])
    seconds = (
        min(timeit.repeat(lambda: process_chart(points, basis=Basis.PERIOD), number=200, repeat=5)) / 200
    )
    assert seconds < 0.001  # some 0.05 ms on an idle machine; the bound leaves room for a busy one
