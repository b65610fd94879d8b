"""What higher rooms do when a meeting is on another day, is cancelled, or is to be held after all."""

from collections.abc import Callable
from datetime import date

from accounts.models import User
from committees.models import Meeting

_when_changed: list[Callable[..., object]] = []


def register_when_changed(do: Callable[..., object]) -> None:
    """`do` takes `meeting`, the day that it `was` to be on, None where it had been cancelled, and `by`."""
    _when_changed.append(do)


def was_changed(meeting: Meeting, was: date | None, by: User | None) -> None:
    """In the transaction in which it is changed."""
    for do in _when_changed:
        do(meeting=meeting, was=was, by=by)
