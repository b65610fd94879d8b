"""Who is asked to mend what: the one rule for the names on the checklist and for whose list of work has it. Pure."""

from collections.abc import Mapping, Sequence, Set

from accounts.roles import Permission, Role
from scorecards.editions.checking.lines import Line

MOST_PEOPLE = 3
# The role that is asked, of several that may. All but the clerks' read drafts, so that they can open the checklist.
ROLES = {
    Permission.ENTER_FIGURES: Role.PERFORMANCE_OFFICER,
    Permission.SET_SCORECARDS: Role.PERFORMANCE_OFFICER,
    Permission.MANAGE_BENCHMARKS: Role.PERFORMANCE_OFFICER,
    Permission.APPROVE_FIGURES: Role.APPROVER,
    Permission.PUBLISH_EDITIONS: Role.APPROVER,
    Permission.EDIT_MEETINGS: Role.DEMOCRATIC_SERVICES,
}
# Whoever holds one of these is asked something by a checklist and finds it on their list
_READERS_ASKED = frozenset({Permission.ENTER_FIGURES, Permission.PUBLISH_EDITIONS})


def is_asked(permissions: Set[Permission]) -> bool:
    """Whether the checklist itself is for them. Clerks are asked about the agenda item, on its own page."""
    return bool(permissions & _READERS_ASKED)


def who_mends(line: Line, people: Mapping[str, Sequence[str]]) -> str:
    """Those named for each thing; for things of nobody the role with its people. `people` are names by role."""
    named = list(dict.fromkeys(name for thing in line.things for name in thing.who))
    roles = dict.fromkeys(ROLES[thing.mends or line.mends] for thing in line.things if not thing.who)
    return "; ".join([*([listed(named)] if named else []), *(role_words(role, people) for role in roles)])


def role_words(role: Role, people: Mapping[str, Sequence[str]]) -> str:
    title, there = f"{role[:1].upper()}{role[1:]}", people.get(role, ())
    return f"{title}: {listed(there)}" if there else f"{title}: nobody has this role yet"


def listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_PEOPLE
    return f"{', '.join(names[:MOST_PEOPLE])} and {more} more" if more > 0 else ", ".join(names)
