"""When an action may be closed, and at which meetings it may be due."""

from datetime import date, timedelta

import pytest

from accounts.policies import NotAllowed
from committees.follow_ups.actions import close_action
from committees.follow_ups.recommendations.actions import recommend
from committees.meetings.standing.actions import move_meeting
from committees.models import Action
from tests.committees.shown import faults

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
