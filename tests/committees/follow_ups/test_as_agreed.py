"""An action of agreed minutes stays as it was agreed, whatever becomes of it; in a draft it stays with its limb."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.follow_ups.actions import add_action, close_action, edit_action
from committees.meetings.actions import confirm_minutes, reopen_minutes
from committees.meetings.standing.actions import cancel_meeting, move_meeting
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import blocks_of, standing_of
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.writing import write_minutes
from committees.models import Limb
from indicators.terms.periods import day_words
from tests.committees.shown import page, section, words

pytestmark = pytest.mark.django_db
HERE = "panel/meetings/2025-11-18/"


def agreed(town):
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    item = town.add_item(later, "2")
    confirm_minutes(meeting=town.meeting, agreed_at=later, item=item, today=date(2026, 3, 1), by=None)
    action = town.item.actions.get()
    action.item.meeting.refresh_from_db()
    return action


def as_it_is(action):
    names = ("title", "owner", "due_meeting", "due_on", "due_note", "limb", "paragraph")
    return {name: getattr(action, name) for name in names} | {"action": action, "by": None}


@pytest.mark.parametrize("other", [{"title": "A plan"}, {"limb": None}, {"paragraph": None}])
def test_the_words_of_an_agreed_action_and_what_it_came_of_stay(town, other):
    action = agreed(town)
    with pytest.raises(NotAllowed, match="stay as they were agreed"):
        edit_action(**as_it_is(action) | other)
    with pytest.raises(NotAllowed, match="These minutes have been agreed"):
        add_action(item=action.item, title="One more", owner="Clerk", due_note="May", by=None)


def test_agreed_minutes_say_owner_and_day_as_they_were_agreed(client, clerk, town):
    action = agreed(town)
    form = page(client, town.url(f"{HERE}item-6/actions/{action.pk}/"))
    assert "“Costed plan”: its words stay" in words(form)
    assert not form.xpath("//*[@name='title' or @name='limb' or @name='paragraph']")
    sent = {"owner": "Director", "due_on": "2026-05-01"}
    assert client.post(town.url(f"{HERE}item-6/actions/{action.pk}/"), sent).status_code == 302
    paper = words(page(client, town.url(f"{HERE}papers/minutes/")))
    assert "Costed plan Owner Head of Service, Placements Due the next meeting" in paper
    assert "Director" not in paper
    found = client.get(town.url(f"meetings/open-data/agenda-items/{action.item_id}/")).json()
    assert found["scorecard:action"] == [{"name": "Costed plan", "owner": "Head of Service, Placements"}]
    now = words(page(client, town.url(f"actions/{action.pk}/")))
    assert "Director. It was: Head of Service, Placements" in now
    assert "agreed" in words(page(client, town.url(f"{HERE}item-6/actions/new/")))
    assert "Add an action" not in words(page(client, town.url(f"{HERE}item-6/")))


TEXT = """\
= that the Panel:
(a) notes the report;
(b) asks for a costed plan for more homes.
! (b) Head of Service: write the plan, by 14 January 2026"""


def test_an_action_stays_with_its_limb_when_another_comes_before_it(client, clerk, town):
    write = lambda text: set_minutes(item=town.item, blocks=read_marks(text).blocks, by=None)  # noqa: E731
    write(TEXT)
    came_of = Limb.objects.get(text__startswith="asks")
    write(TEXT.replace("(b) asks for a costed", "(b) thanks carers;\n(c) asks for a full"))
    action = town.item.actions.get()
    assert action.limb == came_of
    said = write_minutes(blocks_of(town.item, standing_of(town.item)))
    assert "! (c) Head of Service: write the plan" in said
    assert "Resolution 6(c)" in section(page(client, town.item_url), "actions")
    # What it came of is told as it reads now
    assert "Resolution 6(c): “asks for a full plan for more homes”" in words(
        page(client, town.url(f"actions/{action.pk}/"))
    )
    write(said.replace("! (c) Head", "! (a) Head"))  # as somebody wants it
    assert town.item.actions.get().limb.text == "notes the report;"


def test_draft_and_agreed_minutes_give_what_was_resolved_wherever_the_meeting_went(client, clerk, town):
    town.discuss()
    first, other = (town.add_meeting(localdate() + timedelta(days=days)) for days in (30, 60))
    town.item.actions.update(due_meeting=first, due_note="")
    due = f"Due the meeting of {day_words(first.date)}"
    paper = lambda: words(page(client, town.url(f"{HERE}papers/minutes/")))  # noqa: E731
    assert due in paper()
    moved = move_meeting(
        meeting=first,
        day=first.date + timedelta(days=7),
        time=None,
        location="",
        reason="The Chair is ill.",
        by=None,
    )
    assert due in paper()
    cancel_meeting(meeting=moved, reason="Too few members can come.", by=None)
    assert due in paper()
    action = town.item.actions.get()
    sent = {"title": action.title, "owner": "Director", "due_meeting": other.pk}
    assert client.post(town.url(f"{HERE}item-6/actions/{action.pk}/"), sent).status_code == 302
    assert due in paper() and "Owner Head of Service" in paper()
    now = words(page(client, town.url(f"actions/{action.pk}/")))
    assert f"the meeting of {day_words(other.date)}. It was: " in now
    later = town.add_meeting(date(2026, 2, 24))
    town.meeting.refresh_from_db()
    item = town.add_item(later, "2")
    confirm_minutes(meeting=town.meeting, agreed_at=later, item=item, today=date(2026, 3, 1), by=None)
    assert due in paper() and "Director" not in paper()
    town.meeting.refresh_from_db()
    reopen_minutes(meeting=town.meeting, reason="A name is wrong.", on=date(2026, 3, 2), by=None)
    assert due in paper()


def test_the_minutes_of_an_action_that_is_done_keep_its_day_where_the_meeting_moves(client, clerk, town):
    town.discuss()
    first = town.add_meeting(localdate() + timedelta(days=30))
    town.item.actions.update(due_meeting=first, due_note="or sooner")
    close_action(action=town.item.actions.get(), on=date(2025, 11, 20), by=None)
    day = first.date + timedelta(days=7)
    move_meeting(meeting=first, day=day, time=None, location="", reason="The Chair is ill.", by=None)
    paper = words(page(client, town.url(f"{HERE}papers/minutes/")))
    assert f"Due the meeting of {day_words(day - timedelta(days=7))}, or sooner" in paper


def test_what_the_clerk_writes_into_a_draft_is_what_it_says(client, clerk, town):
    town.discuss()
    write = lambda text: set_minutes(item=town.item, blocks=read_marks(text).blocks, by=None)  # noqa: E731
    write(TEXT)
    write(TEXT.replace("14 January", "21 January"))
    assert "Due 21 January 2026" in words(page(client, town.url(f"{HERE}papers/minutes/")))
