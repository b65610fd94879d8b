"""Nobody goes off the attendance whom the minutes have at the meeting; it is said who, where, and what goes first."""

import pytest
from lxml import html

from accounts.policies import NotAllowed
from committees.attendance.actions import Attended, Declared, set_attendance, set_course
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.models import Attendance, MeetingRules
from committees.people.actions import set_rules
from tests.committees.shown import page, words
from tests.factories.committees import PersonFactory

pytestmark = pytest.mark.django_db
HERE = "panel/meetings/2025-11-18/"
ASH, ABBEY, BIRCH = "Councillor Ash", "Councillor Abbey", "Councillor Birch"


def attend(town, **capacities: str) -> list[Attendance]:
    """ "Ash='chair'"; somebody who was not there has "apologies" for a capacity."""
    rows = [
        Attended(
            "apologies" if each == "apologies" else "present",
            "member" if each == "apologies" else each,
            words=f"Councillor {name}",
        )
        for name, each in capacities.items()
    ]
    return set_attendance(meeting=town.meeting, rows=rows, by=None)


def say(town, text: str) -> None:
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(text, names).blocks, by=None)


@pytest.mark.parametrize(
    "office", ["The Chair", "Chair", "The Chairman", "The Convener", "The Presiding officer", "Y Cadeirydd"]
)
def test_who_chaired_is_not_taken_off_while_the_chair_speaks(town, office):
    attend(town, Ash="chair", Abbey="member")
    say(town, f"{office} thanked the carers.")
    assert town.item.paragraphs.get().attendance.words == ASH
    for after in ({"Abbey": "member"}, {"Ash": "apologies", "Abbey": "member"}):
        with pytest.raises(NotAllowed) as refusal:
            attend(town, **after)
        assert str(refusal.value) == (
            f"{ASH} is minuted as speaking at item 6, as “{office}”. Record who chaired in their place, or say in its "
            "minutes who spoke instead first."
        )


@pytest.mark.parametrize("office", ["The Vice-chair", "Vice Chair", "The Vice-Convener", "Yr Is-gadeirydd"])
def test_so_is_the_vice_chair(town, office):
    attend(town, Ash="vice_chair", Abbey="chair")
    say(town, f"{office} asked why.")
    with pytest.raises(NotAllowed, match=f"^{ASH} is minuted as speaking at item 6"):
        attend(town, Abbey="chair")


def test_the_chair_of_minutes_that_were_written_first_is_whoever_chaired(town):
    """Nobody chaired, says the attendance, when "the Chair" was typed."""
    say(town, "The Chair thanked the carers.")
    attend(town, Ash="chair", Abbey="member")
    with pytest.raises(NotAllowed, match=f"^{ASH} is minuted as speaking at item 6"):
        attend(town, Abbey="member")


@pytest.mark.parametrize("ash", [{}, {"Ash": "member"}])
def test_where_another_chaired_the_chair_is_that_other(town, ash):
    attend(town, Ash="chair", Abbey="member")
    say(town, "The Chair thanked the carers.")
    attend(town, Abbey="chair", **ash)
    assert town.item.paragraphs.get().attendance.words == ABBEY


def test_the_chair_of_the_committee_who_did_not_chair_is_not_the_chair_of_the_meeting(town):
    person = PersonFactory(council=town.council, name="", role="The Chair")
    rows = [Attended("present", "chair", words=ABBEY), Attended("present", "member", person)]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    say(town, "The Chair thanked the carers.")
    assert town.item.paragraphs.get().attendance.words == ABBEY


@pytest.mark.parametrize("typed", ["@The Convener: thanked the carers.", "The Convener thanked the carers."])
def test_where_the_chair_speaks_and_nobody_chaired_it_is_asked_who_did(town, clerk, typed):
    """Where the list is saved, on the meeting's page and where the minutes are published; where nobody is recorded yet
    that alone is told."""
    say(town, typed)
    meeting = town.url(HERE)
    asked = "“The Convener” speaks at item 6, and nobody who was there is recorded as chairing."
    assert asked not in words(page(clerk, meeting))
    attend(town, Ash="member", Abbey="vice_chair")
    assert asked in words(page(clerk, meeting))
    assert asked in clerk.post(f"{meeting}publish-minutes/", follow=True).content.decode()
    attend(town, Ash="member", Abbey="chair")
    assert asked not in words(page(clerk, meeting))


