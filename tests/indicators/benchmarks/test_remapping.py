"""A corrected mapping, a new indicator, a new council: the raw files that are kept are read again."""

import gzip

import pytest
from django.core.management import CommandError

from accounts.models import AuditEntry
from indicators.benchmarks.mapping_files import FOLDER, known_datasets, read_mapping
from indicators.benchmarks.remapping import actions as remapping
from indicators.models import PublishedFigure, Release
from tests.published import catalogue_once, command

pytestmark = pytest.mark.django_db
PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
DURHAM = (
    "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,840,E06000047,County Durham"
)
POPULATION = f"{PLACE},age_group,population_estimate"
ENQUIRIES = f"{PLACE},Section47,Section47_child,ICPC,ICPC_child"


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), catalogue_once():
        yield


@pytest.fixture(autouse=True)
def ready(shipped, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def bring(tmp_path):
    def write(header: str, row: str, name: str = "some.csv", **options) -> str:
        path = tmp_path / name
        path.write_text(f"{header}\n{row}\n", encoding="utf-8")
        return command("import_benchmarks", path, release="2025", **options)

    return write


def rate() -> PublishedFigure:
    return PublishedFigure.objects.get(indicator__code="section-47-rate")


def test_the_raw_file_is_kept_compressed_and_goes_with_its_release(bring, django_capture_on_commit_callbacks):
    bring(POPULATION, f"{DURHAM},Children aged 0 to 17 years,100700")
    first = Release.objects.get().rows_kept
    with first.open("rb") as packed, gzip.open(packed, "rt") as text:
        assert text.read().startswith("time_period")
    with django_capture_on_commit_callbacks(execute=True):
        bring(POPULATION, f"{DURHAM},Children aged 0 to 17 years,100800", replace=True)
    assert not first.storage.exists(first.name)
    assert Release.objects.get().rows_kept.storage.exists(Release.objects.get().rows_kept.name)


def test_a_rate_waits_for_the_file_of_its_denominator_and_is_worked_out_when_that_is_there(bring):
    """540 enquiries of 100,700 children on 30 June 2024: 53.6 for every 10,000."""
    out = bring(ENQUIRIES, f"{DURHAM},540,500,200,190")
    assert "the figures they are out of are in another file" in out
    assert "section-47-rate 1" in out and "remap_benchmarks" in out
    assert (rate().symbol, rate().numerator, rate().denominator) == ("x", 540, None)
    bring(POPULATION, DURHAM.replace("2025", "2024", 1) + ",Children aged 0 to 17 years,100700", "pop.csv")
    assert "2 changed" in command("remap_benchmarks", dataset="enquiries-and-conferences")
    assert (rate().denominator, round(rate().value, 4), rate().symbol) == (100_700, 53.6246, "")
    assert AuditEntry.objects.filter(verb="remapped a national release").count() == 1


def test_files_of_one_command_find_each_other_whatever_their_order(bring, tmp_path):
    later = tmp_path / "pop.csv"
    row = DURHAM.replace("2025", "2024", 1) + ",Children aged 0 to 17 years,100700"
    later.write_text(f"{POPULATION}\n{row}\n", encoding="utf-8")
    first = tmp_path / "c4.csv"
    first.write_text(f"{ENQUIRIES}\n{DURHAM},540,500,200,190\n", encoding="utf-8")
    command("import_benchmarks", first, later, release="2025")
    assert rate().denominator == 100_700


def test_a_population_older_than_a_year_is_not_used(bring):
    bring(POPULATION, DURHAM.replace("2025", "2023", 1) + ",Children aged 0 to 17 years,100700", "pop.csv")
    bring(ENQUIRIES, f"{DURHAM},540,500,200,190")
    assert rate().symbol == "x"


def test_a_mapping_that_was_wrong_is_put_right_for_what_is_stored(bring, tmp_path, monkeypatch):
    bring(POPULATION, f"{DURHAM},Children aged 0 to 17 years,100700")
    text = (FOLDER / "population-0-17.toml").read_text(encoding="utf-8")
    other = tmp_path / "population-0-17.toml"
    other.write_text(text.replace("at 30 June", "at 30 September"), encoding="utf-8")
    mappings = [one for one in known_datasets() if one.key != "population-0-17"]
    monkeypatch.setattr(remapping, "all_datasets", lambda: (*mappings, read_mapping(other)))
    assert "1 figures added, 0 changed, 1 taken out" in command("remap_benchmarks", dry_run=True)
    assert PublishedFigure.objects.get().period.label == "Quarter 1 2025/26"
    command("remap_benchmarks")
    assert PublishedFigure.objects.get().period.label == "Quarter 2 2025/26"
    assert "0 figures added, 0 changed, 0 taken out" in command("remap_benchmarks")


def test_what_cannot_be_read_again_is_named_and_left(bring):
    bring(POPULATION, f"{DURHAM},Children aged 0 to 17 years,100700")
    Release.objects.update(rows_kept="")
    assert "left as it is, its raw file was not kept. Bring some.csv again" in command("remap_benchmarks")
    assert PublishedFigure.objects.count() == 1
    assert "figures replaced" in bring(
        POPULATION, f"{DURHAM},Children aged 0 to 17 years,100700"
    )  # the same file
    with pytest.raises(CommandError, match="no such release"):
        command("remap_benchmarks", dataset="shoes")
