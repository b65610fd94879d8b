"""The words of a label brought to what they mean, so that "% of LAC with 3+ moves" and "Three or more placements" meet.

Words of the trade that mean the same become one token, words that say nothing are left out. Every other word stays:
a label that says something more than a name ("NEET", "aged 16+") is another measure, not nearly the same one. Pure.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

LONGEST = 300  # characters of a label: what is longer is a sentence
WORDS = Path(__file__).with_name("words.toml")
# They make a label longer and mean nothing that tells one of the catalogue's indicators from another.
FREE = frozenset({"kid", "m12", "m12plus", "inyear", "sofar", "everyone"})


class _Words(NamedTuple):
    forms: tuple[tuple[re.Pattern[str], str], ...]
    saying_nothing: frozenset[str]


@cache
def _words() -> _Words:
    kept = tomllib.loads(WORDS.read_text("utf-8"))
    forms = tuple((re.compile("|".join(form["said"])), f" {form['token']} ") for form in kept["form"])
    return _Words(forms, frozenset(kept["saying_nothing"]))


_POINTS = re.compile(r'[()\[\],;:"]')
_SIGN = re.compile(r"%|\bper ?cent(age)?\b|\bproportion\b|\bshare\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(no\.?|number|#|count|total)\b", re.IGNORECASE)


# "CIC05 % CIC with ...", "1.03 Number of ...": a council's own numbering. NI 62, A10, KS4 and S47 say what is measured.
_NUMBERING = re.compile(
    r"^(?!ni\b|ni\d|a\d|ks\d|s\d|\d+\.\d+ (?:years?|yrs?)\b)"
    r"([a-z]{1,6}[._-]?\d{1,3}(\.\d+)?[a-z]?|\d{1,2}(\.\d{1,3})+[a-z]?|\(?(\d{1,2}|[a-h]|i{1,3}|iv|v)[.)])[\s:.)-]+(?=\S)"
)


def without_numbering(text: str) -> str:
    return _NUMBERING.sub("", plain(text))


def plain(text: str) -> str:
    """One kind of apostrophe, dash and space, lower case, without the marks of footnotes."""
    usual = unicodedata.normalize("NFKC", re.sub("[\u00b9\u00b2\u00b3\u2070-\u2079]", "", text))
    usual = re.sub("[\u2010-\u2015\u2212]", "-", usual)
    usual = re.sub("[\u2018\u2019\u02bc\u0060\u00b4]", "'", usual)
    return " ".join(usual.split()).casefold().strip(" *:")


@lru_cache(maxsize=8192)
def meaning(text: str) -> frozenset[str]:
    """The tokens that a label comes to; of a long text, those of its beginning."""
    words = (
        re.sub("'s\\b", "s", plain(text[:LONGEST]))
        .replace("'", "")
        .replace("\u2265", ">=")
        .replace("&", " and ")
    )
    words = " " + _POINTS.sub(" ", words) + " "
    words = re.sub(r"[a-z]{7,}", lambda word: _spelt(word[0]), words)
    for pattern, token in _words().forms:
        words = re.sub(" +", " ", pattern.sub(token, words))
    found = re.findall(r"[a-z0-9_][a-z0-9_+]*", words.replace("/", " "))
    return frozenset(word for word in found if word not in _words().saying_nothing)


def _spelt(word: str) -> str:
    """A word of the trade as it is spelt, where one letter of it is missing or two have changed places."""
    return _misspelt().get(word, word)


@cache
def _misspelt() -> Mapping[str, str]:
    kept = tomllib.loads(WORDS.read_text("utf-8"))
    found: dict[str, str] = {}
    for word in kept["long_words"]:
        for at in range(1, len(word)):
            found.setdefault(word[:at] + word[at + 1 :], word)
            found.setdefault(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], word)
    return {wrong: word for wrong, word in found.items() if wrong not in kept["long_words"]}


def says_percent(label: str) -> bool:
    return bool(_SIGN.search(label))


def says_number(label: str) -> bool:
    return bool(_NUMBER.match(label)) and not says_percent(label)


# How a measure is kept or reported: it is the same one with these or without.
_ENDING = re.compile(
    r"\s*(?:[-:,(\[]\s*)"
    r"(?:(?:a )?(?:low|high|small|bigg|larg)(?:er|est)?(?: figure| number| score)?(?: is|=| =)? ?(?:good|better|best)"
    r"|statutory(?: (?:indicator|measure|pi|return))?|local (?:indicator|measure|pi)|(?:kpi|pi) ?\d{1,3}[a-z]?"
    r"|(?:reported )?(?:quarterly|monthly)|kpi|(?:see )?(?:foot)?note \d{1,2})\s*[)\]]?$"
)
_COUNCIL = re.compile(r"(.{4,}?)(?: - |: | ?[(\[])([^()\[\]:]{3,40})[)\]]?")
_KIND_OF_COUNCIL = re.compile(
    r"\b(the|of|council|borough|county|city|district|metropolitan|unitary|london|royal|our)\b|[^a-z ]"
)


def without_endings(text: str) -> str:
    """A plain label without what is said at its end of how it is kept: "(low is good)", "[statutory]"."""
    bare = _ENDING.sub("", text)
    return without_endings(bare) if bare != text and bare else text


def without_council(text: str, council: str) -> str:
    """A plain label without the council's own name at its end; the same text where no such name stands there."""
    found = _COUNCIL.fullmatch(text)
    name = _own_name(council)
    return found[1].strip() if found and name and _own_name(found[2]) == name else text


def _own_name(council: str) -> str:
    return " ".join(_KIND_OF_COUNCIL.sub(" ", council.casefold()).split())
