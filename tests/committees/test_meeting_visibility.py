"""Who sees what of a meeting: one rule, for a row at hand and for the database alike."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.roles import PERMISSIONS, PUBLIC, Role
from committees.meetings.querysets import agenda_of, meetings_of
from committees.models import (
    Action,
    AdvanceQuestion,
    AgendaItem,
    CommitteeMembership,
    Document,
    IndicatorMention,
    Limb,
    Meeting,
    MinutesParagraph,
    Person,
    Reader,
)
from committees.models.visibility import VEILED
from committees.querysets import reader_for
from tests.factories import UserFactory, user_with_role
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
    assert AgendaItem.objects.listed_to(reader).exists() == reader.sees_agenda(meeting)
    for kind in (MinutesParagraph, Action, IndicatorMention, Limb):
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
    seen = {item.pk for item in AgendaItem.objects.all() if reader.lists_item(item)}
    listed = [item.pk for item in agenda_of(Meeting.objects.get(pk=town.meeting.pk), reader)]
    counted = {meeting.pk: meeting.item_count for meeting in meetings_of(town.council, reader)}
    assert set(listed) <= seen
    assert bool(listed) == (edits or days == 0)
    assert sum(counted.values()) == len(seen)


READS = {
    "democratic services": lambda town: Reader(edits=True, today=TODAY),
    "a member of the committee": lambda town: Reader(False, TODAY, frozenset({town.committee.pk})),
    "a member of another": lambda town: Reader(False, TODAY, frozenset({town.committee.pk + 1})),
    "others": lambda town: Reader(False, TODAY),
}


def close(item: AgendaItem) -> AgendaItem:
    AgendaItem.objects.filter(pk=item.pk).update(
        exempt_paragraph="3",
        exempt_reason="Prices are being agreed.",
        public_title="Homes",
        urgency_reason="The tender closes.",
    )
    return AgendaItem.objects.get(pk=item.pk)


@pytest.mark.parametrize("who", READS)
@pytest.mark.parametrize("state", ["none", "draft"])
@pytest.mark.parametrize("agenda", ["never", "yesterday"])
def test_an_exempt_item_is_listed_to_all_and_read_by_its_committee(town, agenda, state, who):
    """The object's form and the database's form of each rule say the same of each reader."""
    published = None if AGENDAS[agenda] is None else TODAY + timedelta(days=AGENDAS[agenda])
    Meeting.objects.update(agenda_published=published, minutes_state=state)
    item, reader = close(town.item), READS[who](town)
    listed = AgendaItem.objects.listed_to(reader)
    assert listed.exists() == reader.lists_item(item)
    assert AgendaItem.objects.visible_to(reader).exists() == reader.sees_item(item)
    minutes = reader.with_minutes_of("")
    assert reader.of_minutes().with_minutes_of("") == minutes  # for whom a search is composed once
    assert AgendaItem.objects.filter(minutes).exists() == reader.sees_minutes_of(item)
    assert Document.objects.listed_to(reader).exists() == reader.sees_item(item)
    for kind in (MinutesParagraph, Action, IndicatorMention, Limb):
        assert kind.objects.visible_to(reader).exists() == reader.sees_minutes_of(item), kind
    for unveiled in (lambda: listed.values("title"), lambda: listed.values_list("title"), listed.iterator):
        with pytest.raises(TypeError, match="veiled"):
            unveiled()
    own = who in {"democratic services", "a member of the committee"}
    assert reader.sees_item(item) == (own and reader.lists_item(item))
    for row in (*listed, *agenda_of(item.meeting, reader)):
        assert row.title == reader.title_of(item) == ("Finding homes closer" if own else "Homes")
        assert row.veiled == (not own)
    for row in () if own else agenda_of(item.meeting, reader):
        assert [row.measure_count, row.question_count, row.action_count, row.outcome] == [0, 0, 0, None]
        assert (row.report_of, row.urgency_reason, row.edition) == ("", "", None)
        with pytest.raises(ValueError, match="lost its words"):
            row.save()


def test_of_each_field_of_an_item_it_is_said_whether_everyone_reads_it_where_it_is_exempt():
    """A new field of items is veiled, or is named here as what everyone reads."""
    place = {"id", "council", "meeting", "kind", "order", "taken", "number", "late", "state", "postponed_to"}
    place.add("added_at")
    told = {"exempt_paragraph", "exempt_reason", "public_title", "title"}  # of which the title gives way
    for_members = {"indicators"}  # asked for apart, by those who read the item whole
    fields = {field.name for field in AgendaItem._meta.get_fields() if not field.auto_created}
    assert fields - {"id"} == (place - {"id"}) | told | for_members | set(VEILED)
    assert all(isinstance(AgendaItem._meta.get_field(name), models.Field) for name in VEILED)


def test_those_the_committee_confides_in_read_its_papers_while_they_are_on_it(
    town, django_assert_num_queries
):
    capacity = CommitteeMembership.Capacity
    user = user_with_role(town.council, Role.MEMBER)
    member = PERMISSIONS[Role.MEMBER]
    person = Person.objects.create(
        council=town.council, user=user, kind="member", name="Councillor A. Example"
    )
    seat = CommitteeMembership.objects.create(committee=town.committee, person=person)

    def reads(**changes) -> bool:
        CommitteeMembership.objects.filter(pk=seat.pk).update(**changes)
        return reader_for(town.council, user, member, TODAY).sees_item(close(town.item))

    days = {"before": TODAY - timedelta(days=1), "on": TODAY, "after": TODAY + timedelta(days=1)}
    confided = {each for each in capacity if reads(capacity=each)}
    assert confided == {*CommitteeMembership.VOTING, capacity.COOPTED, capacity.SUBSTITUTE}
    reads(capacity="member")
    assert [reads(starts=None, ends=day) for day in days.values()] == [False, True, True]
    assert [reads(starts=day, ends=None) for day in days.values()] == [True, True, False]
    assert reads(starts=None)
    other = Town(slug="elsewhere")  # a member of one council's committee reads nothing of another's
    assert not reader_for(other.council, user, member, TODAY).committees
    with django_assert_num_queries(0):  # nobody, and who left with an account that the person still has
        assert not reader_for(town.council, AnonymousUser(), PUBLIC, TODAY).committees
        assert not reader_for(town.council, user, PUBLIC, TODAY).committees
    with django_assert_num_queries(1):
        assert reader_for(town.council, user, member, TODAY).committees == {town.committee.pk}


ASKER, ELSE = 901, 902
READS_QUESTIONS = {
    "democratic services": Reader(edits=True, today=TODAY),
    "who answers": Reader(False, TODAY, user=ELSE, answers=True, told=True),
    "who asked": Reader(False, TODAY, user=ASKER, told=True),
    "another member": Reader(False, TODAY, user=ELSE, told=True),
    "the public": Reader(False, TODAY),
}


@pytest.mark.parametrize("who", READS_QUESTIONS)
@pytest.mark.parametrize("exempt", [False, True], ids=["open", "exempt"])
@pytest.mark.parametrize("state", AdvanceQuestion.State)
def test_a_question_in_advance_is_for_who_asks_and_who_answers_until_it_is_answered(town, state, exempt, who):
    asker = UserFactory(pk=ASKER)
    person = Person.objects.create(council=town.council, user=asker, kind="member", role="Member")
    item = close(town.item) if exempt else town.item
    asked = {"text": "Why?", "answer": "So.", "asked_by_words": "A member", "state": state}
    rows = [
        AdvanceQuestion.objects.create(item=item, by=asker, **asked),
        AdvanceQuestion.objects.create(item=item, asked_by=person, **asked),
    ]
    reader = READS_QUESTIONS[who]
    seen = {
        "asked": {"democratic services", "who answers", "who asked"},
        "answered": {"democratic services", "who answers", "who asked", "another member"},
        "withdrawn": {"democratic services", "who asked"},
    }[state]
    expected = who == "democratic services" if exempt else who in seen
    assert [reader.sees_question(each) for each in rows] == [expected, expected]
    assert set(AdvanceQuestion.objects.visible_to(reader)) == (set(rows) if expected else set())
