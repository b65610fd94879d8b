"""Open data says what everybody may read, in the shape of OParl 1.1 and as CSV; nothing else, whoever asks."""

import csv
import io
import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.attendance.actions import Attended, set_attendance
from committees.documents.actions import add_document, withdraw_document
from committees.items.actions import edit_item, set_report
from committees.meetings.actions import confirm_minutes, edit_meeting, reopen_minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.marks.reading import read_marks
from committees.models import Attendance, CommitteeMembership, Meeting, MinutesParagraph, Person, Vote
from committees.open_data.kinds import LISTS, OPARL, REQUIRED, TABLES, TYPES
from committees.open_data.said.presenters import whole_words
from tests.architecture.access.planted import Planted, on_the_committee
from tests.factories import LimbFactory, user_with_role
from tests.meetings import Town, pdf

pytestmark = pytest.mark.django_db
BASE = "meetings/open-data/"


@pytest.fixture
def town(settings):
    settings.SITE_URL = "http://testserver"
    town = Town(public=True)
    town.discuss()
    town.meeting.refresh_from_db()
    town.meeting.location, town.meeting.time = "Town Hall", time(17, 30)
    town.meeting.save()
    return town


def sit(town, name, capacity="member", kind="member", **values):
    person = Person.objects.create(council=town.council, kind=kind, name=name, role="Ward member")
    CommitteeMembership.objects.create(
        committee=town.committee, person=person, capacity=capacity, starts=date(2025, 5, 1)
    )
    there = Attendance.objects.create(meeting=town.meeting, person=person, capacity=capacity, **values)
    return person, there


def read(url, user=None):
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(url)
    assert answer.status_code == 200, url
    return json.loads(answer.content)


def all_objects(found):
    """Every object within, itself too."""
    if isinstance(found, dict):
        if "type" in found and "id" in found:
            yield found
        for value in found.values():
            yield from all_objects(value)
    elif isinstance(found, list):
        for each in found:
            yield from all_objects(each)


def everything(town):
    """From the system on, by links alone, as a harvester goes."""
    system = read(town.url(BASE))
    found = [system]
    for body in read(system["body"])["data"]:
        found.append(body)
        for name in LISTS:
            url = body[name]
            while url:
                page = read(url)
                found += page["data"]
                url = page["links"].get("next")
    return found


def test_every_object_is_of_its_type_has_what_oparl_requires_and_is_where_it_says(town):
    sit(town, "Councillor Ash", "chair")
    town.meeting.items.update(minute_reference="CPP 42")
    seen = set()
    for one in all_objects(everything(town)):
        name = one["type"].removeprefix(OPARL)
        seen.add(name)
        assert all(each in one for each in REQUIRED[name]), (name, one)
        assert one["id"].startswith("http://testserver/")
        again = read(one["id"])
        assert again["id"] == one["id"] and again["type"] == one["type"]
    assert seen == {"System", *TYPES.values()} - {"LegislativeTerm"}


def test_what_an_object_links_to_is_there(town):
    sit(town, "Councillor Ash", "chair")
    links = set()
    for one in everything(town):
        text = json.dumps(one)
        links |= {each.split('"')[0] for each in text.split('"http://testserver/')[1:]}
    client = Client()
    for link in links:
        assert client.get(f"/{link}").status_code in {200, 503}, link


def test_a_meeting_says_when_where_what_was_resolved_and_who_was_there(town):
    ash, there = sit(town, "Councillor Ash", "chair")
    resolution = town.item.resolutions.get()
    resolution.mover, resolution.votes_for = there, 5
    resolution.save()
    Vote.objects.create(resolution=resolution, attendance=there, choice="for")
    (meeting,) = read(town.url(f"{BASE}meetings/"))["data"]
    assert meeting["start"] == "2025-11-18T17:30:00+00:00"
    assert meeting["location"]["description"] == "Town Hall"
    assert meeting["meetingState"] == "durchgeführt" and meeting["cancelled"] is False
    assert [each.rsplit("/", 2)[1] for each in meeting["participant"]] == [str(ash.pk)]
    assert meeting["resultsProtocol"]["accessUrl"].endswith("/papers/minutes.pdf")
    (item,) = meeting["agendaItem"]
    assert item["number"] == "6" and item["public"] is True and item["result"] == "Carried"
    assert item["resolutionText"].startswith("that the Panel:\n(a) notes the report;")
    (said,) = item["scorecard:resolution"]
    assert said["mover"] == "Councillor Ash" and said["for"] == 5
    assert said["namedVote"] == [{"member": "Councillor Ash", "vote": "for"}]
    assert {each["speaker"] for each in item["scorecard:minutes"]} == {"A member", "Head of Service"}


