"""An action of agreed minutes stays as it was agreed, whatever becomes of it; in a draft it stays with its limb."""

from datetime import date

import pytest

from accounts.policies import NotAllowed
from committees.follow_ups.actions import add_action, edit_action
from committees.meetings.actions import confirm_minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import blocks_of, standing_of
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.writing import write_minutes
from committees.models import Limb
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
