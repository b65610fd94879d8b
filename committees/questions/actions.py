"""Writes: a question is put, answered or withdrawn, and carried with its answer into the minutes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from accounts.trail.parts import Detail
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import blocks_of, speakers_at, standing_of
from committees.minutes.notes.actions import Mention, set_mentions
from committees.models import AdvanceQuestion, AgendaItem, Person
from committees.people.querysets import names_style
from committees.querysets import locked
from committees.questions.carrying import Carried, carried_into
from committees.questions.policies import why_not_answer, why_not_carry, why_not_put, why_not_withdraw
from committees.questions.presenters import asked_words
from committees.questions.querysets import last_day, locked_question
from committees.snapshots import changes, snapshot
from indicators.models import Indicator

State = AdvanceQuestion.State


@transaction.atomic
def put_question(
    *,
    item: AgendaItem,
    text: str,
    asked_by_words: str,
    asked_by: Person | None = None,
    indicator: Indicator | None = None,
    from_public: bool = False,
    late: bool = False,
    at: datetime | None = None,
    by: User | None,
) -> AdvanceQuestion:
    """`late` lets one in after the day by which they were to be in; `at` is when it was put, else now. Raises
    NotAllowed, as once the meeting was held."""
    item.meeting, at = locked(item.meeting), at or timezone.now()
    demand(why_not_put(item, None if late else last_day(item.meeting), localdate(at)))
    question = AdvanceQuestion.objects.create(
        item=item,
        text=text.strip(),
        asked_by=asked_by,
        asked_by_words=asked_by_words.strip(),
        indicator=indicator,
        from_public=from_public,
        by=by,
        at=at,
    )
    # Others read the trail than may read a question that is not answered: it says only that there is one
    _record(question, "put a question in advance", {}, by)
    return question


@transaction.atomic
def answer_question(
    *,
    question: AdvanceQuestion,
    answer: str,
    answered_by_words: str,
    at: datetime | None = None,
    by: User | None,
) -> AdvanceQuestion:
    """Or put an answer right, until it is in the minutes. `at` as above. Raises NotAllowed."""
    found = locked_question(question)
    demand(why_not_answer(found, answer))
    fields = ("answer", "answered_by_words")
    before = snapshot(found, fields)
    found.answer, found.answered_by_words = answer.strip(), answered_by_words.strip()
    found.state, found.answered_by, found.answered_at = State.ANSWERED, by, at or timezone.now()
    found.save()
    detail = {"changed": changes(before, snapshot(found, fields))}
    _record(found, "answered a question in advance", detail, by)
    return found


@transaction.atomic
def withdraw_question(*, question: AdvanceQuestion, by: User | None) -> AdvanceQuestion:
    """Raises NotAllowed once it is answered."""
    found = locked_question(question)
    demand(why_not_withdraw(found))
    found.state = State.WITHDRAWN
    found.save()
    _record(found, "withdrew a question in advance", {}, by)
    return found


@transaction.atomic
def carry_into_minutes(*, question: AdvanceQuestion, by: User | None) -> AdvanceQuestion:
    """Question and answer, paired, after what is minuted so far; an answer that came later, after its question.

    The measure that it named is confirmed with it. Raises NotAllowed, as for one that is there already.
    """
    locked(question.item.meeting)
    found = locked_question(question)
    demand(why_not_carry(found, localdate()))
    item = found.item
    standing = standing_of(item)
    blocks, asked, answered = carried_into(
        blocks_of(item, standing),
        _as_carried(found),
        [each.pk for each in standing.paragraphs].index(found.minuted_question_id) + 1
        if found.minuted_question_id
        else 0,
    )
    set_minutes(item=item, blocks=blocks, by=by)
    rows = {each.position: each for each in item.paragraphs.all()}
    found.minuted_question, found.minuted_answer = rows[asked], rows.get(answered or 0)
    found.save()
    if found.indicator:
        mention = Mention(rows[asked].pk, found.indicator)
        set_mentions(item=item, confirmed=[mention], taken_back=[], by=by)
    _record(found, "carried a question in advance into the minutes", {}, by)
    return found


def _as_carried(question: AdvanceQuestion) -> Carried:
    """Whoever asked and was there is named as the attendance names them, so that the paragraph is theirs."""
    there = speakers_at(question.item.meeting) if question.asked_by_id else []
    own = (each.name for each in there if each.attendance.person_id == question.asked_by_id)
    speaker = next(own, "") or asked_words(question, names_style(question.council_id))
    return Carried(question.text, speaker, question.answer, question.answered_by_words)


def _record(question: AdvanceQuestion, verb: str, detail: dict[str, Detail], by: User | None) -> None:
    audit.record(by=by, council=question.council, verb=verb, subject=question, detail=detail)
