"""Initials by which minutes shorten those on the attendance: "JB reported" of Councillor Judith Barr. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from committees.reading.speech.phrases import kind_of_phrase

_TITLES = re.compile(r"(?:Councillor|Cllr|Mrs?|Ms|Miss|Mx|Dr|Rev|Sir|Dame|Cynghorydd)\.?\s+")
_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
FEWEST, MOST = 2, 4  # letters


def initials_of(names: Sequence[str]) -> list[str]:
    """Of each name its initials, "" of a post, of a single name, and where two are shortened to the same."""
    short = [_initials(name) for name in names]
    often = Counter(short)
    return [each if often[each] == 1 else "" for each in short]


def _initials(name: str) -> str:
    bare = _TITLES.sub("", name.partition("(")[0].partition(",")[0]).strip()
    letters = [word[0] for word in _WORD.findall(bare)]
    return "".join(letters) if FEWEST <= len(letters) <= MOST and not kind_of_phrase(bare) else ""
