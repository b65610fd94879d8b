"""Lists of words as they are written in rules: a text with spaces or commas between. Pure."""

from collections.abc import Iterable

LONGEST = 24  # characters of what a text begins with, with the spaces before it


def words(text: str) -> frozenset[str]:
    """Of a text, each once."""
    return frozenset(text.split())


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of these is in a text. A pattern that needs one of them need not go through a text without."""
    for sign in signs:  # noqa: SIM110 - every line is asked, and a loop takes half the time
        if sign in text:
            return True
    return False


def begins(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a text begins with one of these, which are in small letters; it may be in capitals."""
    return text[:LONGEST].lstrip().lower().startswith(beginnings)


def phrases(text: str) -> frozenset[str]:
    """Parted by commas."""
    return frozenset(" ".join(one.split()) for one in text.split(","))
