"""A council's home remembers on which day somebody last looked, before today."""

from datetime import date
from unittest.mock import patch

import pytest

from accounts.models import Visit
from accounts.roles import Role
from accounts.visits.actions import last_looked
from tests.factories import CouncilFactory, user_with_role

pytestmark = pytest.mark.django_db


def test_it_is_the_last_day_before_today_whatever_was_looked_at_today():
    council, other = CouncilFactory(), CouncilFactory()
    user = user_with_role(council, Role.MEMBER)

    def looks(day: int, at=council) -> date | None:
        with patch("accounts.visits.actions.localdate", return_value=date(2026, 3, day)):
            return last_looked(council=at, by=user)

    assert (looks(2), looks(2)) == (None, None)
    assert (looks(9), looks(9)) == (date(2026, 3, 2), date(2026, 3, 2))
    assert looks(10) == date(2026, 3, 9)
    assert looks(10, at=other) is None
    assert Visit.objects.count() == 2
