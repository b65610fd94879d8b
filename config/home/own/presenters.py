"""What a member asked: what was promised, when it is due, and how the measure stands since."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from accounts.models import Council, User
from committees.addresses import item_url
from committees.follow_ups.presenters import present_action
from committees.items.presenters import rows_by_code
from committees.minutes.corrections.presenters import beside
from committees.minutes.presenters import spoken
from committees.models import Action, AdvanceQuestion, MinutesParagraph, Reader
from committees.people.names import ROLE
from committees.presenters import meeting_words
from committees.questions.presenters import present_question as present_put
from committees.requests.presenters import present_request
from committees.requests.querysets import first_reports
from config.home.own.addressed import told_to_you
from config.home.own.querysets import actions_from, newest_of_others, own_requests, questions_of
from scorecards.assembly.shown import standing_in_words
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.editions.measures.since import since_shown
from scorecards.models import Edition
from scorecards.payload import RowShown


def present_own(
    council: Council,
    user: User,
    reader: Reader,
    newest: Edition | None,
    in_advance: Sequence[AdvanceQuestion],
) -> dict | None:
    """None for who asked nothing. `newest` is the edition whose figures stand on the page already: of another committee
    than theirs it may lack what they asked of. `in_advance` is what they put before meetings."""
    questions, requests = questions_of(council, user, reader), own_requests(council, user, reader)
    below = {each.pk for each in questions}
    carried = {each.minuted_question_id: each for each in in_advance if each.minuted_question_id in below}
    put = [
        present_put(each, reader, council.slug, ROLE)
        for each in in_advance
        if each.minuted_question_id not in below
    ]
    if not questions and not requests and not put:
        return None
    promised = actions_from(council, questions, reader)
    rows = rows_shown(council, newest, questions)
    reports = first_reports(council, requests)
    return {
        "put": put,
        "questions": [
            {
                **present_question(each, carried.get(each.pk), council.slug),
                "promised": present_promise(promised.get(each.pk), reader.today, council.slug),
                "measures": [
                    present_measure(*rows[mention.indicator.code], each.item.meeting.date)
                    for mention in each.mentions.all()
                    if mention.indicator.code in rows
                ],
            }
            for each in questions
        ],
        "requests": [present_request(each, reports.get(each.pk), council.slug) for each in requests],
    }


def rows_shown(
    council: Council, newest: Edition | None, questions: Sequence[MinutesParagraph]
) -> dict[str, tuple[RowShown, str]]:
    """By code the rows of what was asked of, each with the address of its edition: of `newest`, else of the newest of
    another scorecard."""
    codes = {mention.indicator.code for each in questions for mention in each.mentions.all()}
    found = rows_of([newest] if newest else [], codes, council.slug)
    if missing := codes - found.keys():
        found |= rows_of(newest_of_others(council, newest), missing, council.slug)
    return found


def rows_of(
    editions: Iterable[Edition], codes: Collection[str], council_slug: str
) -> dict[str, tuple[RowShown, str]]:
    """The first edition that has one counts."""
    found: dict[str, tuple[RowShown, str]] = {}
    for edition in editions:
        base = edition_url(edition, council_slug)
        for code, row in rows_by_code(edition.payload).items():
            if code in codes:
                found.setdefault(code, (row, base))
    return found


def present_question(question: MinutesParagraph, put: AdvanceQuestion | None, council_slug: str) -> dict:
    """With its answers; `put` is what was put in advance and carried there, whose answer may not be minuted yet."""
    where = f"{meeting_words(question.item.meeting)}, item {question.item.number}"
    answers = [present_answer(each) for each in question.replies.all()]
    if not answers and put and put.answer:
        answers = [{"by": f"{put.answered_by_words}:", "words": put.answer, "corrected": ""}]
    return {
        "words": told_to_you(question.speaker, question.text),
        "corrected": beside(question),
        "answers": answers,
        "where": where,
        "url": f"{item_url(question.item, council_slug)}#minutes",
    }


def present_answer(answer: MinutesParagraph) -> dict[str, str]:
    by, words = spoken(answer, ROLE)
    return {"by": by, "words": words, "corrected": beside(answer)}


def present_promise(action: Action | None, today: date, council_slug: str) -> dict | None:
    return present_action(action, today, council_slug) if action else None


def present_measure(row: RowShown, base: str, asked_on: date) -> dict:
    """How the measure stands, and by the verdict's rules whether it changed since the question."""
    since = since_shown(row, asked_on)
    return {
        "title": row["title"],
        "url": measure_url(base, row["code"]),
        "now": standing_in_words(row),
        "since": " ".join(filter(None, [f"{since.word}.", since.caution])) if since else "",
    }
