"""County Durham beside its neighbours, region and England: `manage.py compare` against figures worked out by others.

The reference holds published cells untouched and means, medians, ranks and quartiles worked out independently.
"""

import csv
import json
import re

import pytest

from tests.paths import SHARED_DATA, needs_shared_data
from tests.published import MEASURES, command

pytestmark = needs_shared_data

BANDS = {"Low": ("A", "D"), "High": ("D", "A")}  # the bands below the first cut and above the third


def reference() -> list[dict[str, str]]:
    with (SHARED_DATA / "reference_figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [line for line in csv.DictReader(stream) if line["measure_key"] in MEASURES]


LINES = [line for line in reference() if line["measure_key"] != "cla_number"] if SHARED_DATA.is_dir() else []
every_line = pytest.mark.parametrize(
    "line", LINES, ids=[f"{line['measure_key']}-{line['la_name']}-{line['time_period']}" for line in LINES]
)


def compared(line: dict[str, str], model: str = "2025") -> dict:
    return json.loads(
        command(
            "compare",
            MEASURES[line["measure_key"]],
            council=line["la_code"],
            period=line["time_period"],
            release="2025",
            model=model,
            json=True,
        )
    )


def number(text: str) -> float | None:
    """None for a symbol or nothing."""
    return float(text) if re.fullmatch(r"-?[\d.]+", text) else None


@every_line
def test_mean_median_n_region_england_and_rank_are_those_of_the_reference(published, line):
    found = compared(line)
    neighbours = found["neighbours"]
    assert found["own"] == number(line["la_value_raw"])
    assert found["own_symbol"] == (None if found["own"] is not None else line["la_value_raw"])
    assert neighbours["n"] == int(line["sn2025_n_used"])
    assert len(neighbours["values"]) == 10
    assert neighbours["mean"] == pytest.approx(number(line["sn2025_mean_unrounded"]), abs=1e-6)
    assert neighbours["median"] == pytest.approx(number(line["sn2025_median"]))
    assert found["region"] == number(line["region_value_raw"])
    assert found["england"] == number(line["england_value_raw"])
    if line["national_rank"]:
        assert (found["rank"], found["ranked"]) == (int(line["national_rank"]), int(line["n_las_ranked"]))
        assert found["quartile"] == line["quartile_band"]
    if line["polarity"] == "-":
        assert (found["rank"], found["ranked"], found["quartile"]) == (None, None, None)


@every_line
def test_the_superseded_neighbours_give_the_means_of_their_time(published, line):
    neighbours = compared(line, model="2021")["neighbours"]
    assert neighbours["n"] == int(line["sn2021_n_used"])
    assert neighbours["mean"] == pytest.approx(number(line["sn2021_mean_unrounded"]), abs=1e-6)


@every_line
def test_the_change_of_the_mean_on_the_year_before_is_that_of_the_reference(published, line):
    if not line["sn_mean_change_on_year"]:
        return
    before = compared({**line, "time_period": str(int(line["time_period"]) - 1)})["neighbours"]["mean"]
    change = compared(line)["neighbours"]["mean"] - before
    assert change == pytest.approx(float(line["sn_mean_change_on_year"]), abs=1e-4)


def test_a_neighbour_whose_figure_rounds_to_zero_is_left_out_not_counted_as_zero(published):
    line = next(one for one in LINES if one["measure_key"] == "sw_agency" and one["time_period"] == "2025")
    found = compared(line)["neighbours"]
    assert (found["n"], round(found["mean"], 2)) == (9, 11.54)
    assert found["values"]["E08000024"] is None


def test_a_number_of_children_is_never_set_beside_other_councils(published):
    asked = {"council": "E06000047", "period": "2025"}
    found = json.loads(command("compare", "children-looked-after", **asked, json=True))
    line = next(
        one for one in reference() if (one["measure_key"], one["time_period"]) == ("cla_number", "2025")
    )
    assert found["own"] == number(line["la_value_raw"])
    assert (found["neighbours"]["mean"], found["neighbours"]["n"], found["england"]) == (None, 0, None)
    assert "Counts are not compared" in command("compare", "children-looked-after", **asked)


def test_a_council_that_filed_a_joint_return_has_its_own_rank(published):
    found = [
        json.loads(command("compare", "caseload-average", council=code, period="2025", json=True))
        for code in ("E09000021", "E09000027")
    ]
    assert found[0]["own"] == found[1]["own"] == 13.9
    assert found[0]["rank"] == found[1]["rank"]
    assert found[0]["ranked"] == 149


def test_a_london_borough_is_beside_london(published):
    found = json.loads(
        command("compare", "children-looked-after-rate", council="E09000014", period="2025", json=True)
    )
    with (SHARED_DATA / "ees/release_2025/cla_number_and_rate_per_10k_children.csv").open(
        encoding="utf-8-sig"
    ) as raw:
        london = [
            row["rate_per_10000"]
            for row in csv.DictReader(raw)
            if row["region_code"] == "E12000007"
            and row["geographic_level"] == "Regional"
            and row["time_period"] == "2025"
            and row["population_type"].startswith("Children looked after")
        ]
    assert [found["region"]] == [float(value) for value in london]


def test_a_release_before_gives_the_figures_of_its_time(published):
    options = {"council": "E08000017", "period": "2022", "json": True}
    code = "repeat-child-protection-plans"
    before = json.loads(command("compare", code, release="2024", **options))
    after = json.loads(command("compare", code, release="2025", **options))
    assert (before["own"], before["own_symbol"]) == (100, None)
    assert (after["own"], after["own_symbol"]) == (None, "u")
