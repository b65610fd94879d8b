"""Questions in advance as plain data for templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from committees.addresses import item_address, item_url
from committees.models import AdvanceQuestion, AgendaItem, Meeting, Reader
from committees.people.names import shown_as
from committees.presenters import is_cancelled, is_held, meeting_words
from committees.questions.policies import why_not_answer, why_not_carry, why_not_withdraw
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words, part_words

State = AdvanceQuestion.State


@dataclass(frozen=True)
class QuestionShown:
    """`may_…` say what this reader can do with it now; `carries` are the words of the button into the minutes."""

    text: str
    asked: str
    when: str
    answer: str
    answered: str
    state: str
    look: str
    mark: str
    measure: str
    where: str
    item_url: str
    url: str
    minuted: str
    may_answer: bool
    may_withdraw: bool
    carries: str
    withdraw_url: str
    carry_url: str


def asked_words(question: AdvanceQuestion, style: str) -> str:
    """Who asks, as the council shows its members' names; else as what they ask."""
    person = question.asked_by
    if person is None:
        return question.asked_by_words
    return shown_as(person.name, person.role, question.asked_by_words, style).words


def present_question(
    question: AdvanceQuestion, reader: Reader, council_slug: str, style: str
) -> QuestionShown:
    """No queries: its item, meeting, people and measure were read with it."""
    item = question.item
    base = item_url(item, council_slug)
    address = [*item_address(item, council_slug), question.pk]
    state, look, mark = standing(question, reader.today)
    in_minutes = bool(question.minuted_question_id) and reader.sees_minutes_of(item)
    carries = (
        "Carry its answer into the minutes" if question.minuted_question_id else "Carry into the minutes"
    )
    return QuestionShown(
        text=question.text,
        asked=asked_words(question, style),
        when=day_words(localdate(question.at)),
        answer=question.answer,
        answered=question.answered_by_words,
        state=state,
        look=look,
        mark=mark,
        measure=question.indicator.title if question.indicator else "",
        where=f"{meeting_words(item.meeting)}, item {item.number}",
        item_url=base,
        url=question_url(question, council_slug),
        minuted=f"{base}#paragraph-{question.minuted_question_id}" if in_minutes else "",
        may_answer=reader.answers and not why_not_answer(question, "any"),
        may_withdraw=is_own(question, reader) and not why_not_withdraw(question),
        carries=carries if reader.edits and not why_not_carry(question, reader.today) else "",
        withdraw_url=reverse("committees:question_withdraw", args=address),
        carry_url=reverse("committees:question_carry", args=address),
    )


def question_url(question: AdvanceQuestion, council_slug: str) -> str:
    return reverse("committees:question", args=[*item_address(question.item, council_slug), question.pk])


def is_own(question: AdvanceQuestion, reader: Reader) -> bool:
    """Whether the reader put it, or it was noted for them."""
    person = question.asked_by
    return reader.user is not None and reader.user in (question.by_id, person.user_id if person else None)


def standing(question: AdvanceQuestion, today: date) -> tuple[str, str, str]:
    """How it stands: the words, the look of a state, and the shape beside it."""
    if question.state == State.WITHDRAWN:
        return "Withdrawn", "done", "none"
    if question.state == State.ANSWERED and question.answered_at:
        return f"Answered, {day_words(localdate(question.answered_at))}", "done", "tick"
    if question.minuted_question_id:
        return "Asked at the meeting", "done", "tick"
    if off := off_words(question.item):
        return f"Not answered: {off}", "done", "none"
    late = is_held(question.item.meeting, today)
    return (
        ("No answer was given yet", "late", "missed") if late else ("Waiting for an answer", "due", "close")
    )


def off_words(item: AgendaItem) -> str:
    """Why the item was, or will be, not taken; "" where it stands."""
    if is_cancelled(item.meeting):
        return "the meeting is cancelled"
    return "" if item.state == item.State.LISTED else f"the item is {item.get_state_display().lower()}"


def until_words(meeting: Meeting, until: date | None, today: date) -> str:
    """By when questions are, or were, to be in; of a meeting to which none can be put, why not."""
    if is_cancelled(meeting):
        return "The meeting is cancelled: no question can be put to it."
    if is_held(meeting, today):
        return "The meeting was held: no question can be put to it any more."
    if until is None:
        return f"Questions can be put until the meeting, on {weekday_words(meeting.date)}."
    return f"Questions {'were' if today > until else 'are'} to be in by {weekday_words(until)}."


def told_words(item: AgendaItem) -> str:
    """Who is told of a question: officers read no exempt item."""
    return "Democratic services are told" if item.exempt_paragraph else "Officers are told"


def answer_words(item: AgendaItem) -> str:
    """Who reads an answer at the item, for whoever gives it."""
    cancelled = is_cancelled(item.meeting)
    if item.exempt_paragraph:
        later = "" if cancelled else ", also once it is in the minutes"
        return f"Members of the committee read it, and nobody else{later}."
    told = "Everybody in the council who reads the item reads it"
    if cancelled:
        return f"{told}, and the public does not: a cancelled meeting has no minutes."
    if item.meeting.kind == Meeting.Kind.PRIVATE:
        return f"{told}. The public never does: the meeting is private."
    return f"{told}, the public once it is in the minutes."


def counted(questions: Sequence[AdvanceQuestion]) -> str:
    """ "3 questions, 1 without an answer." True in every state; those withdrawn are not counted."""
    stand = [each for each in questions if each.state != State.WITHDRAWN]
    if not stand:
        return "No question stands."
    waiting = sum(each.state == State.ASKED for each in stand)
    said = count_words(len(stand), "questions")
    if not waiting:
        return f"{said}, {'with' if len(stand) == 1 else 'each with'} an answer."
    return f"{said}, {part_words(waiting, len(stand), 'without an answer')}."
