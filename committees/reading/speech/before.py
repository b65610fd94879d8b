"""The name that stands before what somebody says: "Councillor X: ...", "Head of Service – Children – ...". Pure."""

import re
from collections.abc import Callable
from typing import NamedTuple

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import Subject, alone, subject_at
from committees.reading.speech.tokens import place_of, tokens_of
from committees.reading.speech.verbs import SPEAKING
from committees.reading.speech.vocabulary import TITLES
from committees.reading.wordlists import holds

_NAME = re.compile(r"\s*([^:]{2,90}?)\s*(?::|\s[–—-](?=\s))\s*(?=\S)")
_WITH_DASH = re.compile(r"\s*([^:–—]{2,60}?\s[–—-]\s[^:–—]{2,40}?)(?::|\s[–—-](?=\s))\s*(?=\S)")
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)$")
LONGEST_LISTED = 4  # words
LONGEST = 200  # characters of a name, with the sign after it
_SIGNS = ":–—-"
_FIRST_WORD = re.compile(r"[\w-]+")


class Before(NamedTuple):
    """Characters `start` to `end` are the name, `said` is where what is said begins."""

    name: str
    start: int
    end: int
    said: int
    subject: Subject | None
    listed: bool = False

    @property
    def who(self) -> str:
        return self.name if self.listed else self.subject.name if self.subject else ""

    @property
    def kind(self) -> SpeakerKind:
        return self.subject.kind if self.subject else SpeakerKind.NONE

    @property
    def spoken(self) -> bool:
        """Whether this is somebody who is listed, or has a title or a post, and no meeting."""
        meeting = self.subject is not None and self.subject.collective
        titled = self.name.split()[0].lower().rstrip(".") in TITLES
        return self.listed or (
            bool(self.who) and not meeting and (titled or self.kind is not SpeakerKind.NONE)
        )


Known = Callable[[str], bool]


def nobody(_name: str) -> bool:
    return False


def name_before(text: str, start: int, end: int, known: Known = nobody) -> Before | None:
    """The longest that is a name: a post may have a dash of its own. None where nothing is parted from the rest so.
    `known`: names, and initials, that are listed."""
    found = None
    if not holds(text[start : min(end, start + LONGEST)], _SIGNS):
        return None
    for pattern in (_WITH_DASH, _NAME):
        if match := pattern.match(text, start, end):
            name = match[1].strip()
            listed = len(name.split()) < LONGEST_LISTED and known(name)
            found = Before(name, match.start(1), match.end(1), match.end(), _whose(name), listed)
            if found.spoken:
                return None if _goes_on(text, start, match.end(), end) else found
    return found


def _whose(name: str) -> Subject | None:
    """ "Cllr Sample (supplementary)": a post or not, Cllr Sample."""
    return alone(name) or (alone(_ASIDE.sub("", name)) if name.endswith(")") else None)


def _goes_on(text: str, start: int, said: int, end: int) -> bool:
    """ "The Assistant Director - Care presented a report": the dash is the post's own."""
    tokens = tokens_of(text, start, min(end, said + 60))
    subject = subject_at(tokens, 0) if tokens else None
    if subject is None or subject.end >= len(tokens):
        return False
    return tokens[subject.end].low in SPEAKING and place_of(text, start, subject.end) > said


def reported(text: str, said: int) -> bool:
    """Whether what follows only tells what was said: "asked whether"."""
    word = _FIRST_WORD.match(text, said)
    return word is not None and word.group() in SPEAKING


def asks(text: str) -> bool:
    """With whoever asks in brackets behind it, or not."""
    plain = _ASIDE.sub("", text) if text[-2:].rstrip("\n").endswith(")") else text
    return plain.rstrip(" \"'”’").endswith("?")
