"""What no English sentence of a page may look like, whatever it says."""

import re
from collections.abc import Iterator
from typing import Any

from indicators.terms.vocabulary import SYMBOL_CELLS

NOUNS = {
    "child": "children",
    "social worker": "social workers",
    "care leaver": "care leavers",
    "family": "families",
    "young woman": "young women",
    "visit": "visits",
    "review": "reviews",
    "enquiry": "enquiries",
    "measure": "measures",
    "similar council": "similar councils",
    "percentage point": "percentage points",
}
SINGULAR_NOUNS, PLURAL_NOUNS = "|".join(NOUNS), "|".join(NOUNS.values())
BAD = {
    "one of many": rf"(?<![\d.,] of )(?<![\d.,])\b1 (more |fewer )?({PLURAL_NOUNS})\b",
    "many of one": rf"(?<![\d.,])\b(?!1 )\d[\d,]* (more |fewer )?({SINGULAR_NOUNS})\b",
    "wrong verb": r"\b1 (have|need|are)\b|(?<![\d.,])\b(?!1 )\d+ (has|needs|is)\b",
    "two full stops": r"\.\.|\.,|,\.|;\.|:\.|\. \.|,,",
    "space before a mark": r" [,.;:?!](?=\s|$)",
    "two spaces": r"  ",
    "a word twice": r"\b(\w+) \1\b",
    "an article before a vowel": r"\ba (?=[aeio]\w|8\b|11\b|18\b)|\ban (?=[bcdfgjklmnpqrstvwz]\w)",
    "Python's words": r"\bNone\b(?! of)|\b(nan|inf|True|False)\b|[{}]|<\w|&(amp|lt|gt|#)",
    "an empty place": r"\(\s*\)|“\s*”|: ?$|^[,;:.]|\bthe of\b",
    "a letter for a figure": r"(?:^|was |ours |: )[cxzukp](?:$|[,.])|\b(low)(?=, | a year ago)",
    "small letter after a full stop": r"[a-z\d%][.?!] [a-z]",
}
NOT_WORDS = {
    *(
        "symbol",
        "code",
        "brand",
        "slug",
        "schema",
        "start",
        "end",
        "period",
        "basis",
        "unit",
        "kind",
        "status",
    ),
    *("year_slug", "part_slug", "method"),
}


def faults_of(text: str) -> Iterator[str]:
    for name, pattern in BAD.items():
        if re.search(pattern, text):
            yield f"{name}: {text!r}"


def texts_in(data: Any, key: str = "") -> Iterator[str]:
    """Every text of a structure that a reader may see; a symbol stands for words of its own."""
    if isinstance(data, str):
        if data and key not in NOT_WORDS and data not in SYMBOL_CELLS:
            yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from texts_in(value, name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts_in(value, key)
