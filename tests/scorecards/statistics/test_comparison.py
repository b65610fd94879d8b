"""A council's figures beside others': the same as worked out independently from the published files."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import display_number
from scorecards.statistics.comparison import (
    AreaValue,
    ComparisonRefused,
    NeighbourComparison,
    compare,
    mean,
    quantile,
    quartile_band,
    quartile_cuts,
    rank,
)
from tests.paths import SHARED_DATA, needs_shared_data

VALUES = st.floats(0, 100).map(lambda value: round(value, 1))


def areas(*values: float | None) -> list[AreaValue]:
    return [AreaValue(str(n), value, "" if value is not None else "c") for n, value in enumerate(values)]


def compared(
    own: float | None, others: list[AreaValue], polarity: Polarity = Polarity.LOW, **more
) -> NeighbourComparison:
    return compare(unit=Unit.PERCENT, polarity=polarity, own=AreaValue("own", own), neighbours=others, **more)


# --- worked by hand -------------------------------------------------------------------------------------------


def test_missing_and_hidden_neighbours_are_left_out_and_never_zero() -> None:
    result = compared(10.0, areas(8.0, None, 12.0, 13.0))
    assert (result.mean, result.median, result.n, result.of) == (11.0, 12.0, 3, 4)
    assert (result.minimum, result.maximum) == (8.0, 13.0)
    assert [area.symbol for area in result.neighbours] == ["", "c", "", ""]


def test_no_neighbour_with_a_number_gives_no_average() -> None:
    result = compared(10.0, areas(None, None))
    assert (result.mean, result.median, result.n) == (None, None, 0)


def test_an_average_of_fewer_than_six_neighbours_is_marked() -> None:
    assert compared(1.0, areas(*[2.0] * 5, *[None] * 5)).few
    assert not compared(1.0, areas(*[2.0] * 6, *[None] * 4)).few
    assert not compared(1.0, areas(2.0, 3.0)).few


def test_rank_one_is_the_best_and_ties_share_the_better_rank() -> None:
    everyone = [5.0, 7.0, 7.0, 9.0]
    assert [rank(value, everyone, Polarity.LOW) for value in everyone] == [1, 2, 2, 4]
    assert [rank(value, everyone, Polarity.HIGH) for value in everyone] == [4, 2, 2, 1]
    assert rank(7.0, everyone, Polarity.NONE) is None


def test_a_value_equal_to_a_cut_belongs_to_the_lower_value_side() -> None:
    everyone = [1.0, 2.0, 3.0, 4.0, 5.0]  # cuts 2, 3, 4
    assert quartile_cuts(everyone) == (2.0, 3.0, 4.0)
    assert [quartile_band(value, everyone, Polarity.LOW) for value in everyone] == list("AABCD")
    assert [quartile_band(value, everyone, Polarity.HIGH) for value in everyone] == list("DDCBA")


def test_no_band_where_nothing_is_judged_or_councils_hardly_differ() -> None:
    assert quartile_band(3.0, [1.0, 2.0, 3.0, 4.0, 5.0], Polarity.NONE) is None
    assert quartile_band(5.0, [5.0, 5.0, 5.0, 5.0, 6.0], Polarity.LOW) is None
    assert quartile_band(5.0, [4.0, 5.0, 6.0], Polarity.LOW) is None


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.FTE, Unit.MONEY])
def test_counts_are_never_set_beside_other_councils(unit: Unit) -> None:
    with pytest.raises(ComparisonRefused, match="follow the size of a council"):
        compare(unit=unit, polarity=Polarity.NONE, own=AreaValue("own", 900.0), neighbours=areas(1.0))


@given(st.lists(VALUES, min_size=1, max_size=30), VALUES)
def test_best_and_worst_places_mirror_each_other(others: list[float], own: float) -> None:
    everyone = [own, *others]
    best, worst = rank(own, everyone, Polarity.HIGH), rank(own, everyone, Polarity.LOW)
    assert best is not None and worst is not None
    assert 1 <= best <= len(everyone)
    assert best + worst == len(everyone) + 2 - everyone.count(own)


@given(st.lists(VALUES, min_size=1, max_size=30))
def test_quantiles_stay_within_the_values_and_in_order(values: list[float]) -> None:
    found = [quantile(values, share) for share in (0, 0.25, 0.5, 0.75, 1)]
    assert found[0] == min(values) and found[-1] == max(values)
    assert all(lower <= upper + 1e-9 for lower, upper in pairwise(found))


def test_a_middle_between_two_published_decimals_is_rounded_from_them_and_not_from_binary_numbers() -> None:
    # Attainment 8 of ten councils: the two in the middle are 21.4 and 22.7
    scores = [22.7, 24.2, 18.8, 24.8, 15.5, 16.9, 21.4, 17.0, 24.3, 29.5]
    middle = quantile(scores, 0.5)
    assert middle == 22.05 and display_number(middle, 1) == "22.1"


@pytest.mark.parametrize(
    ("values", "average", "shown"),
    [([0.1, 0.2], 0.15, "0.2"), ([1.1, 2.2, 3.3], 2.2, "2.2"), ([4.1, 4.6, 4.3, 4.8], 4.45, "4.5")],
)
def test_an_average_is_that_of_the_published_decimals(
    values: list[float], average: float, shown: str
) -> None:
    found = mean(values)
    assert found == average and display_number(found, 1) == shown


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=12),
    st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]),
)
def test_means_and_quantiles_are_the_floats_nearest_to_the_exact_result(
    values: list[float], share: float
) -> None:
    exact = sorted(Fraction(repr(value)) for value in values)
    place = (len(exact) - 1) * Fraction(repr(share))
    below = int(place)
    above = exact[min(below + 1, len(exact) - 1)]
    assert mean(values) == float(sum(exact) / len(exact))
    assert quantile(values, share) == float(exact[below] + (place - below) * (above - exact[below]))


# --- the published files, read naively ------------------------------------------------------------------------

MEASURES = {
    "cla_rate": (
        "cla_number_and_rate_per_10k_children.csv",
        {"population_type": "Children looked after on 31 March each year"},
    ),
    "care_leavers_eet_19_21": (
        "la_care_leavers_activity.csv",
        {
            "care_leaver_age": "19 to 21 years",
            "breakdown": "Total in education, employment or training",
        },
    ),
    "placement_same_carer_2yr": (
        "la_cla_placement_stability.csv",
        {"placement_stability": "Living with the same carer for at least 2 years"},
    ),
    "placements_3plus": (
        "la_cla_placement_stability.csv",
        {
            "cla_group": "CLA on 31 March",
            "placement_stability": "With 3 or more placements during the year",
        },
    ),
    "repeat_cp_plans": ("d3_cpps_subsequent_plan_2013_to_2025.csv", {}),
    "sw_agency": ("csww_indicators_2017_to_2025.csv", {}),
    "sw_caseload": ("csww_indicators_2017_to_2025.csv", {}),
    "sw_turnover": ("csww_indicators_2017_to_2025.csv", {}),
}
POLARITIES = {"Low": Polarity.LOW, "High": Polarity.HIGH, "-": Polarity.NONE}
NEIGHBOUR_FILES = {
    "2025": "sn_model_2025_wide.csv",
    "2021": "New_Statistical_Neighbour_Groupings_April_2021.csv",
}


@cache
def rows_of(*parts: str) -> list[dict[str, str]]:
    with SHARED_DATA.joinpath(*parts).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def council_code(gss: str) -> str:
    return next(row["old_la_code"] for row in rows_of("neighbours", "las.csv") if row["new_la_code"] == gss)


@cache
def neighbours_of(code: str, model: str) -> list[str]:
    rows = rows_of("neighbours", NEIGHBOUR_FILES[model])
    number = next(name for name in rows[0] if name in ("old_la_code", "LA number", "LA.number"))
    row = next(row for row in rows if row[number].strip() == code)
    return [row[name].strip() for name in (f"SN_{n}" if f"SN_{n}" in row else f"SN{n}" for n in range(1, 11))]


@cache
def published(measure: str, column: str) -> dict[tuple[str, str], str]:
    """(year, 3-digit code or name of region or country) -> the cell as published."""
    file, wanted = MEASURES[measure]
    cells = {}
    for row in rows_of("ees", "release_2025", file):
        if all(row[name] == value for name, value in wanted.items()):
            level = row["geographic_level"]
            place = {"National": row["country_name"], "Regional": row["region_name"]}.get(
                level, row["old_la_code"]
            )
            for code in place.split(" / "):
                cells[row["time_period"], code] = row[column]
    return cells


def number(cell: str | None) -> float | None:
    try:
        return float(cell or "")
    except ValueError:
        return None


def reference_rows() -> Iterator[dict[str, str]]:
    if SHARED_DATA.is_dir():
        yield from (row for row in rows_of("reference_figures.csv") if row["measure_key"] in MEASURES)


REFERENCE = list(reference_rows())
BY_MEASURE = [
    pytest.param(row, id=f"{row['la_name']} {row['measure_key']} {row['time_period']}") for row in REFERENCE
]


def worked_out(row: dict[str, str], model: str = "2025") -> NeighbourComparison:
    cells = published(row["measure_key"], row["value_column"])
    year, code = row["time_period"], council_code(row["la_code"])

    def area(place: str) -> AreaValue:
        return AreaValue(place, number(cells.get((year, place))))

    # a joint return counts once for each council that it covers in a neighbour list, once among all councils
    everyone = [
        number(found[row["value_column"]])
        for found in rows_of("ees", "release_2025", MEASURES[row["measure_key"]][0])
        if found["geographic_level"] == "Local authority"
        and found["time_period"] == year
        and all(found[name] == value for name, value in MEASURES[row["measure_key"]][1].items())
    ]
    return compare(
        unit=Unit.RATE if row["measure_key"] == "cla_rate" else Unit.PERCENT,
        polarity=POLARITIES[row["polarity"]],
        own=area(code),
        neighbours=[area(neighbour) for neighbour in neighbours_of(code, model)],
        region=area(row["region"]),
        england=area("England"),
        authorities=everyone,
    )


def same(expected: str, found: float | None) -> bool:
    """The reference figures carry six decimals."""
    return found is None if expected == "" else found == pytest.approx(float(expected), abs=1e-6)


@needs_shared_data
def test_the_reference_figures_of_the_files_at_hand_are_all_compared() -> None:
    assert {row["measure_key"] for row in REFERENCE} == set(MEASURES)
    assert "E06000047" in {row["la_code"] for row in REFERENCE}


@needs_shared_data
@pytest.mark.parametrize("row", BY_MEASURE)
def test_neighbours_region_england_rank_and_quartile_equal_the_reference(row: dict[str, str]) -> None:
    found = worked_out(row)
    assert same(row["la_value_raw"] if number(row["la_value_raw"]) is not None else "", found.own.value)
    assert same(row["sn2025_mean_unrounded"], found.mean)
    assert same(row["sn2025_median"], found.median)
    assert found.n == int(row["sn2025_n_used"])
    assert found.region is not None and same(row["region_value_raw"], found.region.value)
    assert found.england is not None and same(row["england_value_raw"], found.england.value)
    if row["national_rank"]:
        assert (found.rank, found.ranked) == (int(row["national_rank"]), int(row["n_las_ranked"]))
        assert found.quartile == row["quartile_band"]
        assert found.cuts == pytest.approx([float(row[name]) for name in ("q25", "q50", "q75")])


@needs_shared_data
@pytest.mark.parametrize("row", BY_MEASURE)
def test_the_superseded_neighbours_give_their_own_average(row: dict[str, str]) -> None:
    found = worked_out(row, "2021")
    assert found.n == int(row["sn2021_n_used"])
    assert same(row["sn2021_mean_unrounded"], found.mean)
