"""Whom a meeting asked to do what: "The Head of Care was asked to: (i) share the plan; and (ii) report back". Pure."""

import re
from collections.abc import Iterator

from committees.reading.outcomes.deeds import DEEDS
from committees.reading.outcomes.due import due_in
from committees.reading.outcomes.markers import inner_marks
from committees.reading.result import Action, Pieces
from committees.reading.speech.subjects import alone, subject_at
from committees.reading.speech.tokens import tokens_of
from committees.reading.wordlists import holds

# One of these is in all that is asked of somebody
ASKED = ("asked", "requested", "instructed", "invited")
_WAS_ASKED = re.compile(
    r"\s*(?P<owner>[^.:;]{2,90}?)\s+(?:was|were)\s+(?:asked|requested|instructed|invited)\s+to\b\s*(?P<sign>:?)\s*"
)
_ASKED_TO = re.compile(
    r"\b(?:asked|requested|instructed|invited)\s+(?P<owner>[^.:;]{2,90}?)\s+to\s*(?P<sign>:)\s*"
)
_ASKED_THAT = re.compile(r"\b(?:asked|requested|agreed)\s+that\s+")
_DEED = re.compile(rf"{DEEDS}\b")


def asked_of(sentence: str, pieces: Pieces) -> Iterator[Action]:
    """What somebody is asked to do, each part by itself where they are counted; nothing in any other sentence."""
    if not holds(sentence, ASKED):
        return
    found = _WAS_ASKED.match(sentence) or _ASKED_TO.search(sentence)
    who = alone(found["owner"]) if found else None
    if not found or who is None or not who.name:
        return
    deeds = sentence[found.end() :]
    parts = inner_marks(deeds)
    ends = [start for start, _ in parts[1:]] + [len(deeds)]
    for (_, begin), end in zip(parts, ends, strict=False):
        text = deeds[begin:end].strip()
        yield Action(text, who.name, due_in(text), pieces, 0.7)
    if not parts and _DEED.match(deeds):
        yield Action(deeds.strip(), who.name, due_in(deeds), pieces, 0.6)


def asked_below(text: str) -> str:
    """Of whom the points of a list are asked that this line leads to; "" where it leads to none."""
    plain = text.rstrip()
    found = (_WAS_ASKED.match(text) or _ASKED_TO.search(text)) if plain.endswith(":") else None
    who = alone(found["owner"]) if found and found["sign"] and found.end() >= len(plain) else None
    return who.name if who else ""


def asked_that(sentence: str) -> str:
    """ "It was requested that the Head of Care bring the plan": of the Head of Care; "" where nobody is named."""
    found = _ASKED_THAT.search(sentence)
    if not found:
        return ""
    tokens = tokens_of(sentence, found.end(), min(len(sentence), found.end() + 120))
    who = subject_at(tokens, 0) if tokens else None
    if who is None or who.collective or who.end >= len(tokens):
        return ""
    return who.name if _DEED.match(tokens[who.end].low) or tokens[who.end].low == "would" else ""
