"""A sentence as words with their places. Pure."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\S+")
# Characters: whoever has not been named and spoken of by then never is
LONGEST = 3000
_AROUND = " \t\"'“”‘’()[]"


class Token(NamedTuple):
    """`core` is the word without quotes, brackets and the sign after it; `low` the same in small letters."""

    text: str
    start: int
    end: int
    core: str
    low: str
    comma: bool
    stop: bool

    @property
    def capital(self) -> bool:
        return self.core[:1].isupper()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """From `start` to `end`, and no more than the first of a text that is too long for a sentence."""
    found = []
    for match in _WORD.finditer(text, start, min(end, start + LONGEST)):
        word = match.group()
        if word.isalpha():
            found.append(Token(word, *match.span(), word, word.lower(), False, False))
            continue
        core = word.strip(_AROUND).rstrip(".,;:?!").strip(_AROUND)
        core = core if core else word
        tail = word.rstrip("\"'”’)]")
        found.append(
            Token(
                word,
                match.start(),
                match.end(),
                core,
                core.lower(),
                tail.endswith(","),
                tail.endswith((";", ":", "?", "!")),
            )
        )
    return found
