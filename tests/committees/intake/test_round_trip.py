"""Minutes that we print say the same when they are read in again: as Word, and as the page that somebody saved."""

import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.items.actions import create_item
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.models import Action, Meeting
from committees.reading.reading import read_minutes
from committees.reading.result import Item
from tests.meetings import Town

pytestmark = pytest.mark.django_db
THERE = {"Councillor Abbey": "chair", "Councillor Ash": "member", "Councillor Beech": "member"}
FIRST = """The Head of Service introduced the report.
? Councillor Ash asked why children moved.
> Head of Service replied that 12 homes had closed.
The Chair thanked the carers who came.
? @Chair: When will the homes open?
> @Head of Service: In May, if the inspection goes well.
= that the Committee:
(a) notes the report;
(b) asks the Head of Service to bring costs; and
(c) thanks the carers.
moved Councillor Ash, seconded Councillor Beech
2 for, 1 against
! (b) Head of Service: bring the costs, by 14 April 2026
! Clerk: send the letter, by the next meeting
. Councillor Beech left the meeting."""
SECOND = """Councillor Beech welcomed the plan.
= PENDERFYNWYD diolch i'r gofalwyr."""


@pytest.fixture
def town(db):
    town = Town(public=True)
    rows = [Attended("present", capacity, words=name) for name, capacity in THERE.items()]
    set_attendance(
        meeting=town.meeting, rows=[*rows, Attended("present", "officer", words="Head of Service")], by=None
    )
    other = create_item(meeting=town.meeting, number="7", title="Plan for carers", by=None)
    names = [each.name for each in speakers_at(town.meeting)]
    for item, text in ((town.item, FIRST), (other, SECOND)):
        set_minutes(item=item, blocks=read_marks(text, names).blocks, by=None)
    Meeting.objects.filter(pk=town.meeting.pk).update(minutes_state="draft")
    return town


def read_again(client, town, address: str) -> list[Item]:
    return list(
        read_minutes(client.get(town.url(f"panel/meetings/2025-11-18/papers/{address}")).content).items
    )


def heard(item: Item) -> list[tuple[str, str]]:
    """Kind and speaker of what was said and done, with the line on the vote, and not what the page says behind it."""
    return [
        (each.kind.value, each.speaker)
        for each in item.paragraphs
        if each.speaker or each.kind == "procedure"
    ]


@pytest.mark.parametrize("address", ["minutes.docx", "minutes/"])
def test_items_limbs_speakers_and_actions_are_those_that_were_printed(client, town, address):
    first, second = read_again(client, town, address)
    assert [(each.number, each.title) for each in (first, second)] == [
        ("6.", "Finding homes closer"),
        ("7.", "Plan for carers"),
    ]
    assert heard(first) == [
        ("statement", "Head of Service"),
        ("question", "Councillor Ash"),
        ("answer", "Head of Service"),
        ("statement", "Chair"),
        ("question", "Chair"),
        ("answer", "Head of Service"),
        ("procedure", ""),
        ("procedure", ""),
    ]
    (resolved,), (welsh,) = first.resolutions, second.resolutions
    assert [(each.verb, each.text) for each in resolved.limbs] == [
        ("noted", "notes the report;"),
        ("requested", "asks the Head of Service to bring costs; and"),
        ("thanked", "thanks the carers."),
    ]
    assert (welsh.label, welsh.limbs[0].text) == ("PENDERFYNWYD", "diolch i'r gofalwyr.")
    stored = Action.objects.filter(item=town.item).order_by("pk")
    assert [(each.text, each.owner) for each in first.actions] == [
        (each.title, each.owner) for each in stored
    ]
    assert [each.due for each in first.actions] == ["14 April 2026", "by the next meeting"]
    assert not second.actions and heard(second) == [("statement", "Councillor Beech")]


def test_the_menus_of_the_page_are_no_minutes(client, town):
    said = " ".join(part.text for item in read_again(client, town, "minutes/") for part in item.paragraphs)
    assert "Accessibility" not in said and "Sign in" not in said
