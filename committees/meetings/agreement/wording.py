"""What a later meeting put right in minutes, in words, and where these words stand. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

QUOTES = "“”\"'‘’"


class Passage(NamedTuple):
    """Words of minutes: of which item, by key, and of which paragraph; None where they are of a resolution."""

    item: int
    paragraph: int | None
    text: str


def correction_words(was: str, now: str) -> str:
    """ "“twelve” should read “eleven”."; of what replaces no words, it as it was written."""
    if not was:
        return now
    return f"“{was}” should read “{now}”." if now else f"“{was}” is struck out."


def as_copied(text: str) -> str:
    """Words of minutes as somebody copied them, in one line and without quotation marks around them."""
    return " ".join(text.split()).strip(QUOTES).strip()


def stands_in(was: str, text: str) -> bool:
    """Whether these words, in one line, are among those of a text."""
    return bool(was) and was in " ".join(text.split())


def holding(was: str, passages: Iterable[Passage]) -> list[Passage]:
    """Those that hold these words, in the same order."""
    return [each for each in passages if stands_in(was, each.text)]


def why_not_there(was: str, found: list[Passage], where: str) -> str:
    """`where` is "item 5" or "these minutes". "" where the words stand in one place."""
    if not found:
        return f"These words are not in the minutes of {where}. Copy them as they were published."
    if len(found) > 1:
        return f"These words stand in {len(found)} places of {where}. Copy more of them, so that it is clear which."
    return ""
