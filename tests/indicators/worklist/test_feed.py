"""Due dates in a person's own calendar program, at a secret address."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import html

from accounts.models import AuditEntry, Membership
from indicators.models import CalendarFeed, CalendarSection
from tests.factories import CouncilFactory, MembershipFactory
from tests.office import Office
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db

PAGE = "/county-example/figures/feed/"


@pytest.fixture(autouse=True)
def middle_of_april():
    with patch("django.utils.timezone.now", lambda: datetime(2026, 4, 15, 9, 30, tzinfo=UTC)):
        yield


@pytest.fixture
def office():
    office = Office()
    office.section("Stable homes")
    office.section("Health", days_after=0)
    return office


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address_of(client) -> str:
    """Makes an address and gives its path."""
    response = client.post(PAGE)
    assert response.status_code == 200
    (shown,) = html.fromstring(response.content).xpath("//code[@id='address']")
    return shown.text.removeprefix("http://testserver")


def events(path) -> list:
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(response.content)
    assert not calendar.errors and not any(event.errors for event in calendar.walk("VEVENT"))
    return calendar.walk("VEVENT")


def test_the_address_is_shown_once_and_only_its_hash_is_kept(office):
    client = client_of(office.officer)
    path = address_of(client)
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    feed = CalendarFeed.objects.get()
    assert token not in feed.token_hash and len(token) >= 40
    assert token not in client.get(PAGE).content.decode()
    entry = AuditEntry.objects.get(verb="made a calendar address")
    assert token not in str(entry.detail) and entry.by == office.officer


def test_a_calendar_program_reads_due_dates_without_signing_in(office):
    found = {
        (str(each["summary"]), each["dtstart"].dt) for each in events(address_of(client_of(office.officer)))
    }
    assert ("Figures due: Stable homes, quarter 4 2025/26", date(2026, 4, 17)) in found
    assert ("Figures due: Stable homes, quarter 3 2026/27", date(2027, 1, 17)) in found
    assert ("Figures due: Health, quarter 4 2025/26", date(2026, 3, 31)) in found
    # the last two ended quarters, the running one and three more; the first ever collected is Quarter 4
    assert len(found) == 2 * 5


def test_the_last_two_periods_and_the_next_four_are_there(office):
    office.section("Old", first_period=date(2020, 4, 1))
    starts = [each for each in events(address_of(client_of(office.officer))) if "Old" in str(each["summary"])]
    assert [str(each["summary"]).rpartition(", ")[2] for each in starts] == [
        "quarter 3 2025/26",
        "quarter 4 2025/26",
        "quarter 1 2026/27",
        "quarter 2 2026/27",
        "quarter 3 2026/27",
        "quarter 4 2026/27",
    ]


def test_an_event_is_a_whole_day_without_an_alarm_and_keeps_its_identity(office):
    client = client_of(office.officer)
    path = address_of(client)
    first = events(path)
    assert "DTSTART;VALUE=DATE:20260417" in Client().get(path).content.decode()
    assert all(each["transp"] == "TRANSPARENT" and not each.walk("VALARM") for each in first)
    uids = [str(each["uid"]) for each in first]
    assert len(set(uids)) == len(uids)
    CalendarSection.objects.filter(slug="stable-homes").update(days_after=20, title="Homes")
    moved = {str(each["uid"]): each for each in events(path)}
    assert set(uids) <= set(moved)
    assert date(2026, 4, 20) in {each["dtstart"].dt for each in moved.values()}


def test_a_title_with_commas_and_line_ends_cannot_break_the_file(office):
    office.section("A; b, c\nBEGIN:VEVENT", slug="odd")
    titles = [str(each["summary"]) for each in events(address_of(client_of(office.officer)))]
    assert sum("A; b, c" in title for title in titles) == 5 and len(titles) == 15


def test_a_new_address_replaces_the_old_one_and_a_revoked_one_is_gone(office):
    client = client_of(office.officer)
    first = address_of(client)
    second = address_of(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(f"{PAGE}revoke/")
    assert Client().get(second).status_code == 404
    assert not CalendarFeed.objects.exists()
    assert AuditEntry.objects.filter(verb="revoked a calendar address").count() == 1
    assert "There was no address" in client.post(f"{PAGE}revoke/", follow=True).content.decode()


def test_a_role_that_was_taken_away_closes_the_address(office):
    path = address_of(client_of(office.officer))
    Membership.objects.filter(user=office.officer).update(role="member")
    assert Client().get(path).status_code == 404


def test_somebody_who_left_reads_no_dates_any_more(office):
    path = address_of(client_of(office.officer))
    office.officer.is_active = False
    office.officer.save()
    assert Client().get(path).status_code == 404


def test_an_address_is_of_one_council_only(office):
    other = CouncilFactory(slug="elsewhere")
    MembershipFactory(user=office.officer, council=other, role="performance officer")
    path = address_of(client_of(office.officer))
    assert all("/county-example/" in str(each["url"]) for each in events(path))


@pytest.mark.parametrize("token", ["x", "%00", "a" * 500, "é"])
def test_an_address_that_nobody_has_is_not_there(office, token):
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_the_feed_takes_nothing_in(office):
    path = address_of(client_of(office.officer))
    assert Client().post(path).status_code == 405


def test_the_file_costs_the_same_queries_for_two_sections_and_for_twenty(office):
    path = address_of(client_of(office.officer))
    assert_same_queries(Client(), path, lambda: [office.section(f"Section {each}") for each in range(18)])
