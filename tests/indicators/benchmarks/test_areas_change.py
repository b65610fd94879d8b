"""Councils founded and abolished are told by a file: `manage.py import_areas FILE`."""

from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from indicators.benchmarks.areas.area_files import read_areas, shipped_areas
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.benchmarks.areas.querysets import AreaIndex, areas_by_code
from indicators.benchmarks.cells import AreaCode, Level
from indicators.files.faults import FileRefused
from indicators.models import Area
from indicators.terms.periods import year_end

SURREY = """gss_code,code3,name,region,started,ended,successors,former_codes
E06000067,944,East Surrey,South East,2027-04-01,,,
E06000068,945,West Surrey,E12000008,2027-04-01,,,E06000099 (a code made up)
E10000030,,,,,2027-03-31,E06000067 E06000068,
"""


def refused(text: str) -> str:
    with pytest.raises(FileRefused) as error:
        read_areas(BytesIO(text.encode()), "areas.csv")
    return str(error.value)


@pytest.fixture
def run(tmp_path):
    def write_and_run(text: str) -> str:
        path, out = tmp_path / "areas.csv", StringIO()
        path.write_text(text, encoding="utf-8")
        call_command("import_areas", str(path), stdout=out)
        return out.getvalue()

    return write_and_run


def test_what_is_shipped_says_when_councils_ended_and_who_followed():
    cumbria = next(area for area in shipped_areas() if area.name == "Cumbria")
    assert (cumbria.ended, cumbria.successors) == (date(2023, 3, 31), ("E06000063", "E06000064"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code,name\nE06000067,East\n", 'no column "gss_code"'),
        ("gss_code,nme\nE06000067,East\n", "column nme: This column is not known"),
        ("gss_code\nE0600006\n", "row 2, column gss_code: This is no GSS code"),
        ("gss_code,code3\nE06000067,44\n", "no code of three digits"),
        ("gss_code,kind\nE06000067,parish\n", "no kind of area"),
        ("gss_code,ended\nE06000067,31/03/2027\n", "Write it as 2027-03-31"),
        ("gss_code,started,ended\nE06000067,2027-04-01,2027-03-31\n", "It ended before it started"),
        ("gss_code\nE06000067\nE06000067\n", "Row 2 has this area already"),
        ("gss_code,name\n", "headings but no areas"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place(text, says):
    assert says in refused(text)


@pytest.mark.django_db
def test_two_councils_take_the_place_of_one_without_new_software(run):
    assert "Added: East Surrey, West Surrey. Changed: Surrey." in run(SURREY)
    surrey = Area.objects.get(gss_code="E10000030")
    assert (surrey.ended, surrey.name, surrey.code3) == (date(2027, 3, 31), "Surrey", "936")
    assert set(surrey.successors.values_list("name", flat=True)) == {"East Surrey", "West Surrey"}
    assert Area.objects.get(name="West Surrey").region.name == "South East"
    assert areas_by_code()["E06000099"] == Area.objects.get(name="West Surrey").pk
    entry = AuditEntry.objects.get(verb="imported areas")
    assert entry.subject_key == "areas.csv"


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing_and_the_shipped_areas_do_not_undo_it(run):
    run(SURREY)
    assert "Added: none. Changed: none." in run(SURREY)
    sync_areas(by=None)
    assert Area.objects.get(gss_code="E10000030").ended == date(2027, 3, 31)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("gss_code,name\nE06000067,East Surrey\n", "A new council has a name, a code3 and a region"),
        ("gss_code,code3,name,region\nE06000067,944,East Surrey,Sussex\n", "There is no such region"),
        ("gss_code,successors\nE10000030,E06000067\n", "This council is not known"),
        ("gss_code,code3,name,region\nE06000067,840,East Surrey,South East\n", "County Durham has this code"),
    ],
)
def test_what_does_not_fit_the_areas_that_are_known_is_refused(run, text, says):
    with pytest.raises(CommandError, match=says):
        run(text)
    assert not Area.objects.exists()


@pytest.mark.django_db
def test_a_code_that_two_councils_had_is_the_one_that_was_there_in_the_year(run):
    """Westshire keeps the three digits of Northamptonshire, which ended on 31 March 2021."""
    run("gss_code,code3,name,region,started\nE06000070,928,Westshire,East Midlands,2021-04-01\n")
    index, code = AreaIndex(), AreaCode("", "928", "")
    assert index.find(Level.LOCAL_AUTHORITY, code, year_end(2020)).name == "Northamptonshire"
    assert index.find(Level.LOCAL_AUTHORITY, code, year_end(2024)).name == "Westshire"
