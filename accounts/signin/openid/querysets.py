"""Reads about signing in with a council's account."""

from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from accounts.models import Council, Membership, User
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.settings import providers


def councils_at(facts: ProviderFacts) -> QuerySet[Council]:
    """Those whose people the provider knows; nobody gets a role at any other through it."""
    return Council.objects.filter(gss_code__in=facts.councils)


def names_of_providers() -> list[tuple[ProviderFacts, str]]:
    """Each with what the sign-in page calls it: its name, or its councils'. One query; none without providers."""
    known = providers()
    unnamed = [code for facts in known.values() if not facts.name for code in facts.councils]
    rows = Council.objects.filter(gss_code__in=unnamed).values_list("gss_code", "name") if unnamed else ()
    names = dict(rows)
    return [(facts, facts.name or _joined(facts, names)) for facts in known.values()]


def _joined(facts: ProviderFacts, names: dict[str, str]) -> str:
    found = [names[code] for code in facts.councils if code in names]
    return " or ".join(found) or "your council"


def account_with(facts: ProviderFacts, key: str) -> SocialAccount | None:
    """Locked, so that two sign-ins of one account at once take turns."""
    found = SocialAccount.objects.select_for_update(of=("self",)).select_related("user")
    return found.filter(provider=facts.key, uid=key).first()


def is_held_by_another(facts: ProviderFacts, user: User) -> bool:
    """Whether an account of this provider is the person's already."""
    return SocialAccount.objects.filter(provider=facts.key, user=user).exists()


def has_a_place(user: User, facts: ProviderFacts) -> bool:
    return Membership.objects.filter(user=user, council__gss_code__in=facts.councils).exists()
