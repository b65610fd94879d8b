"""How sure a figure is: equal to the official packages' results, and to scipy's."""

import csv
import json
import math
import subprocess
import sys

import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from scorecards.statistics.comparison import quantile, quartile_cuts
from scorecards.statistics.intervals import (
    byars_interval,
    exact_poisson,
    rate,
    wilson_interval,
)
from tests.paths import PROJECT, SHARED_DATA, needs_shared_data

PROPORTIONS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def vectors(name: str) -> list[dict[str, str]]:
    path = SHARED_DATA / "stats" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_eight_of_thirteen_lies_plausibly_between_36_and_82_per_cent() -> None:
    found = wilson_interval(8, 13, multiplier=100)
    assert (round(found.lower), round(found.upper)) == (36, 82)


@needs_shared_data
def test_wilson_equals_the_official_results() -> None:
    rows = vectors("wilson.csv")
    assert len(rows) > 400
    for row in rows:
        found = wilson_interval(
            float(row["numerator"]),
            float(row["denominator"]),
            multiplier=float(row["multiplier"]),
            confidence=float(row["confidence"]),
        )
        assert found.lower == pytest.approx(float(row["lower"]), abs=float(row["abs_tol"])), row["id"]
        assert found.upper == pytest.approx(float(row["upper"]), abs=float(row["abs_tol"])), row["id"]


@needs_shared_data
def test_byar_and_exact_limits_equal_the_official_results() -> None:
    rows = vectors("byars_rates.csv")
    assert len(rows) > 200
    for row in rows:
        count, confidence = float(row["count"]), float(row["confidence"])
        if row["id"].startswith("bw_"):  # Byar's formula itself, without the change to exact limits below ten
            found = byars_interval(count, confidence=confidence)
        else:
            found = rate(
                count, float(row["denominator"]), multiplier=float(row["multiplier"]), confidence=confidence
            )
        tolerance = float(row["rel_tol"])
        if row["lower"]:
            assert found.lower == pytest.approx(float(row["lower"]), rel=tolerance, abs=1e-12), row["id"]
        else:
            assert found.lower < 0, row["id"]
        assert found.upper == pytest.approx(float(row["upper"]), rel=tolerance), row["id"]


@given(PROPORTIONS)
def test_wilson_equals_scipy_and_holds_the_share(pair: tuple[int, int]) -> None:
    x, n = pair
    found, known = wilson_interval(x, n), scipy.stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    assert (found.lower, found.upper) == pytest.approx((known.low, known.high), abs=1e-12)
    assert 0 <= found.lower <= x / n <= found.upper <= 1


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
@pytest.mark.parametrize("count", range(10))
def test_exact_poisson_limits_equal_scipys_chi_squared(count: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    found = exact_poisson(count, confidence=confidence)
    assert found.lower == pytest.approx(scipy.stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, rel=1e-10)
    assert found.upper == pytest.approx(scipy.stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-10)


@pytest.mark.parametrize(
    ("x", "n"), [(1, 0), (-1, 5), (6, 5), (1, -5), (math.nan, 5), (1, math.inf), (math.inf, 5)]
)
def test_an_impossible_proportion_is_refused(x: float, n: float) -> None:
    with pytest.raises(ValueError, match="not a proportion"):
        wilson_interval(x, n)


def test_an_impossible_rate_is_refused() -> None:
    for count, population in ((1, 0), (-1, 10), (2.5, 10), (math.nan, 10), (20, math.nan)):
        with pytest.raises(ValueError):
            rate(count, population)


@needs_shared_data
def test_quantiles_equal_the_official_ones() -> None:
    known = json.loads((SHARED_DATA / "stats" / "percentiles_fingertips.json").read_text(encoding="utf-8"))

    def values(written: str | list[float]) -> list[float]:
        if isinstance(written, list):
            return [float(value) for value in written]
        first, last = (int(end) for end in written.split(".."))
        return [float(value) for value in range(first, last + 1)]

    for case in known["bounds"]:
        shares = [n / case["categories"] for n in range(case["categories"] + 1)]
        assert [quantile(values(case["values"]), share) for share in shares] == pytest.approx(
            case["expected"]
        )
    for case in known["percentiles"]:
        cuts = quartile_cuts(values(case["values"]))
        if case.get("expected", 0) is None:
            assert cuts is None
        else:
            assert cuts is not None
            assert cuts[0] == pytest.approx(case["p25"]) and cuts[2] == pytest.approx(case["p75"])


def test_a_page_that_works_out_statistics_loads_no_more_of_scipy_than_it_needs() -> None:
    modules = [
        "statistics.comparison",
        "statistics.intervals",
        "statistics.ratings",
        "disclosure.suppression",
    ]
    code = f"import sys; {'; '.join(f'import scorecards.{name}' for name in modules)}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    ).stdout.split()
    assert not {"scipy.stats", "scipy.optimize", "pandas", "django"} & set(loaded)
