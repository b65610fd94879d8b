"""Writes: roles that are offered, and taken."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, Invitation, Membership, User
from accounts.people.invitations.policies import (
    why_not_change,
    why_not_choose_password,
    why_not_invite,
    why_not_take,
)
from accounts.people.invitations.querysets import open_for, person_with
from accounts.people.invitations.states import GOOD_FOR
from accounts.policies import demand, inside_atomic
from accounts.querysets import lock
from accounts.signin.attempts.actions import note
from accounts.signin.openid.claims import Identity
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.querysets import councils_at
from accounts.tokens import INVITATION, hash_of, new_token
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public


@transaction.atomic
def invite(
    *, council: Council, email: str, role: str, name: str = "", by: User | None
) -> tuple[Invitation, str]:
    """The invitation and the token of its link, which is nowhere kept. Raises NotAllowed.

    What is written and told is the same whether or not anybody signs in with the address already.
    """
    lock(council)
    email = email.strip().lower()
    demand(why_not_invite(council, email, role))
    token = new_token(INVITATION)
    now = timezone.now()
    invitation = Invitation.objects.create(
        council=council,
        email=email,
        name=name.strip(),
        role=role,
        token_hash=hash_of(token),
        sent_at=now,
        sent_by=by,
        good_until=now + GOOD_FOR,
    )
    _record(invitation, "invited somebody", by)
    return invitation, token


@transaction.atomic
def send_again(*, invitation: Invitation, by: User | None) -> tuple[Invitation, str]:
    """With a new link, from now on; the earlier one opens nothing any more. Raises NotAllowed."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    demand(why_not_change(invitation))
    token = new_token(INVITATION)
    invitation.token_hash = hash_of(token)
    invitation.sent_at, invitation.sent_by = timezone.now(), by
    invitation.good_until = invitation.sent_at + GOOD_FOR
    invitation.save()
    _record(invitation, "sent an invitation again", by)
    return invitation, token


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User | None) -> None:
    """Its link opens nothing any more. Raises NotAllowed."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    demand(why_not_change(invitation))
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    _record(invitation, "withdrew an invitation", by)


@transaction.atomic
def take(*, invitation: Invitation, by: User) -> Membership:
    """By the person of that address. Raises NotAllowed."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    demand(why_not_take(invitation))
    return _take(invitation, by)


@transaction.atomic
def take_with_password(
    *, invitation: Invitation, password: str, address: str, by: User | None = None
) -> User:
    """By somebody who reads the letters to the address, and has no password yet. Raises NotAllowed.

    `address` is where they are on the network, for the trail.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    user = person_with(invitation.email)
    demand(why_not_choose_password(invitation, user))
    user = user or User(email=invitation.email, name=invitation.name)
    user.set_password(password)
    user.save()
    note(what="set a password", person=user, by=by or user, address=address)
    _take(invitation, user)
    return user


@inside_atomic
def arrive(*, user: User, facts: ProviderFacts, identity: Identity, by: User | None = None) -> None:
    """Somebody comes in by their council's account: what they were invited to is theirs, without the link."""
    if not identity.address or identity.address != user.email:
        return
    for invitation in open_for(identity.address, councils_at(facts)):
        _take(invitation, user)


def _take(invitation: Invitation, user: User) -> Membership:
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    membership, _ = Membership.objects.get_or_create(
        user=user, council=invitation.council, role=invitation.role, defaults={"from_groups": False}
    )
    invitation.taken_at = timezone.now()
    invitation.save()
    detail = {"person": Public(user.email), "changed": Change(None, invitation.role)}
    record(by=user, council=invitation.council, verb="took an invitation", subject=membership, detail=detail)
    return membership


def _record(invitation: Invitation, verb: str, by: User | None) -> None:
    detail = {"person": Public(invitation.email), "role": Public(invitation.role)}
    record(by=by, council=invitation.council, verb=verb, subject=invitation, detail=detail)