def test_before_papers_and_minutes_are_out_nobody_reads_them_here_not_even_an_officer(town):
    later = town.add_meeting(localdate() + timedelta(days=9), agenda=None)
    town.add_item(later, "1")
    Meeting.objects.filter(pk=town.meeting.pk).update(minutes_state="none")
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    for user in (None, clerk):
        held, planned = read(town.url(f"{BASE}meetings/"), user)["data"]
        assert "agendaItem" not in planned and planned["meetingState"] == "terminiert"
        assert (
            "scorecard:minutes" not in held["agendaItem"][0] and "resolutionText" not in held["agendaItem"][0]
        )
        assert "resultsProtocol" not in held and "participant" not in held
        for table in ("minutes", "resolutions", "votes"):
            assert len(rows_of(town, table, user)) == 1


def test_young_people_and_officers_are_not_named(town):
    sit(town, "Councillor Ash")
    _, young = sit(town, "Robin Young", "young_person", "young_person")
    sit(town, "Ola Officer", "officer", "officer")
    MinutesParagraph.objects.filter(item=town.item, position=1).update(
        attendance=young, speaker="", text="asked."
    )
    resolution = town.item.resolutions.get()
    resolution.mover = young
    resolution.save()
    Vote.objects.create(resolution=resolution, attendance=young, choice="for")
    text = json.dumps(everything(town)) + "".join(str(rows_of(town, table)) for table in TABLES)
    assert "Robin Young" not in text and "Ola Officer" not in text
    assert "Councillor Ash" in text and "Ward member" in text


def test_words_of_an_exempt_item_are_nowhere_and_its_public_title_is_there(settings):
    settings.SITE_URL = "http://testserver"
    town = Town(public=True)
    planted = Planted(town)
    member, clerk = on_the_committee(town), user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    for user in (None, member, clerk):
        for kind in TYPES:
            text = json.dumps(read(town.url(f"{BASE}{kind}/"), user))
            assert not planted.found_in(text), (kind, planted.found_in(text))
        for table in TABLES:
            assert not planted.found_in(str(rows_of(town, table, user))), table
    item = read(town.url(f"{BASE}agenda-items/{planted.item.pk}/"))
    assert item["name"] == "Contracts" and item["public"] is False and item["number"] == "1"
    assert set(item) == {"id", "type", "meeting", "number", "order", "name", "public"}
    for kind in ("papers", "consultations"):
        assert Client().get(town.url(f"{BASE}{kind}/{planted.item.pk}/")).status_code == 404


def rows_of(town, table, user=None):
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(town.url(f"{BASE}{table}.csv"))
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_tables_have_their_headings_and_every_row_as_many_cells(town):
    sit(town, "Councillor Ash")
    for table, heads in TABLES.items():
        rows = rows_of(town, table)
        assert tuple(rows[0]) == heads
        assert all(len(row) == len(heads) for row in rows)
        assert len(rows) > 1 or table == "votes"


def test_no_spreadsheet_runs_what_a_table_holds(town):
    MinutesParagraph.objects.filter(item=town.item, position=1).update(text="=HYPERLINK(1)", speaker="")
    (_, first, *_) = rows_of(town, "minutes")
    assert first[-3] == "'=HYPERLINK(1)"


def test_lists_come_in_pages_that_link_to_each_other(town, monkeypatch):
    monkeypatch.setattr("committees.open_data.pages.PER_PAGE", 2)
    for number in range(4):
        town.add_meeting(date(2026, 1, 1) + timedelta(days=number))
    first = read(town.url(f"{BASE}meetings/"))
    assert first["pagination"] == {
        "totalElements": 5,
        "elementsPerPage": 2,
        "currentPage": 1,
        "totalPages": 3,
    }
    assert "prev" not in first["links"]
    seen, url = [], first["links"]["self"]
    while url:
        page = read(url)
        seen += [each["id"] for each in page["data"]]
        url = page["links"].get("next")
    assert len(seen) == len(set(seen)) == 5
    for odd in ("0", "99", "x", "-1", "9" * 30):
        assert Client().get(town.url(f"{BASE}meetings/?page={odd}&organization={odd}")).status_code == 200


