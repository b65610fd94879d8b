"""Decides what a mark stands for: by the file's key, else by what it can only mean. Pure.

"n/a" and "-" can mean two things, so without a key they are asked about.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from indicators.terms.vocabulary import Symbol

HIDDEN, DOES_NOT_APPLY = Symbol.CONFIDENTIAL.value, Symbol.NOT_APPLICABLE.value
NOT_AVAILABLE, PROMISED = Symbol.NOT_AVAILABLE.value, Symbol.PROMISED.value
MARKS = Path(__file__).with_name("marks.toml")
LONGEST_MARK = 60
LONGEST_KEY = 2_000
_KEY = re.compile(
    r"(?:^|(?<=[\s;,.(]))[\"']?"
    r"(n/?a|\.{2,3}|-{1,3}|\*{1,2}|#|[<\u2264] ?\d{1,2}|\[?[cxzpuks]\]?|tbc|tba|\(p\)|\(prov\)|supp|nk|:)[\"']?"
    r"\s*(?:=|:|means|denotes|indicates|is|-(?= ))\s*",
    re.IGNORECASE,
)


class Meaning(NamedTuple):
    """`symbol` "" where the mark may mean several: `likely` is then the likelier."""

    symbol: str
    likely: str = ""


class _Known(NamedTuple):
    """`plain` and `likely` from mark to symbol; forms of cells that hold none but words, and of what keys say."""

    plain: Mapping[str, str]
    likely: Mapping[str, str]
    fewer: re.Pattern[str]
    words: re.Pattern[str]
    yearly: re.Pattern[str]
    meanings: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _known() -> _Known:
    kept = tomllib.loads(MARKS.read_text("utf-8"))
    by_mark = [
        {mark: symbol for symbol, marks in kept[kind].items() for mark in marks}
        for kind in ("plain", "likely")
    ]
    forms = [re.compile("|".join(kept[kind]["said"])) for kind in ("fewer", "words", "yearly")]
    meanings = tuple((re.compile("|".join(one["said"])), one["symbol"]) for one in kept["meaning"])
    return _Known(by_mark[0], by_mark[1], forms[0], forms[1], forms[2], meanings)


def fold(text: str) -> str:
    """A mark as it is compared: lower case, one kind of dash."""
    return re.sub("[\u2010-\u2015\u2212]", "-", " ".join(text.split())).casefold()


def is_mark(text: str) -> bool:
    known, mark = _known(), fold(text)
    if mark in known.plain or mark in known.likely or known.fewer.fullmatch(mark):
        return True
    return len(mark) < LONGEST_MARK and bool(known.words.fullmatch(mark))


def says_yearly(text: str) -> bool:
    """That the measure is reported once a year."""
    return bool(_known().yearly.search(fold(text)))


def key_of(texts: Iterable[str]) -> dict[str, str]:
    """Marks and symbols from the remarks that explain them: "n/a = not applicable   - = no data"."""
    found: dict[str, str] = {}
    for text in map(fold, (text[:LONGEST_KEY] for text in texts)):
        spots = list(_KEY.finditer(text))
        ends = [spot.start() for spot in spots[1:]] + [len(text)]
        for spot, end in zip(spots, ends, strict=False):
            symbol = symbol_of_words(text[spot.end() : end])
            if symbol:
                found.setdefault(fold(spot[1]), symbol)
    return found


def symbol_of_words(words: str) -> str:
    return next((symbol for said, symbol in _known().meanings if said.search(words.casefold())), "")


def meaning_of(mark: str, key: Mapping[str, str]) -> Meaning:
    if mark in key:
        return Meaning(key[mark])
    if _known().fewer.fullmatch(mark):
        return Meaning(HIDDEN)
    symbol = _known().plain.get(mark) or (symbol_of_words(mark) if len(mark) > 4 else "")
    return Meaning(symbol) if symbol else Meaning("", _known().likely.get(mark, NOT_AVAILABLE))
