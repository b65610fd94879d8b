"""Where a question put in advance and its answer come to stand among what is minuted already."""

from hypothesis import given
from hypothesis import strategies as st

from committees.minutes.marks.said import LimbSaid, Paragraph, Resolved, ToDo
from committees.questions.carrying import Carried, carried_into

INTRODUCED = Paragraph("statement", "The report was introduced.")
ASKED = Paragraph("question", "asked why.", "A member")
REPLIED = Paragraph("answer", "replied.", "An officer", 1)
RESOLVED = Resolved("that the Panel:", (LimbSaid("notes the report."),))
TO_DO = ToDo("A plan", "An officer", "by 3 March")
BOTH = Carried("Why do children move?", "The Chair", "Carers left.", "Head of Service")
QUESTION = Paragraph("question", BOTH.question, BOTH.asked_by)


def test_both_are_a_pair_even_where_nothing_is_minuted():
    answer = Paragraph("answer", BOTH.answer, BOTH.answered_by, 1)
    assert carried_into([], BOTH) == ([QUESTION, answer], 1, 2)


def test_they_come_last_of_what_was_said_and_before_what_was_resolved():
    answer = Paragraph("answer", BOTH.answer, BOTH.answered_by, 2)
    found = carried_into([INTRODUCED, ASKED, REPLIED, TO_DO, RESOLVED], BOTH)
    assert found == ([INTRODUCED, ASKED, REPLIED, TO_DO, QUESTION, answer, RESOLVED], 4, 5)
    assert carried_into([RESOLVED], Carried("Why?", "A member"))[0][1] == RESOLVED


def test_an_answer_that_came_later_follows_its_own_question():
    before = [INTRODUCED, ASKED, REPLIED, TO_DO, Paragraph("question", "asked when.", "A member"), RESOLVED]
    answer = Paragraph("answer", BOTH.answer, BOTH.answered_by, 1)
    blocks, asked, answered = carried_into(before, BOTH, asked=2)
    assert blocks == [*before[:4], answer, *before[4:]]
    assert (asked, answered) == (2, 4)


BLOCKS = st.lists(st.sampled_from([INTRODUCED, ASKED, RESOLVED, TO_DO]), max_size=8)


@given(BLOCKS, st.booleans())
def test_nothing_that_was_minuted_goes_or_changes_its_order(before, is_answered):
    carried = BOTH if is_answered else Carried(BOTH.question, BOTH.asked_by)
    blocks, asked, answered = carried_into(before, carried)
    said = [each for each in blocks if isinstance(each, Paragraph)]
    assert said[asked - 1] == QUESTION
    assert (answered is None) != is_answered
    if answered:
        questions = [each for each in said if each.kind == "question"]
        assert questions[said[answered - 1].answers - 1] is said[asked - 1]
    assert [each for each in blocks if each not in (said[asked - 1], said[(answered or asked) - 1])] == before
