"""Of which kinds a passage may be asked for, and what the page says of what it found. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from committees.reading.result import Verb
from indicators.terms.wording import count_words


class What(StrEnum):
    """As addresses name them."""

    QUESTION = "question"
    ANSWER = "answer"
    STATEMENT = "statement"
    PROCEDURE = "procedure"
    RESOLUTION = "resolution"
    ACTION = "action"
    RECOMMENDATION = "recommendation"


SPOKEN = frozenset({What.QUESTION, What.ANSWER, What.STATEMENT, What.PROCEDURE})
VERBS = frozenset(Verb) - {Verb.OTHER}


class Outcome(StrEnum):
    """What became of what was put to the meeting, in the few ways that somebody looks for."""

    AGREED = "agreed"
    NOTED = "noted"
    ASKED = "asked"
    RECOMMENDED = "recommended"
    DEFERRED = "deferred"
    LOST = "lost"


# By the verbs of a resolution's parts; of one that was lost or withdrawn none of them was done
VERBS_OF: Mapping[Outcome, frozenset[Verb]] = {
    Outcome.NOTED: frozenset(
        {Verb.NOTED, Verb.RECEIVED, Verb.WELCOMED, Verb.THANKED, Verb.CONGRATULATED, Verb.COMMENDED}
    ),
    Outcome.ASKED: frozenset({Verb.REQUESTED, Verb.INVITED, Verb.INSTRUCTED}),
    Outcome.RECOMMENDED: frozenset({Verb.REFERRED, Verb.RECOMMENDED}),
    Outcome.DEFERRED: frozenset({Verb.DEFERRED}),
    Outcome.LOST: frozenset(),
    Outcome.AGREED: frozenset(
        {
            Verb.AGREED,
            Verb.ACCEPTED,
            Verb.SUPPORTED,
            Verb.APPROVED,
            Verb.ENDORSED,
            Verb.ADOPTED,
            Verb.CONFIRMED,
        }
        | {Verb.APPOINTED, Verb.AUTHORISED, Verb.DELEGATED, Verb.EXCLUDED}
    ),
}
WORDS: dict[What | Outcome, str] = {
    What.QUESTION: "A question",
    What.ANSWER: "An answer",
    What.STATEMENT: "A statement",
    What.PROCEDURE: "How the meeting went",
    What.RESOLUTION: "A resolution, of any kind",
    Outcome.AGREED: "Agreed or approved",
    Outcome.NOTED: "Noted or welcomed",
    Outcome.ASKED: "Asked for or instructed",
    Outcome.RECOMMENDED: "Recommended or referred",
    Outcome.DEFERRED: "Put off",
    Outcome.LOST: "Lost or withdrawn",
    What.ACTION: "An action",
    What.RECOMMENDATION: "A recommendation, or its response",
}


def asked_kind(what: str) -> What | Outcome:
    """Of an address. Raises ValueError for a word that is none."""
    return Outcome(what) if what in VERBS_OF else What(what)


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