@pytest.mark.parametrize("path", [*(f"{kind}/" for kind in TYPES), *(f"{table}.csv" for table in TABLES)])
def test_a_page_asks_the_same_number_of_queries_for_two_rows_and_for_twenty(town, path):
    sit(town, "Councillor Ash")
    town.discuss(town.add_item(town.meeting, "7"))
    read_or_fetch = Client().get
    read_or_fetch(town.url(BASE + path))
    with CaptureQueriesContext(connection) as few:
        read_or_fetch(town.url(BASE + path))
    for number in range(20, 38):
        town.discuss(town.add_item(town.meeting, str(number)))
        sit(town, f"Councillor {number}")
        town.add_meeting(date(2026, 1, 1) + timedelta(days=number))
    with CaptureQueriesContext(connection) as many:
        read_or_fetch(town.url(BASE + path))
    assert len(many) <= len(few), path


def test_a_council_that_is_not_open_gives_nothing_to_strangers():
    town = Town(slug="closed")
    for path in ("", "meetings/", "meetings.csv", f"meetings/{town.meeting.pk}/"):
        assert Client().get(town.url(BASE + path)).status_code in {302, 403, 404}


def test_another_council_s_objects_are_not_here(town):
    other = Town(slug="other", public=True)
    assert Client().get(town.url(f"{BASE}meetings/{other.meeting.pk}/")).status_code == 404
    assert Client().get(town.url(f"{BASE}agenda-items/{other.item.pk}/")).status_code == 404


def test_a_number_that_no_row_can_have_leads_nowhere(town):
    for path in ("meetings/{}/", "agenda-items/{}/", "papers/{}/", "files/{}/", "meetings/{}/minutes/"):
        assert Client().get(town.url(f"{BASE}{path.format('9' * 30)}")).status_code == 404, path


def test_agendas_and_minutes_stand_in_the_list_of_files_once_they_are_out(town):
    coming = town.add_meeting(localdate() + timedelta(days=20), agenda=None)
    found = read(town.url(f"{BASE}files/"))
    names = [(each["name"], each["fileName"]) for each in found["data"]]
    assert ("Agenda", "panel-2025-11-18-agenda.pdf") in names
    assert ("Minutes", "panel-2025-11-18-minutes.pdf") in names
    assert not any(str(coming.date) in file for _, file in names)
    assert found["pagination"]["totalElements"] == len(names)
    for each in found["data"]:
        assert read(each["id"])["name"] == each["name"]


def test_a_page_of_files_goes_on_from_documents_to_papers(town, monkeypatch):
    monkeypatch.setattr("committees.open_data.pages.PER_PAGE", 2)
    whole, url = [], town.url(f"{BASE}files/")
    while url:
        page = read(url)
        assert len(page["data"]) <= 2
        whole += [each["id"] for each in page["data"]]
        url = page["links"].get("next")
    assert len(whole) == len(set(whole)) == page["pagination"]["totalElements"] >= 3


def test_objects_say_since_when_everybody_can_read_them_and_when_that_changed(town):
    Meeting.objects.update(told_at=None, words_changed_at=None, set_up_at=datetime(2025, 3, 1, tzinfo=UTC))
    town.meeting.items.update(added_at=None)
    meeting = read(town.url(f"{BASE}meetings/{town.meeting.pk}/"))
    assert meeting["created"].startswith("2025-01-01T00:00:00")  # its agenda came out
    assert meeting["modified"].startswith("2025-11-28T00:00:00")  # its minutes
    assert meeting["invitation"]["modified"].startswith("2025-01-01")
    assert meeting["agendaItem"][0]["modified"].startswith("2025-11-28")
    (document,) = [each for each in read(town.url(f"{BASE}files/"))["data"] if "paper" in each]
    assert document["created"].startswith("2025-11-07")
    coming = town.add_meeting(localdate() + timedelta(days=20), agenda=localdate() + timedelta(days=9))
    assert read(town.url(f"{BASE}meetings/{coming.pk}/"))["created"].startswith(str(localdate()))


