"""What hangs on the attendance stays, and who was away from an item takes no part in it unnoticed."""

from datetime import time, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.attendance.actions import Attended, Declared, Moved, set_attendance, set_course
from committees.attendance.presence import Move, why_away
from committees.attendance.querysets import out_of_order_at, stayed_at
from committees.meetings.standing.actions import cancel_meeting
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.minutes.views import as_it_stands
from committees.models import AttendanceMove, Meeting, Resolution
from committees.people.actions import set_rules
from tests.committees.shown import page, words
from tests.factories.committees import CommitteeMembershipFactory

pytestmark = pytest.mark.django_db
ABBEY, ASH = "Councillor Abbey", "Councillor Ash"
AWAY = "Councillor Ash left at item 6, at 6.42pm, and is minuted as "


@pytest.fixture
def there(town):
    """Abbey and Ash, as the clerk recorded them; of items 5 to 7."""
    town.add_item(town.meeting, "5")
    town.add_item(town.meeting, "7")
    return set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH), by=None)


def as_rows(*names: str, **status: str) -> list[Attended]:
    return [Attended(status.get(each.split()[-1], "present"), "member", words=each) for each in names]


def left(town, *who, at=None):
    moves = [Moved(each, "left", town.item, at) for each in who]
    set_course(meeting=town.meeting, moves=moves, declarations=[], moments=[], by=None)


def resolved(town, item, *lines: str) -> None:
    text = "\n".join(["= That it be noted.", *lines])
    blocks = read_marks(text, [each.name for each in speakers_at(town.meeting)]).blocks
    set_minutes(item=item, blocks=blocks, by=None)


@pytest.mark.parametrize("after", [as_rows(ABBEY), as_rows(ABBEY, ASH, Ash="apologies")])
def test_who_came_left_or_declared_an_interest_is_not_taken_off_before_the_course_says_so(town, there, after):
    left(town, there[1])
    with pytest.raises(NotAllowed, match="Councillor Ash left at item 6, says the course of the meeting"):
        set_attendance(meeting=town.meeting, rows=after, by=None)
    interest = Declared(there[1], "personal", town.item)
    set_course(meeting=town.meeting, moves=[], declarations=[interest], moments=[], by=None)
    with pytest.raises(NotAllowed, match="Councillor Ash declared an interest in item 6"):
        set_attendance(meeting=town.meeting, rows=after, by=None)
    set_course(meeting=town.meeting, moves=[], declarations=[], moments=[], by=None)
    set_attendance(meeting=town.meeting, rows=after, by=None)


@pytest.mark.parametrize("line", ["moved Councillor Abbey, seconded Councillor Ash", "for: Councillor Ash"])
def test_who_moved_seconded_or_voted_was_not_absent(town, there, line):
    resolved(town, town.item, line)
    with pytest.raises(NotAllowed, match=r"Councillor Ash (voted|moved or seconded)"):
        set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH, Ash="absent"), by=None)


def test_a_page_opened_before_the_first_saving_keeps_the_course(town, there):
    """Its rows name no key, and mean the people who stand there by now."""
    left(town, there[1])
    assert set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH), by=None) == there
    assert there[1].moves.count() == 1


def test_the_course_of_somebody_who_is_said_to_be_absent_stays_when_it_is_saved(town, clerk, there):
    """As older records may have it."""
    left(town, there[1])
    type(there[1]).objects.filter(pk=there[1].pk).update(status="apologies")
    url = town.url("panel/meetings/2025-11-18/course/")
    form = next(each for each in page(clerk, url).forms if "move-0-kind" in each.fields)
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    clerk.post(url, sent)
    assert there[1].moves.count() == 1


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("moved Councillor Ash, seconded Councillor Abbey", "moving"),
        ("moved Councillor Abbey, seconded Councillor Ash", "seconding"),
        ("against: Councillor Ash", "voting"),
    ],
)
def test_who_had_left_and_takes_a_part_is_told_with_item_and_time(town, clerk, there, line, part):
    """Beside the resolution, on the meeting's page and where the course is saved; readers are told nothing of it."""
    left(town, there[1], at=time(18, 42))
    later = town.meeting.items.get(number="7")
    resolved(town, later, line)
    (row,) = as_it_stands(later, town.council, speakers_at(town.meeting))[1]
    assert [each for each in row.doubts if each.startswith(f"{AWAY}{part}")]
    meeting = town.url("panel/meetings/2025-11-18/")
    assert f"Item 7: {AWAY}{part}" in words(page(clerk, meeting))
    Meeting.objects.update(minutes_state="none", minutes_published=None)
    told = clerk.post(f"{meeting}publish-minutes/", follow=True).content.decode()
    assert f"Item 7: {AWAY}{part}" in told
    clerk.logout()
    assert AWAY not in words(page(clerk, meeting))


