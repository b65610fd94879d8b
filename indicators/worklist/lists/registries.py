"""What higher apps add to people's lists of work: checklists, actions, requests."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.worklist.lists.things import Thing

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Person:
    """Somebody with a role in the council, and what it lets them do there."""

    user: User
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass(frozen=True)
class Asked:
    """Whose work is asked for, council by council, and on which day."""

    groups: Mapping[Council, Sequence[Person]]
    today: date
    _kept: dict[Callable, Any] = field(default_factory=dict)

    def once(self, read: Callable[[Collection[Council], date], Answer]) -> Answer:
        """What several lists or parts of one page are made of is read for the first of them, of all councils asked."""
        if read not in self._kept:
            self._kept[read] = read(list(self.groups), self.today)
        return self._kept[read]

    def where_anybody_may(self, *permissions: Permission) -> list[Council]:
        """What nobody there may do anything about need not be read."""
        return [
            council
            for council, people in self.groups.items()
            if any(each.may(permission) for each in people for permission in permissions)
        ]


# By council and person (primary keys) the things of each, in a fixed number of queries for all councils together.
Found = Mapping[tuple[int, int], Iterable[Thing]]
Source = Callable[[Asked], Found]

_sources: list[Source] = []


def register_work(source: Source) -> Source:
    """Add a source of work, from the `apps.py` of its app."""
    if source not in _sources:
        _sources.append(source)
    return source


def sources() -> Sequence[Source]:
    return tuple(_sources)
