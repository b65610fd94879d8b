"""What the ten hottest pages ask the database, kept beside the test so that a changed query is seen in review.

Where a change is meant: bin/test --sqlite tests/sql --snapshot-update, and read what changed with the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlparse
from django.core.cache import caches
from django.db import connection
from django.test import Client

from accounts.roles import Role
from tests.factories import user_with_role
from tests.meetings import Town
from tests.office import Q4, Office
from tests.scorecards.editions.test_scorecards import World

# The same question in each database's own words would only be kept twice
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Each statement as it is prepared: places for values, and no values."""
    kept: list[str] = []

    def keep(execute, sql, params, many, context):
        kept.append(sqlparse.format(sql, reindent=True, keyword_case="upper"))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield kept


def asked_by(user, url: str) -> str:
    """What the page costs once everything that is kept between requests is kept; pages themselves are not."""
    client = Client()
    client.force_login(user)
    assert client.get(url).status_code == 200
    caches["pages"].clear()
    with statements() as kept:
        assert client.get(url).status_code == 200
    return "\n\n".join(f"-- {number}\n{statement}" for number, statement in enumerate(kept, 1))


def entering() -> tuple[Office, str]:
    office = Office()
    homes = office.section("Homes", 2)
    office.submit(homes)
    office.type(office.section("Schools", 2), "8 100")
    return office, f"/{office.council.slug}/figures/{Q4.year_slug}/{Q4.part_slug}/"


def scorecard(role: Role, path: str) -> str:
    world = World(2)
    world.publish()
    return asked_by(user_with_role(world.council, role), f"{world.base}{path}")


def meeting(path: str) -> str:
    town = Town()
    town.discuss()
    return asked_by(user_with_role(town.council, Role.MEMBER), f"/{town.council.slug}/{path}")


def test_a_published_scorecard(snapshot):
    assert scorecard(Role.MEMBER, "edition-1/") == snapshot


def test_a_published_measure(snapshot):
    assert scorecard(Role.MEMBER, "edition-1/measures/measure-0/") == snapshot


def test_a_draft(snapshot):
    assert scorecard(Role.PERFORMANCE_OFFICER, "draft/") == snapshot


def test_a_draft_of_a_measure(snapshot):
    assert scorecard(Role.PERFORMANCE_OFFICER, "draft/measures/measure-0/") == snapshot


def test_the_worklist(snapshot):
    office, figures = entering()
    assert asked_by(office.officer, figures) == snapshot


def test_an_entry_page(snapshot):
    office, figures = entering()
    assert asked_by(office.officer, f"{figures}schools/") == snapshot


def test_an_approval(snapshot):
    office, figures = entering()
    assert asked_by(office.approver, f"{figures}homes/approval/") == snapshot


def test_a_councils_home(snapshot):
    assert meeting("") == snapshot


def test_an_agenda_item(snapshot):
    assert meeting("panel/meetings/2025-11-18/item-6/") == snapshot


def test_the_actions_of_a_council(snapshot):
    assert meeting("actions/") == snapshot
