"""The identity providers of this service, from its settings."""

from django.conf import settings

from accounts.signin.openid.provider_facts import ProviderFacts, facts_of


def providers() -> dict[str, ProviderFacts]:
    """By key, in the order in which the operator named them."""
    return {key: facts_of(key, found) for key, found in settings.OPENID_PROVIDERS.items()}


def way_in_of(council: str, address: str) -> ProviderFacts | None:
    """The provider by which somebody of this address comes in to the council (its GSS code), if one vouches for it.

    Without domains nobody knows before the provider has said it: then it is the way in.
    """
    known = (facts for facts in providers().values() if council in facts.councils)
    return next((facts for facts in known if not facts.domains or facts.vouches_for(address)), None)
