"""A sentence as words. Pure."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from committees.reading.speech.vocabulary import BEGIN, MEMBER_TITLES, NEVER_NAMES, TITLES

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*+$")
_TITLES = MEMBER_TITLES | TITLES
# Characters: whoever has not been named and spoken of by then never is
LONGEST = 3000
# Words that are kept: the same few come again and again
MOST_KEPT = 5000
_AROUND = " \t\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class Token:
    """`core` is the word without quotes, brackets and the sign after it; `low` the same in small letters. `title`
    stands before a name, `name` can be one; with what `begins` somebody can be named."""

    text: str
    core: str
    low: str
    comma: bool
    stop: bool
    capital: bool
    title: bool
    name: bool
    begins: bool


Tokens = Sequence[Token]


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """From `start` to `end`, and no more than the first of a text that is too long for a sentence."""
    return [*map(_token, text[start : min(end, start + LONGEST)].split())]


def place_of(text: str, start: int, number: int) -> int:
    """Where, in a text whose words are counted from `start` on, the word with this number begins."""
    return next(itertools.islice(_WORD.finditer(text, start), number, None)).start()


@lru_cache(MOST_KEPT)
def _token(word: str) -> Token:
    core = word.strip(_AROUND).rstrip(".,;:?!").strip(_AROUND) or word
    low = core.lower()
    tail = word.rstrip("\"'”’)]")
    capital = core[:1].isupper()
    title = capital and low.rstrip(".") in _TITLES
    name = bool(_NAME.match(core)) and low not in NEVER_NAMES
    comma, stop = tail.endswith(","), tail.endswith((";", ":", "?", "!"))
    return Token(word, core, low, comma, stop, capital, title, name, capital or low in BEGIN)
