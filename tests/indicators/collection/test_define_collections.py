"""`manage.py define_scorecards` sets a council's collection calendar from its file, as often as it changes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.models import CalendarSection
from tests.factories import IndicatorFactory
from tests.indicators.collection.calendar_example import FOLLOWS_SCORECARD
from tests.office import Office

pytestmark = pytest.mark.django_db

OWN = """
[[collection]]
slug = "homes"
title = "Homes"
days_after = 10
first_period = "2025/26 Q4"
owners = ["{owner}"]
indicators = ["moves"]
"""


@pytest.fixture
def office():
    for code in ("moves", "distance", "dental-checks"):
        IndicatorFactory(code=code, title=code)
    return Office()


@pytest.fixture
def define(office, tmp_path):
    def run(text=FOLLOWS_SCORECARD, *more):
        file = tmp_path / "council.toml"
        file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("define_scorecards", str(file), "--council", office.council.gss_code, *more, stdout=out)
        return out.getvalue()

    return run


def calendar():
    return {
        each.slug: (each.title, each.days_after, [one.indicator.code for one in each.entries.all()])
        for each in CalendarSection.objects.all()
    }


def test_a_calendar_follows_the_sections_of_a_scorecard(define):
    said = define()
    assert "added the collection homes" in said and "added the collection health" in said
    assert calendar() == {
        "homes": ("Stable homes", 17, ["moves", "distance"]),
        "health": ("Healthy", 17, ["dental-checks"]),
    }
    detail = read_detail(AuditEntry.objects.get(verb="defined collections").detail)
    assert detail["changed"].after["homes"]["first_period"] == "2025-26-Q4"


def test_the_same_file_again_changes_nothing(define):
    define()
    rows = list(CalendarSection.objects.values())
    assert "Everything stands as the file has it already." in define()
    assert list(CalendarSection.objects.values()) == rows
    assert AuditEntry.objects.filter(verb="defined collections").count() == 1


def test_a_trial_run_says_what_would_change_and_saves_nothing(define):
    assert "added the collection homes" in define(FOLLOWS_SCORECARD, "--dry-run")
    assert not CalendarSection.objects.exists()


def test_an_indicator_moves_from_one_section_to_another(define):
    define()
    said = define(
        FOLLOWS_SCORECARD.replace('"moves", "distance"', '"moves"').replace(
            '["dental-checks"]', '["distance", "dental-checks"]'
        )
    )
    assert "changed the collection homes: indicators" in said
    assert calendar()["homes"][2] == ["moves"]
    assert calendar()["health"][2] == ["distance", "dental-checks"]


def test_a_file_without_collections_leaves_the_calendar(define):
    define()
    before = calendar()
    define(FOLLOWS_SCORECARD.partition("[[collection]]")[0])
    assert calendar() == before


def test_owners_that_the_file_does_not_name_stay(office, define):
    define()
    CalendarSection.objects.get(slug="homes").owners.add(office.officer)
    assert "Everything stands" in define()
    define(FOLLOWS_SCORECARD.replace("2025/26 Q4", "2026/27 Q1"))
    assert list(CalendarSection.objects.get(slug="homes").owners.all()) == [office.officer]
    define(FOLLOWS_SCORECARD + "owners = []\n")
    assert not CalendarSection.objects.get(slug="homes").owners.exists()


def test_owners_are_named_by_their_address(office, define):
    define(OWN.format(owner=office.officer.email.upper()))
    assert list(CalendarSection.objects.get().owners.all()) == [office.officer]


@pytest.mark.parametrize("who", ["approver@example.example", "nobody@example.example"])
def test_an_owner_who_may_not_enter_figures_is_refused_whole(office, define, who):
    office.approver.email = "approver@example.example"
    office.approver.save()
    with pytest.raises(
        CommandError, match=f"{who} has no role in County Example Council that enters figures"
    ):
        define(OWN.format(owner=who))
    assert not CalendarSection.objects.exists()


def test_what_is_no_longer_in_the_file_goes_unless_there_is_work_in_it(office, define):
    define()
    assert "removed the collection health" in define(
        FOLLOWS_SCORECARD
        + OWN.format(owner=office.officer.email)
        .replace('"homes"', '"teeth"')
        .replace('"moves"', '"dental-checks"')
    )
    office.type(CalendarSection.objects.get(slug="homes"), "8 100")
    with pytest.raises(
        CommandError, match=r"typed or submitted in the section “Stable homes”.*Nothing was saved"
    ):
        define(OWN.format(owner=office.officer.email).replace('"homes"', '"others"'))
    assert "homes" in calendar()


def test_an_indicator_that_is_being_typed_stays_where_it_is(office, define):
    define()
    office.type(CalendarSection.objects.get(slug="homes"), "", "8 100")
    with pytest.raises(CommandError, match="that are not approved yet"):
        define(
            FOLLOWS_SCORECARD.replace('"moves", "distance"', '"distance"').replace(
                '["dental-checks"]', '["moves", "dental-checks"]'
            )
        )
    assert calendar()["homes"][2] == ["moves", "distance"]
