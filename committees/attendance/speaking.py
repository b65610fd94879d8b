"""Who speaks in a paragraph of minutes, among those of whom it is recorded that they were not there: it names them, and
records nobody. Pure."""

import re
from collections.abc import Iterable

from committees.reading.speech.verbs import ANSWERING, ASKING, AUXILIARIES, MOVING, SAYING

SPEAKING = (ASKING | ANSWERING | SAYING) - MOVING
BETWEEN = AUXILIARIES - {"been", "was", "were", "who"}  # "was elected" is done to somebody
ARTICLE = re.compile(r"(?:the|yr?)\s+", re.IGNORECASE)
WORD = re.compile(r"[\w’'-]+")
# Words of somebody who is not there may be read out, and their apologies are told
SENT_IN = re.compile(
    r"\b(?:apolog|absen|in writing|written|by letter|by e-?mail|on (?:her|his|their) behalf|ymddiheur|ysgrifen)",
    re.IGNORECASE,
)
# "declared a disclosable pecuniary interest", "said that she had an interest": the telling of it is no discussion
DECLARES = re.compile(
    r"\b(?:declar\w+|disclos\w+|ha[ds]|datgan\w*|datgel\w*)\b.{0,80}?\b(?:interests?|[bf]uddiant|[bf]uddiannau)\b",
    re.IGNORECASE | re.DOTALL,
)
BEGINNING = 160  # characters in which an interest is declared


def who_speaks(kind: str, speaker: str, text: str, names: Iterable[str]) -> str:
    """The one of `names` by whom a paragraph of this `kind` says it is said; "" where by none. `speaker` as it was
    typed apart from the words, "" where it was not."""
    if kind == "procedure" or SENT_IN.search(text):
        return ""
    bare = _bare(speaker).rstrip(":").casefold()
    for name in sorted(names, key=len, reverse=True):
        if bare == name.casefold() if bare else _begins(kind, text, name):
            return name
    return ""


def only_declares(kind: str, text: str) -> bool:
    """Whether somebody tells in it that they have an interest."""
    return kind == "statement" and DECLARES.search(text[:BEGINNING]) is not None


def _begins(kind: str, text: str, name: str) -> bool:
    """ "Member for Abbey ward asked why", "Member for Abbey ward: Why?"; after a verb in Welsh, "Gofynnodd Aelod …"."""
    first = WORD.match(text)
    if first and first[0].casefold() in SPEAKING and _named(text[first.end() :], name) is not None:
        return True
    after = _named(text, name)
    if after is None:
        return False
    if after[:1] == ":" or kind != "statement":
        return True
    words = (word.casefold() for word in WORD.findall(after))
    return next((word for word in words if word in SPEAKING or word not in BETWEEN), "") in SPEAKING


def _named(text: str, name: str) -> str | None:
    """What follows the name with which a text begins; None where it begins with another."""
    bare = _bare(text)
    after = bare[len(name) :]
    if bare[: len(name)].casefold() != name.casefold() or re.match(r"[\w’'-]", after):
        return None
    return after.lstrip(" ,\t\n")


def _bare(words: str) -> str:
    return ARTICLE.sub("", words.strip(), count=1) if ARTICLE.match(words.strip()) else words.strip()
