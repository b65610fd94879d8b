"""Who sits on a committee, who was at its meeting, and how minutes show them."""

from datetime import time, timedelta

import pytest
from django.utils.timezone import localdate
from lxml import html

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.attendance import actions
from committees.attendance.actions import Attended, Declared, Moved, Paused
from committees.attendance.querysets import out_of_order_at
from committees.models import Attendance, MeetingRules, Person, Vote
from committees.people.actions import add_membership, set_rules
from committees.people.names import shown_as
from tests.factories import user_with_role
from tests.factories.committees import (
    AgendaItemFactory,
    CommitteeMembershipFactory,
    MeetingFactory,
    PersonFactory,
)
from tests.meetings import Town
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "role", "capacity", "style", "words"),
    [
        ("Councillor A. Example", "", "Chair", "name_and_role", "Councillor A. Example, Chair"),
        ("Councillor A. Example", "", "Chair", "name", "Councillor A. Example"),
        ("Councillor A. Example", "Member for Abbey ward", "Member", "role", "Member for Abbey ward"),
        ("Councillor A. Example", "", "Member", "role", "Member"),
        (
            "",
            "Head of Service, Placements",
            "Officer in attendance",
            "name",
            "Head of Service, Placements, Officer in attendance",
        ),
        ("", "The Chair", "Chair", "name_and_role", "The Chair"),
    ],
)
def test_a_council_chooses_how_members_are_shown(name, role, capacity, style, words):
    assert shown_as(name, role, capacity, style).together == words


def test_a_person_is_on_a_committee_once_at_a_time():
    place = CommitteeMembershipFactory(ends=None)
    with pytest.raises(NotAllowed, match="in that time already"):
        add_membership(committee=place.committee, person=place.person, capacity="chair", by=None)
    with pytest.raises(NotAllowed, match="another council"):
        add_membership(committee=place.committee, person=PersonFactory(), capacity="chair", by=None)


def test_taking_somebody_off_who_is_named_elsewhere_is_refused_whole():
    meeting, other = MeetingFactory(), AgendaItemFactory()
    person = PersonFactory(council=meeting.committee.council)
    (row,) = actions.set_attendance(meeting=meeting, rows=[Attended("present", "chair", person)], by=None)
    with pytest.raises(NotAllowed, match="another meeting"):
        actions.set_course(
            meeting=meeting, moves=[Moved(row, "left", other)], declarations=[], moments=[], by=None
        )
    assert not row.moves.exists()
    with pytest.raises(NotAllowed, match="another council"):
        actions.set_attendance(
            meeting=meeting, rows=[Attended("present", "member", PersonFactory())], by=None
        )
    assert meeting.attendance.get() == row


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def rows(prefix: str, *written: dict) -> dict:
    data = {f"{prefix}-TOTAL_FORMS": len(written), f"{prefix}-INITIAL_FORMS": 0}
    for place, row in enumerate(written):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_clerk_writes_who_was_there_and_everyone_reads_it_with_the_minutes(town, clerk, client):
    about = town.url("meetings/committees/panel/")
    for name, capacity in (("Councillor A. Example", "chair"), ("Councillor B. Example", "member")):
        person = {"new-kind": "member", "new-name": name, "capacity": capacity}
        assert clerk.post(f"{about}members/new/", person).status_code == 302
    chair, member = Person.objects.order_by("name")
    meeting = f"{town.url('panel/meetings/2025-11-18/')}"
    response = clerk.post(
        f"{meeting}attendance/",
        rows(
            "row",
            {"person": chair.pk, "capacity": "chair", "status": "present"},
            {"person": member.pk, "capacity": "member", "status": "apologies"},
            {"words": "Independent Reviewing Officer", "capacity": "officer", "status": "remote"},
        ),
    )
    assert response.status_code == 302
    there, guest = town.meeting.attendance.exclude(status="apologies")
    response = clerk.post(
        f"{meeting}course/",
        rows("move", {"attendance": guest.pk, "kind": "arrived", "item": town.item.pk, "at": "18:05"})
        | rows("interest", {"attendance": there.pk, "interest": "personal", "nature": "a foster carer"})
        | rows("moment", {"kind": "adjourned", "at": "18:40", "note": "fire alarm"}),
    )
    assert response.status_code == 302
    clerk.logout()
    assert "Councillor A. Example" not in client.get(meeting).content.decode()
    town.discuss()
    shown = " ".join(" ".join(html.fromstring(client.get(meeting).content).itertext()).split())
    for words in (
        "Members: 1",
        "Councillor A. Example Chair",
        "All items. Arrived at 6.05pm (by video)",
        "Apologies: Councillor B. Example.",
        "Personal interest: a foster carer",
        "Adjourned at 6.40pm: fire alarm.",
    ):
        assert words in shown, words
    assert AuditEntry.objects.filter(verb="recorded who was at a meeting").exists()
    assert "Councillor A. Example" in client.get(about).content.decode()


