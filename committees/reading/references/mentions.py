"""Suggests which indicators a paragraph speaks of, by the names that are given. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from committees.reading.result import Mention, Paragraph, Pieces, Resolution
from committees.reading.wordlists import words

Names = Sequence[tuple[str, Sequence[str]]]
_STOP = words(
    """
    a an the of in on at to for with who were was are is and or by from their they them than that which had has
    have be been more each per as after since last not no all any one two year years number rate share
    percentage proportion average
    """
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LEAST = 0.5
MOST_EACH = 6


@dataclass(frozen=True)
class Name:
    indicator: str
    words: frozenset[str]
    whole: re.Pattern[str]
    length: int


def mentions_in(
    names: Names, paragraphs: Iterable[Paragraph], resolutions: Iterable[Resolution]
) -> list[Mention]:
    """For each paragraph and limb the indicators that it names, in whole or by nearly all words of their names."""
    known = [_name(slug, name) for slug, each in names for name in each if name.strip()]
    if not known:
        return []
    by_word: dict[str, list[int]] = {}
    for number, one in enumerate(known):
        for word in one.words:
            by_word.setdefault(word, []).append(number)
    told: list[tuple[str, Pieces]] = [(one.text, one.pieces) for one in paragraphs]
    told += [(limb.text, limb.pieces) for one in resolutions for limb in one.limbs]
    return [mention for text, pieces in told for mention in _in_text(known, by_word, text, pieces)]


@lru_cache(maxsize=1024)
def _name(slug: str, name: str) -> Name:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    # NEET is a word of its own, "neet" none; a council or a service that bears a name is not the measure
    flags = re.NOFLAG if name[:3].isupper() else re.IGNORECASE
    after = r"(?!\w)(?!\s+(?:Council|Service|Team|Panel|Board))"
    return Name(
        slug, frozenset(stems(name)), re.compile(rf"(?<!\w)(?<!Head of ){pattern}{after}", flags), len(name)
    )


def _in_text(known: list[Name], by_word: dict[str, list[int]], text: str, pieces: Pieces) -> list[Mention]:
    said = stems(text)
    counts: dict[int, int] = {}
    for word in set(said):
        for number in by_word.get(word, ()):
            counts[number] = counts.get(number, 0) + 1
    best: dict[str, float] = {}
    for number, count in counts.items():
        one = known[number]
        confidence = _confidence(one, count, text)
        if confidence >= LEAST:
            best[one.indicator] = max(best.get(one.indicator, 0), confidence)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_EACH]
    return [Mention(indicator, text, pieces, confidence) for indicator, confidence in ranked]


def _confidence(name: Name, count: int, text: str) -> float:
    """0.95 for a name as it stands; less for its words in another order; none for half of them."""
    if count < len(name.words):
        return 0.0
    if name.whole.search(text):
        return 0.95 if name.length > 5 else 0.7
    return 0.6 if len(name.words) > 2 else 0.0


def stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP]


def _stem(word: str) -> str:
    plain = word[:-2] if word.endswith(("'s", "’s")) else word
    for ending in ("ies", "ing", "ed", "es", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain
