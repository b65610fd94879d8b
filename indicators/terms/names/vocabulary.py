"""The words by which a name is told from other words with a capital letter. Pure."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from lemminflect import getAllLemmas
from zxcvbn.frequency_lists import FREQUENCY_LISTS

WORDS = Path(__file__).with_name("words.toml")
BEFORE = (
    "re",
    "un",
    "non",
    "de",
    "pre",
    "mis",
    "co",
    "multi",
    "over",
    "under",
    "sub",
    "inter",
    "out",
    "mid",
    "post",
)
BEHIND = ("s", "ed", "ing", "ly", "ness", "less", "ish", "like", "wide")
FREQUENT_SURNAMES = frozenset(FREQUENCY_LISTS["surnames"])
ENDINGS = ("ll", "ve", "d", "re", "m", "t", "s")  # of short forms: "we've"
LONGEST = 30  # letters: a longer word is in no dictionary
SURNAMES = 2_500  # so many of the commonest in the library's list: further on, many are no names here


class Vocabulary(NamedTuple):
    """As in words.toml, where each says what it is."""

    ordinary: frozenset[str]
    places: frozenset[str]
    places_and_names: frozenset[str]
    given: frozenset[str]
    words_too: frozenset[str]
    surnames_too: frozenset[str]
    months: frozenset[str]
    time_follows: frozenset[str]
    offices: frozenset[str]
    posts: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    behind_the: frozenset[str]
    their: frozenset[str]
    does: frozenset[str]
    does_too: frozenset[str]
    helping: frozenset[str]
    between: frozenset[str]
    was: frozenset[str]
    was_too: frozenset[str]
    particles: frozenset[str]
    places_follow: frozenset[str]
    goes: frozenset[str]
    welsh: frozenset[str]
    welsh_too: frozenset[str]
    welsh_given: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    kept = tomllib.loads(WORDS.read_text("utf-8"))
    return Vocabulary(**{key: frozenset(words.split()) for key, words in kept.items()})


@cache
def words_and_names() -> frozenset[str]:
    """Ordinary words that are names, too."""
    return vocabulary().given | vocabulary().words_too


@cache
def surnames() -> frozenset[str]:
    return frozenset(FREQUENCY_LISTS["surnames"][:SURNAMES]) | vocabulary().words_too


@cache
def surnames_and_things() -> frozenset[str]:
    """Surnames that also end the name of a place, a body or a thing."""
    return vocabulary().surnames_too | (surnames() & vocabulary().offices)


@cache
def first_names() -> frozenset[str]:
    """Those of the library's list that are nothing else in English."""
    names = (*FREQUENCY_LISTS["female_names"], *FREQUENCY_LISTS["male_names"])
    said = vocabulary()
    return frozenset(name for name in names if not is_ordinary(name)) - said.places - said.months


@lru_cache(maxsize=50_000)
def is_ordinary(word: str) -> bool:
    """Whether the word, in small letters, is one that English writes with a small letter, as it stands or built of such
    ("recommissioned", "semi-independent")."""
    if len(word) > LONGEST:
        return False
    if "-" in word:
        return all(len(part) < 3 or is_ordinary(part) for part in word.split("-"))
    if "'" in word:
        front, _, end = word.rpartition("'")
        return end in ENDINGS and (len(front) < 3 or is_ordinary(front))
    return _listed(word) or _built(word) or _of_two(word)


def _listed(word: str) -> bool:
    return word in vocabulary().ordinary or bool(getAllLemmas(word))


def _of_two(word: str) -> bool:
    """Whether it is two words in one ("headteacher"). Many surnames are: those are in the library's list."""
    parts = ((word[:place], word[place:]) for place in range(4, len(word) - 3))
    return word not in FREQUENT_SURNAMES and any(_listed(one) and _listed(other) for one, other in parts)


def _built(word: str) -> bool:
    fronts = [word.removeprefix(front) for front in BEFORE if word.startswith(front)]
    ends = [word.removesuffix(end) for end in BEHIND if word.endswith(end)]
    return any(len(part) > 3 and _listed(part) for part in fronts + ends)
