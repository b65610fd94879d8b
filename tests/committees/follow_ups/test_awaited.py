"""An action that waits for a figure closes itself when that is published, and opens again if it is withdrawn."""

import pytest

from accounts.roles import Role
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.awaited.jobs import settle_awaited
from scorecards.editions.taking_down.actions import take_down
from tests.committees.tracker.test_tracker import page, words
from tests.factories import user_with_role
from tests.meetings import Town, publish, row
from tests.payloads import NOW, make_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town(public=True)
    town.discuss()
    return town


def await_it(town, period=NOW):
    return follow_ups.edit_action(
        action=town.item.actions.get(),
        title="Costs",
        owner="Performance Manager",
        due_note="when it is published",
        awaits_indicator=town.indicator,
        awaits_period=period.code,
        by=None,
    )


def publish_it(town, number=2, **cell):
    return publish(
        town.council,
        town.scorecard,
        [row(town.indicator.code, town.indicator.title, latest=make_cell(**cell))],
        number=number,
    )


def settled(action):
    settle_awaited()
    action.refresh_from_db()
    return action.state


def test_it_closes_itself_when_the_figure_is_published_and_names_the_edition(town, client):
    action = await_it(town)
    edition = publish_it(town)
    assert settled(action) == "done" and action.closed_by_edition.scorecard_id == edition.scorecard_id
    tree = page(client, town.url(f"actions/{action.pk}/"))
    assert "Closed itself with the figure: “Three or more homes”" in words(tree)
    (history,) = tree.find_class("happened")
    assert "edition" in words(history[-1]) and history[-1].find(".//a") is not None
    assert settled(action) == "done" and action.events.filter(kind="closed").count() == 1


def test_it_opens_again_where_the_edition_is_withdrawn_and_its_history_says_so(town, client):
    action = await_it(town)
    publish_it(town)
    settled(action)
    while action.closed_by_edition:  # every edition that has the figure
        take_down(edition=action.closed_by_edition, reason="A wrong figure stood in it.", by=None)
        settled(action)
    assert action.state == "open" and action.closed_on is None
    (history,) = page(client, town.url(f"actions/{action.pk}/")).find_class("happened")
    assert "Opened again" in words(history[-1])
    assert "The edition with its figure was withdrawn" in words(history[-1])


def test_a_figure_of_another_period_or_none_at_all_closes_nothing(town):
    action = await_it(town, NOW.next())
    publish_it(town)
    assert settled(action) == "open"


def test_where_there_is_no_figure_it_stays_open(town):
    for edition in [town.edition]:
        take_down(edition=edition, reason="Not this one here.", by=None)
    action = await_it(town)
    publish_it(town, value=None)
    assert settled(action) == "open"


def test_the_form_wants_measure_and_period_together(town, client):

    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    url = f"{town.item_url}actions/new/"
    data = {"title": "Costs", "owner": "Manager", "due_on": "2030-01-01"}
    half = client.post(url, {**data, "awaits_indicator": town.indicator.pk}).content.decode()
    assert "Enter the period whose figure it waits for" in half
    odd = client.post(url, {**data, "awaits_indicator": town.indicator.pk, "awaits_period": "soon"})
    assert odd.status_code == 200
    assert "Choose the measure" in client.post(url, {**data, "awaits_period": "Q4 2026/27"}).content.decode()
    assert (
        client.post(
            url, {**data, "awaits_indicator": town.indicator.pk, "awaits_period": "Q4 2026/27"}
        ).status_code
        == 302
    )
    assert town.item.actions.get(title="Costs").awaits_period == "2026-27-Q4"
