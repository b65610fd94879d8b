"""Votes and days of actions that cannot be as they are minuted: told beside them, and they stop nobody."""

from datetime import date

import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.meetings.actions import publish_minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.due import NO_SUCH_DAY, TOO_EARLY, read_due, why_not_by
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.said import LimbSaid, Paragraph, Resolved
from committees.minutes.notes.voting import Voter, Voters, doubts_of
from committees.minutes.views import as_it_stands, unsettled_in
from committees.models import Meeting
from tests.committees.shown import page, words

CHAIR, ASH = Voter(1, "Councillor Abbey", "chair", True), Voter(2, "Councillor Ash", "member", True)
BIRCH, HEAD = Voter(3, "Ms Birch", "co-opted member", False), Voter(4, "Head of Service", "officer", False)
THERE = Voters(
    {
        "chair": CHAIR,
        "councillor abbey": CHAIR,
        "councillor ash": ASH,
        "ms birch": BIRCH,
        "head of service": HEAD,
    }
)
MEETING = date(2026, 11, 24)


def told(*tail: str, there: Voters = THERE) -> list[str]:
    return doubts_of(Resolved("", (LimbSaid("That it be noted."),), tail), there)


@pytest.mark.parametrize(
    ("tail", "doubts"),
    [
        (["moved Councillor Abbey, seconded Councillor Ash", "2 for, 0 against"], []),
        (
            ["moved the Chair", "seconded Councillor Abbey"],
            ["Councillor Abbey is minuted as moving and as seconding"],
        ),
        (["100 for"], ["100 votes are minuted, and those recorded as there have 2."]),
        (
            ["for: the Chair", "against: Councillor Abbey"],
            ["Councillor Abbey is minuted as voting for and against."],
        ),
        (
            ["for: Ms Birch"],
            ["Ms Birch was there as co-opted member, without a vote, and is minuted as voting for it."],
        ),
        (
            ["moved Head of Service"],
            ["Head of Service was there as officer, without a vote, and is minuted as moving"],
        ),
        (["2 for", "for: Councillor Ash"], ["For: The count of votes here is 2, of names 1."]),
        (["1 for", "for: Councillor Ash", "abstained: the Chair"], []),
    ],
)
def test_a_vote_is_held_against_who_was_there(tail, doubts):
    found = told(*tail)
    assert len(found) == len(doubts)
    assert all(one.startswith(begins) for one, begins in zip(found, doubts, strict=True))


def test_where_nobody_is_recorded_as_there_votes_are_not_too_many():
    assert told("100 for", there=Voters()) == []


@pytest.mark.parametrize(
    ("by", "fault", "day"),
    [
        ("by 31 February 2027", NO_SUCH_DAY, None),
        ("by 31 February", NO_SUCH_DAY, None),
        ("by 1 January 2020", TOO_EARLY, None),
        ("by the meeting of 1 January 2020", TOO_EARLY, None),
        ("by 24 November 2026", "", MEETING),
        ("by 14 April", "", date(2027, 4, 14)),
        ("by 29 February", "", date(2028, 2, 29)),
        ("by the next meeting", "", None),
        ("by 3 working days", "", None),
    ],
)
def test_the_day_of_an_action_is_one_that_can_come(by, fault, day):
    """As the form for actions asks it."""
    assert (why_not_by(by, MEETING), read_due(by, MEETING).day) == (fault, day)


@pytest.mark.django_db
def test_they_stand_in_the_margin_and_the_draft_is_published_all_the_same(town, clerk):
    rows = [
        Attended("present", "member", words="Councillor Abbey"),
        Attended("present", "officer", words="Head"),
    ]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    text = "= That it be noted.\r\nmoved Head, seconded Councillor Abbey\r\n9 for\r\n! Head: look, by 1 January 2020"
    clerk.post(f"{town.item_url}minutes/", {"text": text})
    shown = words(page(clerk, f"{town.item_url}minutes/"))
    assert "Head was there as officer in attendance, without a vote, and is minuted as moving it." in shown
    assert "9 votes are minuted, and those recorded as there have 1." in shown and TOO_EARLY in shown
    assert not unsettled_in(town.meeting, town.council)
    assert as_it_stands(town.item, town.council, speakers_at(town.meeting))[1][0].doubts
    publish_minutes(meeting=town.meeting, on=town.meeting.date, unsettled=(), by=None)


@pytest.mark.django_db
def test_a_draft_that_names_nobody_as_present_is_published_with_a_warning(town, clerk):
    """Who publishes it is told, once; and not where somebody is recorded."""
    set_minutes(item=town.item, blocks=[Paragraph("statement", "It was said.")], by=None)
    publish = town.url("panel/meetings/2025-11-18/publish-minutes/")
    Meeting.objects.update(minutes_state="none", minutes_published=None)
    assert "Nobody is recorded as present." in clerk.post(publish, follow=True).content.decode()
    Meeting.objects.update(minutes_state="none", minutes_published=None)
    set_attendance(meeting=town.meeting, rows=[Attended("present", "member", words="A member")], by=None)
    assert "Nobody is recorded as present." not in clerk.post(publish, follow=True).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({}, "The committee has no meeting on 14 April 2026, so it is due by that day."),
        ({"state": "cancelled"}, "The meeting of 14 April 2026 is cancelled, so it falls to the next one"),
        ({"state": "stands"}, ""),
    ],
)
def test_an_action_due_at_a_meeting_that_is_none_is_looked_at_again_and_keeps_its_words(
    town, clerk, held, said
):
    """Once the meeting is set up and the minutes are saved again it is due there."""
    if held:
        town.add_meeting(date(2026, 4, 14))
        Meeting.objects.filter(date=date(2026, 4, 14)).update(**held)
    text = "It was said.\n! Head of Service: look, by the meeting of 14 April 2026"
    clerk.post(f"{town.item_url}minutes/", {"text": text})
    shown = page(clerk, f"{town.item_url}minutes/")
    assert ("Look again" in words(shown)) == bool(said) and said in words(shown)
    stands = shown.get_element_by_id("id_text").value.replace("\r\n", "\n").strip()
    assert stands == (text if said else text.replace("the meeting of 14 April 2026", "the next meeting"))
    action = town.item.actions.get()
    assert (action.due_meeting is None) == (not held)
    if not held:
        assert (action.due_on, action.due_note) == (date(2026, 4, 14), "by the meeting of 14 April 2026")
        town.add_meeting(date(2026, 4, 14))
        clerk.post(f"{town.item_url}minutes/", {"text": f"{text} "})
        action.refresh_from_db()
        assert action.due_meeting.date == date(2026, 4, 14)
        assert (action.due_on, action.due_note) == (None, "")
