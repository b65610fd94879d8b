"""Which roles somebody's groups give them, and what changes by that. Pure."""

from collections.abc import Collection, Iterable
from typing import NamedTuple


class Rule(NamedTuple):
    """`group` as the provider tells it; capitals make no difference."""

    group: str
    role: str


class Changes(NamedTuple):
    """Roles, each in alphabetical order."""

    gets: tuple[str, ...]
    loses: tuple[str, ...]


def changes_by(
    rules: Iterable[Rule], groups: Collection[str], by_hand: Collection[str], by_groups: Collection[str]
) -> Changes:
    """Of somebody in these groups who holds these roles. What was given by hand stays, and is not given twice."""
    of_theirs = {group.casefold() for group in groups}
    wanted = {rule.role for rule in rules if rule.group.casefold() in of_theirs}
    gets = wanted - set(by_hand) - set(by_groups)
    return Changes(tuple(sorted(gets)), tuple(sorted(set(by_groups) - wanted)))