def test_who_spoke_by_name_is_not_taken_off(town):
    attend(town, Ash="member", Abbey="chair")
    say(town, "? Councillor Ash asked why.")
    with pytest.raises(
        NotAllowed, match=f"^{ASH} is minuted as speaking at item 6, as “{ASH}”. Say in its minutes"
    ):
        attend(town, Abbey="chair")
    say(town, "? Councillor Abbey asked why.")
    attend(town, Abbey="chair")


def test_who_sent_apologies_with_an_interest_stands_in_nobodys_way(town):
    """Their interest was named in the refusal of somebody else, and by each later saving."""
    birch, _ = attend(town, Birch="apologies", Ash="member")
    interest = Declared(birch, "pecuniary", town.item)
    set_course(meeting=town.meeting, moves=[], declarations=[interest], moments=[], by=None)
    attend(town, Birch="apologies", Ash="member", Abbey="chair")
    say(town, "? Councillor Ash asked why.")
    with pytest.raises(NotAllowed, match=f"^{ASH} is minuted"):
        attend(town, Birch="apologies", Abbey="chair")
    with pytest.raises(NotAllowed, match=f"^{BIRCH} declared an interest in item 6"):
        attend(town, Ash="member", Abbey="chair")


@pytest.mark.parametrize(
    ("typed", "did"),
    [
        ("= That it be noted.\nmoved Councillor Ash", "moved or seconded a resolution"),
        ("= That it be noted.\nfor: Councillor Ash", "voted by name"),
        ("? Councillor Ash asked why.", "is minuted as speaking"),
    ],
)
def test_the_refusal_names_the_item_and_leads_to_it(town, clerk, typed, did):
    attend(town, Ash="member", Abbey="member")
    say(town, typed)
    told = refused(clerk, town, ASH)
    assert f"{ASH} {did} at item 6" in words(told)
    (link,) = told.iterfind(".//a")
    assert (words(link), link.get("href")) == ("Minutes of item 6", f"{town.item_url}minutes/")
    assert page(clerk, link.get("href")) is not None


def test_a_refusal_of_the_course_leads_to_the_course(town, clerk):
    ash, _ = attend(town, Ash="member", Abbey="member")
    set_course(meeting=town.meeting, moves=[], declarations=[Declared(ash, "personal")], moments=[], by=None)
    told = refused(clerk, town, ASH)
    assert f"{ASH} declared an interest, says the course of the meeting" in words(told)
    assert told.find(".//a").get("href") == town.url(f"{HERE}course/")


def test_the_refusal_names_people_as_the_list_does(town, clerk):
    """A council that shows roles alone does so on the list of who was there, too."""
    person = PersonFactory(council=town.council, name="Councillor A. Example", role="Member for Abbey ward")
    set_rules(council=town.council, values={"names": MeetingRules.Names.ROLE}, by=None)
    set_attendance(meeting=town.meeting, rows=[Attended("present", "member", person)], by=None)
    say(town, "? Councillor A. Example asked why.")
    told = words(refused(clerk, town, "Member for Abbey ward"))
    assert "Member for Abbey ward is minuted as speaking" in told


def refused(clerk, town, who: str):
    """What the page says where its row of `who` is sent as not on the list."""
    url = town.url(f"{HERE}attendance/")
    form = next(each for each in page(clerk, url).forms if "row-0-status" in each.fields)
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    for row in form.xpath(".//tbody/tr"):
        if who in words(row) or who in row.xpath(".//input/@value"):
            status = row.xpath(".//select[contains(@name, '-status')]/@name")[0]
            sent |= {status: "", status.replace("status", "words"): ""}
    answer = clerk.post(url, sent)
    assert answer.status_code == 200
    (told,) = html.fromstring(answer.content).find_class("summary")
    return told
