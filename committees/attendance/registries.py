"""What higher rooms do when it was recorded who was at a meeting, and how it went."""

from collections.abc import Callable

from accounts.models import User
from committees.models import Meeting

_when_recorded: list[Callable[..., object]] = []


def register_when_recorded(do: Callable[..., object]) -> None:
    """`do` takes `meeting` and `by`."""
    _when_recorded.append(do)


def was_recorded(meeting: Meeting, by: User | None) -> None:
    """In the transaction in which it is recorded."""
    for do in _when_recorded:
        do(meeting=meeting, by=by)
