"""An action stays where it was written among what was said and resolved."""

import pytest

from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.minutes.views import text_of
from committees.models import Action

pytestmark = pytest.mark.django_db
DEED = "! Head: look, by 14 April 2026"


def write(town, text: str) -> None:
    set_minutes(item=town.item, blocks=read_marks(text, []).blocks, by=None)


def stands(town) -> str:
    return text_of(town.item, speakers_at(town.meeting))


@pytest.mark.parametrize(
    "lines",
    [
        [DEED, "It was said.", "And more."],
        ["It was said.", DEED, "And more."],
        ["It was said.", DEED, "= That it be noted.", "And more."],
        ["= That it be noted.", DEED, "And more.", "Last."],
        ["= That:", "(a) x;", "(b) y.", "And more.", "! (b) Head: look, by 14 April 2026", "Last."],
        ["It was said.", "= That it be noted.", DEED, "! Chair: write, by 14 April 2026", "Last."],
    ],
)
def test_an_action_stays_where_it_was_written(town, lines):
    write(town, "\n".join(lines))
    assert stands(town).split("\n") == lines
    write(town, "\n".join(["Said before all.", *lines]))
    assert stands(town).split("\n") == ["Said before all.", *lines]


def test_an_action_changed_on_its_form_stays_behind_what_was_said_before_it(town, clerk):
    """The form offers questions alone: it takes no other paragraph away."""
    write(town, f"It was said.\n{DEED}\nAnd more.")
    action = Action.objects.get()
    sent = {"title": "look again", "owner": "Head", "due_on": "2026-04-14"}
    assert clerk.post(f"{town.item_url}actions/{action.pk}/", sent).status_code == 302
    assert stands(town) == "It was said.\n! Head: look again, by 14 April 2026\nAnd more."
    assert Action.objects.get().paragraph == action.paragraph


def test_an_action_that_is_said_to_come_of_a_question_stands_behind_it(town, clerk):
    write(town, f"? Who counts?\nIt was said.\n{DEED}\nAnd more.")
    action, question = Action.objects.get(), town.item.paragraphs.get(kind="question")
    sent = {"title": "look", "owner": "Head", "due_on": "2026-04-14", "paragraph": question.pk}
    clerk.post(f"{town.item_url}actions/{action.pk}/", sent)
    assert stands(town) == f"? Who counts?\n{DEED}\nIt was said.\nAnd more."
    write(town, stands(town))
    assert Action.objects.get().paragraph == question
