"""Reads about groups: the council's rules, and the people whose groups are known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from accounts.models import Council, GroupRole, Membership, User
from accounts.people.groups.rules import Changes, Rule, changes_by
from accounts.roles import Role
from accounts.signin.openid.settings import providers


@dataclass(frozen=True)
class Known:
    """Somebody who has signed in by a provider of the council, with the groups they had then and their roles here."""

    user: User
    groups: tuple[str, ...]
    by_hand: frozenset[str]
    by_groups: frozenset[str]

    def changes(self, rules: Iterable[Rule]) -> Changes:
        return changes_by(rules, self.groups, self.by_hand, self.by_groups)


def rules_of(council: Council) -> QuerySet[GroupRole]:
    return GroupRole.objects.filter(council=council).order_by("name", "group", "role")


def as_rules(rows: Iterable[GroupRole]) -> list[Rule]:
    return [Rule(row.group, row.role) for row in rows]


def keys_of(council: Council) -> list[str]:
    """Of the providers that know the council's people."""
    return [key for key, facts in providers().items() if council.gss_code in facts.councils]


def known_people(council: Council) -> list[Known]:
    """By address; without those whose groups were too many to be told. Two queries."""
    accounts = SocialAccount.objects.filter(provider__in=keys_of(council), user__is_active=True)
    held = roles_held(council)
    found = []
    for account in accounts.select_related("user").order_by("user__email"):
        groups = account.extra_data.get("groups")
        if groups is not None:
            found.append(Known(account.user, tuple(groups), *held[account.user_id]))
    return found


def roles_held(council: Council) -> defaultdict[int, tuple[frozenset[str], frozenset[str]]]:
    """By user: the roles given by hand, and those given by groups."""
    held: defaultdict[int, tuple[frozenset[str], frozenset[str]]]
    held = defaultdict(lambda: (frozenset(), frozenset()))
    for user, role, from_groups in Membership.objects.filter(council=council).values_list(
        "user", "role", "from_groups"
    ):
        by_hand, by_groups = held[user]
        held[user] = (by_hand, by_groups | {role}) if from_groups else (by_hand | {role}, by_groups)
    return held


def administrators(council: Council) -> set[int]:
    """People who can let others in. Who is inactive cannot, and the break-glass account is nobody's for every day."""
    found = Membership.objects.filter(council=council, role=Role.ADMINISTRATOR, user__is_active=True)
    return set(found.filter(user__break_glass=False).values_list("user", flat=True))