def test_faults_in_the_lists_are_told_with_their_rows_and_nothing_is_saved(town, clerk):
    meeting = town.url("panel/meetings/2025-11-18/")
    response = clerk.post(f"{meeting}attendance/", rows("row", {"status": "present"}, {"person": "99999"}))
    said = response.content.decode()
    assert (
        "Write who it was: a member by name, others by their role." in said
        and "not on this committee any more" in said
    )
    response = clerk.post(
        f"{meeting}course/",
        rows("move", {"item": town.item.pk}) | rows("interest") | rows("moment", {"at": "18:40"}),
    )
    said = response.content.decode()
    assert "Choose who came or went." in said and "Choose what happened." in said
    assert not Attendance.objects.exists()
    new = {"new-kind": "young_person", "new-name": "A. Child", "capacity": "young_person"}
    said = clerk.post(town.url("meetings/committees/panel/members/new/"), new).content.decode()
    assert "Leave the name empty: young people are shown by what they represent" in said


def test_a_declaration_that_names_a_child_is_asked_about_before_everybody_reads_it(town, clerk):
    town.discuss()
    there = Attendance.objects.create(
        meeting=town.meeting, words="Adviser", capacity="officer", status="present"
    )
    course = town.url("panel/meetings/2025-11-18/course/")
    interest = {"attendance": there.pk, "interest": "personal", "nature": "is the aunt of Kayleigh Brown"}
    lists = rows("move") | rows("moment")
    said = clerk.post(course, lists | rows("interest", interest)).content.decode()
    assert "“Kayleigh Brown” looks like somebody’s name." in said and "interest-0-as_it_stands" in said
    assert not there.declarations.exists()
    clerk.post(course, lists | rows("interest", {**interest, "as_it_stands": "on"}))
    assert there.declarations.get().nature == interest["nature"]
    assert clerk.post(course, lists | rows("interest", interest)).status_code == 302  # asked of no more
    known = PersonFactory(council=town.council, name="Councillor Kylie Sample").name
    told = {**interest, "nature": f"sits on a board with {known}"}
    assert clerk.post(course, lists | rows("interest", told)).status_code == 302


def test_a_member_who_was_there_is_recorded_by_name_and_nobody_is_asked_whether_that_may_stay(town, clerk):
    url = town.url("panel/meetings/2025-11-18/attendance/")
    sent = {"words": "Councillor Kayleigh Brown", "status": "present", "capacity": "member"}
    assert "as_it_stands" in clerk.post(url, rows("row", {**sent, "capacity": "officer"})).text
    assert clerk.post(url, rows("row", sent)).status_code == 302
    assert town.meeting.attendance.get().words == "Councillor Kayleigh Brown"


def test_before_the_meeting_the_page_says_first_that_apologies_alone_are_recorded(town, clerk):
    day = localdate() + timedelta(days=9)
    town.add_meeting(day)
    said = "Until then apologies alone are recorded"
    assert said in clerk.get(town.url(f"panel/meetings/{day}/attendance/")).text
    assert said not in clerk.get(town.url("panel/meetings/2025-11-18/attendance/")).text


