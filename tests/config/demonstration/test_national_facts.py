"""The national figures that ship are those of the releases they name, and give way to the releases themselves."""

import csv

import pytest

from config.demonstration.loading import national
from config.demonstration.national.facts import (
    FOLDER,
    Fact,
    ReleaseNamed,
    plain,
    read_facts,
    read_releases,
    write_facts,
)
from indicators.amounts.amounts import Amounts
from indicators.benchmarks.actions import import_releases
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.benchmarks.mapping_files import known_datasets
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import PublishedFigure, Release
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period
from tests.paths import SHARED_DATA, needs_shared_data
from tests.shipped import shipped

UNITS = {each.code: each.unit for each in shipped().values()}
YEAR = parse_period("2024/25")
SHARE, SYMBOL, JOINT = (
    Fact("re-referrals", YEAR, "E06000047", Amounts(1003.0, 5378.0, 1003 / 5378 * 100)),
    Fact("re-referrals", YEAR, "E06000001", Amounts(None, 5378.0, None, "c")),
    Fact("caseload-average", YEAR, "E09000018", Amounts(5.5, None, 0.1 + 0.2), "313 / 318"),
)
MOST_BYTES = 700_000


def unit_of(code):
    return Unit(UNITS[code])


def test_what_is_written_is_read_again_to_the_last_digit(tmp_path):
    release = ReleaseNamed("made-up", "2025", "made-up.csv", "0" * 64)
    write_facts(release, [SHARE, JOINT, SYMBOL], unit_of, tmp_path)
    assert list(read_facts(release, unit_of, tmp_path)) == [JOINT, SYMBOL, SHARE]
    first = (tmp_path / release.path).read_bytes()
    write_facts(release, [SYMBOL, SHARE, JOINT], unit_of, tmp_path)
    assert (tmp_path / release.path).read_bytes() == first, "the same facts make the same bytes"


@pytest.mark.parametrize(
    ("number", "text"), [(None, ""), (7.0, "7"), (0.0, "0"), (8.25, "8.25"), (1e-07, "1e-07")]
)
def test_numbers_are_short_and_whole(number, text):
    assert plain(number) == text


def test_the_files_are_small_and_say_where_they_come_from():
    releases = read_releases()
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < MOST_BYTES
    assert {each.dataset for each in releases} == {each.key for each in known_datasets()}
    assert all(each.file_name.endswith(".csv") and len(each.file_sha256) == 64 for each in releases)
    assert "Open Government Licence v3.0" in (FOLDER / "README.md").read_text("utf-8")
    with (FOLDER / "neighbours.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 153 and all(row["SN_10"] for row in rows)


@pytest.mark.parametrize(
    "area", ["E08000035", "E12000007", "E13000001"], ids=["Leeds", "London", "Inner London"]
)
def test_any_council_has_its_years_of_what_panels_compare_most(area):
    """Also London, which the demonstration's borough lies in by way of Inner London."""
    named = next(each for each in read_releases() if each.dataset == "cla-placement-stability")
    there = [fact for fact in read_facts(named, unit_of) if fact.area == area]
    assert len({fact.period for fact in there if fact.indicator == "placements-3-or-more"}) >= 5


@needs_shared_data
@pytest.mark.django_db
def test_the_file_they_were_taken_from_takes_their_place(settings, tmp_path, monkeypatch):
    """Without a word more than the import: it is the same release, and now all of it is here."""
    settings.MEDIA_ROOT = tmp_path / "media"
    sync_catalogue()
    sync_areas(by=None)
    one = next(each for each in read_releases() if each.dataset == "cla-social-workers")
    monkeypatch.setattr(national, "read_releases", lambda: [one])
    national.load_national()
    columns = (
        "indicator",
        "area",
        "start",
        "numerator",
        "denominator",
        "value",
        "symbol",
        "joint_return",
        "current",
    )
    shipped = set(PublishedFigure.objects.values_list(*columns))
    assert len(shipped) > 153
    (report,) = import_releases(paths=[SHARED_DATA / "ees" / "release_2025" / one.file_name], label=one.label)
    assert report.outcome == "replaced"
    assert set(PublishedFigure.objects.values_list(*columns)) >= shipped
    assert Release.objects.get().rows_kept
    before = Release.objects.get().imported_at
    national.load_national()
    assert Release.objects.get().imported_at == before, "what somebody imported is left alone"
