"""What happens to somebody's roles when they come in by their council's account: those who know say so.

Roles are kept by rooms above this one. Each puts in a function when Django starts, which is called in the transaction
of the sign-in, with the person, who may be new and have no role yet.
"""

from typing import Protocol

from accounts.models import User
from accounts.signin.openid.claims import Identity
from accounts.signin.openid.provider_facts import ProviderFacts


class Arrival(Protocol):
    def __call__(self, *, user: User, facts: ProviderFacts, identity: Identity) -> None:
        """Give and take roles at councils of the provider, and at no other."""


_arrivals: dict[str, Arrival] = {}


def register_arrival(name: str, arrival: Arrival) -> None:
    """In the order of registering; the same name again takes the place of the one before."""
    _arrivals[name] = arrival


def arrivals() -> tuple[Arrival, ...]:
    return tuple(_arrivals.values())
