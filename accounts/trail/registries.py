"""What higher apps say of things that not everybody who reads the trail may read."""

from collections.abc import Callable, Collection

from django.contrib.auth.models import AnonymousUser

from accounts.models import Council, User
from accounts.roles import Permission

# Of these things, each as in "agenda item 12", those that this person may not read, in a fixed number of queries.
Closing = Callable[[Council, User | AnonymousUser, frozenset[Permission], Collection[str]], set[str]]

_closings: list[Closing] = []


def register_closing(closing: Closing) -> Closing:
    """Add a rule, from the `apps.py` of its app."""
    if closing not in _closings:
        _closings.append(closing)
    return closing


def closed_things(
    council: Council, user: User | AnonymousUser, permissions: frozenset[Permission], things: Collection[str]
) -> set[str]:
    return {thing for closing in _closings for thing in closing(council, user, permissions, things)}
