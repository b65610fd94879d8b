"""Taking somebody's second factor off."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import Council, User
from accounts.signin.attempts.actions import note
from accounts.signin.sessions.actions import end_sessions
from accounts.trail.actions import record
from accounts.trail.parts import Public


@transaction.atomic
def reset_second_factor(
    *, person: User, council: Council | None, reason: str, by: User | None, address: str
) -> int:
    """Everything they set up goes, and every session of theirs ends. Returns how many factors there were."""
    count, _ = Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, by=by, address=address)
    if council:
        detail = {"person": Public(person.email), "reason": Public(reason), "factors": Public(count)}
        record(by=by, council=council, verb="took a second factor off", subject=person, detail=detail)
    note(
        what="had their second factor taken off",
        person=person,
        by=by,
        address=address,
        reason=Public(reason),
    )
    return count
