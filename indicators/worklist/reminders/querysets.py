"""What each person is reminded of: what of their work is due, late, returned, or waits for them.

A reminder names things and days, and never a figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.models import Council, User
from indicators.worklist.lists.presenters import work_of
from indicators.worklist.lists.querysets import people_of
from indicators.worklist.lists.things import HEADINGS, Thing


@dataclass(frozen=True)
class CouncilAsks:
    """What one council asks of the person."""

    council: Council
    things: Sequence[Thing]

    @property
    def groups(self) -> list[tuple[str, list[Thing]]]:
        """In the order of their list, each heading once: what is late and to be approved stands with what is not."""
        found: dict[str, list[Thing]] = {}
        for each in self.things:
            found.setdefault(HEADINGS[each.told], []).append(each)
        return list(found.items())


@dataclass
class Digest:
    """Everything for one person."""

    user: User
    asks: list[CouncilAsks] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """ "Your work: 2 overdue, 1 returned, 3 to approve"."""
        told = [thing.told for asked in self.asks for thing in asked.things]
        return "Your work: " + ", ".join(f"{told.count(key)} {key}" for key in HEADINGS if key in told)


def digests(councils: Iterable[Council], today: date) -> list[Digest]:
    """One for each person who is to be reminded of something, by e-mail address.

    A fixed number of queries for each council, however many its people are.
    """
    found: dict[int, Digest] = {}
    for council in councils:
        for user, work in work_of(council, people_of(council), today).items():
            if work.told:
                found.setdefault(user.pk, Digest(user)).asks.append(CouncilAsks(council, work.told))
    return sorted(found.values(), key=lambda digest: digest.user.email)
