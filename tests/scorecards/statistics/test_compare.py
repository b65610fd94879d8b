"""`manage.py compare` sets a council's published figure beside its neighbours', as the reference figures have it."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from indicators.models import Area, Release
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Polarity, Unit
from tests.factories import (
    AreaFactory,
    IndicatorFactory,
    NeighbourFactory,
    NeighbourModelFactory,
    PublishedFigureFactory,
    ReleaseFactory,
)
from tests.paths import SHARED_DATA, needs_shared_data
from tests.published import files_of

pytestmark = pytest.mark.django_db

REFERENCE_CODES = {
    "cla_rate": "children-looked-after-rate",
    "care_leavers_eet_19_21": "care-leavers-eet-19-21",
    "placement_same_carer_2yr": "long-term-stability",
    "placements_3plus": "placements-3-or-more",
    "repeat_cp_plans": "repeat-child-protection-plans",
    "sw_agency": "social-worker-agency-rate",
    "sw_caseload": "caseload-average",
    "sw_turnover": "social-worker-turnover",
}


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("compare", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: str) -> str:
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    return str(refused.value)


@pytest.fixture
def country():
    """A council with three neighbours, of which one is hidden, in one release with two years."""
    nation = AreaFactory(name="Exampleland", kind=Area.Kind.COUNTRY)
    region = AreaFactory(name="The North", kind=Area.Kind.REGION)
    own = AreaFactory(gss_code="E06999901", name="Exampleton", region=region)
    others = [AreaFactory(gss_code=f"E0699991{n}", name=f"Neighbour {n}") for n in range(3)]
    model = NeighbourModelFactory(label="2025")
    for position, other in enumerate(others, 1):
        NeighbourFactory(model=model, area=own, neighbour=other, position=position)
    indicator = IndicatorFactory(code="homes-3-or-more", title="Three or more homes", polarity=Polarity.LOW)
    release = ReleaseFactory(label="2025")
    values = [
        (own, 9.25),
        (others[0], 8.0),
        (others[1], None),
        (others[2], 12.5),
        (region, 10.0),
        (nation, 9.5),
    ]
    for year in (2023, 2024):
        for area, value in values:
            PublishedFigureFactory(
                release=release,
                indicator=indicator,
                area=area,
                start=date(year, 4, 1),
                value=value,
                symbol="" if value is not None else "c",
            )
    return indicator


def test_the_json_has_unrounded_numbers_and_null_where_there_is_none(country):
    found = json.loads(run("homes-3-or-more", "--council", "E06999901", "--period", "2025", "--json"))
    assert found == {
        "indicator": "homes-3-or-more",
        "period": "2024-25",
        "own": 9.25,
        "own_symbol": None,
        "neighbours": {
            "mean": 10.25,
            "median": 10.25,
            "n": 2,
            "min": 8.0,
            "max": 12.5,
            "values": {"E06999910": 8.0, "E06999911": None, "E06999912": 12.5},
        },
        "region": 10.0,
        "england": 9.5,
        "rank": 2,
        "ranked": 3,
        "quartile": None,
        "release": "2025",
        "model": "2025",
    }


@pytest.mark.parametrize("period", ["2025", "202425", "2024/25", "2024-25"])
def test_a_year_may_be_written_as_the_release_or_as_people_write_it(country, period):
    found = json.loads(run("homes-3-or-more", "--council", "E06999901", "--period", period, "--json"))
    assert found["period"] == "2024-25"


def test_the_text_says_it_in_words(country):
    text = run("homes-3-or-more", "--council", "E06999901", "--period", "2025")
    for words in (
        "2024/25 (release 2025)",
        "Lower is better",
        "Exampleton: 9%",
        "mean 10.3%, median 10.3%, 2 of 3 have a figure",
        "Level with both similar councils",
        "The North: 10%",
        "Exampleland: 10%",
        "Rank 2 of 3 councils",
    ):
        assert words in text


def test_a_hidden_own_figure_keeps_its_symbol(country):
    model = NeighbourModelFactory(label="2025b")
    NeighbourFactory(model=model, area=Area.objects.get(gss_code="E06999911"), neighbour=AreaFactory())
    arguments = ("homes-3-or-more", "--council", "E06999911", "--period", "2025")
    found = json.loads(run(*arguments, "--json"))
    assert (found["own"], found["own_symbol"], found["rank"], found["region"]) == (None, "c", None, None)
    assert found["neighbours"]["mean"] is None
    assert "c (hidden so no child can be identified)" in run(*arguments)


def test_an_unknown_indicator_names_the_nearest(country):
    said = refusal("homes-3-or-mor", "--council", "E06999901", "--period", "2025")
    assert (
        "There is no indicator homes-3-or-mor. Did you mean: homes-3-or-more (Three or more homes)?" in said
    )


def test_an_empty_house_says_what_to_run_first():
    said = refusal("homes-3-or-more", "--council", "E06999901", "--period", "2025")
    assert said == "There are no indicators yet. Run manage.py sync_catalogue first."
    IndicatorFactory(code="homes-3-or-more")
    said = refusal("homes-3-or-more", "--council", "E06999901", "--period", "2025")
    assert "run manage.py import_neighbours first" in said


def test_two_periods_that_end_in_one_year_must_be_told_apart(country):
    figure = PublishedFigureFactory(
        release=country and Release.objects.get(label="2025"),
        indicator=country,
        frequency=Frequency.SNAPSHOT,
        start=date(2025, 3, 31),
    )
    arguments = ("homes-3-or-more", "--council", "E06999901", "--json", "--period")
    assert "2025 could be any of: 2024/25; 31 March 2025." in refusal(*arguments, "2025", "--release", "2025")
    found = json.loads(run(*arguments, "31 March 2025"))
    assert found["period"] == figure.period.code


def test_a_period_without_figures_names_those_there_are(country):
    said = refusal("homes-3-or-more", "--council", "E06999901", "--period", "2019")
    assert "no figures of homes-3-or-more for 2019. It has: 2023/24; 2024/25." in said
    assert "It has" not in (said := refusal("homes-3-or-more", "--council", "E06999901", "--period", "soon"))
    assert "Release 2025 has: 2023/24; 2024/25." in said


def test_unknown_councils_releases_and_models_are_refused_with_what_there_is(country):
    assert "There is no council E06000000." in refusal(
        "homes-3-or-more", "--council", "E06000000", "--period", "2025"
    )
    asked = ("homes-3-or-more", "--council", "E06999901", "--period", "2025")
    assert "Releases that have it: 2025." in refusal(*asked, "--release", "2019")
    assert "Models: 2025." in refusal(*asked, "--model", "2019")
    unpublished = IndicatorFactory(code="beds")
    assert "published yet" in refusal(unpublished.code, "--council", "E06999901", "--period", "2025")


def test_a_count_is_given_alone_and_the_text_says_why(country):
    nation = PublishedFigureFactory(indicator=IndicatorFactory(code="children", unit=Unit.COUNT))
    own, *others = Area.objects.filter(gss_code__startswith="E069999").order_by("gss_code")
    for area in (own, *others):
        PublishedFigureFactory(release=nation.release, indicator=nation.indicator, area=area, value=400.0)
    arguments = ("children", "--council", "E06999901", "--period", "2018")
    found = json.loads(run(*arguments, "--json"))
    assert found["own"] == 400
    neighbours = found["neighbours"]
    assert [neighbours[key] for key in ("mean", "median", "n", "min", "max")] == [None, None, 0, None, None]
    assert len(neighbours["values"]) == 3 and set(neighbours["values"].values()) == {None}
    assert [found[key] for key in ("region", "england", "rank", "ranked", "quartile")] == [None] * 5
    assert "Counts are not compared: they follow the size of a council" in run(*arguments)


def test_a_joint_return_counts_once_in_the_rank(country):
    release = country and ReleaseFactory(label="2026")
    own = Area.objects.get(gss_code="E06999901")
    for value, areas, joint in ((5.0, 2, "314 / 318"), (4.0, 1, "")):
        for _ in range(areas):
            PublishedFigureFactory(
                release=release, indicator=country, area=AreaFactory(), value=value, joint_return=joint
            )
    PublishedFigureFactory(release=release, indicator=country, area=own, value=6.0)
    found = json.loads(
        run("homes-3-or-more", "--council", own.gss_code, "--period", "2018", "--release", "2026", "--json")
    )
    assert (found["rank"], found["ranked"]) == (3, 3)


def test_a_comparison_costs_the_same_queries_whatever_there_is(country, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        run("homes-3-or-more", "--council", "E06999901", "--period", "2025")


def number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


@pytest.mark.one_database
@needs_shared_data
def test_the_published_files_come_out_equal_to_the_reference_figures():
    call_command("sync_catalogue", stdout=StringIO())
    neighbours = SHARED_DATA / "neighbours" / "sn_model_2025_wide.csv"
    call_command("import_neighbours", str(neighbours), "--model", "2025", stdout=StringIO())
    files = map(str, files_of("2025"))
    call_command("import_benchmarks", *files, "--release", "2025", stdout=StringIO())
    text = (SHARED_DATA / "reference_figures.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["measure_key"] in REFERENCE_CODES]
    assert {row["measure_key"] for row in rows} == set(REFERENCE_CODES)
    for row in rows:
        code = REFERENCE_CODES[row["measure_key"]]
        council, period = row["la_code"], row["time_period"]
        found = json.loads(
            run(
                code,
                "--council",
                council,
                "--period",
                period,
                "--release",
                "2025",
                "--model",
                "2025",
                "--json",
            )
        )
        beside = found["neighbours"]
        assert found["own"] == number(row["la_value_raw"]), (code, period)
        assert beside["mean"] == pytest.approx(number(row["sn2025_mean_unrounded"]), abs=1e-6), (code, period)
        assert beside["median"] == pytest.approx(number(row["sn2025_median"]), abs=1e-6), (code, period)
        assert beside["n"] == int(row["sn2025_n_used"]), (code, period)
        assert found["region"] == number(row["region_value_raw"]), (code, period)
        assert found["england"] == number(row["england_value_raw"]), (code, period)
        if row["national_rank"]:
            assert (found["rank"], found["ranked"]) == (
                int(row["national_rank"]),
                int(row["n_las_ranked"]),
            ), code
            assert found["quartile"] == row["quartile_band"], code
