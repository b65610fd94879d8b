"""The clerk notes at the item for actions what became of each; the action's history names the item."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.settling.actions import Outcome, settle_actions
from committees.meetings.actions import confirm_minutes, publish_minutes
from committees.minutes.actions import add_paragraph
from tests.committees.tracker.test_tracker import page, words
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town(public=True)
    town.discuss()
    town.action = town.item.actions.get()
    town.held = town.add_meeting(localdate() - timedelta(days=5))
    town.coming = town.add_meeting(localdate() + timedelta(days=80))
    town.arising = town.add_item(town.held, "4", kind="actions", edition=None, indicators=[])
    return town


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def item_of(town) -> str:
    return town.url(f"panel/meetings/{town.held.date}/item-4/")


def note(town, client, **values):
    data = {f"{town.action.pk}-{name}": value for name, value in values.items()}
    response = client.post(f"{item_of(town)}actions/became/", data)
    town.action.refresh_from_db()
    return response


def publish(town) -> None:
    add_paragraph(item=town.arising, kind="statement", speaker="", text="Actions were gone through.", by=None)
    town.held = publish_minutes(meeting=town.held, on=town.held.date, by=None)


def history(town, client) -> str:
    (found,) = page(client, town.url(f"actions/{town.action.pk}/")).find_class("happened")
    return words(found)


def test_one_that_is_done_is_closed_on_the_day_of_the_meeting_by_that_item(town, clerk):
    assert note(town, clerk, became="done", words="The plan came to members").status_code == 302
    assert (town.action.state, town.action.closed_on) == ("done", town.held.date)
    assert town.action.closed_by == town.arising
    told = history(town, clerk)
    assert "The plan came to members" in told and "item 4" in told


def test_one_that_goes_on_is_due_at_the_later_meeting_and_says_when_it_was_due(town, clerk):
    assert "Costed plan" in words(page(clerk, f"{item_of(town)}actions/became/"))
    note(town, clerk, became="carried", to=town.coming.pk, words="Two teams are missing.")
    assert town.action.state == "open" and town.action.due_meeting == town.coming
    told = history(town, clerk)
    assert "Two teams are missing." in told and "It was: the next meeting" in told and "item 4" in told
    assert "Two teams are missing. Goes on to the meeting of" in words(page(clerk, item_of(town)))
    agenda = words(page(clerk, town.url(f"panel/meetings/{town.held.date}/papers/agenda/")))
    assert "the next meeting" in agenda  # as the agenda said it before


def test_one_that_is_no_longer_needed_says_why_and_can_be_opened_again(town, clerk):
    assert "Say why it is no longer needed" in note(town, clerk, became="dropped").content.decode()
    assert town.action.state == "open"
    note(town, clerk, became="dropped", words="The homes have closed.")
    assert town.action.state == "dropped"
    shown = words(page(clerk, town.url(f"actions/{town.action.pk}/")))
    assert "No longer needed," in shown and "The homes have closed." in shown
    follow_ups.reopen_action(action=town.action, by=None)
    assert town.action.state == "open" and town.action.closed_by is None


def test_the_minutes_say_what_became_of_each(town, clerk):
    note(town, clerk, became="carried", to=town.coming.pk, words="Two teams are missing.")
    publish(town)
    clerk.logout()
    minutes = words(page(clerk, town.url(f"panel/meetings/{town.held.date}/papers/minutes/")))
    assert "What became of it Two teams are missing. Goes on to the meeting of" in minutes


def test_before_the_minutes_are_out_readers_are_not_told_what_was_said_there(town, clerk):
    note(town, clerk, became="carried", to=town.coming.pk, words="Two teams are missing.")
    clerk.logout()
    assert "Two teams" not in words(page(clerk, item_of(town)))


@pytest.mark.parametrize(
    "values, fault",
    [
        ({"became": "carried"}, "Choose the meeting that it goes on to."),
        ({"became": "burnt"}, "Choose one of those that are listed."),
        ({"became": "carried", "to": "\x00"}, "Choose one of those that are listed."),
        ({"words": "It is nearly done."}, "Choose what became of it, or leave all of it empty."),
        ({}, "Choose of at least one action what became of it."),
    ],
)
def test_a_form_that_says_too_little_is_refused_and_nothing_is_noted(town, clerk, values, fault):
    told = note(town, clerk, **values)
    assert told.status_code == 200 and fault in told.content.decode()
    assert town.action.state == "open" and not town.action.events.exists()


def test_either_all_are_noted_or_none(town):
    other = follow_ups.add_action(item=town.item, title="A map", owner="Manager", due_note="soon", by=None)
    wrong = [Outcome(town.action, "done"), Outcome(other, "carried", to=town.meeting)]
    with pytest.raises(NotAllowed, match="A map: It goes on to a later meeting"):
        settle_actions(item=town.arising, outcomes=wrong, by=None)
    town.action.refresh_from_db()
    assert town.action.state == "open" and not town.action.events.exists()


def test_it_is_refused_at_other_items_before_the_meeting_and_in_agreed_minutes(town, clerk):
    done = [Outcome(town.action, "done")]
    with pytest.raises(NotAllowed, match="at an item for actions"):
        settle_actions(item=town.item, outcomes=done, by=None)
    ahead = town.add_item(town.coming, "4", kind="actions", edition=None, indicators=[])
    with pytest.raises(NotAllowed, match="is noted from that day on"):
        settle_actions(item=ahead, outcomes=done, by=None)
    closed = page(clerk, town.url(f"panel/meetings/{town.coming.date}/item-4/actions/became/")).find(
        ".//main"
    )
    assert "is noted from that day on" in words(closed) and closed.find(".//form") is None
    publish(town)
    later = town.add_meeting(localdate() - timedelta(days=1))
    agreed = confirm_minutes(meeting=town.held, agreed_at=later, today=localdate(), by=None)
    town.arising.meeting = agreed
    with pytest.raises(NotAllowed, match="agreed"):
        settle_actions(item=town.arising, outcomes=done, by=None)


def test_an_action_of_another_council_is_not_before_the_item(town):
    other = Town(slug="otherton")
    other.discuss()
    with pytest.raises(NotAllowed, match="not before the item"):
        settle_actions(item=town.arising, outcomes=[Outcome(other.item.actions.get(), "done")], by=None)
