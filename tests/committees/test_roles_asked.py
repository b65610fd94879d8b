"""Where a role is wanted a name is asked about, also one that stands alone."""

import pytest

from committees.minutes.notes.known import Known
from committees.minutes.notes.warnings import HEADINGS, NAME, warnings_of
from committees.models import Action
from indicators.terms.names.finding import loose_names, names_for_roles
from tests.committees.shown import faults

KNOWN = Known(people=(), there=(), measures={}, shown={}, period="", threshold=5)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tom", ["Tom"]),
        ("J. Smith", ["J. Smith"]),
        ("Placements Manager (Tom Hill)", ["Tom Hill"]),
        ("Jane Smith", ["Jane Smith"]),
        ("Head of Service, Placements", []),
        ("The Virtual School Head", []),
        ("Independent Reviewing Officer", []),
        ("Chair", []),
        ("A member", []),
    ],
)
def test_a_name_that_stands_where_a_role_is_wanted_is_found(words, found):
    assert names_for_roles(words) == found


def test_an_initial_and_a_surname_are_a_name_in_a_sentence_too():
    assert loose_names("The report was written by J. Smith.") == ["J. Smith"]
    assert loose_names("Councillor A. Example said so.", ["Councillor A. Example"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize("owner", ["Tom", "J. Smith", "Placements Manager (Tom Hill)"])
def test_the_owner_of_an_action_is_a_role_or_is_asked_about(town, clerk, owner):
    url, sent = f"{town.item_url}actions/new/", {"title": "Count the beds", "due_on": "2026-02-24"}
    assert "looks like somebody’s name" in faults(clerk.post(url, sent | {"owner": owner}))
    assert not Action.objects.exists()
    assert clerk.post(url, sent | {"owner": owner, "as_it_stands": "on"}).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("requests/new/", {"wanted": "Beds", "asked_by": "Tom"}),
        ("edit/", {"number": "6", "title": "Finding homes closer", "report_of": "J. Smith"}),
    ],
)
def test_other_fields_of_roles_ask_as_well(town, clerk, page, sent):
    assert "looks like somebody’s name" in faults(clerk.post(f"{town.item_url}{page}", sent))


def test_the_owner_of_an_action_in_the_minutes_is_looked_at_as_a_role():
    (warned,) = warnings_of("! Tom: count the beds, by 14 April 2026", KNOWN)
    assert (warned.quoted, warned.heading) == ("Tom", HEADINGS[NAME])
    assert not warnings_of("! Head of Service: count the beds, by 14 April 2026", KNOWN)
