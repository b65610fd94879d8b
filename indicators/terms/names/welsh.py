"""Welsh words with a capital letter that are no names. Pure.

Their first letters change behind other words ("Cadeirydd", "y Gadeirydd"), "the" and "in" are joined to them
("Aelodau'r"), and verbs end in what no name does, so that a short list of words goes a long way.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from indicators.terms.names.vocabulary import FREQUENT_SURNAMES, first_names, is_ordinary, vocabulary

CHANGES = {
    "c": ("g", "ngh", "ch"),
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "g": ("", "ng"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
}
UNCHANGED = ("ch", "dd", "ff", "ng", "ph", "th")
JOINED = re.compile(r"['’](?:n|r|i|w|u|ch|m|th)$")
# "Nodwyd" (it was noted), "Gofynnodd" (asked): the surnames Clwyd, Llwyd and Todd are shorter
VERB = re.compile(r"\w{3,}wyd|\w{3,}odd")


@lru_cache(maxsize=10_000)
def is_welsh(word: str) -> bool:
    """Whether the word, in small letters, is a Welsh one that is no name."""
    bare = JOINED.sub("", word)
    return bare in _words() or VERB.fullmatch(bare) is not None


def is_welsh_before(word: str, behind: str) -> bool:
    """Of a word that is a first name as well ("Mae"): whether what stands behind it is Welsh, too."""
    welsh = is_welsh(behind) or not is_ordinary(behind)
    return JOINED.sub("", word) in vocabulary().welsh_too and bool(behind) and welsh


@cache
def welsh_first_names() -> frozenset[str]:
    return vocabulary().welsh_given | first_names()


@cache
def _words() -> frozenset[str]:
    """With all their beginnings, but for those that make a name."""
    said = vocabulary()
    changed = {form for word in said.welsh for form in _forms(word)}
    return said.welsh | (changed - first_names() - FREQUENT_SURNAMES - said.welsh_given)


def _forms(word: str) -> Iterator[str]:
    first = next((start for start in ("ll", "rh", word[:1]) if word.startswith(start)), "")
    if not word.startswith(UNCHANGED):
        for change in CHANGES.get(first, ()):
            yield change + word.removeprefix(first)
    if first in tuple("aeiouwy"):
        yield "h" + word
