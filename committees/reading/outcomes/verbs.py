"""What a limb of a resolution does. Pure."""

import re

from committees.reading.result import Verb

_WORDS = (
    (Verb.RECOMMENDED, r"\brecommend(?:s|ed|ing)?\b|\bargymhell"),
    (
        Verb.REQUESTED,
        r"\b(?:request(?:s|ed)|requesting|to request|be (?:asked|invited|instructed)|asks?|to ask|"
        r"instruct(?:s|ed)?|invites?)\b|^request\b",
    ),
    (
        Verb.APPROVED,
        r"\b(?:approv(?:e|es|ed|ing)|endors(?:e|es|ed|ing)|adopt(?:s|ed)?(?! (?:children|from))|ratif(?:y|"
        r"ied)|confirm(?:s|ed)?|"
        r"signed|correct(?:ly)? record(?:ed)?|accurate record|true record|cymeradwy\w*)\b",
    ),
    (
        Verb.NOTED,
        r"(?<!a )(?<!of )\bnot(?:e|es|ed|ing)\b(?! on\b| from\b)|"
        r"\b(?:received|acknowledged?)\b|"
        r"^\W{0,9}(?:to |that the \w+ )?receives?\b|"
        r"\bnod(?:i|wyd)\b",
    ),
    (Verb.AGREED, r"\b(?:agree(?:s|d)?|accept(?:s|ed)?|support(?:s|ed)?|cytun\w*)\b"),
)
_PATTERNS = tuple((verb, re.compile(words, re.IGNORECASE)) for verb, words in _WORDS)


def verb_of(text: str, label: str) -> Verb:
    """By the first of these words in the limb, else in its label."""
    for said in (text[:600], label[:600]):
        found = [(match.start(), verb) for verb, pattern in _PATTERNS if (match := pattern.search(said))]
        if found:
            return min(found, key=lambda one: one[0])[1]
    return Verb.OTHER
