"""Who sees what of a meeting: one rule, for a meeting at hand and for the database alike."""

from datetime import date, timedelta

import pytest

from committees.meetings.querysets import agenda_of, meetings_of
from committees.models import Action, AgendaItem, IndicatorMention, Meeting, MinutesParagraph, Reader
from tests.meetings import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
AGENDAS = {"never": None, "yesterday": -1, "today": 0, "tomorrow": 1}


@pytest.fixture
def town():
    town = Town()
    town.discuss()
    return town


@pytest.mark.parametrize("edits", [True, False], ids=["democratic services", "others"])
@pytest.mark.parametrize("state", Meeting.MinutesState)
@pytest.mark.parametrize("agenda", AGENDAS)
def test_pages_and_lists_agree_on_what_is_out(town, agenda, state, edits):
    days = AGENDAS[agenda]
    published = None if days is None else TODAY + timedelta(days=days)
    Meeting.objects.filter(pk=town.meeting.pk).update(agenda_published=published, minutes_state=state)
    meeting, reader = Meeting.objects.get(pk=town.meeting.pk), Reader(edits=edits, today=TODAY)
    assert AgendaItem.objects.visible_to(reader).exists() == reader.sees_agenda(meeting)
    for kind in (MinutesParagraph, Action, IndicatorMention):
        assert kind.objects.visible_to(reader).exists() == reader.sees_minutes(meeting)


@pytest.mark.parametrize(
    ("agenda", "state", "items", "minutes"),
    [
        (None, "none", False, False),
        (TODAY + timedelta(days=1), "none", False, False),
        (TODAY, "none", True, False),
        (None, "draft", True, True),
        (TODAY + timedelta(days=1), "confirmed", True, True),
    ],
)
def test_members_see_items_with_the_agenda_and_what_was_said_with_the_minutes(agenda, state, items, minutes):
    reader, meeting = Reader(edits=False, today=TODAY), Meeting(agenda_published=agenda, minutes_state=state)
    assert (reader.sees_agenda(meeting), reader.sees_minutes(meeting)) == (items, minutes)


@pytest.mark.parametrize("edits", [True, False], ids=["democratic services", "others"])
@pytest.mark.parametrize("days", [0, 1], ids=["out today", "out tomorrow"])
def test_every_list_and_count_of_items_holds_those_the_reader_sees(town, days, edits):
    Meeting.objects.update(agenda_published=TODAY + timedelta(days=days), minutes_state="none")
    reader = Reader(edits=edits, today=TODAY)
    seen = {item.pk for item in AgendaItem.objects.all() if reader.sees_item(item)}
    listed = [item.pk for item in agenda_of(Meeting.objects.get(pk=town.meeting.pk), reader)]
    counted = {meeting.pk: meeting.item_count for meeting in meetings_of(town.council, reader)}
    assert set(listed) <= seen
    assert bool(listed) == (edits or days == 0)
    assert sum(counted.values()) == len(seen)
