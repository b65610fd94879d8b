"""A council with a meeting, and its democratic services; a test file may have its own."""

import pytest

from accounts.roles import Role
from tests.factories import user_with_role
from tests.meetings import Town


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    user = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    client.force_login(user)
    return client
