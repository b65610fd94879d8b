"""Resolutions and actions in the words of a council, typed without the editor's sign, and shown in those words."""

import pytest

from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.unsigned import unsigned_in
from committees.minutes.marks.own_words import own_head
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Paragraph
from committees.minutes.views import unsettled_in
from committees.models import Meeting
from tests.committees.shown import page, section, words
from tests.meetings import Town


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: That the report be noted.",
        "PENDERFYNWYD: nodi'r adroddiad.",
        "Penderfynwyd nodi'r adroddiad.",
        "Nodwyd yr adroddiad.",
        "It was agreed that the plan be brought back in May.",
        "Members agreed to visit the home.",
        "The Committee agreed the priorities.",
        "Decision: To note the report.",
        "AGREED to write to the health board.",
        "Members welcomed the report. RESOLVED that it be noted.",
    ],
)
def test_what_reads_as_a_resolution_is_asked_about(text):
    assert "put = before it" in unsigned_in(Paragraph("statement", text))


@pytest.mark.parametrize(
    "text",
    ["CAM GWEITHREDU: Pennaeth Adran i anfon y data.", "Action: Clerk to send the dates.", "ACTION – Clerk"],
)
def test_what_reads_as_an_action_is_asked_about(text):
    assert "Put ! before it" in unsigned_in(Paragraph("statement", text))


@pytest.mark.parametrize(
    "text",
    [
        "moved: Member for Bridge ward",
        "Seconded by Councillor Ash",
        "vote: Agreed without a vote",
        "6 for, 1 against",
    ],
)
def test_a_vote_that_stands_beneath_no_resolution_is_asked_about(text):
    block = Paragraph("statement", text)
    assert unsigned_in(block, text).startswith(f"“{text}” stands as a statement, for no resolution")
    assert unsigned_in(block, f"\\{text}") == ""  # which says that it is one


@pytest.mark.parametrize(
    "text",
    [
        "Members noted the fall since May.",
        "The Chair agreed to write to the minister.",
        "The Panel heard that the board had agreed that a lead be named.",
        "Actions of the last meeting were gone through.",
        "Agreed by all partners, the plan began in May.",
        "Roedd Aelodau'n falch o'r gwaith.",
    ],
)
def test_what_is_only_told_is_not_asked_about(text):
    assert unsigned_in(Paragraph("statement", text)) == ""


def test_what_somebody_says_is_not_asked_about():
    said = Paragraph("statement", "It was agreed that carers be heard.", "Councillor Ash")
    assert unsigned_in(said) == ""


@pytest.mark.parametrize(
    ("words", "head", "rest"),
    [
        ("PENDERFYNWYD: nodi'r adroddiad.", "PENDERFYNWYD", "nodi'r adroddiad."),
        ("PENDERFYNWYD / RESOLVED: that it be noted.", "PENDERFYNWYD / RESOLVED", "that it be noted."),
        ("Cytunwyd", "Cytunwyd", ""),
        ("It was unanimously agreed that it be noted.", "It was unanimously agreed", "that it be noted."),
        ("17.4 Resolved – That it be noted.", "17.4 Resolved", "That it be noted."),
        ("The Committee agreed to:", "The Committee agreed", "to:"),
        ("that the Committee:", "", "that the Committee:"),
        ("Agreed.", "", "Agreed."),
        ("Approved accounts be sent out.", "", "Approved accounts be sent out."),
        ("Decisions on housing be noted.", "", "Decisions on housing be noted."),
    ],
)
def test_a_resolution_may_have_a_word_of_its_own(words, head, rest):
    assert own_head(words) == (head, rest)


@pytest.fixture
def town(db):
    town = Town(public=True)
    Meeting.objects.filter(pk=town.meeting.pk).update(minutes_state="draft")
    return town


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("= PENDERFYNWYD nodi'r adroddiad.", "PENDERFYNWYD nodi'r adroddiad."),
        (
            "= PENDERFYNWYD\nNodi'r adroddiad.\nDiolch i'r staff.",
            "PENDERFYNWYD Nodi'r adroddiad. Diolch i'r staff.",
        ),
        ("= It was agreed that the report be noted.", "It was agreed that the report be noted."),
        ("= RESOLVED: That the report be noted.", "RESOLVED That the report be noted."),
        ("= That the report be noted.", "RESOLVED That the report be noted."),
        ("= Decision: To note the report.\nlost", "MOTION Decision: To note the report. Lost."),
    ],
)
def test_a_resolution_is_shown_under_the_word_of_the_minutes(client, town, typed, shown):
    set_minutes(item=town.item, blocks=read_marks(typed).blocks, by=None)
    decision = section(page(client, town.item_url), "decision")
    assert shown in decision
    assert ("RESOLVED" in decision) == shown.startswith("RESOLVED")
    assert shown in words(page(client, town.url("panel/meetings/2025-11-18/papers/minutes/")))


def test_the_question_stands_beside_the_line_and_stops_nobody(town, clerk):
    set_minutes(item=town.item, blocks=read_marks("PENDERFYNWYD: nodi'r adroddiad.").blocks, by=None)
    assert "“PENDERFYNWYD: nodi'r adroddiad.” reads as a resolution." in words(
        page(clerk, f"{town.item_url}minutes/")
    )
    assert not unsettled_in(town.meeting, town.council)
