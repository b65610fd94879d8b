"""Reads of invitations."""

from datetime import timedelta

from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Council, Invitation, User
from accounts.people.invitations.states import State, state_of
from accounts.tokens import hash_of

SHOWN_FOR = timedelta(days=60)  # after they were used or withdrawn


def invitations_of(council: Council) -> QuerySet[Invitation]:
    """Those that wait for somebody, and those that ended lately; newest first."""
    since = timezone.now() - SHOWN_FOR
    waiting = Q(withdrawn_at=None, taken_at=None)
    return Invitation.objects.filter(waiting | Q(sent_at__gte=since), council=council)


def open_invitations(council: Council | OuterRef) -> QuerySet[Invitation]:
    """Those that can be taken now."""
    found = Invitation.objects.filter(council=council, withdrawn_at=None, taken_at=None)
    return found.filter(good_until__gt=timezone.now())


def state_now(invitation: Invitation) -> State:
    return state_of(
        good_until=invitation.good_until,
        withdrawn_at=invitation.withdrawn_at,
        taken_at=invitation.taken_at,
        now=timezone.now(),
    )


def invitation_with(token: str) -> Invitation | None:
    """Whatever its state. One query, whether the token is right or wrong."""
    return Invitation.objects.filter(token_hash=hash_of(token)).select_related("council").first()


def open_for(email: str, councils: QuerySet[Council]) -> QuerySet[Invitation]:
    """Held, so that none is taken twice."""
    found = Invitation.objects.select_for_update(of=("self",)).select_related("council")
    return found.filter(
        email__iexact=email,
        council__in=councils,
        withdrawn_at=None,
        taken_at=None,
        good_until__gt=timezone.now(),
    )


def person_with(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


def belongs_to(council: Council, email: str) -> bool:
    """Whether the council knows the person already: whose accounts others have is not told to it."""
    return User.objects.filter(email__iexact=email, memberships__council=council).exists()
