"""When an action may be closed, and at which meetings it may be due."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.follow_ups.actions import close_action
from committees.follow_ups.recommendations.actions import recommend
from committees.items.agenda import actions as items
from committees.meetings.actions import edit_meeting, publish_minutes
from committees.meetings.standing.actions import cancel_meeting, move_meeting, put_back_meeting
from committees.models import Action, Meeting
from indicators.terms.periods import day_words
from tests.committees.shown import faults, page, words

pytestmark = pytest.mark.django_db
TOO_EARLY = "It was asked for on 18 November 2025 and cannot have been closed before."


def test_an_action_is_not_done_before_it_was_asked_for(town, clerk):
    action = town.act(town.item)
    url = f"{town.item_url}actions/{action.pk}/close/"
    assert TOO_EARLY in faults(clerk.post(url, {"on": "2025-11-17"}))
    with pytest.raises(NotAllowed, match=TOO_EARLY):
        close_action(action=action, on=date(2025, 11, 17), needed=False, words="Not needed.", by=None)
    assert Action.objects.get().state == Action.State.OPEN
    assert clerk.post(url, {"on": "2025-11-18"}).status_code == 302
    assert Action.objects.get().state == Action.State.DONE


@pytest.mark.parametrize("what", ["action", "recommendation"])
def test_a_meeting_is_not_moved_behind_what_became_of_what_it_asked_for(town, what):
    if what == "action":
        close_action(action=town.act(town.item), on=date(2025, 11, 20), by=None)
    else:
        recommend(item=town.item, to_body="Cabinet", text="Buy homes.", due_on=date(2025, 11, 20), by=None)

    def move(days: int) -> None:
        day = town.meeting.date + timedelta(days=days)
        move_meeting(
            meeting=town.meeting, day=day, time=None, location="", reason="The Chair is ill.", by=None
        )

    with pytest.raises(NotAllowed, match="Choose a day on or before 20 November 2025"):
        move(3)
    move(2)


@pytest.fixture
def off(town):
    """A meeting that an action is due at and an item is postponed to, and that is cancelled then."""
    meeting = town.add_meeting(localdate() + timedelta(days=20))
    town.action = town.act(town.item, due_note="", due_meeting=meeting)
    items.set_place(
        item=town.add_item(town.meeting, "7"),
        state="postponed",
        state_reason="The report is late.",
        postponed_to=meeting,
        by=None,
    )
    return meeting


def cancel(client, meeting) -> str:
    url = f"/exampleton/panel/meetings/{meeting.date}/cancel/"
    assert WANTS in words(page(client, url))
    answer = client.post(url, {"reason": "Too few members can come."}, follow=True)
    return " ".join(answer.content.decode().split())


WANTS = (
    "1 action due at it and 1 item postponed to it want another meeting: choose it on the page of each. Until then an "
    "action falls to the committee’s next meeting."
)


def test_what_was_to_come_to_a_cancelled_meeting_wants_another_and_says_so(town, clerk, off):
    assert WANTS in cancel(clerk, off)
    day = day_words(off.date)
    shown = words(page(clerk, f"/exampleton/actions/{town.action.pk}/"))
    assert f"It was due at the meeting of {day}, which is cancelled." in shown
    assert "Choose another meeting" in words(page(clerk, "/exampleton/work/"))
    agenda = words(page(clerk, "/exampleton/panel/meetings/2025-11-18/"))
    assert f"Postponed to {day}, a meeting that is cancelled." in agenda


def test_while_there_is_no_next_meeting_it_is_due_at_none_whatever_was_said_then(town, clerk, off):
    Action.objects.filter(pk=town.action.pk).update(due_note="the December meeting")
    cancel(clerk, off)
    shown = words(page(clerk, f"/exampleton/actions/{town.action.pk}/"))
    assert "Due: the next meeting" in shown and "Due: the December" not in shown
    day = day_words(off.date)
    said = (
        f"Due the next meeting It was due at the meeting of {day} (the December meeting), which is cancelled."
    )
    assert said in shown
    item = town.add_item(off, "8", edition=None, indicators=[])
    assert "No report was published for this item." in words(
        page(clerk, f"/exampleton/panel/meetings/{off.date}/item-{item.number}/")
    )


def history(client, action) -> str:
    (found,) = page(client, f"/exampleton/actions/{action.pk}/").find_class("happened")
    return words(found)


def test_its_history_follows_the_meeting_that_it_is_due_at(town, clerk, off):
    town.resolve(town.item)
    town.meeting.refresh_from_db()
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    was, later = off.date, off.date + timedelta(days=7)
    moved = {"time": None, "location": "", "reason": "The Chair is ill.", "by": None}
    off = move_meeting(meeting=off, day=later, **moved)
    said = f"Due at another time the meeting of {day_words(was)}, which moved to {day_words(later)}"
    assert history(clerk, town.action).endswith(said)
    move_meeting(meeting=off, day=later, **(moved | {"location": "Room 2"}))  # it is due on the same day
    assert history(clerk, town.action).endswith(said)
    cancel(clerk, off)
    said = (
        f"the meeting of {day_words(later)}, which is cancelled: so it is due at the committee’s next meeting"
    )
    assert said in history(clerk, town.action)
    off.refresh_from_db()
    put_back_meeting(meeting=off, by=None)
    said = f"the meeting of {day_words(later)}, which is to be held after all. It was: the committee’s next meeting"
    assert history(clerk, town.action).endswith(said)
    Meeting.objects.filter(pk=off.pk).update(agenda_published=None, was_out=False)  # nobody was shown it
    edit_meeting(meeting=off, values={"date": was}, by=None)
    assert history(clerk, town.action).endswith(f"which moved to {day_words(was)}")
    close_action(action=town.action, on=localdate(), by=None)
    off.refresh_from_db()
    cancel_meeting(meeting=off, reason="Too few members can come.", by=None)
    assert "cancelled" not in history(clerk, town.action).partition("Done on")[2]


def test_before_the_minutes_are_out_no_meeting_is_followed(town, off):
    cancel_meeting(meeting=off, reason="Too few members can come.", by=None)
    assert not town.action.events.exists()


def test_nothing_is_made_due_at_a_cancelled_meeting(town, clerk, off):
    cancel(clerk, off)
    off.refresh_from_db()
    with pytest.raises(NotAllowed, match="That meeting is cancelled"):
        town.act(town.item, due_note="", due_meeting=off)
    url = f"{town.item_url}actions/{town.action.pk}/"
    sent = {"title": "Costed plan", "owner": "Head of Service, Placements"}
    assert "Choose the meeting it is due at" in faults(clerk.post(url, sent))
    after = town.add_meeting(localdate() + timedelta(days=40))
    assert clerk.post(url, sent | {"due_meeting": after.pk}).status_code == 302
    assert "cancelled" not in words(page(clerk, f"/exampleton/actions/{town.action.pk}/"))


def test_the_page_of_an_action_that_is_closed_speaks_of_what_was(town, clerk):
    action = town.act(town.item, due_note="", due_on=date(2026, 2, 24))
    url = f"/exampleton/actions/{action.pk}/"
    assert "It was due" not in words(page(clerk, url))
    close_action(action=action, on=date(2025, 11, 20), by=None)
    assert "It was due 24 February 2026" in words(page(clerk, url))


def test_an_item_that_was_not_taken_closes_nothing_and_a_meeting_that_closed_something_was_held(town, clerk):
    action, today = town.act(town.item), localdate()
    off, held = town.add_meeting(today - timedelta(days=9)), town.add_meeting(today - timedelta(days=5))
    there, here = town.add_item(off, "3"), town.add_item(held, "4")
    cancel_meeting(meeting=off, reason="The Chair was ill.", by=None)
    there.meeting.refresh_from_db()
    form = page(clerk, f"{town.item_url}actions/{action.pk}/close/").get_element_by_id("id_closed_by")
    offered = form.value_options
    assert str(here.pk) in offered and str(there.pk) not in offered
    with pytest.raises(NotAllowed, match="That agenda item was not taken"):
        close_action(action=action, on=today, closed_by=there, by=None)
    close_action(action=action, on=held.date, closed_by=here, by=None)
    with pytest.raises(NotAllowed, match="was closed at it"):
        cancel_meeting(meeting=held, reason="The Chair was ill.", by=None)


@pytest.fixture
def reported(town):
    """Done on 1 December 2025, which an item of the meeting of 13 January 2026 was told."""
    town.resolve(town.item)
    town.action = town.act(town.item)
    town.meeting.refresh_from_db()
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    town.held = town.add_meeting(date(2026, 1, 13))
    town.told_at = town.add_item(town.held, "5")
    return town


def close(town, **values) -> Action:
    close_action(action=town.action, on=date(2025, 12, 1), closed_by=town.told_at, by=None, **values)
    town.resolve(town.told_at)
    town.held.refresh_from_db()
    publish_minutes(meeting=town.held, on=date(2026, 1, 20), by=None)
    return town.action


def test_one_done_before_the_meeting_that_was_told_says_both_days(reported, client):
    url = f"/exampleton/actions/{close(reported).pk}/"
    told = words(page(client, url))
    assert "Done 1 December 2025, reported on 13 January 2026" in told
    assert "Reported done at Corporate Parenting Panel, 13 January 2026, item 5" in told
    item = words(page(client, "/exampleton/panel/meetings/2026-01-13/item-5/").get_element_by_id("actions"))
    assert "Asked for on 18 November 2025, reported done at this item" in item
    assert "Done 1 December 2025, reported on 13 January 2026" in item and "No actions" not in item


def test_an_item_for_actions_shows_what_was_reported_there_too(reported, client):
    reported.told_at = reported.add_item(reported.held, "6", kind="actions", edition=None, indicators=[])
    close(reported)
    first = page(client, "/exampleton/panel/meetings/2026-01-13/item-6/")
    above = words(first.get_element_by_id("arising"))
    assert "Done 1 December 2025, reported on 13 January 2026" in above
    assert words(first.get_element_by_id("actions")) == "Actions No new actions came of this item."
    told = page(client, f"/exampleton/actions/{reported.action.pk}/")
    (link,) = told.xpath("//dt[.='Reported done at']/following-sibling::dd/a")
    assert link.get("href").endswith("/item-6/")  # where it stands above what else came of the item


def test_an_item_for_actions_shows_one_of_its_own_meeting_that_it_closed(reported, client):
    own = reported.act(reported.told_at, due_note="the end of the meeting")
    reported.told_at = reported.add_item(reported.held, "6", kind="actions", edition=None, indicators=[])
    close_action(action=own, on=reported.held.date, closed_by=reported.told_at, by=None)
    close(reported)
    found = page(client, "/exampleton/panel/meetings/2026-01-13/item-6/").get_element_by_id("actions")
    assert "Asked for on 13 January 2026, closed at this item" in words(found)


def test_no_meeting_was_told_of_what_was_done_after_it(reported, clerk):
    url = f"{reported.item_url}actions/{reported.action.pk}/close/"
    sent = {"on": "2026-01-14", "closed_by": reported.told_at.pk}
    late = "The agenda item is of 13 January 2026, when this was not done yet."
    assert late in faults(clerk.post(url, sent))
    with pytest.raises(NotAllowed, match=late):
        close_action(action=reported.action, on=date(2026, 1, 14), closed_by=reported.told_at, by=None)
    assert clerk.post(url, sent | {"on": "2026-01-13"}).status_code == 302
    with pytest.raises(NotAllowed, match="An action that was done on 13 January 2026 was closed at it"):
        move_meeting(
            meeting=reported.held,
            day=date(2026, 1, 12),
            time=None,
            location="",
            reason="The day was wrong.",
            by=None,
        )
