"""Writes: what an administrator sets for the whole council."""

from dataclasses import asdict

from django.db import transaction

from accounts.council_settings.querysets import rules_of
from accounts.council_settings.rules import Rules, why_not_these
from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public


@transaction.atomic
def set_rules(*, council: Council, rules: Rules, reason: str, by: User | None) -> Council:
    """Public access, and which small numbers are hidden from now on. Raises NotAllowed with the reason.

    What is published is not changed: it was frozen with its small numbers hidden.
    """
    council = lock(council)
    before = rules_of(council)
    demand(why_not_these(before, rules, reason))
    for name, value in asdict(rules).items():
        setattr(council, name, value)
    council.save()
    detail = {"changed": Change(before.in_words(), rules.in_words()), "reason": Public(reason.strip())}
    record(by=by, council=council, verb="changed the council's settings", subject=council, detail=detail)
    return council
