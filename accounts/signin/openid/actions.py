"""Writes: who is let in by their council's account, and the trail of who was not."""

import logging

from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import transaction

from accounts.models import User
from accounts.querysets import SIGN_IN
from accounts.signin.openid.claims import Identity
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.querysets import account_with, councils_at, has_a_place, is_held_by_another
from accounts.signin.openid.refusals import Kind, Refused
from accounts.trail.actions import record
from accounts.trail.parts import Public

log = logging.getLogger(__name__)
# The same refusal stands once in so many seconds in the trail, which nobody may fill from outside; the log has all
QUIET_FOR = 10 * 60


@transaction.atomic
def admit(*, facts: ProviderFacts, identity: Identity, by: User | None = None) -> SocialAccount:
    """The account and its person, linked at the first time by an address that the provider vouches for.

    From then on the issuer and subject are the person, whatever the address becomes. Raises Refused, and nothing is
    written.
    """
    account = account_with(facts, identity.key)
    if account is None:
        account = _first_time(facts, identity)
    if not account.user.is_active:
        raise Refused(Kind.CLOSED, identity.address)
    if not has_a_place(account.user, facts):
        raise Refused(Kind.NO_PLACE, identity.address)
    account.extra_data = _kept(identity)
    account.save()
    return account


def _first_time(facts: ProviderFacts, identity: Identity) -> SocialAccount:
    if not identity.address:
        raise Refused(Kind.NO_ADDRESS)
    user = User.objects.filter(email__iexact=identity.address).first()
    if user is None:
        raise Refused(Kind.NO_PLACE, identity.address)
    if is_held_by_another(facts, user):
        raise Refused(Kind.OTHER_ACCOUNT, identity.address)
    if not user.is_active:
        raise Refused(Kind.CLOSED, identity.address)
    if not has_a_place(user, facts):
        raise Refused(Kind.NO_PLACE, identity.address)
    account = SocialAccount.objects.create(user=user, provider=facts.key, uid=identity.key)
    detail = {"person": Public(user.email), "provider": Public(facts.key)}
    for council in councils_at(facts).filter(memberships__user=user).distinct():
        record(by=user, council=council, verb="linked their council’s account", subject=user, detail=detail)
    return account


def _kept(identity: Identity) -> dict[str, object]:
    """Of all claims only what is asked again: whose it is, and the groups, for those who change what groups give."""
    groups = None if identity.groups is None else list(identity.groups)
    return {"subject": identity.subject, "address": identity.address, "groups": groups}


@transaction.atomic
def note_refusal(*, facts: ProviderFacts, refused: Refused, by: User | None = None) -> None:
    """A line in the log, and an entry in the trail of each council that signs in with the provider."""
    log.warning("Not signed in with %s: %s %s", facts.key, refused.kind.value, refused.inner)
    if not cache.add(f"refused-{facts.key}-{refused.kind.name}-{refused.who}", True, QUIET_FOR):
        return
    detail = {"why": Public(refused.kind.value), "provider": Public(facts.key)}
    if refused.who:
        detail["person"] = Public(refused.who)
    for council in councils_at(facts):
        record(by=by, council=council, verb="was not signed in", subject=SIGN_IN, detail=detail)
