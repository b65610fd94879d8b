"""What a member asked, on their own home page: what was promised, and how the measure stands since."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags
from django.utils.timezone import localdate

from accounts.models import User
from accounts.roles import Role
from committees.attendance.actions import Attended, set_attendance
from committees.meetings.actions import create_meeting, publish_minutes
from committees.models import AgendaItem
from committees.questions.actions import answer_question, carry_into_minutes, put_question
from config.home.own.addressed import told_to_you
from config.home.own.presenters import present_measure
from indicators.terms.periods import Period
from tests.factories import (
    CommitteeFactory,
    CommitteeMembershipFactory,
    MeasureRequestFactory,
    PersonFactory,
    ScorecardFactory,
    user_with_role,
)
from tests.meetings import Town, publish, row
from tests.payloads import make_row, make_series
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


class Councillor:
    """A member who was at meetings and asked there."""

    def __init__(self):
        self.town = Town(public=True)
        self.user: User = user_with_role(self.town.council, Role.MEMBER)
        self.person = PersonFactory(council=self.town.council, user=self.user)

    def asked_at(self, item: AgendaItem):
        question = self.town.ask(item)
        (row,) = set_attendance(
            meeting=item.meeting, rows=[Attended("present", "member", person=self.person)], by=None
        )
        question.attendance = row
        question.save(update_fields=["attendance"])
        self.town.act(item, question)
        return question

    def client(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client

    def home(self) -> str:
        return " ".join(strip_tags(self.client().get(self.town.url()).content.decode()).split())


@pytest.fixture
def councillor():
    return Councillor()


def test_a_member_reads_what_they_asked_what_was_promised_and_how_it_stands_since(councillor):
    town = councillor.town
    councillor.asked_at(town.item)
    assert "What you asked" not in councillor.home()  # the minutes are not out
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    home = councillor.home()
    assert "You asked why children moved. Corporate Parenting Panel, 18 November 2025, item 6" in home
    assert "Head of Service replied that carers had left." in home
    assert "Promised: Costed plan, Head of Service, Placements." in home
    assert "Three or more homes: now" in home and "Since the meeting: " in home


def test_what_was_so_in_an_older_period_names_it_and_what_the_figure_counts():
    # Asked in quarter 1 2023/24. The newest with a year before it that ended by then is quarter 4 2023/24, 60 of 500
    # beside 60 of 500; the figures since, up to 200 of 500, are not tested.
    counted = [60] * 8 + [200] * 4
    series = [
        {**cell, "numerator": count, "denominator": 500, "value": count / 5}
        for cell, count in zip(
            make_series([1.0] * 12, unit="percent", decimals=0, people="children"), counted, strict=True
        )
    ]
    asked_on = date.fromisoformat(series[4]["start"]).replace(day=20)
    told = present_measure(make_row("2.1", "Homes", series=series), "/base/", asked_on)["since"]
    tested = Period.from_code(series[7]["period"]).in_sentence
    assert told == (
        f"In {tested}, level with a year earlier. The figure of {tested} counts twelve months, which began before the "
        "meeting."
    )


def test_what_was_put_in_advance_and_carried_stands_there_as_it_was_asked_with_its_answer(councillor):
    town = councillor.town
    item = town.add_item(town.add_meeting(localdate()), "7", edition=None)
    question = put_question(
        item=item,
        text="Of all homes, how many are near?",
        asked_by=councillor.person,
        asked_by_words="A member",
        by=councillor.user,
    )
    set_attendance(
        meeting=item.meeting, rows=[Attended("present", "member", person=councillor.person)], by=None
    )
    carry_into_minutes(question=question, by=None)
    publish_minutes(meeting=item.meeting, on=localdate(), by=None)
    home = councillor.home()
    assert "You asked: Of all homes, how many are near? Corporate Parenting Panel" in home
    answer_question(question=question, answer="Half.", answered_by_words="Head of Service", by=None)
    assert "Head of Service: Half." in councillor.home()  # which is not in the minutes yet
    carry_into_minutes(question=question, by=None)
    home = councillor.home()
    assert home.count("Head of Service: Half.") == 1 and home.count("how many are near?") == 1


def test_what_was_carried_without_naming_the_member_does_not_vanish(councillor):
    """Not on the attendance, they are nobody's question in the minutes."""
    item = councillor.town.add_item(councillor.town.add_meeting(localdate()), "7", edition=None)
    question = put_question(item=item, text="How many?", asked_by_words="A member", by=councillor.user)
    answer_question(question=question, answer="Half.", answered_by_words="Head of Service", by=None)
    carry_into_minutes(question=question, by=None)
    publish_minutes(meeting=item.meeting, on=localdate(), by=None)
    home = councillor.home()
    assert "You asked in advance: How many?" in home and "Head of Service: Half." in home


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("asked why children moved.", "You asked why children moved."),
        ("whether children moved.", "You asked whether children moved."),
        ("was concerned about moves.", "You were concerned about moves."),
        ("welcomed the detail.", "You welcomed the detail."),
        ("Why did children move?", "You asked: Why did children move?"),
        ("I want to know.", "You asked: I want to know."),
        ("12 children moved: why?", "You asked: 12 children moved: why?"),
        ("A member asked why.", "You asked why."),
        ("In reply to a member, it was so.", "As minuted: In reply to a member, it was so."),
    ],
)
def test_what_a_member_asked_is_a_sentence_to_them(text, told):
    assert told_to_you("A member", text) == told


