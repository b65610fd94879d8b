"""Speech that says before it who speaks or what it is: "Q:", "Answer:", "Councillor X: ...". Pure."""

import itertools
import re

from committees.reading.result import SpeakerKind
from committees.reading.speech.before import Before, asks, name_before, reported
from committees.reading.speech.sentences import sentences
from committees.reading.speech.subjects import alone
from committees.reading.speech.subjects import named as whom
from committees.reading.speech.turns import Named, Turn, turns_of
from committees.reading.speech.utterances import Act

# "Q1 (Councillor X):", "Question from Councillor X:", "Answer -"
_OF = (
    r"\s*\d{0,3}\s*(?:[:.)–-]|\((?P<aside>[^():]{3,90})\)\s*[:–-]?"
    r"|(?<=\d)(?=\s[A-Z][^:]{2,60}:)|(?:from|by|gan)\s(?P<whom>[^:–]{3,90}?)\s*(?::|\s[–-]\s))"
)
_QUESTION = re.compile(
    rf"\s*(?:(?:Members?|Councillors?)['’]?s?['’]? [Qq]uestion|Q(?:uestion)?|QUESTION|Query|Cwestiwn|"
    rf"(?:Supplementary|Public|Written) [Qq]uestion){_OF}\s*"
)
_ANSWER = re.compile(
    rf"\s*(?:A(?:nswer)?|R(?=\d)|Response|Reply|Ateb|Ymateb|ANSWER|RESPONSE|"
    rf"Officers?['’]?s? (?:[Rr]esponse|[Aa]nswer|[Rr]eply)){_OF}\s+"
)

# "Q2. (Councillor X) Do children chair their reviews?"
_ASIDE = re.compile(r"\((?P<whom>[^():]{3,90})\)\s*(?=\S)")


def labelled(text: str, start: int, end: int, named: Named) -> list[Turn]:
    """The turns of a line whose label says what it is; none if it has no such label. `named`: who is known."""
    line = text[start:end]
    if _QUESTION.match(line) and not re.match(r"\s*Q[1-4]\s*[–-]?\s*\d", line):
        return [_said(text, start, end, Act.ASKS)]
    if (found := _ANSWER.match(line)) and not re.match(r"\s*A\s(?!\()", line) and found.end() < len(line):
        return [_said(text, start, end, Act.ANSWERS)._replace(responds=True)]
    before = name_before(text, start, end, named.known)
    if before is None or not before.spoken or reported(text, before.said):
        return []
    return _named(text, start, before, end, named)


def _said(text: str, start: int, end: int, act: Act) -> Turn:
    """With the person whose name stands before what is said, or whom a sentence in it names."""
    label = _QUESTION.match(text, start, end) or _ANSWER.match(text, start, end)
    if label and (label["aside"] or label["whom"]):
        return Turn(start, end, act, *whom(label["aside"] or label["whom"]))
    aside = _ASIDE.match(text, label.end(), end) if label else None
    if aside and (who := alone(aside["whom"])):
        return Turn(start, end, act, who.name, who.kind)
    before = name_before(text, label.end(), end) if label else None
    if before and before.who:
        return Turn(start, end, act, before.who, before.kind)
    inner = next((one for one in turns_of(text, start, end) if one.speaker), None)
    return Turn(start, end, act, inner.speaker if inner else "", inner.kind if inner else SpeakerKind.NONE)


def _named(text: str, start: int, before: Before, end: int, named: Named) -> list[Turn]:
    """What a name stands before, up to the next sentence that has one, and so on."""
    names = [(start, before)]
    for begin, _ in sentences(text, before.said, end):
        after = name_before(text, begin, end, named.known) if begin > before.said else None
        if after and after.spoken:
            names.append((begin, after))
    turns: list[Turn] = []
    for (begin, one), (stop, _) in itertools.pairwise([*names, (end, before)]):
        if reported(text, one.said):
            turns += turns_of(text, begin, stop, named)
        else:
            turns.append(Turn(begin, stop, _act(text[begin:stop]), one.who, one.kind))
    return turns


def _act(text: str) -> Act:
    return Act.ASKS if asks(text) else Act.SAYS
