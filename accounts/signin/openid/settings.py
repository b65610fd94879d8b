"""The identity providers of this service, from its settings."""

from django.conf import settings

from accounts.signin.openid.provider_facts import ProviderFacts, facts_of


def providers() -> dict[str, ProviderFacts]:
    """By key, in the order in which the operator named them."""
    return {key: facts_of(key, found) for key, found in settings.OPENID_PROVIDERS.items()}
