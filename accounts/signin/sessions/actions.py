"""Ending sessions, and saying that one goes on."""

from collections.abc import Collection
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from accounts.signin.attempts.actions import note
from accounts.trail.parts import Public

# A sign-in may note where it is before its session is stored
YOUNG = timedelta(hours=1)


@transaction.atomic
def end_sessions(
    *, person: User, by: User | None, address: str, only: Collection[int] | None = None, but: str = ""
) -> int:
    """All of the person's, or `only` those with these numbers; never the one with the key `but`. How many ended."""
    found = UserSession.objects.filter(user=person).exclude(session_key=but)
    if only is not None:
        found = found.filter(pk__in=only)
    keys = list(found.values_list("session_key", flat=True))
    if keys:
        Session.objects.filter(session_key__in=keys).delete()
        found.filter(session_key__in=keys).delete()
        what = "ended sessions" if by == person else "had their sessions ended"
        note(what=what, person=person, by=by, address=address, sessions=Public(len(keys)))
    return len(keys)


@transaction.atomic
def note_seen(*, by: User, session_key: str, address: str) -> None:
    """When a session was last used, and from where."""
    UserSession.objects.filter(user=by, session_key=session_key).update(
        last_seen_at=timezone.now(), ip=address
    )


def forget_ended_sessions() -> None:
    """Where somebody was signed in, with address and browser: nobody needs it once the session is gone."""
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    old = UserSession.objects.filter(created_at__lt=timezone.now() - YOUNG)
    old.exclude(Exists(there)).delete()
