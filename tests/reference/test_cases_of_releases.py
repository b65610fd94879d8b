"""Small files of what went wrong with national releases, each as an operator imports it, and what must come out."""

import json

import pytest
from django.core.management import CommandError
from django.db import connection, transaction

from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import Indicator, PublishedFigure
from indicators.terms.written_periods import parse_period
from scorecards.editions.actions import publish_edition
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SourceFactory,
)
from tests.paths import SHARED_DATA, needs_shared_data
from tests.published import command

pytestmark = [needs_shared_data, pytest.mark.django_db]
CASES = SHARED_DATA / "cases"
RATE, SHARE = "children-looked-after-rate", "care-leavers-accommodation-19-21"


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        sync_catalogue()
        command("import_neighbours", SHARED_DATA / "neighbours" / "sn_model_2025_wide.csv", model="2025")
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def neighbours(once, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring(name: str, release: str, **options) -> str:
    return command("import_benchmarks", CASES / name, release=release, **options)


def compared(code: str, council: str, period: str, **options) -> dict:
    return json.loads(command("compare", code, council=council, period=period, json=True, **options))


def test_rows_of_no_council_are_left_out_and_counted():
    assert "Left out, places that are no council: Not available 3" in bring("unknown_place.csv", "2025")
    found = compared(RATE, "383", "2025")
    assert (found["own"], found["england"]) == (85.0, 67.0)


def test_a_new_council_is_left_out_until_a_file_adds_it(tmp_path):
    neighbours = CASES / "new_council_neighbours.csv"
    assert "East Surrey E06000067 944 3" in bring("new_council.csv", "2027")
    with pytest.raises(CommandError, match="by a file of councils"):
        command("import_neighbours", neighbours, model="2027")
    path = tmp_path / "areas.csv"
    path.write_text("gss_code,code3,name,region\nE06000067,944,East Surrey,South East\n", encoding="utf-8")
    command("import_areas", path)
    assert "1 councils with 2 neighbours" in command("import_neighbours", neighbours, model="2027")
    assert "6 figures added, 0 changed, 0 taken out" in command("remap_benchmarks")
    assert compared(RATE, "944", "2025")["own"] == 157.0


def test_a_renamed_label_leaves_the_release_before_in_its_place():
    bring("label_before.csv", "2025")
    assert "Release 2025 of them goes on being shown" in bring("label_renamed.csv", "2026")
    found = compared(RATE, "383", "2025")
    assert (found["own"], found["release"], found["neighbours"]["n"]) == (85.0, "2025", 10)


def test_the_newest_release_and_model_are_told_by_what_they_hold_and_can_be_chosen():
    bring("release_provisional.csv", "2026 provisional")
    bring("release_final.csv", "2026")
    command("import_neighbours", CASES / "neighbours_april_2021.csv", model="April 2021")
    found = compared(RATE, "383", "2025")
    assert (found["own"], found["england"], found["release"], found["model"]) == (85.0, 67.0, "2026", "2025")
    command("releases", use=["cla-number-and-rate", "2026 provisional"], use_model="April 2021")
    found = compared(RATE, "383", "2025")
    assert (found["release"], found["model"]) == ("2026 provisional", "April 2021")


def test_a_file_of_the_table_tool_is_named_as_one():
    with pytest.raises(CommandError, match="This is a file of the table tool") as refusal:
        bring("table_tool.csv", "2026", dry_run=True)
    assert "renamed" not in str(refusal.value)


def test_totals_are_found_under_the_label_of_their_release():
    assert "has the totals" not in bring("accommodation_suitability_total.csv", "2023")
    leeds = PublishedFigure.objects.get(indicator__code=SHARE, area__code3="383")
    assert (leeds.value, leeds.numerator, leeds.denominator) == (87, 435, 500)


def test_a_national_file_is_refused_in_the_place_of_the_councils_own():
    bring("accommodation_councils.csv", "2023")
    for options in ({"release": "2023", "replace": True}, {"release": "2024"}):
        with pytest.raises(CommandError, match="the file has no council"):
            bring("accommodation_national.csv", **options)
    assert compared(SHARE, "383", "2023")["own"] == 87.0


def test_durations_without_a_leading_zero():
    bring("durations.csv", "2023")
    days = {
        year: compared("adoption-care-to-placement-days", "383", year)["england"]
        for year in ("2023", "2022", "2021")
    }
    assert days == {"2023": 578.3125, "2022": 700.0625, "2021": 608.75}


def test_a_joint_return_of_two_neighbours_counts_once():
    bring("joint_return.csv", "2025")
    found = compared("caseload-average", "866", "2025")["neighbours"]
    assert (found["n"], round(found["mean"], 6), found["median"]) == (9, 15.444444, 15.2)


def test_a_neighbour_that_was_abolished_since_counts_in_its_time():
    command("import_neighbours", CASES / "neighbours_2021.csv", model="2021")
    bring("abolished_neighbour.csv", "2025")
    found = compared(RATE, "830", "2021", model="2021")["neighbours"]
    assert (found["n"], found["mean"], found["median"], found["values"]["E10000006"]) == (
        10,
        67.4,
        66.0,
        75.0,
    )


def test_medians_are_halfway_between_the_decimals_as_published():
    bring("median_noise.csv", "2025")
    assert compared("attainment-8", "309", "202425")["neighbours"]["median"] == 22.05


def comparison_of_leeds(code: str) -> dict:
    """As an edition of Quarter 1 2026/27 shows it."""
    council = CouncilFactory(
        gss_code="E08000035", name="Leeds City Council", slug="leeds", short_name="Leeds"
    )
    scorecard = ScorecardFactory(council=council, slug="panel")
    indicator, period = Indicator.objects.get(code=code), parse_period("2026/27 Q1")
    SectionIndicatorFactory(section=SectionFactory(scorecard=scorecard), indicator=indicator)
    FigureFactory(
        council=council, indicator=indicator, source=SourceFactory(council=council), start=period.start
    )
    edition = publish_edition(scorecard=scorecard, period=period, by=None)
    return edition.payload["sections"][0]["rows"][0]["comparison"]


def test_a_scorecard_goes_on_comparing_where_a_label_was_renamed_and_says_from_which_release():
    bring("label_before.csv", "2025")
    bring("label_renamed.csv", "2026")
    found = comparison_of_leeds(RATE)
    assert (found["own"]["value"], found["n"]) == (85.0, 10)
    assert found["release"] == "2025 (release 2026 has no such figures)"


def test_a_scorecard_compares_councils_in_their_newest_year_and_tells_of_englands():
    bring("england_first.csv", "2026")
    found = comparison_of_leeds("placements-3-or-more")
    assert (found["period"], found["own"]["value"], found["median"], found["n"]) == ("2024/25", 13.0, 9.0, 10)
    assert found["caution"] == "For 2025/26 there is a figure of England alone: 10%"
