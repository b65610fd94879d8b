"""Democratic services set up committees, meetings, items and their reports; what cannot be is said."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from committees.models import (
    Committee,
    Meeting,
    ReportPart,
)
from tests.committees.shown import faults, page, words
from tests.factories import IndicatorFactory
from tests.meetings import Town

pytestmark = pytest.mark.django_db


def test_democratic_services_set_up_a_committee_a_meeting_and_an_item(town, clerk):
    clerk.post(
        town.url("meetings/new-committee/"), {"name": "Scrutiny Committee", "short_name": "the Committee"}
    )
    committee = Committee.objects.get(slug="scrutiny-committee")
    data = {
        "committee": committee.pk,
        "date": "2026-03-02",
        "time": "17:30",
        "agenda_published": "2026-02-20",
    }
    response = clerk.post(town.url("meetings/new/"), data)
    assert response.url == town.url("scrutiny-committee/meetings/2026-03-02/")
    assert "has a meeting on that day already" in faults(clerk.post(town.url("meetings/new/"), data))
    item = {"number": "6a", "title": "Homes", "edition": town.edition.pk, "indicators": [town.indicator.pk]}
    response = clerk.post(f"{town.url('scrutiny-committee/meetings/2026-03-02/')}new-item/", item)
    assert response.url.endswith("/item-6a/")
    assert "Three or more homes" in words(page(clerk, response.url))
    again = clerk.post(f"{town.url('scrutiny-committee/meetings/2026-03-02/')}new-item/", item)
    assert "has an item with that number already" in faults(again)


def test_two_officers_who_set_up_the_same_meeting_at_once_get_a_message(town, clerk, monkeypatch):
    """Both forms found the day free; the database lets one of them in."""
    monkeypatch.setattr("committees.meetings.forms.MeetingForm.clean", lambda form: None)
    data = {"committee": str(town.committee.pk), "date": "2031-05-01"}
    assert clerk.post(town.url("meetings/new/"), data).status_code == 302
    second = clerk.post(town.url("meetings/new/"), data)
    assert second.status_code == 200
    assert "Somebody else saved the same at the same moment" in faults(second)
    assert Meeting.objects.filter(committee=town.committee, date=date(2031, 5, 1)).count() == 1


def test_an_edition_or_indicator_of_another_council_cannot_be_attached(town, clerk):
    other = Town(slug="otherton")
    theirs = IndicatorFactory(council=other.council)
    data = {"number": "9", "title": "x", "edition": other.edition.pk, "indicators": [theirs.pk]}
    told = faults(clerk.post(town.url("panel/meetings/2025-11-18/new-item/"), data))
    assert told.count("those that are listed.") == 2
    with pytest.raises(NotAllowed, match="edition belongs to another council"):
        town.add_item(town.meeting, "9", edition=other.edition)
    with pytest.raises(NotAllowed, match="indicator belongs to another council"):
        town.add_item(town.meeting, "9", indicators=[theirs])


def test_the_cover_report_is_written_part_by_part(town, clerk):
    url = f"{town.item_url}report/"
    assert "Equality and diversity" in clerk.get(url).content.decode()
    data = {"part-TOTAL_FORMS": "3", "part-INITIAL_FORMS": "0"}
    data |= {"part-0-kind": "body", "part-0-heading": "Summary", "part-0-text": "One.\n\nTwo."}
    data |= {"part-1-kind": "implication", "part-1-heading": "Legal", "part-1-text": ""}
    data |= {"part-2-kind": "body", "part-2-heading": "Background", "part-2-text": ""}
    assert "Write the implications for “Legal”, or “Not applicable”." in faults(clerk.post(url, data))
    clerk.post(url, {**data, "part-1-text": "Not applicable"})
    assert list(ReportPart.objects.values_list("kind", "heading")) == [
        ("body", "Summary"),
        ("implication", "Legal"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("ITEMminutes/", {"text": "x\x00", "number": "x", "indicator": "9" * 30}),
        ("ITEMactions/new/", {"title": "x" * 201, "owner": "x", "due_meeting": "\x00", "limb": str(10**30)}),
        ("ITEMreport/", {"part-TOTAL_FORMS": "x"}),
        ("ITEMedit/", {"number": "../..", "title": "x", "order": str(10**30)}),
        ("meetings/new/", {"committee": "1", "date": "0001-01-01"}),
        ("meetings/new/", {"committee": "x", "date": "9999-12-31", "time": "99:99"}),
        ("meetings/new-committee/", {"name": "!!!", "short_name": "x"}),
    ],
)
def test_whatever_is_sent_the_page_says_what_is_wrong_and_nothing_is_saved(town, clerk, path, data):
    before = AuditEntry.objects.count()
    url = town.item_url + path.removeprefix("ITEM") if path.startswith("ITEM") else town.url(path)
    assert faults(clerk.post(url, {**data, "sent": "1"}))
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "path",
    ["ITEM/minutes/?kind=x", "meetings/?committee=%00&sort=x&page=x", "actions/?show=%00"],
)
def test_odd_addresses_are_read_as_far_as_they_make_sense(town, clerk, path):
    url = town.item_url + path.removeprefix("ITEM/") if path.startswith("ITEM/") else town.url(path)
    assert clerk.get(url).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["2025-02-31/", "0000-00-00/", "2025-11-18/item-%00/", "2025-11-18/item-6/minutes/" + "9" * 30 + "/"],
)
def test_addresses_that_cannot_exist_are_not_found(town, clerk, path):
    assert clerk.get(town.url(f"panel/meetings/{path}")).status_code == 404
