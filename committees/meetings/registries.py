"""What higher rooms do when something of a meeting comes out: its agenda, its minutes, that these were agreed."""

from collections.abc import Callable

from committees.models import Meeting

_when_out: list[Callable[[Meeting], object]] = []


def register_when_out(do: Callable[[Meeting], object]) -> None:
    _when_out.append(do)


def came_out(meeting: Meeting) -> None:
    """In the transaction in which it comes out; an agenda for a later day comes out without a word."""
    for do in _when_out:
        do(meeting)
