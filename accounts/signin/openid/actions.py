"""Writes: who is let in by their council's account, and the trail of who was not."""

import logging

from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import transaction

from accounts.models import User
from accounts.querysets import SIGN_IN
from accounts.signin.openid.claims import LONGEST_ADDRESS, Identity
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.querysets import account_with, councils_at, has_a_place, is_held_by_another
from accounts.signin.openid.refusals import Kind, Refused
from accounts.signin.openid.registries import arrivals
from accounts.trail.actions import record
from accounts.trail.parts import Public

log = logging.getLogger(__name__)
# The same refusal stands once in so many seconds in the trail, which nobody may fill from outside; the log has all
QUIET_FOR = 10 * 60


@transaction.atomic
def admit(*, facts: ProviderFacts, identity: Identity, by: User | None = None) -> SocialAccount:
    """The account and its person, linked at the first time by an address that the provider vouches for.

    From then on the issuer and subject are the person, whatever the address becomes. Roles are given and taken as
    the registered rooms say. Raises Refused, and nothing is written, for somebody who comes for the first time and
    has no place. One who came before may be left without a place: what was taken stays taken.
    """
    account = account_with(facts, identity.key)
    is_first = account is None
    if account is None:
        account = _first_time(facts, identity)
    for arrival in arrivals():
        arrival(user=account.user, facts=facts, identity=identity)
    if is_first:
        demand_place(account.user, facts, identity)
        _record_link(account, facts)
    account.extra_data = _kept(identity)
    account.save()
    return account


def demand_place(user: User, facts: ProviderFacts, identity: Identity) -> None:
    """Raises Refused where the person has no place at the councils of the provider, or may not take it."""
    if not user.is_active:
        raise Refused(Kind.CLOSED, identity.address or user.email)
    if not has_a_place(user, facts):
        kind = Kind.NO_PLACE if identity.groups is not None else Kind.TOO_MANY_GROUPS
        raise Refused(kind, identity.address or user.email)


def _first_time(facts: ProviderFacts, identity: Identity) -> SocialAccount:
    """Linked to whoever has the address, or to a new person without a password."""
    if not identity.address:
        raise Refused(Kind.NO_ADDRESS)
    user = User.objects.filter(email__iexact=identity.address).first()
    if user is not None and (user.break_glass or is_held_by_another(facts, user)):
        if user.break_glass or user.memberships.exists():
            raise Refused(Kind.OTHER_ACCOUNT, identity.address)
        _free_address(user)
        user = None
    if user is None:
        user = User.objects.create_user(email=identity.address, password=None, name=identity.name)
    return SocialAccount.objects.create(user=user, provider=facts.key, uid=identity.key)


def _free_address(user: User) -> None:
    """Of somebody without a role, whose address went to another person: the trail goes on naming who did what."""
    user.name = user.name or user.email
    user.email = f"former-{user.pk}.{user.email}"[-LONGEST_ADDRESS:]
    user.is_active = False
    user.set_unusable_password()
    user.save()


def _record_link(account: SocialAccount, facts: ProviderFacts) -> None:
    user = account.user
    detail = {"person": Public(user.email), "provider": Public(facts.key)}
    for council in councils_at(facts).filter(memberships__user=user).distinct():
        record(by=user, council=council, verb="linked their council’s account", subject=user, detail=detail)


def _kept(identity: Identity) -> dict[str, object]:
    """Of all claims only what is asked again: whose it is, and the groups, for those who change what groups give."""
    groups = None if identity.groups is None else list(identity.groups)
    return {"subject": identity.subject, "address": identity.address, "groups": groups}


@transaction.atomic
def note_refusal(*, facts: ProviderFacts, refused: Refused, by: User | None = None) -> None:
    """A line in the log, and an entry in the trail of each council that signs in with the provider."""
    about = ", ".join(filter(None, (refused.kind.value, refused.inner, refused.who)))
    log.warning("Not signed in with %s: %s", facts.key, about)
    if not cache.add(f"refused-{facts.key}-{refused.kind.name}-{refused.who}", True, QUIET_FOR):
        return
    detail = {"why": Public(refused.kind.value), "provider": Public(facts.key)}
    if refused.who:
        detail["person"] = Public(refused.who)
    for council in councils_at(facts):
        record(by=by, council=council, verb="was not signed in", subject=SIGN_IN, detail=detail)
