"""A form is shown where what is sent with it can be kept: otherwise its page says why not, and when it can."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from committees.documents.actions import withdraw_document
from committees.follow_ups.actions import close_action
from committees.intake.actions import bring_in
from committees.meetings.actions import confirm_minutes, reopen_minutes
from committees.meetings.standing.actions import cancel_meeting
from committees.models import Committee
from committees.reading.reading import read_minutes
from indicators.terms.periods import day_words
from tests.committees.shown import faults, page, words

pytestmark = pytest.mark.django_db
OWN = '//main//form[@method="post"]'


def closed(clerk, url: str, why: str):
    """The page says why, and has no form."""
    tree = page(clerk, url)
    assert why in words(tree), words(tree)
    assert not tree.xpath(OWN), url


def open_(clerk, url: str):
    assert page(clerk, url).xpath(OWN), url


def test_minutes_are_recorded_as_agreed_once_a_later_meeting_was_held_that_has_an_item(town, clerk):
    url, today = town.url("panel/meetings/2025-11-18/agree-minutes/"), localdate()
    closed(clerk, url, "Only published draft minutes can be agreed. Publish them first.")
    town.discuss()
    closed(clerk, url, "agreed at a later meeting, and none is set up yet. Set it up: from its day on")
    ahead = town.add_meeting(today + timedelta(days=9))
    closed(clerk, url, f"The next one is on {day_words(ahead.date)}: from that day on")
    held = town.add_meeting(today)
    closed(clerk, url, f"The meeting of {day_words(today)} has no item on its agenda. Add the one")
    item = town.add_item(held, "2")
    open_(clerk, url)
    other = town.add_item(town.add_meeting(today - timedelta(days=7)), "3")
    confirm_minutes(meeting=town.meeting, agreed_at=held, item=item, today=today, by=None)
    where = f"These minutes were agreed on {day_words(today)}, at item 2. To record it otherwise, reopen them"
    closed(clerk, url, where)
    # Somebody else had the form open before
    sent = {"agreed_at": other.pk, "correction-TOTAL_FORMS": "0", "correction-INITIAL_FORMS": "0"}
    assert where in faults(clerk.post(url, sent))
    town.meeting.refresh_from_db()
    assert town.meeting.minutes_agreed_at == item


def test_only_agreed_minutes_are_offered_to_be_reopened(town, clerk):
    url, today = town.url("panel/meetings/2025-11-18/reopen-minutes/"), localdate()
    why = "Only agreed minutes are locked and need to be reopened."
    closed(clerk, url, why)
    town.discuss()
    closed(clerk, url, why)
    confirm_minutes(
        meeting=town.meeting, agreed_at=town.add_meeting(today, agenda=None), today=today, by=None
    )
    open_(clerk, url)
    reopen_minutes(meeting=town.meeting, reason="A name was wrong.", on=today, by=None)
    closed(clerk, url, why)


def test_an_action_that_is_closed_is_neither_closed_again_nor_kept_open(town, clerk):
    action = town.act(town.item)
    url = f"{town.item_url}actions/{action.pk}/"
    open_(clerk, f"{url}close/")
    closed(clerk, f"{url}keep/", "No figure asks whether this action is done")
    close_action(action=action, on=localdate(), by=None)
    closed(clerk, f"{url}close/", "This action is done already.")
    closed(clerk, f"{url}keep/", "This action is closed. Open it again first.")


def test_a_document_that_is_not_public_is_not_withdrawn_again(town, clerk):
    town.discuss()
    document = town.item.documents.get(title="Cover report")
    url = f"{town.item_url}documents/{document.pk}/withdraw/"
    open_(clerk, url)
    withdraw_document(document=document, reason="A name was in it.", by=None)
    closed(clerk, url, "This document is not public already.")


def test_what_something_refers_to_is_not_offered_to_be_deleted(town, clerk):
    meeting = town.add_meeting(localdate() + timedelta(days=20), agenda=None)
    item = town.add_item(meeting, "7")
    at = town.url(f"panel/meetings/{meeting.date}/")
    open_(clerk, f"{at}delete/")
    open_(clerk, f"{at}item-7/delete/")
    town.act(town.item, due_note="", due_meeting=meeting)
    closed(clerk, f"{at}delete/", "Something is to come to this meeting")
    close_action(action=town.act(town.item), on=meeting.date, closed_by=item, by=None)
    closed(clerk, f"{at}item-7/delete/", "an action refers to this item")


def test_a_cancelled_meeting_is_neither_moved_nor_cancelled_again(town, clerk):
    meeting = town.add_meeting(localdate() + timedelta(days=20))
    at = town.url(f"panel/meetings/{meeting.date}/")
    open_(clerk, f"{at}move/")
    open_(clerk, f"{at}cancel/")
    cancel_meeting(meeting=meeting, reason="The Chair is ill.", by=None)
    closed(clerk, f"{at}move/", "Put it back first, then move it.")
    closed(clerk, f"{at}cancel/", "This meeting is cancelled already.")


def test_minutes_are_not_offered_to_be_published_while_what_was_read_in_waits(town, clerk):
    at, publish = town.url("panel/meetings/2025-11-18/"), '//form[contains(@action, "publish-minutes")]'
    town.ask(town.item)
    assert page(clerk, at).xpath(publish)
    content = "6. FINDING HOMES CLOSER\n\nThe report was noted."
    bring_in(
        committee=town.committee,
        reading=read_minutes(content),
        content=content.encode(),
        name="minutes.txt",
        day=town.meeting.date,
        by=None,
    )
    tree = page(clerk, at)
    assert "waits for somebody to confirm it" in words(tree) and not tree.xpath(publish)


@pytest.mark.parametrize("where", ["meetings/new/", "meetings/read-in/"])
def test_what_needs_a_committee_is_offered_once_there_is_one(town, clerk, where):
    open_(clerk, town.url(where))
    town.meeting.items.all().delete()
    town.meeting.delete()
    Committee.objects.all().delete()
    closed(clerk, town.url(where), "No committee is set up yet. Set up a committee")
