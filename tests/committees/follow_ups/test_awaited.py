"""An action that waits for a figure closes itself when that is published, and opens again if it is withdrawn."""

from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.roles import Role
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.actions import Awaited
from committees.follow_ups.awaited.actions import settle_awaited
from committees.follow_ups.awaited.jobs import settle_by_edition
from committees.follow_ups.awaited.thresholds import Waits, is_met
from scorecards.editions.taking_down.actions import take_down
from scorecards.models import Edition
from scorecards.registries import readers_have_changed
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


def await_it(town, period=NOW, **threshold):
    return follow_ups.edit_action(
        action=town.item.actions.get(),
        title="Costs",
        owner="Performance Manager",
        due_note="when it is published",
        awaits=Awaited(town.indicator, period.code, **threshold),
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


WAITS = Waits(NOW, above=Decimal(80))


@pytest.mark.parametrize(
    "waits, period, value, hidden, met",
    [
        (Waits(NOW), NOW, 8.3, False, True),
        (Waits(NOW), NOW, None, True, True),
        (Waits(NOW), NOW, None, False, False),
        (Waits(NOW), NOW.next(), 8.3, False, False),
        (WAITS, NOW, 80.0, False, True),
        (WAITS, NOW, 79.9, False, False),
        (WAITS, NOW.next(), 82.0, False, True),
        (WAITS, NOW.previous(), 82.0, False, False),
        (WAITS, NOW, None, True, False),
        (Waits(NOW, below=Decimal("10.5")), NOW, 10.5, False, True),
        (Waits(NOW, below=Decimal("10.5")), NOW, 10.6, False, False),
    ],
)
def test_a_threshold_is_reached_from_its_period_on_by_a_number_that_readers_see(
    waits, period, value, hidden, met
):
    assert is_met(waits, period, value, hidden) is met


def test_a_figure_at_its_threshold_asks_a_person_and_closes_nothing(town, client):
    action = await_it(town, above=Decimal(8))
    edition = publish_it(town, value=8.3)
    assert settled(action) == "open" and action.reached_in_id
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    client.force_login(clerk)
    tree = page(client, town.url("actions/"))
    assert "Asks to be closed: 1" in words(tree)
    assert "“Three or more homes” is 8% or more. A person confirms." in words(tree)
    assert "Asks to be closed" in words(page(client, town.url("work/")))
    (history,) = page(client, town.url(f"actions/{action.pk}/")).find_class("happened")
    assert "is 8% in" in words(history) and "8% or more was asked for" in words(history)
    url = f"{town.item_url}actions/{action.pk}/close/"
    assert client.post(url, {"on": timezone.localdate().isoformat()}).status_code == 302
    action.refresh_from_db()
    assert action.state == "done" and action.reached_in is None
    assert (
        action.events.get(kind="closed").edition_id == edition.pk or action.events.get(kind="closed").edition
    )


def test_a_person_keeps_it_open_and_only_the_next_edition_asks_again(town, client):
    action = await_it(town, above=Decimal(8))
    for edition in Edition.objects.exclude(pk=publish_it(town, value=8.3).pk):
        take_down(edition=edition, reason="Only the newest here.", by=None)
    settled(action)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    url = f"{town.item_url}actions/{action.pk}/keep/"
    assert "There is a problem" in client.post(url, {}).content.decode()
    assert client.post(url, {"text": "One quarter alone."}).status_code == 302
    assert settled(action) == "open" and action.reached_in is None
    assert "Stays open: One quarter alone." in words(page(client, town.url(f"actions/{action.pk}/")))
    publish_it(town, number=3, value=9.0)
    settled(action)
    assert action.reached_in.number == 3


def test_below_its_threshold_nothing_is_asked_and_a_withdrawn_edition_asks_no_more(town):
    action = await_it(town, above=Decimal(50))
    publish_it(town, value=8.3)
    assert settled(action) == "open" and action.reached_in is None
    action = await_it(town, above=Decimal(8))
    settled(action)
    while action.reached_in:
        take_down(edition=action.reached_in, reason="A wrong figure stood in it.", by=None)
        settled(action)
    assert action.state == "open" and action.events.filter(text__contains="withdrawn").exists()


def test_taking_an_edition_down_opens_at_once_what_it_closed(town):
    action = await_it(town)
    publish_it(town)
    settled(action)
    number = 0
    while action.state == "done" and number < 5:
        take_down(edition=action.closed_by_edition, reason="A wrong figure stood in it.", by=None)
        action.refresh_from_db()
        number += 1
    assert action.state == "open"


def test_what_stands_when_an_edition_is_published_is_settled_in_the_same_moment(town, monkeypatch):
    told = []
    monkeypatch.setattr("scorecards.registries._when_changed", [told.append])
    readers_have_changed(town.edition)
    assert told == [town.edition]
    action = await_it(town)
    publish_it(town)
    settle_by_edition(town.edition)
    action.refresh_from_db()
    assert action.state == "done"


def test_the_form_takes_one_threshold_and_only_with_a_measure(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    url = f"{town.item_url}actions/new/"
    data = {"title": "Health checks", "owner": "Nurse", "due_on": "2030-01-01"}
    alone = client.post(url, {**data, "awaits_above": "80"}).content.decode()
    assert "Choose the measure whose figure is to come there." in alone
    whole = {**data, "awaits_indicator": town.indicator.pk, "awaits_period": "Q4 2026/27"}
    both = client.post(url, {**whole, "awaits_above": "80", "awaits_below": "90"}).content.decode()
    assert "Enter one of the two" in both
    assert client.post(url, {**whole, "awaits_above": "99999999999999"}).status_code == 200
    assert client.post(url, {**whole, "awaits_above": "80.5"}).status_code == 302
    made = town.item.actions.get(title="Health checks")
    assert made.awaits_above == Decimal("80.5")
    shown = words(page(client, town.url(f"actions/{made.pk}/")))
    assert "is 80.5% or more, from quarter 4 2026/27 on. A person confirms." in shown
