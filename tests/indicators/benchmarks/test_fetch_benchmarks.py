"""`manage.py fetch_benchmarks` against a server that speaks the Department's interface."""

import pytest
from django.core.management import CommandError
from urllib3.util import Retry

from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import PublishedFigure, Release
from tests.indicators.benchmarks.education_service import serving
from tests.published import command

# Mappings that officers made are known too, and they are rows
pytestmark = pytest.mark.django_db

PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
DURHAM = "Reporting year,Local authority,E92000001,England,E12000001,North East,840,E06000047,County Durham"
PLAN = "Child Protection Plans which are a second or subsequent plan"
D3 = {
    "id": "0199d3",
    "title": "Second or subsequent plans",
    "version": "1.1",
    "published": "2025-11-20T09:30:00Z",
    "filters": ["category"],
    "indicators": ["CPP_start", "CPP_subsequent", "CPP_subsequent_percent"],
    "text": f"{PLACE},category,CPP_start,CPP_subsequent,CPP_subsequent_percent\n"
    + "".join(f"{year},{DURHAM},{PLAN},700,{year % 100},{year % 10}\n" for year in range(2013, 2026)),
}
ENQUIRIES = {
    "id": "0199c4",
    "title": "Enquiries and conferences",
    "version": "2.0",
    "published": "2025-11-20T09:30:00Z",
    "filters": ["category"],
    "indicators": ["Section47", "Section47_child", "ICPC", "ICPC_child"],
    "text": f"{PLACE},category,Section47,Section47_child,ICPC,ICPC_child\n2025,{DURHAM},All,540,500,200,190\n",
}
PEOPLE = {
    "id": "0199pop",
    "title": "Population",
    "version": "1.0",
    "published": "2025-11-20T09:30:00Z",
    "filters": ["age_group"],
    "indicators": ["population_estimate"],
    "text": f"{PLACE},age_group,population_estimate\n2024,{DURHAM},Children aged 0 to 17 years,100700\n",
}
SHOES = {**PEOPLE, "id": "0199shoe", "title": "Shoes", "filters": ["colour"], "indicators": ["shoe_size"]}
DRAFT = {**PEOPLE, "id": "0199draft", "title": "Draft", "version": ""}


@pytest.fixture
def service():
    others = {"Pupils": [], "Apprenticeships": []}
    with serving({**others, "Children in need": [ENQUIRIES, D3, SHOES, PEOPLE, DRAFT]}) as running:
        yield running


@pytest.fixture
def fetch(service, tmp_path):
    def run(**options) -> str:
        return command("fetch_benchmarks", folder=tmp_path / "files", server=service.address, **options)

    return run


def test_known_data_sets_are_brought_and_others_are_named_with_the_nearest(fetch, tmp_path):
    out = fetch()
    files = sorted(path.name for path in (tmp_path / "files").iterdir())
    assert files == ["0199c4-2.0.csv", "0199d3-1.1.csv", "0199pop-1.0.csv"]
    assert (tmp_path / "files" / "0199d3-1.1.csv").read_text(encoding="utf-8") == D3["text"]
    assert "Shoes: left out. The file's columns are those of no dataset known here." in out
    assert "Draft" not in out


def test_what_is_there_is_not_brought_again(fetch, service, tmp_path):
    fetch()
    again = fetch()
    assert "0199d3-1.1.csv is there already" in again and f"The files are in {tmp_path / 'files'}." in again
    assert service.asked["data-sets/0199d3/csv"] == 1


def test_what_was_broken_off_is_gone_on_with_from_the_bytes_that_are_there(fetch, service, tmp_path):
    service.cut["0199d3"] = 40
    out = fetch()
    assert "Second or subsequent plans: broken off, going on" in out
    assert "bytes=40-" in service.ranges
    assert (tmp_path / "files" / "0199d3-1.1.csv").read_text(encoding="utf-8") == D3["text"]


def test_a_file_half_brought_by_a_command_that_was_killed_is_finished_by_the_next(fetch, service, tmp_path):
    content = service.answer("/statistics/v1/data-sets/0199d3/csv", {})
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "0199d3-1.1.csv.part").write_bytes(content[:25])
    fetch()
    assert "bytes=25-" in service.ranges
    assert (tmp_path / "files" / "0199d3-1.1.csv").read_text(encoding="utf-8") == D3["text"]


def test_a_file_brought_whole_but_not_yet_unpacked_needs_nothing_more(fetch, service, tmp_path):
    content = service.answer("/statistics/v1/data-sets/0199d3/csv", {})
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "0199d3-1.1.csv.part").write_bytes(content)
    fetch()
    assert (tmp_path / "files" / "0199d3-1.1.csv").read_text(encoding="utf-8") == D3["text"]


def test_a_part_that_is_of_something_else_is_thrown_away_and_said(fetch, tmp_path):
    (tmp_path / "files").mkdir()
    part = tmp_path / "files" / "0199d3-1.1.csv.part"
    part.write_bytes(b"\x1f\x8b" + b"wrong" * 5)
    with pytest.raises(CommandError, match="came broken and was thrown away"):
        fetch()
    assert not part.exists()
    fetch()
    assert (tmp_path / "files" / "0199d3-1.1.csv").exists()


def test_a_busy_service_is_asked_again(fetch, service):
    service.busy = 2
    assert "0199d3-1.1.csv" in fetch()


def test_a_list_brings_nothing(fetch, service, tmp_path):
    out = fetch(list=True)
    assert "Second or subsequent plans, version 1.1: child-protection-repeat-plans" in out
    assert not list((tmp_path / "files").iterdir())


def test_what_the_service_lacks_or_answers_wrongly_is_said(fetch, service):
    with pytest.raises(CommandError, match="There is no data set of Bees"):
        fetch(publication=["Bees"])
    service.data_sets["Children in need"][1] = {**D3, "id": "../../etc/passwd"}
    with pytest.raises(CommandError, match="which can be no name"):
        fetch()


def test_a_service_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(Retry, "sleep", lambda *given: None)  # it asks again as often, without the pauses
    with pytest.raises(CommandError, match="cannot be reached"):
        command("fetch_benchmarks", folder=tmp_path, server="http://127.0.0.1:9/v1")


def test_what_is_brought_can_be_stored_with_its_day_of_publication_denominators_first(
    fetch, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "media"
    sync_areas(by=None)
    sync_catalogue()
    out = fetch(store=True)
    release = Release.objects.get(dataset="child-protection-repeat-plans")
    assert (release.label, str(release.published_on)) == ("2025-11-20 version 1.1", "2025-11-20")
    assert "13 figures stored: repeat-child-protection-plans 13" in out
    assert PublishedFigure.objects.get(indicator__code="section-47-rate").denominator == 100_700
    assert "The same file is stored already" in fetch(store=True)
