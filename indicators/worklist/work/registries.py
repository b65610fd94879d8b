"""What higher apps add to people's lists of work: checklists, actions, requests."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.worklist.work.things import Thing


@dataclass(frozen=True)
class Person:
    """Somebody with a role in the council, and what it lets them do there."""

    user: User
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


# Given a council, people and the day, the things of each by primary key, in a fixed number of queries.
Source = Callable[[Council, Sequence[Person], date], Mapping[int, Iterable[Thing]]]

_sources: list[Source] = []


def register_work(source: Source) -> Source:
    """Add a source of work, from the `apps.py` of its app."""
    if source not in _sources:
        _sources.append(source)
    return source


def sources() -> Sequence[Source]:
    return tuple(_sources)
