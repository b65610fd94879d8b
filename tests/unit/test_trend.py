"""Five annual figures rise or fall for certain, or not: the same marks as the public health profiles give."""

import json
from datetime import date

import pytest

from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis
from scorecards.statistics.intervals import Interval, wilson
from scorecards.statistics.trend import CRITICAL, interval_trend, proportion_trend, recent_trend
from tests.figures import recorded
from tests.paths import SHARED_DATA, needs_shared_data

MARKERS = {
    "increasing": "rising",
    "decreasing": "falling",
    "no_significant_change": "no significant change",
    "cannot_be_calculated": "not tested",
}
# The first only passes upstream because missing intervals become "not a number"; the second has two rows of one
# year, which the database cannot hold; two more have a numerator above its denominator.
NOT_COMPARED = {"ft_next_gp_over65_no_cis", "ohid_testdata_prop_grouped_White"}
IMPOSSIBLE = "A numerator lies outside its denominator"

YEARS = [Period(date(2021, 3, 31), Frequency.SNAPSHOT).shift(n) for n in range(5)]
RISING = [recorded(year, x, 1000) for year, x in zip(YEARS, [100, 130, 160, 190, 220], strict=True)]


@needs_shared_data
def test_the_official_trend_marks_are_reproduced() -> None:
    known = json.loads((SHARED_DATA / "stats" / "recent_trend.json").read_text(encoding="utf-8"))
    assert pytest.approx(known["critical_chi2"], rel=1e-9) == CRITICAL
    compared = 0
    for series in known["series"]:
        if series["id"] in NOT_COMPARED:
            continue
        points, expected = series["points"][-5:], series["expected"]
        if series["method"] == "chi2_linear_proportion":
            found = proportion_trend([(point["count"], point["denominator"]) for point in points])
        else:
            found = interval_trend([(point["value"], interval_of(point)) for point in points])
        assert found.direction == MARKERS[expected["marker"]], series["id"]
        chi_squared = next(
            (expected[key] for key in ("chi2_se_2z", "chi2_index", "chi2") if expected.get(key)), None
        )
        if chi_squared:
            assert found.chi_squared == pytest.approx(chi_squared, rel=1e-8), series["id"]
        compared += 1
    assert compared > 100


def interval_of(point: dict[str, float | None]) -> Interval | None:
    lower, upper = point.get("lower95"), point.get("upper95")
    return Interval(lower, upper) if lower is not None and upper is not None else None


def test_a_steady_rise_of_five_years_is_rising() -> None:
    found = recent_trend(RISING, basis=Basis.POINT)
    assert found.direction == "rising"
    assert found.slope == pytest.approx(0.03)


def test_a_jump_that_hangs_on_one_year_is_no_trend() -> None:
    counts = [(100, 1000), (100, 1000), (100, 1000), (100, 1000), (400, 1000)]
    found = proportion_trend(counts)
    assert found.chi_squared is not None and found.chi_squared > CRITICAL
    assert found.direction == "no significant change"


def test_only_the_last_five_years_count() -> None:
    earlier = [recorded(YEARS[0].shift(n), 900, 1000) for n in (-2, -1)]
    assert recent_trend([*earlier, *RISING], basis=Basis.POINT) == recent_trend(RISING, basis=Basis.POINT)


@pytest.mark.parametrize("basis", [Basis.ROLLING, Basis.YEAR_TO_DATE])
def test_overlapping_figures_are_not_tested(basis: Basis) -> None:
    found = recent_trend(RISING, basis=basis)
    assert (found.direction, found.slope) == ("not tested", None)
    assert "do not overlap" in found.reason


def test_quarters_are_not_tested() -> None:
    quarters = [
        recorded(Period(date(2021, 4, 1), Frequency.QUARTER).shift(n), 10 * n, 1000) for n in range(1, 8)
    ]
    assert recent_trend(quarters, basis=Basis.PERIOD).direction == "not tested"


def test_a_gap_a_break_or_a_short_series_is_not_tested_and_says_why() -> None:
    gap = [recorded(YEARS[0].shift(-1), 90, 1000), *RISING[1:]]
    assert recent_trend(gap, basis=Basis.POINT).reason == "A year is missing"
    assert recent_trend(RISING[1:], basis=Basis.POINT).reason == "Fewer than 5 comparable years"
    broken = [Break(date(2022, 4, 1), "New counting rules")]
    assert recent_trend(RISING, basis=Basis.POINT, breaks=broken).reason == "Fewer than 5 comparable years"
    hidden = [*RISING[:4], recorded(YEARS[4], symbol="c")]
    assert recent_trend(hidden, basis=Basis.POINT).reason == "A year has no numerator or denominator"
    whole = [*RISING[:4], recorded(YEARS[4], 1000, 1000)]
    assert recent_trend(whole, basis=Basis.POINT).reason == "A year is at 0% or 100%"


def test_an_average_is_tested_by_its_intervals_and_not_without_them() -> None:
    intervals = [wilson(point.amounts.numerator or 0, 1000, multiplier=100) for point in RISING]
    points = [recorded(point.period, value=(point.amounts.numerator or 0) / 10) for point in RISING]
    assert recent_trend(points, basis=Basis.POINT, intervals=intervals).direction == "rising"
    missing = recent_trend(points, basis=Basis.POINT, intervals=[*intervals[:4], None])
    assert missing.reason == "A year has no value or no interval"
    flat = recent_trend(points, basis=Basis.POINT, intervals=[*intervals[:4], Interval(22, 22)])
    assert flat.reason == "A year's interval has no width"


def test_an_impossible_proportion_is_refused() -> None:
    with pytest.raises(ValueError, match=IMPOSSIBLE):
        proportion_trend([(11, 10)] * 5)
