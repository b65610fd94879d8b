"""Speech that says before it who speaks or what it is: "Q:", "Answer:", "Councillor X: ...". Pure."""

import re

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import subject_at
from committees.reading.speech.tokens import tokens_of
from committees.reading.speech.turns import Turn, turns_of
from committees.reading.speech.utterances import Act

_QUESTION = re.compile(
    r"\s*(?:Q(?:uestion)?|Supplementary [Qq]uestion|Cwestiwn|QUESTION)\s*\d{0,3}\s*[:.)–-]\s*"
)
_ANSWER = re.compile(
    r"\s*(?:A(?:nswer)?|Response|Reply|Ateb|Ymateb|ANSWER|RESPONSE|Officer [Rr]esponse)\s*\d{0,3}\s*[:.)–-]\s+"
)
_BY = re.compile(
    r"\s*(?:Question|Supplementary question|Response|Answer|Reply)\s+(?:from|by)\b", re.IGNORECASE
)
_NAME = re.compile(r"\s*([^:]{3,90}?)\s*(?::|\s[–—-](?=\s))\s*(?=\S)")


def labelled(text: str, start: int, end: int) -> list[Turn]:
    """The turns of a line whose label says what it is; none if it has no such label."""
    line = text[start:end]
    if _QUESTION.match(line) and not re.match(r"\s*Q[1-4]\s*[–-]?\s*\d", line):
        return [_said(text, start, end, Act.ASKS)]
    if (found := _ANSWER.match(line)) and line.lstrip()[:2] != "A " and found.end() < len(line):
        return [_said(text, start, end, Act.ANSWERS)._replace(responds=True)]
    if found := _NAME.match(line):
        return _named(text, start, start + found.end(1), end)
    return []


def _said(text: str, start: int, end: int, act: Act) -> Turn:
    """With the person whose name stands before what is said, or whom a sentence in it names."""
    label = _QUESTION.match(text, start, end) or _ANSWER.match(text, start, end)
    if label and (found := _NAME.match(text, label.end(), end)):
        tokens = tokens_of(text, label.end(), found.end(1))
        subject = subject_at(tokens, 0) if tokens else None
        if subject and subject.name and subject.end == len(tokens) and not subject.pronoun:
            return Turn(start, end, act, subject.name, subject.kind)
    inner = next((one for one in turns_of(text, start, end) if one.speaker), None)
    return Turn(start, end, act, inner.speaker if inner else "", inner.kind if inner else SpeakerKind.NONE)


def _named(text: str, start: int, name_end: int, end: int) -> list[Turn]:
    tokens = tokens_of(text, start, name_end)
    subject = subject_at(tokens, 0) if tokens else None
    if (
        subject is None
        or subject.pronoun
        or subject.collective
        or subject.end < len(tokens)
        or not subject.name
        or subject.kind is SpeakerKind.NONE
    ):
        return []
    asks = text[start:end].rstrip(" \"'”’").endswith("?")
    return [Turn(start, end, Act.ASKS if asks else Act.SAYS, subject.name, subject.kind)]
