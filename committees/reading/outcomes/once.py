"""One action of what an item tells twice: promised in the talk, asked for by a limb, and in a table. Pure."""

import re
from collections.abc import Iterable

from committees.reading.result import Action

_WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters by which "bring" and "bringing" do not differ
_COMMON = frozenset(
    word[:STEM]
    for word in re.findall(
        r"\w+",
        "that this them they their would will have been with from about also further next meeting asked agreed action "
        "committee panel board members officers report head service services director councillor children young people",
    )
)
LIKE, LEAST = 0.75, 2  # share of the shorter's telling words that both have, and how many those are


def told_once(actions: Iterable[Action]) -> list[Action]:
    """The surest of each that are the same; with the owner and the due time that only another says."""
    kept: list[Action] = []
    for action in actions:
        place = next((at for at, one in enumerate(kept) if _same(one, action)), None)
        if place is None:
            kept.append(action)
            continue
        best, other = sorted((kept[place], action), key=lambda one: -one.confidence)
        kept[place] = best._replace(owner=best.owner or other.owner, due=best.due or other.due)
    return kept


def _same(one: Action, other: Action) -> bool:
    if one.pieces == other.pieces or not _agree(one.owner, other.owner):
        return False
    said, heard = _telling(one), _telling(other)
    both, shorter = len(said & heard), min(len(said), len(heard))
    return both >= LEAST and both >= LIKE * shorter


def _agree(one: str, other: str) -> bool:
    """Whether they may be the same, or one of them is not said."""
    first, second = one.casefold().removeprefix("the "), other.casefold().removeprefix("the ")
    return not first or not second or first in second or second in first


def _telling(action: Action) -> set[str]:
    owner = {word[:STEM] for word in _WORD.findall(action.owner.lower())}
    return {word[:STEM] for word in _WORD.findall(action.text.lower())} - _COMMON - owner
