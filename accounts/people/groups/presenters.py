"""Who would change, as the page shows it."""

from collections.abc import Sequence

from accounts.models import Council
from accounts.people.groups.querysets import known_people
from accounts.people.groups.rules import Rule


def preview(council: Council, rules: Sequence[Rule]) -> list[dict[str, str]]:
    """Each person whose roles would change by these rules, of those whose groups are known."""
    found = []
    for known in known_people(council):
        gets, loses = known.changes(rules)
        if gets or loses:
            found.append({"person": known.user.email, "gets": ", ".join(gets), "loses": ", ".join(loses)})
    return found
