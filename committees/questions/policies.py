"""May a question in advance be put, answered, withdrawn, carried? "" for yes, or a sentence why not and what to do."""

from datetime import date

from committees.models import AdvanceQuestion, AgendaItem
from committees.models.visibility import readers_of
from committees.policies import why_not_edit
from committees.presenters import is_cancelled, is_held
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import day_words

WITHDRAWN = "This question was withdrawn."


def why_not_put(item: AgendaItem, until: date | None, today: date) -> str:
    """`until` is the last day on which members can put one; None until the meeting."""
    meeting = item.meeting
    if is_cancelled(meeting):
        return "This meeting is cancelled. Put your question to a later one."
    if is_held(meeting, today):
        return "This meeting was held. Put your question to a later one."
    if not readers_of(meeting, today).lists_item(item):
        return "The agenda is not published yet. A question can be put once it is."
    if item.state != AgendaItem.State.LISTED:
        return f"This item was {item.get_state_display().lower()}. Put your question to another one."
    if until is not None and today > until:
        return (
            f"Questions for this meeting were to be in by {weekday_words(until)}. You can ask at the meeting."
        )
    return ""


def why_not_answer(question: AdvanceQuestion, answer: str) -> str:
    if question.state == AdvanceQuestion.State.WITHDRAWN:
        return f"{WITHDRAWN} It needs no answer."
    if question.minuted_answer_id:
        return "The answer is in the minutes. It is changed there."
    return "" if answer.strip() else "Write the answer."


def why_not_withdraw(question: AdvanceQuestion) -> str:
    if question.state == AdvanceQuestion.State.WITHDRAWN:
        return WITHDRAWN
    if question.state == AdvanceQuestion.State.ANSWERED:
        return "This question is answered, so it stays."
    return "This question is in the minutes, so it stays." if question.minuted_question_id else ""


def why_not_carry(question: AdvanceQuestion, today: date) -> str:
    meeting = question.item.meeting
    if question.state == AdvanceQuestion.State.WITHDRAWN:
        return f"{WITHDRAWN} It does not go into the minutes."
    if is_cancelled(meeting):
        return "This meeting is cancelled, so it has no minutes."
    if meeting.date > today:
        return f"The meeting is on {day_words(meeting.date)}. From that day on it can go into the minutes."
    if question.minuted_question_id and (question.minuted_answer_id or not question.answer):
        return "It is in the minutes already."
    return why_not_edit(meeting)
