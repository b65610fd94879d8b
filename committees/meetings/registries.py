"""What higher rooms do when something of a meeting comes out: its agenda, its minutes, that these were agreed; and the
words of its minutes as they print them."""

from collections.abc import Callable, Sequence

from committees.meetings.agreement.wording import Passage
from committees.models import Meeting

_when_out: list[Callable[[Meeting], object]] = []


def register_when_out(do: Callable[[Meeting], object]) -> None:
    _when_out.append(do)


def came_out(meeting: Meeting) -> None:
    """In the transaction in which it comes out; an agenda for a later day comes out without a word."""
    for do in _when_out:
        do(meeting)


_printed: list[Callable[[Meeting], Sequence[Passage]]] = []


def register_printed(words: Callable[[Meeting], Sequence[Passage]]) -> None:
    _printed.append(words)


def printed_words(meeting: Meeting) -> list[Passage]:
    """All words of its minutes as everybody reads them, in order, with those of exempt items."""
    return [passage for words in _printed for passage in words(meeting)]
