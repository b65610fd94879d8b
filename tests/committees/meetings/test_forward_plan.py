"""A committee's page: which meetings are to come, which scorecards go to each, and which meetings were."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from lxml import html

from accounts.roles import Role
from committees.items.agenda.actions import set_place
from committees.meetings.standing.actions import cancel_meeting
from committees.models import Meeting
from indicators.terms.periods import day_words
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
PAGE = "meetings/committees/panel/"


@pytest.fixture
def town():
    return Town(public=True)


def rows(client, town, heading):
    """The words of each row below a heading."""
    response = client.get(town.url(PAGE))
    assert response.status_code == 200
    found = html.fromstring(response.content).xpath(f"//section[h2='{heading}']//tbody/tr")
    return [" ".join(" ".join(row.itertext()).split()) for row in found]


def in_days(number):
    return localdate() + timedelta(days=number)


def test_meetings_to_come_say_when_where_and_how_they_stand(town, client):
    near, far = town.add_meeting(in_days(20), agenda=None), town.add_meeting(in_days(60), agenda=None)
    Meeting.objects.filter(pk=near.pk).update(time="17:30", location="Town Hall")
    cancel_meeting(meeting=far, reason="No business.", by=None)
    first, second = rows(client, town, "Meetings to come")
    assert first.startswith(f"{day_words(near.date)} 5.30pm, Town Hall State Planned Papers must be out by")
    assert "None named" in first
    assert second.startswith(day_words(far.date)) and "Cancelled No business." in second
    assert "Papers" not in second


def test_the_plan_says_which_scorecards_go_to_which_meeting(town, client):
    coming = town.add_meeting(in_days(9))
    town.add_item(coming, "5")
    town.add_item(coming, "6")  # the same edition again: said once
    town.add_item(coming, "7", edition=None, awaits=town.scorecard, awaits_period="2025-26-Q4")
    (row,) = rows(client, town, "Meetings to come")
    title = town.scorecard.title
    assert f"{title}, quarter 2 2025/26 Item 5 {title}, quarter 4 2025/26 Item 7, to come" in row
    (held,) = rows(client, town, "Last meetings")
    assert f"{title}, quarter 2 2025/26 Item 6" in held


def test_a_scorecard_that_is_postponed_goes_to_the_later_meeting(town, client):
    coming = town.add_meeting(in_days(9), agenda=None)
    set_place(
        item=town.item, state="postponed", state_reason="The Chair is ill.", postponed_to=coming, by=None
    )
    (ahead,), (before,) = rows(client, town, "Meetings to come"), rows(client, town, "Last meetings")
    assert "Postponed from 18 November 2025" in ahead
    assert "None named" in before


def test_the_plan_keeps_drafts_and_exempt_items_to_those_who_may_read_them(town, client):
    draft = town.add_meeting(in_days(30), agenda=None)
    town.add_item(draft, "5")
    town.add_item(
        town.add_meeting(in_days(9)),
        "8",
        exempt_paragraph="3",
        exempt_reason="Prices.",
        public_title="Contracts",
    )
    assert all("None named" in row for row in rows(client, town, "Meetings to come"))
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert not any("None named" in row for row in rows(client, town, "Meetings to come"))


def test_the_page_asks_as_much_of_twenty_meetings_as_of_two(town, client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(town.url(PAGE)).status_code == 200
        return len(asked)

    def add(days):
        for number in days:
            town.add_item(town.add_meeting(in_days(number)), "5")

    add((-9, 9))
    client.get(town.url(PAGE))
    few = queries()
    add((*range(-20, -10), *range(10, 20)))
    assert queries() == few
