"""Who moved and how it was voted reads as sentences in everything that goes out, however it was typed."""

from io import BytesIO

import docx
import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.attendance.presenters import names_of, who
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.minutes.views import text_of
from tests.committees.shown import page, section, words
from tests.factories.committees import PersonFactory
from tests.meetings import Town

HERE = "panel/meetings/2025-11-18/"
TYPED = "= That it be noted.\nmoved the Vice-chair, seconded the Chair\nvote: agreed without a vote"
PRINTED = "Moved by the Vice-chair, seconded by the Chair. Agreed without a vote."


@pytest.fixture
def town(db):
    """Posts with their articles, as a council keeps them that shows roles."""
    town = Town(public=True)
    people = [
        PersonFactory(council=town.council, name="", role=role) for role in ("The Chair", "The Vice-chair")
    ]
    capacities = ("chair", "vice_chair")
    rows = [Attended("present", each, person) for each, person in zip(capacities, people, strict=True)]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(TYPED, names).blocks, by=None)
    type(town.meeting).objects.update(minutes_state="draft", minutes_published=town.meeting.date)
    return town


def test_a_vote_typed_with_a_small_letter_begins_its_sentence_with_a_capital(client, town):
    assert PRINTED in section(page(client, town.item_url), "decision")
    assert PRINTED in words(page(client, town.url(f"{HERE}papers/minutes/")))
    word = docx.Document(BytesIO(client.get(town.url(f"{HERE}papers/minutes.docx")).content))
    assert PRINTED in [each.text for each in word.paragraphs]
    table = client.get(town.url("meetings/open-data/resolutions.csv")).content.decode()
    assert '"Moved by the Vice-chair, seconded by the Chair",Agreed without a vote,' in table
    (item,) = client.get(town.url("meetings/open-data/agenda-items/")).json()["data"]
    assert item["scorecard:resolution"][0]["vote"] == "Agreed without a vote"


def test_the_editor_keeps_the_vote_as_it_was_typed(town):
    assert text_of(town.item, speakers_at(town.meeting)).endswith("\nvote: agreed without a vote")


def test_a_post_within_a_sentence_begins_with_a_small_article(town):
    chair, vice = town.meeting.attendance.select_related("person")
    chair.status = vice.status = "apologies"
    assert names_of([chair, vice], "apologies", "role") == "the Chair and the Vice-chair"
    vice.substitute_for = chair.person
    assert who(vice, "role").together == "The Vice-chair, substitute for the Chair"
