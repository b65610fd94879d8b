"""Every factory makes a row that the models accept, so that tests may rely on them."""

import pytest

from accounts.models import Membership
from accounts.roles import Role
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("factory", factories.EVERY_FACTORY, ids=lambda each: each._meta.model.__name__)
def test_two_rows_of_each_kind_are_valid(factory):
    for row in (factory(), factory()):
        made_by_nobody = {
            field.name for field in row._meta.fields if field.null and field.value_from_object(row) is None
        }
        row.clean_fields(exclude=made_by_nobody)


@pytest.mark.django_db
def test_a_user_with_roles_has_them_in_that_council_only():
    council = factories.CouncilFactory()
    user = factories.user_with_role(council, Role.APPROVER, Role.MEMBER)
    held = Membership.objects.filter(user=user).values_list("council", "role")
    assert set(held) == {(council.pk, "approver"), (council.pk, "member")}


@pytest.mark.django_db
def test_a_password_is_hashed_where_one_is_asked_for():
    assert factories.UserFactory(password=factories.PASSWORD).check_password(factories.PASSWORD)
    assert not factories.UserFactory().has_usable_password()