def agree(town):
    item = town.add_item(town.add_meeting(date(2026, 2, 24)), "2", kind="minutes")
    confirm_minutes(meeting=town.meeting, agreed_at=item.meeting, item=item, today=localdate(), by=None)


CHANGES = {
    "a document is attached": lambda town: add_document(
        item=town.item, title="More", file=pdf(), published_on=localdate(), by=None
    ),
    "a document is withdrawn": lambda town: withdraw_document(
        document=town.item.documents.filter(restricted=False).get(), reason="It is wrong.", by=None
    ),
    "a cover report is written anew": lambda town: set_report(
        item=town.item, parts=[{"kind": "body", "heading": "Summary", "text": "More."}], by=None
    ),
    "another report author": lambda town: edit_item(item=town.item, values={"report_of": "Chair"}, by=None),
    "another title": lambda town: edit_item(item=town.item, values={"title": "Closer homes"}, by=None),
    "minutes are written anew": lambda town: set_minutes(
        item=town.item, blocks=read_marks("The public left.").blocks, by=None
    ),
    "an action is added": lambda town: town.act(town.item),
    "somebody was there": lambda town: set_attendance(
        meeting=town.meeting, rows=[Attended("present", "member", words="A member")], by=None
    ),
    "minutes are agreed": agree,
    "another place": lambda town: edit_meeting(meeting=town.meeting, values={"location": "Library"}, by=None),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_for_readers_says_that_it_was_modified(town, what):
    long_ago = datetime(2025, 3, 1, tzinfo=UTC)
    Meeting.objects.update(told_at=long_ago, words_changed_at=long_ago, set_up_at=long_ago)
    town.meeting.items.update(added_at=None)
    places = [
        f"{kind}/{key}/" for kind, key in (("meetings", town.meeting.pk), ("agenda-items", town.item.pk))
    ]
    places += [f"papers/{town.item.pk}/", f"meetings/{town.meeting.pk}/minutes/"]
    before = {place: read(town.url(BASE + place)) for place in places}
    town.meeting.refresh_from_db()
    town.item.meeting = town.meeting
    CHANGES[what](town)
    for place in places:
        after = read(town.url(BASE + place))
        assert after["modified"].startswith(str(localdate())), place
        assert after["created"] == before[place]["created"] < after["modified"]


def test_a_draft_that_nobody_reads_changes_nothing_for_them(town):
    coming = town.add_meeting(localdate() + timedelta(days=20), agenda=localdate())
    item = town.add_item(coming, "1")
    Meeting.objects.filter(pk=coming.pk).update(told_at=None, words_changed_at=None)
    coming.refresh_from_db()
    item.meeting = coming
    set_minutes(item=item, blocks=read_marks("The public left.").blocks, by=None)
    coming.refresh_from_db()
    assert coming.words_changed_at is None


def test_data_say_that_minutes_are_a_draft_agreed_or_were_reopened(town):
    def said():
        found = read(town.url(f"{BASE}meetings/{town.meeting.pk}/"))
        (row,) = (each for each in rows_of(town, "meetings") if each[0] == str(town.meeting.pk))
        states = {found["scorecard:minutesState"], found["agendaItem"][0]["scorecard:minutesState"], row[6]}
        for table in ("minutes", "resolutions"):
            states |= {each[-1] for each in rows_of(town, table)[1:]}
        return states, found.get("scorecard:minutesAgreedAt", ""), found.get("scorecard:minutesReopened", "")

    assert said() == ({"Draft"}, "", "")
    agree(town)
    states, where, reopened = said()
    assert (states, reopened) == ({"Agreed"}, "") and "agenda-items" in where
    reopen_minutes(meeting=town.meeting, reason="A name is wrong", on=date(2026, 3, 2), by=None)
    states, again, reopened = said()
    assert states == {"Draft, reopened on 2 March 2026"} and again == where
    assert reopened.startswith("2026-03-02")


def test_a_resolution_without_words_before_its_limbs_begins_with_the_first():
    limb = LimbFactory(text="That the report be noted.", resolution__preamble="")
    assert (
        whole_words(limb.resolution, [limb]) == "That the report be noted."
    )  # one that stands alone has no letter
