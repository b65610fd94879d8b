"""The indicators that an item is about are ticked by theme; only the themes with a ticked one are open."""

import re

import pytest
from django.test import Client

from accounts.roles import Role
from tests.factories import IndicatorFactory, user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
PART = re.compile(r"<details([^>]*)>\s*<summary>([^<]+)</summary>")


def test_themes_are_folded_but_where_one_is_ticked():
    town = Town()
    client = Client()
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    about = IndicatorFactory(title="Visits on time", theme="care-leavers")
    IndicatorFactory(title="Pathway plans", theme="care-leavers")
    IndicatorFactory(title="Dental checks", theme="health")
    town.item.indicators.set([about])
    page = client.get(f"{town.item_url}edit/").text
    parts = {words: opening.strip() for opening, words in PART.findall(page)}
    assert parts["Care leavers (2)"] == "open"
    assert parts["Health (1)"] == ""
    assert len(re.findall(r'value="\d+"[^>]*\bchecked', page)) == 1
