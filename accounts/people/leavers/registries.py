"""What else goes when somebody leaves a council, beside their roles: higher apps say so of what they keep.

Each puts in a function when Django starts. It is called in the transaction that takes the roles.
"""

from typing import Protocol

from accounts.models import Council, User


class Leaving(Protocol):
    def __call__(self, *, user: User, council: Council, by: User | None) -> None:
        """Take away what lets the person read anything of the council without a sign-in."""


_leavings: dict[str, Leaving] = {}


def register_leaving(name: str, leaving: Leaving) -> None:
    """The same name again takes the place of the one before."""
    _leavings[name] = leaving


def leavings() -> tuple[Leaving, ...]:
    return tuple(_leavings.values())
