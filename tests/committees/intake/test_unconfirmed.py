"""A meeting that a file told of is in no list, feed or download before a person has confirmed it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.roles import Role
from committees.intake.actions import Answer, bring_in, confirm_items, items_of
from committees.meetings.actions import edit_meeting
from committees.meetings.querysets import next_of
from committees.models import Meeting
from committees.open_data.kinds import TABLES, TYPES
from committees.papers.kinds import KINDS
from committees.reading.reading import read_minutes
from tests.committees.intake.minutes import WHOLE
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 9)
SAID = re.compile(r"\b(?:9|10) Dec(?:ember)? 2025|2025-12-(?:09|10)\b|\b202512(?:09|10)\b")
TRANSCRIPT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Chair>Welcome to the Panel.\n"


def addresses(town, meeting: Meeting) -> Iterator[str]:
    """All of committees that name no row of their own, and those of the meeting itself."""
    resolver = get_resolver().namespace_dict["committees"][1]
    of = {
        "council_slug": ["exampleton"],
        "committee": ["panel"],
        "day": [DAY],
        "number": ["6"],
        "suffix": ["pdf", "docx"],
    }
    of |= {"kind": TYPES, "table": TABLES, "paper": KINDS, "row": [meeting.pk]}
    for name in filter(lambda key: isinstance(key, str), resolver.reverse_dict):
        asked = resolver.reverse_dict.getlist(name)[0][0][0][1]
        if "pk" not in asked:
            for values in product(*(of[each] for each in asked)):
                with suppress(NoReverseMatch):
                    named = dict(zip(asked, values, strict=True))
                    yield reverse(f"committees:{name}", kwargs={"council_slug": "exampleton", **named})


@pytest.fixture
def town():
    town = Town(public=True)
    town.discuss()
    return town


def bring(town, text: str = WHOLE, name: str = "minutes.txt", day: date = DAY):
    content = text.encode()
    return bring_in(
        committee=town.committee, reading=read_minutes(content), content=content, name=name, day=day, by=None
    ).source


@pytest.mark.slow
def test_nobody_is_told_of_it_on_any_page_feed_or_download_but_who_edits_meetings(town, client):
    meeting, seen = bring(town).meeting, 0
    bring(town, TRANSCRIPT, "meeting.vtt", date(2025, 12, 10))
    for role in (None, Role.MEMBER):
        if role:
            client.force_login(user_with_role(town.council, role))
        for address in addresses(town, meeting):
            answer = client.get(address)
            page = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert not SAID.search(page.decode(errors="replace")), (role, address)
            if f"/{DAY}/" in address:
                assert answer.status_code in (302, 403, 404, 405), (role, address)
                assert "not published yet" not in page.decode()
            seen += answer.status_code == 200
    assert seen > 30  # so many pages were looked through


def test_who_edits_meetings_finds_it_and_reads_why_others_do_not(town, client):
    bring(town)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    home = f"/exampleton/panel/meetings/{DAY}/"
    assert "Read in, confirmed by nobody yet" in client.get("/exampleton/meetings/").content.decode()
    assert "made from a file that was read in" in client.get(home).content.decode()
    assert client.get(f"{home}item-6/").status_code == 200


def test_it_makes_no_action_late_and_is_no_next_meeting(town):
    before = next_of(town.meeting)
    bring(town)
    assert next_of(town.meeting) == before


def test_reading_in_again_updates_it_and_confirms_nothing(town):
    first = bring(town).meeting
    again = bring(town, WHOLE.replace("six homes", "seven homes")).meeting
    assert first == again and again.unconfirmed
    assert "seven homes" in again.items.get(number="6").paragraphs.last().text


def test_it_is_in_every_list_once_a_person_confirmed_an_item_of_the_file(town):
    source = bring(town)
    confirm_items(source=source, answers=[Answer(0, None, items_of(source)[0]["text"])], by=None)
    assert Meeting.objects.filter(pk=source.meeting_id).exists()


def test_it_is_in_every_list_once_a_person_saved_what_the_meeting_is(town):
    meeting = bring(town, TRANSCRIPT, "meeting.vtt").meeting
    edit_meeting(meeting=meeting, values={"location": "Town Hall"}, by=None)
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_a_meeting_that_was_planned_stays_in_every_list_when_its_minutes_are_read_in(town):
    assert bring(town, day=town.meeting.date).meeting == town.meeting
    assert not Meeting.objects.get(pk=town.meeting.pk).unconfirmed


def test_no_second_meeting_is_set_up_on_its_day(town, client):
    bring(town)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    data = {"committee": town.committee.pk, "date": "2025-12-09", "kind": "ordinary"}
    answer = client.post("/exampleton/meetings/new/", data)
    assert "has a meeting on that day already" in answer.content.decode()


def test_the_database_refuses_papers_that_are_out_of_a_meeting_that_nobody_confirmed(town):
    meeting = bring(town).meeting
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.with_unconfirmed.filter(pk=meeting.pk).update(agenda_published=DAY)
