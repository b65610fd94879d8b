"""What a limb of a resolution does. Pure."""

import re

from committees.reading.result import Verb

_WORDS = (
    (Verb.RECOMMENDED, r"\brecommend(?:s|ed|ing)?\b|\bargymhell"),
    (
        Verb.REQUESTED,
        r"\b(?:request(?:s|ed)|requesting|to request|be (?:asked|invited|instructed)|asks?|to ask|"
        r"instruct(?:s|ed)?|invites?|receives? a (?:further|written))\b|^request\b",
    ),
    (
        Verb.APPROVED,
        r"\b(?:approv(?:e|es|ed|ing)|endors(?:e|es|ed|ing)|adopt(?:s|ed)?(?! (?:children|from))|ratif(?:y|"
        r"ied)|confirm(?:s|ed)?|"
        r"signed|correct(?:ly)? record(?:ed)?|accurate record|true record|cymeradwy\w*|cadarnh\w*)\b",
    ),
    (
        Verb.NOTED,
        r"(?<!a )(?<!of )\bnot(?:e|es|ed|ing)\b(?! on\b| from\b)|"
        r"\b(?:received|acknowledged?)\b|"
        r"^\W{0,9}(?:to |that the \w+ )?receives?\b(?! a (?:further|written))|"
        r"\bnod(?:i|wyd)\b",
    ),
    (Verb.AGREED, r"\b(?:be referred|agree(?:s|d)?|accept(?:s|ed)?|support(?:s|ed)?|cytun\w*)\b"),
)
_PATTERNS = tuple((verb, re.compile(words, re.IGNORECASE)) for verb, words in _WORDS)


_TO_ANOTHER = re.compile(r"\b(?:RECOMMENDED|Recommended)\s+(?:to|TO)\s+(?:the\s+)?(?:[A-Z]\w+\s*)+\W{0,9}$")
_TAKES = re.compile(r"\W{0,9}[Tt]o (?:take|hold|move|bring forward|set up|establish|appoint|continue)\b")


def verb_of(text: str, label: str) -> Verb:
    """By the first of these words in the limb, else in its label; what is recommended to another body is theirs to do,
    and an order of business that is decided on is agreed."""
    if _TO_ANOTHER.search(label[:600]):
        return Verb.RECOMMENDED
    for said in (text[:600], label[:600]):
        found = [(match.start(), verb) for verb, pattern in _PATTERNS if (match := pattern.search(said))]
        if found:
            return min(found, key=lambda one: one[0])[1]
    return Verb.AGREED if _TAKES.match(text) else Verb.OTHER