def test_the_next_meeting_is_theirs_where_they_sit_on_its_committee_and_measures_stay_in_any_case(councillor):
    town = councillor.town
    councillor.asked_at(town.item)
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    CommitteeMembershipFactory(committee=town.committee, person=councillor.person)
    scorecard = ScorecardFactory(council=town.council, slug="scrutiny")
    other = CommitteeFactory(
        council=town.council, slug="scrutiny", name="Scrutiny Committee", scorecard=scorecard
    )
    publish(town.council, scorecard, [row("else", "Something else")])
    tomorrow = localdate() + timedelta(days=1)
    create_meeting(committee=other, date=tomorrow, agenda_published=date(2025, 1, 1), by=None)
    home = councillor.home()
    assert f"The next meeting{other.name}" in home and "Your next meeting" not in home
    assert "Three or more homes: now" in home
    town.add_meeting(localdate())
    assert f"Your next meeting{town.committee.name}" in councillor.home()


def test_nobody_else_is_told_what_a_member_asked(councillor):
    town = councillor.town
    councillor.asked_at(town.item)
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    other = Client()
    assert "What you asked" not in other.get(town.url()).content.decode()
    other.force_login(user_with_role(town.council, Role.MEMBER))
    assert "What you asked" not in other.get(town.url()).content.decode()


def test_a_request_stands_there_with_its_state_escaped(councillor):
    MeasureRequestFactory(council=councillor.town.council, by=councillor.user, wanted="<b>Waits</b>")
    page = councillor.client().get(councillor.town.url()).content.decode()
    assert "You asked to have measured:" in page and "Waits for a decision" in page
    assert "&lt;b&gt;Waits" in page


def test_home_costs_the_same_for_one_question_and_for_many(councillor):
    town = councillor.town
    councillor.asked_at(town.item)
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    MeasureRequestFactory(council=town.council, by=councillor.user)
    client = councillor.client()
    client.get(town.url())
    one = len(queries_of(client, town.url()))
    for month in range(1, 9):
        item = town.add_item(town.add_meeting(date(2025, month, 3)), "6")
        councillor.asked_at(item)
        publish_minutes(meeting=item.meeting, on=date(2025, month, 20), by=None)
        MeasureRequestFactory(council=town.council, by=councillor.user)
    assert len(queries_of(client, town.url())) == one <= 20
