"""A draft's page of a measure has the parts that the published one has."""

import pytest

from accounts.roles import Role
from tests.factories import IndicatorFactory, user_with_role
from tests.scorecards.editions.test_scorecards import World

pytestmark = pytest.mark.django_db
QUESTION = "Both hardly changed: what keeps them where they are?"


def linked_world() -> World:
    """Three measures; the first is asked about with the second, and related to one that is on no scorecard."""
    world = World(3, public=True)
    first, second, _ = world.indicators
    link = {"with": second.code, "this": "steady", "other": "steady", "question": QUESTION}
    type(first).objects.filter(pk=first.pk).update(linked_questions=[link])
    first.related.add(second, IndicatorFactory(code="elsewhere", title="On no scorecard"))
    return world


def main_part(client, world, place: str, code: str) -> str:
    page = client.get(f"{world.base}{place}/measures/{code}/").content.decode()
    start, end = page.index('<dl class="facts">'), page.index("</main>")
    return page[start:end].replace(f"{world.base}{place}/", "")


@pytest.mark.parametrize("code", ["measure-0", "measure-1", "measure-2"])
def test_the_draft_of_a_measure_says_all_that_its_edition_will(client, code):
    world = linked_world()
    client.force_login(user_with_role(world.council, Role.PERFORMANCE_OFFICER))
    draft = main_part(client, world, "draft", code)
    world.publish()
    assert draft == main_part(client, world, "edition-1", code)
    assert (QUESTION in draft) is (code != "measure-2")


def test_no_page_leads_to_a_measure_that_is_on_no_scorecard(client):
    world = linked_world()
    client.force_login(user_with_role(world.council, Role.PERFORMANCE_OFFICER))
    draft = main_part(client, world, "draft", "measure-0")
    assert "Measure number 1" in draft
    assert "On no scorecard" not in draft
