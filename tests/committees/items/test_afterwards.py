"""What an item says afterwards of the figures that were before it: restated, and since something was resolved."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from accounts.roles import Role
from committees.items.afterwards import known_now
from committees.meetings.actions import publish_minutes
from committees.models import Resolution
from tests.committees.shown import page, section
from tests.factories import IndicatorFactory, user_with_role
from tests.meetings import Town, publish, row
from tests.payloads import make_cell, make_row

NEXT = date(2026, 1, 1)


def read(client, town) -> str:
    return " ".join(strip_tags(client.get(town.item_url).content.decode()).split())


def known(then: dict, cells: list[dict]):
    return known_now(then, {**then, "series": cells})


def test_a_figure_that_was_corrected_since_is_said_to_be_restated():
    then = make_row("2.1", "Homes", values=[12, 11])
    had = then["latest"]
    assert known(then, [had]) == (False, "Still so in the newest edition")
    restated = {**make_cell(value=14.0), "period": had["period"]}
    assert known(then, [restated]) == (
        True,
        f"Restated since: {restated['display']}, {restated['people']}, now missed",
    )
    still_so = {**make_cell(value=11.2), "period": had["period"], "display": "11.2%"}
    assert "now" not in known(then, [still_so]).words  # members read the same word beside theirs
    assert known(then, []) is None


def test_a_number_that_is_hidden_by_now_is_not_told_and_not_called_restated():
    then = make_row("2.1", "Homes", values=[12, 11])
    hidden = {**then["latest"], "value": None, "numerator": None, "hidden": True, "display": "Hidden"}
    assert known(then, [hidden]) == (False, "In the newest edition: Hidden")


@pytest.mark.django_db
def test_since_the_resolution_stands_at_the_item_once_minutes_are_out_and_something_was_carried(client):
    town = Town(public=True)
    town.ask(town.item)
    town.resolve(town.item)
    later = row(town.indicator.code, town.indicator.title, values=[12, 11, 10, 9, 4])
    publish(town.council, town.scorecard, [later], start=NEXT)
    assert "Since 18 November 2025" not in read(client, town)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Since 18 November 2025" not in read(
        client, town
    )  # who writes the minutes sees no draft looked back on
    client.logout()
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    told = read(client, town)
    assert "Since 18 November 2025" in told and "Last before the meeting" in told
    assert "What came after is not the same as what it led to." in told
    Resolution.objects.update(outcome=Resolution.Outcome.LOST)
    assert "Since 18 November 2025" not in read(client, town)


@pytest.mark.django_db
def test_a_measure_that_an_actions_question_is_about_is_looked_back_on_as_on_its_own_page(client):
    """Its item is about another one; the action carries out what was resolved."""
    town = Town(public=True)
    far = IndicatorFactory(code="far", title="Living far away")
    town.resolve(town.item)
    town.act(town.item, town.ask(town.item, "asked who lives far away.", far))
    later = [row(each.code, each.title, values=[12, 11, 10, 9, 4]) for each in (town.indicator, far)]
    publish(town.council, town.scorecard, later, start=NEXT)
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    since = section(page(client, town.item_url), "since")
    assert "Three or more homes" in since and since.count("Living far away") == 1
    measure = town.url("panel/2025-26/q4/edition-1/measures/far/")
    assert "Since 18 November 2025" in section(page(client, measure), "since")
    Resolution.objects.update(outcome=Resolution.Outcome.LOST)
    assert "Since 18 November 2025" not in read(client, town)
