"""A query composed once answers for each visit's own values, as one composed anew does."""

from datetime import UTC, date, datetime
from functools import reduce
from operator import or_

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from accounts.composing.querysets import Fixed, composed_once
from accounts.models import Council, Membership
from accounts.querysets import council_with_roles
from accounts.roles import Role
from indicators.models import Target
from tests.factories import CouncilFactory, TargetFactory, UserFactory, user_with_role

pytestmark = pytest.mark.django_db

composed: list[tuple] = []


@composed_once
def targets(councils, since, set_by, upper):
    composed.append((councils, since, set_by, upper))
    rows = Target.objects.filter(council__in=councils, starts__gte=since, set_by=set_by, upper=upper)
    return rows.order_by("value").values_list("starts", "value")


def test_each_visit_gets_the_answer_to_its_own_values():
    ours, theirs = CouncilFactory(), CouncilFactory()
    for council, value in ((ours, 7), (theirs, 9)):
        for year in (2024, 2025):
            TargetFactory(
                council=council, value=value + year % 2, starts=date(year, 4, 1), set_by="the Panel’s 5%"
            )
    composed.clear()
    since, by = date(2024, 1, 1), "the Panel’s 5%"
    assert targets([ours.pk], since, by, None) == [(date(2024, 4, 1), 7), (date(2025, 4, 1), 8)]
    assert targets([theirs.pk], date(2025, 1, 1), by, None) == [(date(2025, 4, 1), 10)]
    assert targets({theirs.pk}, since, "somebody ‹2›", None) == []
    assert len(composed) == 1  # one shape, whatever the values
    assert len(targets([ours.pk, theirs.pk], since, by, None)) == 4
    assert len(composed) == 2  # a list of another length
    assert targets([ours.pk], since, by, 9) == []
    assert len(composed) == 3  # nothing is asked for otherwise than a number
    with CaptureQueriesContext(connection) as asked:
        assert targets([], since, by, None) == []
    assert not asked.captured_queries


def test_lists_of_lists_are_asked_for_and_what_is_fixed_is_a_part_of_the_shape():
    @composed_once
    def named(how, groups):
        composed.append(how)
        alike = (Q(**{f"slug__{how}": slug}) for slugs in groups for slug in slugs)
        return Council.objects.filter(reduce(or_, alike)).order_by("slug").values_list("slug")

    for slug in ("a", "b", "c"):
        CouncilFactory(slug=slug)
    composed.clear()
    assert named(Fixed("exact"), [["a"], ["c", "b"]]) == [("a",), ("b",), ("c",)]
    assert named(Fixed("exact"), [["c"], ["d", "e"]]) == [("c",)]
    assert named(Fixed("exact"), [["c", "a"], ["d"]]) == [("a",), ("c",)]
    assert named(Fixed("gt"), [["c"], ["a", "b"]]) == [("b",), ("c",)]
    assert composed == ["exact", "exact", "gt"]  # the third is another shape than the first two


def test_a_value_that_would_not_arrive_as_it_is_is_refused():
    @composed_once
    def like(name):
        return Council.objects.filter(name__icontains=name).values_list("pk")

    @composed_once
    def ended(at):
        return Target.objects.filter(starts=at).values_list("pk")

    with pytest.raises(ValueError, match="as they are"):
        like("Exampleton")
    with pytest.raises(TypeError):
        ended(datetime(2025, 4, 1, tzinfo=UTC))


def test_a_council_and_a_persons_roles_there_are_one_query():
    council, other = CouncilFactory(slug="ours", short_name="Ours"), CouncilFactory(slug="theirs")
    person = user_with_role(council, Role.MEMBER)
    Membership.objects.create(user=person, council=council, role=Role.APPROVER)
    Membership.objects.create(user=person, council=other, role=Role.ADMINISTRATOR)
    user_with_role(council, Role.ADMINISTRATOR)
    with CaptureQueriesContext(connection) as asked:
        assert council_with_roles("ours", person) == (council, {Role.MEMBER, Role.APPROVER})
    assert len(asked) == 1
    assert council_with_roles("ours", UserFactory()) == (council, frozenset())
    found, roles = council_with_roles("ours", AnonymousUser())
    assert (found.short_name, found._state.adding, roles) == ("Ours", False, frozenset())
    assert council_with_roles("nowhere", person) == (None, frozenset())
