"""Reads about leavers: who is whom, and what a directory's token opens."""

from collections.abc import Collection

from allauth.socialaccount.models import SocialAccount
from django.db.models import F, Q, QuerySet

from accounts.models import Council, Departure, Directory, Membership, User
from accounts.people.groups.querysets import keys_of
from accounts.tokens import hash_of


def people_of(council: Council) -> QuerySet[User]:
    """Those with a role there, each once."""
    return User.objects.filter(memberships__council=council).distinct().order_by("email")


def told_to(council: Council) -> QuerySet[User]:
    """People whom its directory may ask about: those with a role there, and those who left."""
    left = Departure.objects.filter(council=council).values("user")
    return User.objects.filter(Q(memberships__council=council) | Q(pk__in=left)).distinct().order_by("pk")


def numbers_of(council: Council, users: Collection[int]) -> dict[int, list[str]]:
    """By user: what the council's providers call their accounts. One query."""
    found: dict[int, list[str]] = {}
    rows = SocialAccount.objects.filter(provider__in=keys_of(council), user__in=users)
    for user, data in rows.values_list("user", "extra_data"):
        found.setdefault(user, []).append(str(data.get("subject", "")))
    return found


def with_number(council: Council, number: str) -> QuerySet[User]:
    """Whose account the council's provider calls so."""
    accounts = SocialAccount.objects.filter(provider__in=keys_of(council), extra_data__subject=number)
    return told_to(council).filter(pk__in=accounts.values("user"))


def is_there(user: User, council: Council) -> bool:
    """With a role, or back and waiting for one."""
    back = Departure.objects.filter(user=user, council=council, back_at__isnull=False)
    return user.is_active and (
        Membership.objects.filter(user=user, council=council).exists() or back.exists()
    )


def has_roles(user: User) -> bool:
    """Anywhere."""
    return Membership.objects.filter(user=user).exists()


def directories_of(council: Council) -> QuerySet[Directory]:
    """Those in use first, then the revoked ones."""
    found = Directory.objects.filter(council=council).select_related("created_by", "revoked_by")
    return found.order_by(F("revoked_at").asc(nulls_first=True), "name", "pk")


def directory_with(token: str) -> Directory | None:
    """That a token in use belongs to, with its council. One query, whether the token is right or wrong."""
    found = Directory.objects.filter(token_hash=hash_of(token), revoked_at=None)
    return found.select_related("council").first()
