"""An archive may have gaps: of a meeting of which nothing is kept nothing is told, and a note on a day goes with it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.follow_ups.actions import add_action, close_action
from committees.meetings.actions import publish_minutes
from committees.meetings.standing.actions import cancel_meeting
from committees.models import Meeting
from indicators.terms.periods import day_words
from tests.committees.shown import page, words
from tests.factories import CommitteeFactory, user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
NOT_KEPT = "Not known: no minutes of that meeting are kept here"


@pytest.fixture
def town():
    """A public council whose meeting of a year ago asked for an action at one of which nothing is kept."""
    town, today = Town(public=True), localdate()
    town.committee = CommitteeFactory(council=town.council, slug="archive")
    town.asked = town.add_meeting(today - timedelta(days=400))
    town.asking = town.add_item(town.asked, "4")
    town.ask(town.asking)
    town.gone = town.add_meeting(today - timedelta(days=300), agenda=None)
    town.late = add_action(item=town.asking, title="A plan", owner="Director", due_meeting=town.gone, by=None)
    publish_minutes(meeting=town.asked, on=town.asked.date, by=None)
    return town


def at(town, meeting, more: str = "") -> str:
    return town.url(f"{town.committee.slug}/meetings/{meeting.date}/{more}")


def test_nobody_is_late_for_a_meeting_of_which_nothing_is_kept(town, client):
    for address in (town.url("actions/"), town.url(), at(town, town.asked, "item-4/")):
        shown = words(page(client, address))
        assert NOT_KEPT in shown and "Late by" not in shown, address
    tracker = page(client, town.url("actions/"))
    assert "Of 1 action it is not known here whether it was done." in words(tracker)
    assert {"Late 0", "Not known 1"} <= {words(each) for each in tracker.find_class("tallies")[0]}
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Late by" not in words(page(client, town.url("work/")))


def test_one_that_a_later_meeting_with_its_agenda_left_open_is_late_by_that(town, client):
    town.add_meeting(localdate() - timedelta(days=200))
    shown = words(page(client, town.url("actions/")))
    assert "Late by one meeting" in shown and "Late 1" in shown and NOT_KEPT not in shown


def test_lateness_is_not_lost_when_an_action_is_done(town, client):
    close_action(action=town.late, on=town.gone.date + timedelta(days=12), by=None)
    said = f"Done {day_words(town.gone.date + timedelta(days=12))}, 12 days late"
    for address in ("actions/", f"actions/{town.late.pk}/"):
        assert said in words(page(client, town.url(address)))


def test_the_next_meeting_is_named_as_one_that_is_kept_and_only_where_something_of_it_is(town, client):
    shown = words(page(client, at(town, town.asked)))
    assert "not recorded as agreed." in shown and "The next meeting" not in shown
    Meeting.objects.filter(pk=town.gone.pk).update(agenda_published=town.gone.date)
    said = f"The next meeting kept here was on {day_words(town.gone.date)}"
    for more in ("", "item-4/", "papers/minutes/"):
        assert said in words(page(client, at(town, town.asked, more)))


def test_nobody_waits_for_minutes_of_long_ago(town, client):
    lately = town.add_meeting(localdate() - timedelta(days=20))
    off = town.add_meeting(localdate() + timedelta(days=20))
    cancel_meeting(meeting=off, reason="Too few members.", by=None)
    assert "Its minutes are not kept here." in words(page(client, at(town, town.gone)))
    assert "No minutes yet." in words(page(client, at(town, lately)))
    rows = client.get(town.url("meetings/open-data/meetings.csv")).content.decode("utf-8-sig").splitlines()
    said = {each.split(",")[2]: each for each in rows}
    assert ",Its minutes are not kept here," in said[str(town.gone.date)]
    assert ",No minutes yet," in said[str(lately.date)] and "No minutes" not in said[str(off.date)]


def test_a_meeting_that_pages_call_held_is_held_in_the_open_data(town, client):
    shown = client.get(town.url(f"meetings/open-data/meetings/{town.gone.pk}/")).json()
    assert "Held" in words(page(client, at(town, town.gone))) and shown["meetingState"] == "durchgeführt"


def test_a_note_on_a_day_stands_wherever_readers_find_the_day(town, client):
    note = "Date not in the source: this one is illustrative."
    Meeting.objects.filter(pk=town.asked.pk).update(note=note)
    addresses = ["", "item-4/", "papers/minutes/", "papers/agenda/"]
    for address in [
        *(at(town, town.asked, each) for each in addresses),
        *map(town.url, ("", "meetings/", "actions/", f"actions/{town.late.pk}/")),
    ]:
        assert note in words(page(client, address)), address
    Meeting.objects.filter(pk=town.gone.pk).update(note="The source says April.")
    for address in (town.url("actions/"), at(town, town.asked, "item-4/")):
        assert "The source says April." in words(page(client, address))
    shown = client.get(town.url(f"meetings/open-data/meetings/{town.asked.pk}/")).json()
    assert shown["scorecard:note"] == note
    assert note in client.get(town.url("meetings/open-data/meetings.csv")).content.decode()