def test_who_was_there_for_the_item_takes_part_without_a_word(town, clerk, there):
    left(town, there[1])
    earlier = town.meeting.items.get(number="5")
    resolved(town, earlier, "moved Councillor Ash, seconded Councillor Abbey")
    assert not as_it_stands(earlier, town.council, speakers_at(town.meeting))[1][0].doubts
    assert "is minuted as" not in words(page(clerk, town.url("panel/meetings/2025-11-18/")))


def test_who_left_the_room_with_an_interest_is_not_its_voter_unnoticed(town, there):
    interest = Declared(there[1], "pecuniary", town.item, withdrew=True)
    set_course(meeting=town.meeting, moves=[], declarations=[interest], moments=[], by=None)
    resolved(town, town.item, "for: Councillor Ash")
    (row,) = as_it_stands(town.item, town.council, speakers_at(town.meeting))[1]
    assert row.doubts == [
        "Councillor Ash left the room for item 6, having declared an interest, and is minuted as voting for it. "
        "Look at the course of the meeting, or at the name."
    ]
    assert Resolution.objects.get().named_votes.exists()  # it stops nobody


NO_PART = "allows neither discussion nor vote without a dispensation, and is minuted as "


@pytest.mark.parametrize("regime", ["england", "wales", "scotland"])
@pytest.mark.parametrize(
    ("kind", "has", "english"),
    [
        ("pecuniary", "disclosable pecuniary interest", "section 31(4) of the Localism Act 2011"),
        ("prejudicial", "personal and prejudicial interest", "the code of conduct"),
    ],
)
def test_who_stayed_with_an_interest_that_keeps_them_out_takes_no_part_unnoticed(
    town, clerk, there, regime, kind, has, english
):
    """Beside the resolution, and where the minutes are published."""
    set_rules(council=town.council, values={"regime": regime}, by=None)
    declared = [Declared(there[1], kind, town.item), Declared(there[0], "personal", town.item)]
    set_course(meeting=town.meeting, moves=[], declarations=declared, moments=[], by=None)
    resolved(town, town.item, "moved Councillor Abbey, seconded Councillor Ash", "for: Councillor Ash")
    law = english if regime == "england" else "the code of conduct"
    told = f"Councillor Ash has a {has} in item 6, with which {law} {NO_PART}"
    (row,) = as_it_stands(town.item, town.council, speakers_at(town.meeting))[1]
    assert [each.removeprefix(told).partition(".")[0] for each in row.doubts] == [
        "seconding it",
        "voting for it",
    ]
    Meeting.objects.update(minutes_state="none", minutes_published=None, kept_regime=regime)
    meeting = town.url("panel/meetings/2025-11-18/")
    answer = clerk.post(f"{meeting}publish-minutes/", follow=True)
    said = [str(each) for each in answer.context["messages"]]
    assert [each for each in said if each.startswith(f"Item 6: {told}")] == [
        f"Item 6: {told}{part}. Look at the course of the meeting, or at the name."
        for part in ("seconding a resolution", "voting")
    ]
    clerk.logout()
    assert NO_PART not in words(page(clerk, meeting))


@pytest.mark.parametrize(
    ("kind", "item", "nature"),
    [
        ("personal", "6", ""),
        ("non_registrable", "6", ""),
        ("pecuniary", "7", ""),
        ("pecuniary", "6", "my employer; dispensation of 3 May 2025"),
        ("prejudicial", "6", "llywodraethwr; gollyngiad 3 Mai 2025"),
    ],
)
def test_who_may_take_part_with_an_interest_does_so_without_a_word(town, there, kind, item, nature):
    of = town.meeting.items.get(number=item)
    declared = [Declared(there[1], kind, of, nature)]
    set_course(meeting=town.meeting, moves=[], declarations=declared, moments=[], by=None)
    resolved(town, town.item, "moved Councillor Abbey, seconded Councillor Ash")
    assert not as_it_stands(town.item, town.council, speakers_at(town.meeting))[1][0].doubts


