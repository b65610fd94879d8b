"""Annual trends, funnels and quantile groups: equal to the official packages' results."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.statistics.comparison import quantile_group
from scorecards.statistics.funnel import (
    ACTION,
    WARNING,
    funnel_limits,
    funnel_limits_of_rate,
    overdispersion,
    place_of_count,
    place_of_rate,
    place_of_share,
)
from scorecards.statistics.trends import Year, recent_trend
from tests.paths import SHARED_DATA, needs_shared_data

MARKERS = {
    "increasing": "increasing",
    "decreasing": "decreasing",
    "no_change": "no significant change",
    "no_significant_change": "no significant change",
    "cannot_be_calculated": "not tested",
}


def rows(name: str) -> list[dict[str, str]]:
    with (SHARED_DATA / "stats" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@needs_shared_data
def test_funnel_limits_equal_the_official_results():
    lines = rows("funnel_proportion_limits.csv")
    assert len(lines) == 100
    for row in lines:
        baseline, population = float(row["baseline_pct"]) / 100, float(row["population"])
        for confidence, name in ((WARNING, "95"), (ACTION, "99_8")):
            found = funnel_limits(baseline, population, confidence=confidence)
            assert found.lower == pytest.approx(float(row[f"lower_{name}"]), abs=1e-5)
            assert found.upper == pytest.approx(float(row[f"upper_{name}"]), abs=1e-5)


@needs_shared_data
def test_places_in_a_funnel_equal_the_official_results():
    shares, counts = rows("funnel_proportion_significance.csv"), rows("funnel_ratio_significance.csv")
    assert (len(shares), len(counts)) == (303, 300)
    for row in shares:
        numbers = (float(row["numerator"]), float(row["denominator"]), float(row["pooled_average"]))
        assert place_of_share(*numbers) == row["significance"], row
    for row in counts:
        assert place_of_count(float(row["observed"]), float(row["expected"])) == row["significance"], row


def test_limits_widen_with_the_spread_of_all_councils():
    even = [(15, 100), (25, 100)] * 20  # a share of 20% lies between them: each is 1.25 standard errors away
    assert overdispersion(even, 0.2) == pytest.approx(1.25**2)
    narrow, wide = funnel_limits(0.2, 100), funnel_limits(0.2, 100, overdispersion=1.5625)
    assert (wide.upper - 20) == pytest.approx(1.25 * (narrow.upper - 20))
    assert overdispersion([(20, 100)] * 10, 0.2) == 1


@needs_shared_data
def test_quantile_groups_equal_the_official_results():
    lines = rows("quantiles.csv")
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in lines:
        groups.setdefault((row["set"], row["group"], row["n_quantiles"], row["invert"]), []).append(row)
    for (_, _, number, invert), members in groups.items():
        values = [float(row["value"]) if row["value"] not in ("", "NA") else None for row in members]
        for row, value in zip(members, values, strict=True):
            found = quantile_group(value, values, int(number), highest_first=invert == "1")
            assert found == (int(row["quantile_expected"]) if row["quantile_expected"] else None), row


@needs_shared_data
def test_recent_trends_equal_the_official_results():
    data = json.loads((SHARED_DATA / "stats" / "recent_trend.json").read_text(encoding="utf-8"))
    tested = 0
    for series in data["series"]:
        if "caution" in series:
            continue
        years = [year_of(point, series["method"], n) for n, point in enumerate(series["points"])]
        found, expected = recent_trend(years), series["expected"]
        assert found.direction == MARKERS[expected["marker"]], series["id"]
        tested += 1
    assert tested > 90


def year_of(point: dict, method: str, place: int) -> Year:
    if method == "chi2_linear_proportion":
        return Year(point.get("year", place), point["count"], point["denominator"])
    return Year(
        point.get("year", place), value=point["value"], lower=point.get("lower95"), upper=point.get("upper95")
    )


def test_five_years_that_rise_by_hand():
    # 40 of 400 rising by 10: by Cochran and Armitage 100^2 / (0.15 * 0.85 * 4000), without any scatter about the line
    years = [Year(n, 40 + 10 * n, 400) for n in range(5)]
    found = recent_trend(years)
    assert found.direction == "increasing"
    assert found.slope == pytest.approx(0.025)
    assert (found.chi_squared, found.scatter) == (pytest.approx(19.60784), pytest.approx(0))
    assert recent_trend(years[::-1][:4]).direction == "not tested"
    assert recent_trend([*years[:3], Year(3), years[4]]).direction == "not tested"


def test_limits_of_a_rate_by_hand():
    # 100 expected. Byar's lower limit of 120.6 and upper limit of 80.4 are 100: 120.6 (1 - 1/1085.4 - 1.96/32.945)^3
    limits = funnel_limits_of_rate(0.01, 10_000)
    assert (limits.lower, limits.upper) == (pytest.approx(80.4, abs=0.05), pytest.approx(120.6, abs=0.05))
    # four times the variance of chance is twice as far: 100 - 2 x 19.6 and 100 + 2 x 20.6
    wide = funnel_limits_of_rate(0.01, 10_000, overdispersion=4)
    assert (wide.lower, wide.upper) == (pytest.approx(60.8, abs=0.1), pytest.approx(141.2, abs=0.1))
    # of a tenth of a child expected nobody is too few, one happens in one council of ten, two in one of 200
    few = funnel_limits_of_rate(0.0001, 1_000, multiplier=1_000)
    assert few.lower == 0
    assert 1 < few.upper < 2


@given(
    st.integers(1, 2_000),
    st.integers(500, 200_000),
    st.floats(0.0005, 0.02),
    st.sampled_from([1, 1.5, 6, 30]),
)
def test_a_rate_is_beyond_the_limits_exactly_where_it_is_called_so(count, people, baseline, spread):
    value = count / people
    called = place_of_rate(count, people, baseline, overdispersion=spread)
    for confidence, names in ((ACTION, ("High (0.001)", "Low (0.001)")), (WARNING, ("High", "Low"))):
        limits = funnel_limits_of_rate(
            baseline, people, confidence=confidence, multiplier=1, overdispersion=spread
        )
        beyond = "High" if value > limits.upper else "Low" if value < limits.lower else ""
        if abs(value - limits.upper) * people > 1e-6 and abs(value - limits.lower) * people > 1e-6:
            assert bool(beyond) == called.startswith(names), (limits, called)


@needs_shared_data
def test_counts_lie_in_a_funnel_of_rates_as_beside_their_expected_number():
    for row in rows("funnel_ratio_significance.csv"):
        observed, expected = float(row["observed"]), float(row["expected"])
        if observed >= 10:  # fewer have exact limits there, and drawn curves have none
            assert place_of_rate(observed, expected, 1) == row["significance"], row


def test_a_spread_of_rates_is_in_times_of_chance():
    # 100 are expected of each; 120 and 80 lie two standard errors away: a variance of four times chance
    assert overdispersion([(120, 10_000), (80, 10_000)] * 10, 0.01, of_rates=True) == pytest.approx(4)
