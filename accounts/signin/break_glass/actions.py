"""Writes: the break-glass account, and the word that goes round when it is used."""

import logging

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import Council, Membership, User
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.signin.break_glass.letters import tell_administrators
from accounts.signin.second_factor.actions import reset_second_factor
from accounts.signin.sessions.actions import end_sessions
from accounts.trail.actions import record
from accounts.trail.parts import Public

log = logging.getLogger(__name__)
RENEWED = "The break-glass account is renewed."


@transaction.atomic
def make_break_glass(*, council: Council, email: str, by: User | None) -> tuple[User, bool]:
    """The account, without a password until one is set by a link, and whether it is new.

    One that is there is made anew: its password, its sessions and its second factor end, so that whoever kept it opens
    nothing and whoever keeps it now is not asked for another's codes. Raises NotAllowed for the address of a person.
    """
    email = email.strip().lower()
    user = User.objects.select_for_update().filter(email__iexact=email).first()
    is_new = user is None
    if user is None:
        user = User(email=email, name="Break-glass account", break_glass=True)
    elif not user.break_glass:
        raise NotAllowed(f"{email} is a person's account. Take a mailbox of its own for this one.")
    user.is_active = True
    user.set_unusable_password()
    user.save()
    if Authenticator.objects.filter(user=user).exists():
        reset_second_factor(person=user, council=council, reason=RENEWED, by=by, address="")
    end_sessions(person=user, by=by, address="")
    Membership.objects.get_or_create(user=user, council=council, role=Role.ADMINISTRATOR)
    _record(
        user, council, "made the break-glass account" if is_new else "renewed the break-glass account", by
    )
    return user, is_new


@transaction.atomic
def withdraw_break_glass(*, user: User, by: User | None) -> None:
    """It opens nothing any more. Raises NotAllowed for the account of a person."""
    if not user.break_glass:
        raise NotAllowed(f"{user.email} is a person's account.")
    for held in user.memberships.select_related("council"):
        _record(user, held.council, "withdrew the break-glass account", by)
        held.delete()
    user.is_active = False
    user.set_unusable_password()
    user.save()
    end_sessions(person=user, by=by, address="")


@transaction.atomic
def note_use(*, user: User, address: str, by: User | None) -> None:
    """Loudly: the log's highest level, the trail, and a letter to every other administrator."""
    log.critical("The break-glass account %s signed in from %s", user.email, address or "an unknown address")
    for held in user.memberships.select_related("council"):
        _record(user, held.council, "used the break-glass account", by)
        tell_administrators(user=user, council=held.council, address=address)


def _record(user: User, council: Council, verb: str, by: User | None) -> None:
    record(by=by, council=council, verb=verb, subject=user, detail={"person": Public(user.email)})
