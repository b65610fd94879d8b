"""What says the words of its part of a resolution follows them in a draft; what has its own words keeps them."""

import pytest

from accounts.models import AuditEntry
from committees.follow_ups.recommendations.actions import recommend
from committees.minutes.editor.actions import set_minutes
from committees.minutes.marks.reading import read_marks
from committees.models import Action, Limb, Recommendation
from tests.committees.shown import page, words

pytestmark = pytest.mark.django_db
FIRST = [
    "= That:",
    "(a) officers bring a costed plan to the next meeting; and",
    "(b) Cabinet be asked for two houses.",
    "! (a) Head of Service: officers bring a costed plan to the next meeting, by 14 April 2026",
]


@pytest.fixture
def drafted(town, clerk):
    set_minutes(item=town.item, blocks=read_marks("\n".join(FIRST), []).blocks, by=None)
    recommend(item=town.item, to_body="Cabinet", limb=Limb.objects.get(order=2), by=None)
    return town


def save(town, client, *lines: str) -> str:
    answer = client.post(f"{town.item_url}minutes/", {"text": "\n".join(lines)}, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_action_and_a_recommendation_in_the_words_of_the_resolution_follow_it(drafted, clerk):
    plan = "(a) officers bring a plan with its costs in May; and"
    told = save(drafted, clerk, FIRST[0], plan, "(b) Cabinet be asked for three houses.", FIRST[3])
    assert "It keeps its own words" not in told
    assert Action.objects.get().title == "officers bring a plan with its costs in May"
    assert Recommendation.objects.get().text == "Cabinet be asked for three houses"
    assert "three houses" in words(page(clerk, drafted.item_url).get_element_by_id("recommendations"))
    assert AuditEntry.objects.filter(verb="changed a recommendation").exists()


def test_one_with_words_of_its_own_keeps_them_and_who_edits_is_told(drafted, clerk):
    own = "! (a) Head of Service: write a plan, by 14 April 2026"
    assert "It keeps its own words" not in save(drafted, clerk, *FIRST[:3], own)  # changed by hand
    told = save(drafted, clerk, FIRST[0], "(a) officers bring a plan in May; and", FIRST[2], own)
    assert Action.objects.get().title == "write a plan"
    assert (
        "The action “write a plan” came of “officers bring a costed plan to the next meeting”, which was changed. It "
        "keeps its own words: change it where they no longer fit."
    ) in told
    told = save(drafted, clerk, FIRST[0], "(a) officers bring a plan in May.", own)
    assert "The recommendation “Cabinet be asked for two houses” came of" in told
    assert "which is not in the minutes any more" in told
    assert Recommendation.objects.get().text == "Cabinet be asked for two houses"
