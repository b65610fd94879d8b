"""Speech that says before it who speaks or what it is: "Q:", "Answer:", "Councillor X: ...". Pure."""

import re
from collections.abc import Callable

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import alone, named
from committees.reading.speech.turns import Turn, turns_of
from committees.reading.speech.utterances import Act

# "Q1 (Councillor X):", "Question from Councillor X:", "Answer -"
_OF = (
    r"\s*\d{0,3}\s*(?:[:.)–-]|\((?P<aside>[^():]{3,90})\)\s*[:–-]?"
    r"|(?:from|by|gan)\s(?P<whom>[^:–]{3,90}?)\s*(?::|\s[–-]\s))"
)
_QUESTION = re.compile(
    rf"\s*(?:Q(?:uestion)?|(?:Supplementary|Public|Written) [Qq]uestion|Query|Cwestiwn|QUESTION){_OF}\s*"
)
_ANSWER = re.compile(
    rf"\s*(?:A(?:nswer)?|Response|Reply|Ateb|Ymateb|ANSWER|RESPONSE|Officer [Rr]esponse){_OF}\s+"
)
_NAME = re.compile(r"\s*([^:]{2,90}?)\s*(?::|\s[–—-](?=\s))\s*(?=\S)")


def labelled(text: str, start: int, end: int, known: Callable[[str], bool]) -> list[Turn]:
    """The turns of a line whose label says what it is; none if it has no such label. `known`: names that are listed."""
    line = text[start:end]
    if _QUESTION.match(line) and not re.match(r"\s*Q[1-4]\s*[–-]?\s*\d", line):
        return [_said(text, start, end, Act.ASKS)]
    if (found := _ANSWER.match(line)) and line.lstrip()[:2] != "A " and found.end() < len(line):
        return [_said(text, start, end, Act.ANSWERS)._replace(responds=True)]
    if found := _NAME.match(line):
        name = found.group(1).strip()
        if known(name) and len(name.split()) < 4:
            asks = line.rstrip(" \"'”’").endswith("?")
            subject = alone(name)
            kind = subject.kind if subject else SpeakerKind.NONE
            return [Turn(start, end, Act.ASKS if asks else Act.SAYS, name, kind)]
        return _named(text, start, start + found.end(1), end)
    return []


def _said(text: str, start: int, end: int, act: Act) -> Turn:
    """With the person whose name stands before what is said, or whom a sentence in it names."""
    label = _QUESTION.match(text, start, end) or _ANSWER.match(text, start, end)
    if label and (label["aside"] or label["whom"]):
        return Turn(start, end, act, *named(label["aside"] or label["whom"]))
    if label and (found := _NAME.match(text, label.end(), end)):
        subject = alone(text[label.end() : found.end(1)])
        if subject and subject.name:
            return Turn(start, end, act, subject.name, subject.kind)
    inner = next((one for one in turns_of(text, start, end) if one.speaker), None)
    return Turn(start, end, act, inner.speaker if inner else "", inner.kind if inner else SpeakerKind.NONE)


def _named(text: str, start: int, name_end: int, end: int) -> list[Turn]:
    subject = alone(text[start:name_end])
    if subject is None or subject.collective or not subject.name or subject.kind is SpeakerKind.NONE:
        return []
    asks = text[start:end].rstrip(" \"'”’").endswith("?")
    return [Turn(start, end, Act.ASKS if asks else Act.SAYS, subject.name, subject.kind)]
