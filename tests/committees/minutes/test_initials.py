"""Notes that shorten who is on the attendance to initials: they are heard as those people, and nobody else is."""

import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.initials import initials_of
from committees.minutes.marks.reading import read_marks
from tests.committees.shown import page, words
from tests.meetings import Town


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Councillor Judith Barr", "Dr Oona Mary Kerrigan"], ["JB", "OMK"]),
        (["Helen Tattersall, Head of Care", "Jim Brook (police)"], ["HT", "JB"]),
        (["Peter Nwosu", "Paula North"], ["", ""]),
        (["Head of Service, Placements", "Virtual School Head", "Councillor Ash"], ["", "", ""]),
    ],
)
def test_initials_are_of_one_person_and_of_no_post(names, initials):
    assert initials_of(names) == initials


@pytest.fixture
def town(db):
    town = Town(public=True)
    there = {
        "Councillor Judith Barr": "member",
        "Ian Thomas": "officer",
        "Peter Nwosu": "member",
        "Paula North": "officer",
    }
    rows = [Attended("present", capacity, words=name) for name, capacity in there.items()]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    return town


def said(town, text: str) -> list[tuple[str, str]]:
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(text, names).blocks, by=None)
    rows = town.item.paragraphs.order_by("position")
    return [(each.speaker, each.attendance.words if each.attendance else "") for each in rows]


def test_who_is_on_the_attendance_speaks_under_their_initials(client, town):
    text = (
        "JB reported on the homes.\n? JB asked who pays.\n> IT replied that the council did.\nJB: It is late."
    )
    judith, ian = ("JB", "Councillor Judith Barr"), ("IT", "Ian Thomas")
    assert said(town, text) == [judith, judith, ian, judith]
    type(town.meeting).objects.filter(pk=town.meeting.pk).update(minutes_state="draft")
    assert "Councillor Judith Barr reported on the homes." in words(page(client, town.item_url))


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed by all.",
        "IT systems were slow in May.",
        "PN asked who pays.",
        "JB and the Chair asked who pays.",
        "it reported nothing.",
    ],
)
def test_words_like_initials_and_initials_of_two_are_nobody(town, text):
    assert said(town, text) == [("", "")]