@pytest.mark.parametrize(
    ("where", "data", "field"),
    [
        ("new-item/", {"number": "9", "title": "The move of Kayleigh Brown"}, "title"),
        ("move/", {"day": "2026-02-24", "reason": "The mother of Kayleigh Brown is ill."}, "reason"),
        ("edit/", {"note": "With Kayleigh Brown", "kind": "ordinary"}, "note"),
        ("item-6/recommendations/new/", {"text": "A home for Kayleigh Brown", "to_body": "Cabinet"}, "text"),
    ],
    ids=["title", "reason", "note", "recommendation"],
)
def test_words_that_everybody_reads_are_asked_about_before_they_are_kept(town, clerk, where, data, field):
    address = town.url(f"panel/meetings/2025-11-18/{where}")
    answer = clerk.post(address, data)
    told = answer.context["form"].errors
    assert (
        "“Kayleigh Brown” looks like somebody’s name." in str(told[field])
        and "as_it_stands" in answer.content.decode()
    )
    still = clerk.post(address, {**data, "as_it_stands": "on"})
    assert still.status_code == 302 or field not in still.context["form"].errors


def test_agreed_minutes_keep_their_attendance(town, clerk):
    town.discuss()
    town.meeting.minutes_state = "confirmed"
    town.meeting.save()
    with pytest.raises(NotAllowed, match="have been agreed"):
        actions.set_attendance(meeting=town.meeting, rows=[], by=None)
    with pytest.raises(NotAllowed, match="have been agreed"):
        actions.set_course(meeting=town.meeting, moves=[], declarations=[], moments=[], by=None)


def test_the_meeting_costs_the_same_for_two_people_and_for_twenty(town, client):
    town.discuss()

    def attend(number: int) -> None:
        people = [PersonFactory(council=town.council) for _ in range(number)]
        actions.set_course(meeting=town.meeting, moves=[], declarations=[], moments=[], by=None)
        written = actions.set_attendance(
            meeting=town.meeting, rows=[Attended("present", "member", each) for each in people], by=None
        )
        actions.set_course(
            meeting=town.meeting,
            moves=[Moved(each, "left", town.item) for each in written],
            declarations=[Declared(each, "personal", town.item) for each in written],
            moments=[Paused("opened")],
            by=None,
        )

    attend(2)
    assert_same_queries(client, town.url("panel/meetings/2025-11-18/"), lambda: attend(20))


def test_a_council_that_shows_roles_alone_shows_no_name(town, client):
    person = PersonFactory(council=town.council, name="Councillor A. Example", role="Member for Abbey ward")
    (row,) = actions.set_attendance(
        meeting=town.meeting, rows=[Attended("present", "member", person)], by=None
    )
    town.discuss()
    town.item.paragraphs.update(attendance=row, speaker="Councillor A. Example")
    town.item.resolutions.update(mover=row)
    Vote.objects.create(resolution=town.item.resolutions.get(), attendance=row, choice="for")
    set_rules(council=town.council, values={"names": MeetingRules.Names.ROLE}, by=None)
    for url in (town.url("panel/meetings/2025-11-18/"), town.item_url):
        shown = client.get(url).content.decode()
        assert "Member for Abbey ward" in shown and "A. Example" not in shown, url


def course(clerk, town, **changed) -> str:
    """The page of the course with what stands there, sent with these changes; what the answer says."""
    url = town.url("panel/meetings/2025-11-18/course/")
    form = next(
        each for each in html.fromstring(clerk.get(url).content).forms if "moment-0-kind" in each.fields
    )
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    answer = clerk.post(
        url, sent | {name.replace("_", "-"): value for name, value in changed.items()}, follow=True
    )
    return " ".join(html.fromstring(answer.content).text_content().split())


def test_the_resolution_that_shut_the_public_out_is_not_said_of_anything_else(town, clerk):
    """The row is made an adjournment: its words are asked about, and stay on the form."""
    words = "the Panel resolved that the public and press be excluded for item 6."
    paused = [Paused("private", town.item, note=words), Paused("adjourned", town.item, note="fire alarm")]
    actions.set_course(meeting=town.meeting, moves=[], declarations=[], moments=paused, by=None)
    told = course(clerk, town, moment_0_kind="adjourned")
    assert "These words are the resolution by which the public was excluded." in told and words in told
    course(clerk, town, moment_1_kind="resumed")  # other words stay with the row
    kept = town.meeting.moments.values_list("kind", "note")
    assert list(kept) == [("private", words), ("resumed", "fire alarm")]
    course(clerk, town, moment_0_kind="adjourned", moment_0_note="A fire alarm.")
    assert list(kept.all()) == [("adjourned", "A fire alarm."), ("resumed", "fire alarm")]