def minuted(town, item, text: str) -> list[str]:
    """What stands beside the paragraphs, once they are saved."""
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=item, blocks=read_marks(text, names).blocks, by=None)
    rows = as_it_stands(item, town.council, speakers_at(town.meeting))[1]
    return [each for row in rows for each in row.doubts]


@pytest.mark.parametrize(
    ("status", "has"), [("apologies", "sent apologies"), ("absent", "is recorded as absent")]
)
@pytest.mark.parametrize(
    "text",
    [
        "? Councillor Ash asked about X.",
        "> @Councillor Ash: replied that it was.",
        "The Councillor Ash then asked why.",
        "Councillor Ash: It is good.",
        "Gofynnodd y Councillor Ash pam.",
    ],
)
def test_who_was_not_there_and_speaks_is_told_beside_it_on_the_page_and_when_publishing(
    town, clerk, status, has, text
):
    set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH, Ash=status), by=None)
    told = f"Councillor Ash {has}, and is minuted as speaking. Look at “Who was there”, or at the name."
    assert told in minuted(town, town.item, f"? Councillor Abbey asked.\n{text}")
    meeting = town.url("panel/meetings/2025-11-18/")
    assert f"Item 6: {told}" in words(page(clerk, meeting))
    Meeting.objects.update(minutes_state="none", minutes_published=None)
    answer = clerk.post(f"{meeting}publish-minutes/", follow=True)
    assert f"Item 6: {told}" in [str(each) for each in answer.context["messages"]]
    clerk.logout()
    assert has not in words(page(clerk, meeting)).replace("Apologies", "")


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash sent apologies.",
        "Councillor Ash had given apologies for absence.",
        ". Councillor Ash joined the Panel in May.",
        "Councillor Ash was elected Vice-chair.",
        "Councillor Ash had submitted a written question, which was read out.",
        "? Councillor Ashworth asked why.",
        "? Councillor Abbey asked Councillor Ash’s question.",
    ],
)
def test_who_was_not_there_is_spoken_of_without_a_word(town, text):
    set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH, Ash="apologies"), by=None)
    assert minuted(town, town.item, text) == []


def test_who_sent_apologies_is_not_said_to_be_missing_from_the_attendance(town):
    set_attendance(meeting=town.meeting, rows=as_rows(ABBEY, ASH, Ash="apologies"), by=None)
    resolved(town, town.item, "moved Councillor Abbey, seconded the Councillor Ash")
    (row,) = as_it_stands(town.item, town.council, speakers_at(town.meeting))[1]
    (warned,) = row.warnings
    assert (warned.heading, warned.words.partition(",")[0]) == (
        "Recorded as not at the meeting",
        "the Councillor Ash sent apologies",
    )


@pytest.mark.parametrize(
    ("withdrew", "why"),
    [
        (True, "left the room for item 6, having declared an interest"),
        (
            False,
            "has a disclosable pecuniary interest in item 6, with which section 31(4) of the Localism Act 2011 allows "
            "neither discussion nor vote without a dispensation",
        ),
    ],
)
def test_who_has_an_interest_that_keeps_them_out_does_not_speak_unnoticed(town, clerk, there, withdrew, why):
    declared = [Declared(there[1], "pecuniary", town.item, withdrew=withdrew)]
    set_course(meeting=town.meeting, moves=[], declarations=declared, moments=[], by=None)
    told = f"Councillor Ash {why}, and is minuted as speaking. Look at the course of the meeting, or at the name."
    declares = "Councillor Ash declared a disclosable pecuniary interest and left the room."
    assert minuted(town, town.item, declares) == []
    assert minuted(town, town.item, f"{declares}\n? Councillor Ash asked why fees rose.") == [told]
    assert f"Item 6: {told}" in words(page(clerk, town.url("panel/meetings/2025-11-18/")))


def test_who_left_in_the_course_of_an_item_may_have_spoken_at_it_and_not_at_the_next(town, there):
    left(town, there[1], at=time(18, 42))
    later = town.meeting.items.get(number="7")
    assert minuted(town, town.item, "? Councillor Ash asked why.") == []
    assert minuted(town, later, "? Councillor Ash asked why.") == [
        f"{AWAY}speaking. Look at the course of the meeting, or at the name."
    ]


