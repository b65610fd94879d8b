"""Writes: what groups give, and the roles that come and go by it."""

import logging
from collections.abc import Sequence

from django.db import transaction

from accounts.models import Council, GroupRole, Membership, User
from accounts.people.groups.policies import why_not_add, why_not_rules
from accounts.people.groups.querysets import (
    Known,
    administrators,
    as_rules,
    known_people,
    roles_held,
    rules_of,
)
from accounts.people.groups.rules import Rule
from accounts.policies import demand, inside_atomic
from accounts.querysets import lock
from accounts.roles import Role
from accounts.signin.openid.claims import Identity
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.querysets import councils_at
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public

log = logging.getLogger(__name__)


@transaction.atomic
def add_rule(*, council: Council, group: str, name: str, role: str, by: User | None) -> GroupRole:
    """From now on the group gives the role, to those whose groups are known at once. Raises NotAllowed."""
    lock(council)
    demand(why_not_add(council, Rule(group, role)))
    rule = GroupRole.objects.create(council=council, group=group, name=name, role=role)
    detail = {"group": Public(name or group), "changed": Change(None, role)}
    record(by=by, council=council, verb="had a group give a role", subject=rule, detail=detail)
    _settle_all(council, by)
    return rule


@transaction.atomic
def remove_rule(*, rule: GroupRole, by: User | None) -> None:
    """The group gives the role no longer, and it goes from those who had it by that group. Raises NotAllowed."""
    council = lock(rule.council)
    left = as_rules(rules_of(council).exclude(pk=rule.pk))
    demand(why_not_rules(council, known_people(council), left, by))
    detail = {"group": Public(rule.name or rule.group), "changed": Change(rule.role, None)}
    record(by=by, council=council, verb="had a group give a role no longer", subject=rule, detail=detail)
    rule.delete()
    _settle_all(council, by)


def _settle_all(council: Council, by: User | None) -> None:
    rules = as_rules(rules_of(council))
    for known in known_people(council):
        _settle(council, known, rules, by)


@inside_atomic
def arrive(*, user: User, facts: ProviderFacts, identity: Identity, by: User | None = None) -> None:
    """Somebody comes in by their council's account: what their groups give now.

    Groups that were too many to be told change nothing: what the last sign-in gave stays.
    """
    if not user.is_active:
        return
    for council in councils_at(facts):
        rules = as_rules(rules_of(council))
        if identity.groups is None:
            if rules:
                log.warning("The groups of %s are too many to be told: no role changes", user.email)
            continue
        known = Known(user, identity.groups, *roles_held(council)[user.pk])
        _settle(council, known, rules, by)


def _settle(council: Council, known: Known, rules: Sequence[Rule], by: User | None) -> None:
    """Give and take what the groups say, but for the council's last administrator, who could not be let in again."""
    changes = known.changes(rules)
    if Role.ADMINISTRATOR in changes.loses:
        lock(council)
    for role in changes.gets:
        held = Membership.objects.create(user=known.user, council=council, role=role, from_groups=True)
        _record(held, "got a role by a group", Change(None, role), by)
    for role in changes.loses:
        if role == Role.ADMINISTRATOR and administrators(council) == {known.user.pk}:
            log.warning("%s stays administrator of %s, being the last", known.user.email, council)
            continue
        held = Membership.objects.get(user=known.user, council=council, role=role)
        _record(held, "lost a role by a group", Change(role, None), by)
        held.delete()


def _record(held: Membership, verb: str, change: Change, by: User | None) -> None:
    detail = {"person": Public(held.user.email), "changed": change}
    record(by=by, council=held.council, verb=verb, subject=held, detail=detail)
