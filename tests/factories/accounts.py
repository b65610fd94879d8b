"""Councils and their people."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Council, Directory, GroupRole, Invitation, Membership, User
from accounts.roles import Role

PASSWORD = "a long pass phrase for tests"


class CouncilFactory(DjangoModelFactory):
    class Meta:
        model = Council

    name = factory.Sequence(lambda n: f"Exampleton {n} Council")
    short_name = factory.Sequence(lambda n: f"Exampleton {n}")
    slug = factory.Sequence(lambda n: f"exampleton-{n}")
    gss_code = factory.Sequence(lambda n: f"E06{n + 900000}")


class UserFactory(DjangoModelFactory):
    """A user whose password is PASSWORD; hashed only where `password` is given, because hashing is slow."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person-{n}@exampleton.example")
    name = "An officer"

    @classmethod
    def _create(cls, model_class, *args, password=None, **fields):
        return model_class.objects.create_user(password=password, **fields)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    council = factory.SubFactory(CouncilFactory)
    role = Role.MEMBER


class GroupRoleFactory(DjangoModelFactory):
    class Meta:
        model = GroupRole

    council = factory.SubFactory(CouncilFactory)
    group = factory.Sequence(lambda n: f"00000000-0000-4000-8000-{n:012}")
    role = Role.MEMBER


class DirectoryFactory(DjangoModelFactory):
    class Meta:
        model = Directory

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Directory {n}")
    token_hash = factory.Sequence(lambda n: f"{n:064}")
    token_start = "cps_012345"


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    council = factory.SubFactory(CouncilFactory)
    email = factory.Sequence(lambda n: f"invited-{n}@exampleton.example")
    role = Role.MEMBER
    token_hash = factory.Sequence(lambda n: f"{n:064}")
    good_until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))


def user_with_role(council: Council, *roles: Role, **fields) -> User:
    """A user who has these roles in the council."""
    user = UserFactory(**fields)
    for role in roles:
        MembershipFactory(user=user, council=council, role=role)
    return user