def test_a_council_that_shows_roles_is_warned_of_roles(town, clerk):
    set_rules(council=town.council, values={"names": "role"}, by=None)
    person = CommitteeMembershipFactory(
        committee=town.committee, person__council=town.council, person__name="Sam Ash", ends=None
    ).person
    person.role = "Member for Abbey ward"
    person.save()
    (row,) = set_attendance(
        meeting=town.meeting, rows=[Attended("present", "member", person=person)], by=None
    )
    moves = [Moved(row, kind, town.item) for kind in ("left", "left")]
    set_course(
        meeting=town.meeting,
        moves=moves,
        declarations=[Declared(row, "pecuniary", town.item)],
        moments=[],
        by=None,
    )
    resolved(town, town.item, "for: Sam Ash")
    assert out_of_order_at(town.meeting)[0].startswith("Member for Abbey ward left at item 6 and again")
    told = words(page(clerk, town.url("panel/meetings/2025-11-18/")))
    assert "Item 6: Member for Abbey ward left at item 6, and is minuted as voting" in told
    AttendanceMove.objects.all().delete()
    assert stayed_at(town.meeting)[0].startswith("Member for Abbey ward has a disclosable pecuniary interest")


@pytest.mark.parametrize(
    ("moves", "place", "why"),
    [
        ([Move(False, 1)], 0, ""),
        ([Move(False, 1)], 2, "left at item 5"),
        ([Move(True, 2, time(18))], 0, "came at item 6, at 6pm"),
        ([Move(False, 0, time(17)), Move(True, 2)], 1, "left at item 4, at 5pm"),
        ([Move(False, 0), Move(True, 1)], 2, ""),
    ],
)
def test_why_somebody_was_not_there_for_an_item(moves, place, why):
    assert why_away(place, ["4", "5", "6"], moves) == why


def test_whether_somebody_stayed_is_not_said_of_an_item_they_were_not_there_for(town, clerk, there):
    later = town.meeting.items.get(number="7")
    moves = [Moved(there[1], "left", town.item)]
    declared = [
        Declared(there[1], "pecuniary", later),
        Declared(there[0], "personal", later),
        Declared(there[0], "personal"),
    ]
    set_course(meeting=town.meeting, moves=moves, declarations=declared, moments=[], by=None)
    told = page(clerk, town.url("panel/meetings/2025-11-18/"))
    rows = [words(each) for each in told.get_element_by_id("interests").xpath(".//tbody/tr")]
    assert sorted(row.rpartition("Stayed?")[2].strip() for row in rows) == [
        "Does not apply",
        "Stayed",
        "Was not there for the item",
    ]
    assert "is recorded as there for it" not in words(told)


def test_boxes_are_explained_where_there_are_boxes(town, clerk):
    rows = [Attended("apologies", "member", words=ABBEY)]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    told = words(page(clerk, town.url("panel/meetings/2025-11-18/")))
    assert f"Apologies: {ABBEY}." in told and "A filled box" not in told


def test_before_its_day_a_meeting_has_apologies_and_interests_alone(town, clerk):
    CommitteeMembershipFactory(committee=town.committee, person__council=town.council, ends=None, starts=None)
    meeting = town.add_meeting(localdate() + timedelta(days=9))
    item = town.add_item(meeting, "1")
    form = page(clerk, town.url(f"panel/meetings/{meeting.date}/attendance/"))
    assert next(each.value for each in form.xpath("//select[contains(@name, '-status')]")) == ""
    with pytest.raises(NotAllowed, match="Until then apologies alone are recorded"):
        set_attendance(meeting=meeting, rows=as_rows(ABBEY), by=None)
    (row,) = set_attendance(meeting=meeting, rows=as_rows(ABBEY, Abbey="apologies"), by=None)
    with pytest.raises(NotAllowed, match="is recorded from that day on"):
        set_course(meeting=meeting, moves=[Moved(row, "left", item)], declarations=[], moments=[], by=None)
    set_course(meeting=meeting, moves=[], declarations=[Declared(row, "personal")], moments=[], by=None)
    cancel_meeting(meeting=meeting, reason="The Chair is ill.", by=None)
    with pytest.raises(NotAllowed, match="This meeting is cancelled, so nobody was there"):
        set_attendance(meeting=meeting, rows=as_rows(ABBEY, Abbey="apologies"), by=None)