def test_a_row_goes_where_nobody_or_nothing_is_chosen_and_asks_where_more_was_changed(town, clerk):
    there, _ = stay(town, "personal")
    moved = [Moved(there, "left", town.item)]
    actions.set_course(
        meeting=town.meeting,
        moves=moved,
        declarations=[Declared(there, "personal", town.item, "a governor")],
        moments=[Paused("adjourned", town.item, note="fire alarm")],
        by=None,
    )
    assert "Choose what happened." in course(clerk, town, moment_0_kind="", moment_0_note="a flood")
    course(clerk, town, moment_0_kind="", move_0_attendance="", interest_0_attendance="")
    assert not town.meeting.moments.exists() and not there.moves.exists() and not there.declarations.exists()


def stay(town, interest: str, **more):
    """A member who is there for item 6, with such an interest in it."""
    person = PersonFactory(council=town.council, name="Councillor A. Example", kind="member")
    (there,) = actions.set_attendance(
        meeting=town.meeting, rows=[Attended("present", "member", person)], by=None
    )
    declared = Declared(there, interest, **{"item": town.item, "nature": "my employer", **more})
    actions.set_course(meeting=town.meeting, moves=[], declarations=[declared], moments=[], by=None)
    return there, declared


@pytest.mark.parametrize(
    ("lists", "chosen", "said"),
    [
        ("interest", "interest", "Choose which kind was declared"),
        ("move", "kind", "Choose whether they arrived or left."),
    ],
)
def test_what_nobody_chose_of_a_list_is_not_recorded(town, clerk, lists, chosen, said):
    there, _ = stay(town, "personal")
    sent = rows("move") | rows("interest") | rows("moment")
    sent |= rows(lists, {"attendance": there.pk, "item": town.item.pk, chosen: ""})
    assert said in clerk.post(town.url("panel/meetings/2025-11-18/course/"), sent).content.decode()
    assert there.declarations.count() == 1 and not there.moves.exists()


@pytest.mark.parametrize(
    ("interest", "more", "warned"),
    [
        ("pecuniary", {}, True),
        ("pecuniary", {"withdrew": True}, False),
        ("pecuniary", {"nature": "my employer; dispensation of 3 May 2025"}, False),
        ("pecuniary", {"item": None}, False),
        ("personal", {}, False),
    ],
)
def test_who_stays_with_a_disclosable_pecuniary_interest_is_told_to_the_clerk_alone(
    town, clerk, client, interest, more, warned
):
    """Localism Act 2011, section 31(4): neither discussion nor vote without a dispensation. Nothing is refused."""
    stay(town, interest, **more)
    law = (
        "Under section 31(4) of the Localism Act 2011 a member with one may neither discuss the item nor vote"
    )
    page = clerk.get(town.url("panel/meetings/2025-11-18/")).content.decode()
    assert (law in " ".join(page.split())) == warned
    assert (law in course(clerk, town)) == warned  # said once more where it is saved
    assert town.meeting.attendance.get().declarations.count() == 1
    town.discuss()
    clerk.logout()
    assert law not in client.get(town.url("panel/meetings/2025-11-18/")).content.decode()


def test_comings_goings_and_times_that_cannot_all_be_so_are_told_and_kept(town):
    there, _ = stay(town, "personal")
    later = town.add_item(town.meeting, "9")
    moves = [Moved(there, "left", town.item), Moved(there, "left", later)]
    moments = [Paused("closed", at=time(9)), Paused("opened", at=time(12))]
    actions.set_course(meeting=town.meeting, moves=moves, declarations=[], moments=moments, by=None)
    often, times = out_of_order_at(town.meeting)
    assert "left at item 6 and again at item 9, and did not come back between" in often
    assert times == "The meeting opened at 12pm and closed at 9am. Look at both times."
    moves.insert(1, Moved(there, "arrived", later, time(8)))
    actions.set_course(meeting=town.meeting, moves=moves[:2], declarations=[], moments=moments[:1], by=None)
    assert out_of_order_at(town.meeting) == []
