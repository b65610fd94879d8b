"""Writes of a person's secret address of a council's due dates."""

from secrets import token_urlsafe

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import inside_atomic
from accounts.querysets import lock
from accounts.tokens import hash_of
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.models import CalendarFeed

RANDOM_BYTES = 32


@transaction.atomic
def make_feed(*, council: Council, by: User) -> str:
    """The token of a new address, which nobody can read again; an earlier one of this person stops working."""
    lock(by)
    replaced, _ = CalendarFeed.objects.filter(user=by, council=council).delete()
    token = token_urlsafe(RANDOM_BYTES)
    feed = CalendarFeed.objects.create(user=by, council=council, token_hash=hash_of(token))
    detail = {"person": Public(by.email), "replaced an earlier one": Public(bool(replaced))}
    record(by=by, council=council, verb="made a calendar address", subject=feed, detail=detail)
    return token


@transaction.atomic
def revoke_feed(*, council: Council, by: User) -> bool:
    """Whether there was one to take away."""
    return _end_feed(by, council, by)


@inside_atomic
def end_feed_of_leaver(*, user: User, council: Council, by: User | None) -> None:
    """Whoever left the council reads its due dates no longer, though nobody asks them to sign in for that."""
    _end_feed(user, council, by)


def _end_feed(user: User, council: Council, by: User | None) -> bool:
    feed = CalendarFeed.objects.select_for_update().filter(user=user, council=council).first()
    if feed is None:
        return False
    detail = {"person": Public(user.email)}
    record(by=by, council=council, verb="revoked a calendar address", subject=feed, detail=detail)
    feed.delete()
    return True
