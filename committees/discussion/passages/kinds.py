"""Of which kinds a passage may be asked for, and what the page says of what it found. Pure."""

from enum import StrEnum

from committees.reading.result import Verb
from indicators.terms.wording import count_words


class What(StrEnum):
    """As addresses name them. What the parts of a resolution do are the verbs of `VERBS`."""

    QUESTION = "question"
    ANSWER = "answer"
    STATEMENT = "statement"
    PROCEDURE = "procedure"
    RESOLUTION = "resolution"
    ACTION = "action"
    RECOMMENDATION = "recommendation"


SPOKEN = frozenset({What.QUESTION, What.ANSWER, What.STATEMENT, What.PROCEDURE})
VERBS = frozenset(Verb) - {Verb.OTHER}
WORDS: dict[What | Verb, str] = {
    What.QUESTION: "A question",
    What.ANSWER: "An answer",
    What.STATEMENT: "A statement",
    What.PROCEDURE: "How the meeting went",
    What.RESOLUTION: "A resolution, of any kind",
    **{verb: f"Resolved: {verb}" for verb in Verb if verb in VERBS},
    What.ACTION: "An action",
    What.RECOMMENDATION: "A recommendation, or its response",
}


def asked_kind(what: str) -> What | Verb:
    """Of an address. Raises ValueError for a word that is none."""
    return Verb(what) if what in VERBS else What(what)


def kind_words(what: str) -> str:
    """What stands under a passage: "Question", "Resolved, requested", "Action"; of a verb that is none, "Resolved"."""
    if what in SPOKEN:
        return "Procedure" if what == What.PROCEDURE else what.capitalize()
    if what in (What.ACTION, What.RECOMMENDATION):
        return what.capitalize()
    return f"Resolved, {what}" if what in VERBS else "Resolved"


def headline(number: int) -> str:
    """ "3 passages, the newest first."."""
    if not number:
        return "Nothing found."
    return f"{count_words(number, 'passages', 'passage')}{', the newest first' if number > 1 else ''}."
