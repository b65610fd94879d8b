"""The raw files as the Department published them, both releases, against figures worked out independently."""

import csv
import re
from collections import Counter

import pytest

from indicators.models import Area, PublishedFigure, Release
from tests.paths import SHARED_DATA, needs_shared_data
from tests.published import MEASURES

pytestmark = needs_shared_data

REGIONS = {"North East": "E12000001", "London": "E12000007"}


def cells(label: str) -> dict[tuple[str, str, int], float | str | None]:
    """By indicator, area and the calendar year in which the period ends."""
    rows = PublishedFigure.objects.filter(release__label=label).select_related("indicator", "area")
    found = {}
    for one in rows:
        found[one.indicator.code, one.area.gss_code, one.period.end.year] = one.symbol or one.value
    assert len(found) == len(rows)
    return found


def number(text: str) -> float | str:
    return float(text) if re.fullmatch(r"-?[\d.]+", text) else text


def test_the_published_figures_of_two_councils_are_those_of_the_reference(published):
    found = cells("2025")
    compared = Counter()
    with (SHARED_DATA / "reference_figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            code, year = MEASURES.get(line["measure_key"]), int(line["time_period"])
            expected = {
                line["la_code"]: line["la_value_raw"],
                REGIONS[line["region"]]: line["region_value_raw"],
                "E13000001": line["inner_london_value_raw"],
                "E92000001": line["england_value_raw"],
            }
            for gss, text in expected.items():
                if code and text:
                    assert found[code, gss, year] == number(text), (code, gss, year)
                    compared[code] += 1
    assert set(compared) == set(MEASURES.values())
    assert compared.total() >= 135


def test_every_file_is_stored_whole(published):
    assert dict(Counter(Release.objects.values_list("label", flat=True))) == {"2025": 7, "2024": 2}
    # Councils that were abolished since are among them, in their years
    assert PublishedFigure.objects.filter(release__label="2025").count() == 27_653
    assert PublishedFigure.objects.filter(release__label="2024").count() > 5_226
    assert "Left out, councils in years when they were no more: " in published["2025"]
    assert "Take care" not in published["2025"] + published["2024"]
    assert set(Release.objects.filter(newer="").values_list("label", flat=True)) == {"2025"}


def test_each_year_is_shown_from_one_release_the_newest_that_has_it(published):
    shown = PublishedFigure.objects.filter(current=True, indicator__code="children-looked-after-rate")
    durham = shown.filter(area__gss_code="E06000047").order_by("start")
    assert [(one.period.end.year, one.release.label) for one in durham] == [
        (2020, "2024"),
        *((year, "2025") for year in range(2021, 2026)),
    ]


def test_every_cell_of_a_council_in_the_raw_file_is_stored_as_published(published):
    path = SHARED_DATA / "ees" / "release_2025" / "csww_indicators_2017_to_2025.csv"
    found, checked = cells("2025"), 0
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            for gss in line["new_la_code"].split(" / "):
                if ("caseload-average", gss, int(line["time_period"])) in found:
                    assert found["caseload-average", gss, int(line["time_period"])] == number(
                        line["caseload_fte"]
                    )
                    checked += 1
    assert checked > 1000
    assert (
        PublishedFigure.objects.filter(indicator__code="caseload-average").exclude(joint_return="").count()
        == 28
    )


def test_what_was_restated_a_year_later_is_kept_as_it_was_and_as_it_is(published):
    old, new = cells("2024"), cells("2025")
    doncaster = ("repeat-child-protection-plans", "E08000017", 2022)
    assert (old[doncaster], new[doncaster]) == (100, "u")
    rates = [
        key
        for key in old.keys() & new.keys()
        if key[0] == "children-looked-after-rate" and key[1].startswith(("E06", "E08", "E09", "E10"))
    ]
    assert sum(old[key] != new[key] for key in rates) == 106


def test_every_council_has_its_own_figure_or_a_joint_one(published):
    """153 councils in 2025; 151 returns, of which two are joint."""
    rows = PublishedFigure.objects.filter(
        indicator__code="caseload-average", start__year=2025, area__kind=Area.Kind.LOCAL_AUTHORITY
    )
    assert rows.count() == 153
    assert len({one.joint_return or one.area.gss_code for one in rows}) == 151


def test_shares_have_the_children_behind_them(published):
    for code in ("placements-3-or-more", "long-term-stability", "care-leavers-eet-19-21"):
        durham = PublishedFigure.objects.filter(
            indicator__code=code, area__gss_code="E06000047", value__isnull=False
        )
        assert durham.count() == 5
        for one in durham:
            assert round(100 * one.numerator / one.denominator) == pytest.approx(one.value, abs=1)
