"""Writes: systems that may send figures, and their tokens."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.tokens import SENDING, hash_of, new_token, start_of
from accounts.trail import actions as audit
from accounts.trail.parts import Change, Public
from indicators.intake.systems.policies import why_not_change, why_not_name
from indicators.models import Indicator, SendingSystem, SentIndicator


@transaction.atomic
def create_system(
    *, council: Council, name: str, indicators: Collection[Indicator], by: User | None
) -> tuple[SendingSystem, str]:
    """The system and its token, which is nowhere kept: whoever asked sees it this once.

    Raises NotAllowed where another system in use has the name.
    """
    # Two of one name at the same moment take turns
    lock(council)
    demand(why_not_name(council, name))
    token = new_token(SENDING)
    system = SendingSystem.objects.create(
        council=council,
        name=name,
        token_hash=hash_of(token),
        token_start=start_of(token),
        created_by=by,
    )
    SentIndicator.objects.bulk_create(SentIndicator(system=system, indicator=one) for one in indicators)
    detail = {"name": Public(name), "changed": Change({}, {"indicators": _codes(indicators)})}
    audit.record(by=by, council=council, verb="let a system send figures", subject=system, detail=detail)
    return system, token


@transaction.atomic
def change_indicators(
    *, system: SendingSystem, indicators: Collection[Indicator], by: User | None
) -> SendingSystem:
    """What it may send from now on. Raises NotAllowed for a system whose token is revoked."""
    system = SendingSystem.objects.select_for_update().get(pk=system.pk)
    demand(why_not_change(system))
    before = _codes(system.indicators.all())
    after = _codes(indicators)
    if before == after:
        return system
    system.sends.exclude(indicator__in=indicators).delete()
    SentIndicator.objects.bulk_create(
        (SentIndicator(system=system, indicator=one) for one in indicators), ignore_conflicts=True
    )
    detail = {
        "name": Public(system.name),
        "changed": Change({"indicators": before}, {"indicators": after}),
    }
    audit.record(
        by=by, council=system.council, verb="changed what a system may send", subject=system, detail=detail
    )
    return system


@transaction.atomic
def revoke_system(*, system: SendingSystem, by: User | None) -> SendingSystem:
    """From now on its token opens nothing; what it sent stays. Raises NotAllowed where it was revoked before."""
    system = SendingSystem.objects.select_for_update().get(pk=system.pk)
    demand(why_not_change(system))
    system.revoked_at, system.revoked_by = timezone.now(), by
    system.save()
    detail = {"name": Public(system.name), "changed": Change({"in use": True}, {"in use": False})}
    audit.record(
        by=by, council=system.council, verb="revoked a system's token", subject=system, detail=detail
    )
    return system


def _codes(indicators: Collection[Indicator]) -> list[str]:
    return sorted(one.code for one in indicators)
