"""Reading sending systems: what a token opens, and when figures were last sent."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet

from accounts.models import Council
from accounts.tokens import hash_of
from indicators.models import SendingSystem, SentBatch, SentIndicator


class LastSent(NamedTuple):
    """`system` is its name."""

    system: str
    at: datetime


def systems_of(council: Council) -> QuerySet[SendingSystem]:
    """Those in use first, then the revoked ones, each by name; with who added it and `indicators.all()`."""
    found = SendingSystem.objects.filter(council=council).select_related("created_by", "revoked_by")
    return found.prefetch_related("indicators").order_by(F("revoked_at").asc(nulls_first=True), "name", "pk")


def system_with_token(token: str) -> SendingSystem | None:
    """The system that a token in use belongs to, with its council. One query, whether the token is right or wrong."""
    found = SendingSystem.objects.filter(token_hash=hash_of(token), revoked_at=None)
    return found.select_related("council").first()


def codes_it_may_send(system: SendingSystem) -> frozenset[str]:
    """By code, because a council's own definition stands in for the catalogue's of the same code."""
    return frozenset(system.indicators.values_list("code", flat=True))


def batch_with_key(system: SendingSystem, key: str) -> SentBatch | None:
    return system.batches.filter(idempotency_key=key).first()


def last_sent(council: Council, indicators: Collection[int]) -> dict[int, LastSent]:
    """By indicator (primary key): which system last sent figures of it, and when. One query; others are left out.

    A figure that was sent again without a change counts: it is as fresh as one that changed.
    """
    rows = SentIndicator.objects.filter(
        system__council=council, indicator_id__in=indicators, last_sent_at__isnull=False
    ).order_by("last_sent_at")
    return {
        indicator: LastSent(name, at)
        for indicator, name, at in rows.values_list("indicator_id", "system__name", "last_sent_at")
    }
