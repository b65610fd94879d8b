"""A member puts a question to an item, officers answer it, and the clerk has both in the minutes with one press."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.meetings.standing.actions import cancel_meeting
from committees.models import AdvanceQuestion, AgendaItem, Attendance, IndicatorMention, Meeting, Person
from committees.people.actions import set_rules
from committees.questions.actions import (
    answer_question,
    carry_into_minutes,
    put_question,
    withdraw_question,
)
from committees.questions.presenters import answer_words, counted
from tests.factories import CommitteeMembershipFactory, user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
CLOSED = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
WHY, SO = "Why do children move so often?", "Carers have left, and fewer have come."


@pytest.fixture
def town() -> Town:
    """With an item of a meeting to come, whose agenda is out."""
    town = Town(public=True)
    town.coming = town.add_item(town.add_meeting(localdate() + timedelta(days=20)), "6")
    return town


def client_of(town: Town, role: Role) -> Client:
    client = Client()
    client.force_login(user_with_role(town.council, role))
    return client


def url_of(town: Town, path: str = "") -> str:
    return town.url(f"panel/meetings/{town.coming.meeting.date}/{path}")


def words(response) -> str:
    return " ".join(response.text.split())


def put(town: Town, text: str = WHY, **values) -> AdvanceQuestion:
    return put_question(item=town.coming, text=text, asked_by_words="A member", by=None, **values)


def answer(question: AdvanceQuestion, text: str = SO) -> AdvanceQuestion:
    return answer_question(question=question, answer=text, answered_by_words="Head of Service", by=None)


def on_the_day(town: Town) -> AgendaItem:
    """The meeting has come."""
    Meeting.objects.filter(pk=town.coming.meeting_id).update(date=localdate())
    town.coming = AgendaItem.objects.get(pk=town.coming.pk)
    return town.coming


def test_a_question_goes_from_a_member_to_an_officer_and_both_stand_in_the_minutes(town):
    member, officer = client_of(town, Role.MEMBER), client_of(town, Role.PERFORMANCE_OFFICER)
    clerk = client_of(town, Role.DEMOCRATIC_SERVICES)
    assert "Put a question in advance" in words(member.get(url_of(town, "item-6/")))
    sent = {"text": WHY, "indicator": town.indicator.pk}
    page = words(member.post(url_of(town, "item-6/questions/new/"), sent, follow=True))
    assert "Your question is put" in page and WHY in page and "Waiting for an answer" in page
    assert WHY in words(member.get("/exampleton/")) and WHY in words(officer.get("/exampleton/work/"))
    question = AdvanceQuestion.objects.get()
    address = url_of(town, f"item-6/questions/{question.pk}/")
    officer.post(address, {"answer": SO, "answered_by_words": "Head of Service"})
    assert SO in words(member.get("/exampleton/")) and SO in words(member.get(url_of(town, "item-6/")))
    assert WHY not in words(officer.get("/exampleton/work/"))
    assert "Carry into the minutes" not in words(clerk.get(url_of(town, "questions/")))
    on_the_day(town)
    assert "Carry into the minutes" in words(clerk.get(url_of(town, "questions/")))
    editor = clerk.post(url_of(town, f"item-6/questions/{question.pk}/carry/"), follow=True)
    assert "It is in the minutes." in words(editor)
    assert editor.context["form"]["text"].value() == f"? @A member: {WHY}\n> @Head of Service: {SO}"
    asked, answered = town.coming.paragraphs.all()
    assert (asked.kind, asked.text, asked.speaker) == ("question", WHY, "A member")
    assert (answered.kind, answered.text, answered.answers) == ("answer", SO, asked)
    assert IndicatorMention.objects.get().indicator == town.indicator


def test_who_asked_and_was_there_is_named_by_the_attendance(town):
    person = CommitteeMembershipFactory(committee=town.committee).person
    Person.objects.filter(pk=person.pk).update(name="Councillor A. Example")
    question = put(town, asked_by=person)
    there = Attendance.objects.create(meeting=town.coming.meeting, person=person, status="present")
    on_the_day(town)
    carried = carry_into_minutes(question=question, by=None)
    assert carried.minuted_question.attendance == there
    assert carried.minuted_question.speaker == "Councillor A. Example"


def test_it_is_never_carried_twice_and_a_later_answer_follows_its_question(town):
    question = put(town)
    on_the_day(town)
    carry_into_minutes(question=question, by=None)
    with pytest.raises(NotAllowed, match="in the minutes already"):
        carry_into_minutes(question=question, by=None)
    with pytest.raises(NotAllowed, match="in the minutes, so it stays"):
        withdraw_question(question=question, by=None)
    answer(question)
    carried = carry_into_minutes(question=question, by=None)
    assert [each.text for each in town.coming.paragraphs.all()] == [WHY, SO]
    assert carried.minuted_answer.answers == carried.minuted_question
    with pytest.raises(NotAllowed, match="in the minutes already"):
        carry_into_minutes(question=question, by=None)
    with pytest.raises(NotAllowed, match="It is changed there"):
        answer(question, "Other words.")


def test_agreed_minutes_take_none(town):
    question = put(town)
    on_the_day(town)
    Meeting.objects.update(minutes_state="confirmed")
    with pytest.raises(NotAllowed, match="have been agreed"):
        carry_into_minutes(question=question, by=None)


def test_nobody_but_officers_reads_it_before_it_is_answered_and_never_the_public(town):
    asker = client_of(town, Role.MEMBER)
    asker.post(url_of(town, "item-6/questions/new/"), {"text": WHY})
    question = AdvanceQuestion.objects.get()
    pages = [url_of(town, each) for each in ("item-6/", "questions/", f"item-6/questions/{question.pk}/")]
    reads = {role: client_of(town, role) for role in Role}

    def readers() -> set[Role]:
        return {role for role in Role if any(WHY in words(reads[role].get(page)) for page in pages)}

    answering = {Role.PERFORMANCE_OFFICER, Role.APPROVER, Role.DEMOCRATIC_SERVICES}
    assert readers() == answering and all(WHY in words(asker.get(page)) for page in pages)
    answer(question)
    assert readers() == set(Role)
    anybody = Client()
    item = words(anybody.get(pages[0]))
    assert WHY not in item and "Questions in advance" not in item
    assert all(anybody.get(page).status_code == 302 for page in pages[1:])


@pytest.mark.parametrize(
    ("item", "kind", "told", "read"),
    [
        ({}, "ordinary", "Officers are told.", "the public once it is in the minutes."),
        ({}, "private", "Officers are told.", "The public never does: the meeting is private."),
        (CLOSED, "ordinary", "Democratic services are told.", "Members of the committee read it, and nobody"),
    ],
    ids=["public", "private meeting", "exempt"],
)
def test_who_asks_and_who_answers_is_told_who_reads_it(town, item, kind, told, read):
    AgendaItem.objects.filter(pk=town.coming.pk).update(**item)
    Meeting.objects.filter(pk=town.coming.meeting_id).update(kind=kind)
    clerk = client_of(town, Role.DEMOCRATIC_SERVICES)
    sent = {"text": WHY, "asked_by_words": "A member"}
    assert told in words(clerk.post(url_of(town, "item-6/questions/new/"), sent, follow=True))
    address = url_of(town, f"item-6/questions/{AdvanceQuestion.objects.get().pk}/")
    assert read in words(clerk.get(address))
    answered = words(clerk.post(address, {"answer": SO, "answered_by_words": "Head of Service"}, follow=True))
    assert read in answered.split("The answer is saved.", 1)[1].split("Question in advance")[0]


def test_the_asker_withdraws_it_while_it_is_unanswered_and_nobody_else_does(town):
    asker, other = client_of(town, Role.MEMBER), client_of(town, Role.MEMBER)
    asker.post(url_of(town, "item-6/questions/new/"), {"text": WHY})
    question = AdvanceQuestion.objects.get()
    address = url_of(town, f"item-6/questions/{question.pk}/withdraw/")
    assert other.post(address).status_code == 404
    assert client_of(town, Role.APPROVER).post(address).status_code == 403
    assert "Your question is withdrawn." in words(asker.post(address, follow=True))
    assert WHY not in words(client_of(town, Role.APPROVER).get("/exampleton/work/"))
    with pytest.raises(NotAllowed, match="needs no answer"):
        answer(question)
    with pytest.raises(NotAllowed, match="is answered, so it stays"):
        withdraw_question(question=answer(put(town)), by=None)


def test_it_is_refused_where_it_would_come_too_late_or_to_nothing(town):
    meeting = town.coming.meeting
    set_rules(council=town.council, values={"question_days": 30}, by=None)
    with pytest.raises(NotAllowed, match="were to be in by"):
        put(town)
    member, clerk = client_of(town, Role.MEMBER), client_of(town, Role.DEMOCRATIC_SERVICES)
    late = member.get(url_of(town, "item-6/questions/new/"), follow=True)
    assert "were to be in by" in words(late) and "Put a question in advance" not in words(late)
    noted = {"text": WHY, "asked_by_words": "A foster carer", "from_public": "on"}
    assert "The question is noted" in words(
        clerk.post(url_of(town, "item-6/questions/new/"), noted, follow=True)
    )
    set_rules(council=town.council, values={"question_days": 5}, by=None)
    put(town)
    AgendaItem.objects.filter(pk=town.coming.pk).update(state="withdrawn", state_reason="More time.")
    town.coming.refresh_from_db()
    with pytest.raises(NotAllowed, match="This item was withdrawn"):
        put(town)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=None)
    with pytest.raises(NotAllowed, match="agenda is not published yet"):
        put(town)
    cancel_meeting(meeting=meeting, reason="No business.", by=None)
    with pytest.raises(NotAllowed, match="is cancelled"):
        put(town)
    with pytest.raises(NotAllowed, match="was held"):
        put_question(item=town.item, text=WHY, asked_by_words="A member", by=None)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("What became of the 2 children in unregistered homes?", "a count of 2"),
        ("Why was Kylie moved?", "“Kylie”"),
    ],
    ids=["few children", "a name"],
)
def test_words_that_could_tell_of_a_child_are_asked_about_before_anybody_reads_them(town, text, warned):
    member, officer = client_of(town, Role.MEMBER), client_of(town, Role.APPROVER)
    address = url_of(town, "item-6/questions/new/")
    told = member.post(address, {"text": text})
    assert warned in words(told) and text in told.content.decode() and not AdvanceQuestion.objects.exists()
    member.post(address, {"text": text, "as_it_stands": "on"})
    address = url_of(town, f"item-6/questions/{AdvanceQuestion.objects.get().pk}/")
    sent = {"answer": text, "answered_by_words": "Head of Service"}
    assert warned in words(officer.post(address, sent)) and not AdvanceQuestion.objects.get().answer
    officer.post(address, {**sent, "as_it_stands": "on"})
    assert AdvanceQuestion.objects.get().answer == text


def test_nothing_more_is_asked_of_words_that_tell_of_nobody(town):
    page = client_of(town, Role.MEMBER).get(url_of(town, "item-6/questions/new/"))
    assert "as_it_stands" not in page.content.decode()


def test_only_answering_and_carrying_tell_the_trail_what_they_wrote(town):
    question = answer(put(town, "Will homes be built?"))
    on_the_day(town)
    carry_into_minutes(question=question, by=None)
    entries = AuditEntry.objects.filter(subject_key=str(question.pk), verb__contains="in advance")
    assert [each.verb for each in entries.order_by("pk")] == [
        "put a question in advance",
        "answered a question in advance",
        "carried a question in advance into the minutes",
    ]
    assert "Will homes" not in str([each.detail for each in entries])


def test_the_page_the_item_and_lists_of_work_take_as_many_queries_for_two_as_for_twenty(town):
    clerk, officer = client_of(town, Role.DEMOCRATIC_SERVICES), client_of(town, Role.APPROVER)

    def add(count: int) -> None:
        for number in range(count):
            answer(put(town, indicator=town.indicator)) if number % 2 else put(town)

    for client, page in (
        (clerk, url_of(town, "questions/")),
        (officer, url_of(town, "item-6/")),
        (officer, "/exampleton/work/"),
    ):
        AdvanceQuestion.objects.all().delete()
        add(2)
        assert_same_queries(client, page, lambda: add(18))


def test_the_list_says_how_many_questions_have_no_answer(town):
    def put(**more):
        return AdvanceQuestion(item=town.item, text=WHY, **more)

    gone, done, waiting = put(state="withdrawn"), put(state="answered"), put(state="asked")
    assert counted([]) == counted([gone]) == "No question stands."
    assert counted([done, gone]) == "1 question, with an answer."
    assert counted([waiting]) == "1 question, without an answer."
    assert counted([done, waiting, waiting]) == "3 questions, 2 without an answer."
    assert counted([done, done]) == "2 questions, each with an answer."


@pytest.mark.parametrize(
    ("became", "page_says", "question_says"),
    [
        ("coming", "Questions can be put until the meeting, on", "Waiting for an answer"),
        ("in by then", "Questions were to be in by", "Waiting for an answer"),
        ("held", "The meeting was held: no question can be put to it any more.", "No answer was given yet"),
        ("cancelled", "The meeting is cancelled: no question can", "Not answered: the meeting is cancelled"),
        ("withdrawn", "Questions can be put until", "Not answered: the item is withdrawn"),
    ],
)
def test_the_page_of_questions_says_what_is_true_of_its_meeting_by_now(
    town, became, page_says, question_says
):
    put(town)
    if became == "in by then":
        set_rules(council=town.council, values={"question_days": 20}, by=None)
    if became == "cancelled":
        cancel_meeting(meeting=town.coming.meeting, reason="The Chair is ill.", by=None)
    if became == "withdrawn":
        AgendaItem.objects.update(state="withdrawn", state_reason="No longer needed.")
    if became == "held":
        Meeting.objects.filter(pk=town.coming.meeting_id).update(date=localdate() - timedelta(days=1))
        town.coming = AgendaItem.objects.get(pk=town.coming.pk)
    page = words(client_of(town, Role.PERFORMANCE_OFFICER).get(url_of(town, "questions/")))
    assert page_says in page and question_says in page
    member = words(client_of(town, Role.MEMBER).get(url_of(town, "questions/")))
    assert ("Members put questions on the page of an item." in member) == (
        became not in ("held", "cancelled")
    )


def test_who_reads_an_answer_is_true_of_a_cancelled_meeting_too(town):
    cancel_meeting(meeting=town.coming.meeting, reason="The Chair is ill.", by=None)
    town.coming.meeting.refresh_from_db()
    assert "a cancelled meeting has no minutes" in answer_words(town.coming)
    town.coming.exempt_paragraph = "3"
    assert answer_words(town.coming) == "Members of the committee read it, and nobody else."
