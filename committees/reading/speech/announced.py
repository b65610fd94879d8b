"""Lines that only announce who speaks next: "Question 1 from Mrs Example, resident:", "Reply from the Chair:". Pure."""

import re
from dataclasses import dataclass

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import subject_at
from committees.reading.speech.tokens import tokens_of
from committees.reading.speech.utterances import Act

_ANNOUNCES = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]\s*)?(?P<what>(?:Written |Supplementary |Public )*(?:Question|Reply|Response|"
    r"Answer))s?\b[^.?!]{0,200}:\s*$|\s*(?P<line>(?:(?:Written |Supplementary |Public |Member "
    r")*(?:Question|Reply|Response|Answer))s?)(?: \d{1,2})?(?: (?:from|by|gan) [^.?!:]{3,90})?\s*$"
    r"|\s*(?:\(?\d{1,2}[.)]\s*)?(?P<by>By|From)\s[^.?!]{3,160}\bto\s[^.?!]{3,160}:\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Announced:
    act: Act
    speaker: str
    kind: SpeakerKind


def announced(text: str) -> Announced | None:
    """Who is to speak, and whether it is a question; None for any other line."""
    found = None if text.rstrip().endswith((".", "?", "!")) else _ANNOUNCES.match(text)
    if not found:
        return None
    asks = bool(found["by"]) or "question" in (found["what"] or found["line"]).lower()
    tokens = tokens_of(text, 0, len(text))
    for at, token in enumerate(tokens[:-1]):
        if token.low in ("from", "by"):
            subject = subject_at(tokens, at + 1)
            if subject and subject.name and not subject.collective:
                asker = asks and subject.kind is SpeakerKind.NONE
                return Announced(
                    Act.ASKS if asks else Act.ANSWERS,
                    subject.name,
                    SpeakerKind.PUBLIC if asker else subject.kind,
                )
    return Announced(Act.ASKS if asks else Act.ANSWERS, "", SpeakerKind.NONE)
