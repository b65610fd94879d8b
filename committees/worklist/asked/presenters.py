"""Questions in advance that wait for an answer, on the lists of work of who answers them and in their letters."""

from datetime import date

from accounts.models import Council
from accounts.roles import Permission
from committees.exemption.presenters import for_letters
from committees.items.listed.querysets import items_listed
from committees.models import AdvanceQuestion
from committees.presenters import meeting_words, shortened
from committees.querysets import confided_of, reader_with
from committees.questions.presenters import question_url
from indicators.terms.due_dates import weekday_words
from indicators.worklist.lists.registries import Asked, Found
from indicators.worklist.lists.things import Kind, Thing, when_due

ANSWERS = Permission.ANSWER_QUESTIONS


def questions_to_answer(asked: Asked) -> Found:
    """To everybody who answers, but of items that they may not read. Two queries at most, none where nobody answers."""
    councils = {council.pk: council for council in asked.where_anybody_may(ANSWERS)}
    waiting = asked.once(items_listed).waiting if councils else {}
    confided = confided_of(asked) if waiting else {}
    return {
        (council.pk, person.user.pk): [
            thing(council, each, asked.today)
            for each in waiting[council.pk].questions
            if reader.sees_question(each)
        ]
        for council in councils.values()
        if council.pk in waiting
        for person in asked.groups[council]
        if person.may(ANSWERS)
        for committees in [confided.get((council.pk, person.user.pk), frozenset())]
        for reader in [reader_with(person.permissions, asked.today, committees, person.user.pk)]
    }


def thing(council: Council, question: AdvanceQuestion, today: date) -> Thing:
    """Due by its meeting, and told at once: it may take days to find an answer."""
    item, due = question.item, when_due(question.item.meeting.date, today)
    return Thing(
        kind=Kind.QUESTION,
        what="Question in advance",
        title=shortened(question.text),
        whole=for_letters(question.text, "A question", item),
        url=question_url(question, council.slug),
        act="Answer",
        urgency=due.urgency,
        when=due.words,
        when_more=due.more or f"Meets {weekday_words(item.meeting.date)}",
        detail=f"{meeting_words(item.meeting)}, item {item.number}",
        waits=question.asked_by_words,
        mark=due.mark,
        told=due.told or "to answer",
        due=item.meeting.date,
        late=due.late,
    )
