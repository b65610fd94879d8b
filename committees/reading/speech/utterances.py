"""Who says what kind of thing in one sentence: subject and verb, or none. Pure."""

from enum import StrEnum
from typing import NamedTuple

from committees.reading.result import SpeakerKind
from committees.reading.speech.asking import ASKED_IF, ASKED_WHAT, FARTHEST, asks, later_asks
from committees.reading.speech.subjects import Subject, subject_at, subjects_at
from committees.reading.speech.tokens import Tokens
from committees.reading.speech.verbs import (
    ANSWERING,
    ASKING,
    AUXILIARIES,
    BEFORE_OBJECT,
    FEELING,
    GOES_ON,
    IMPERSONAL,
    MOVING,
    SAYING,
    SPEAKING,
    TOLD,
    WELSH,
)
from committees.reading.speech.vocabulary import POSTS
from committees.reading.wordlists import words

DASHES = ("-", "–", "—")
_VERBS_OF_ANY = SPEAKING | TOLD
_HELPERS = SPEAKING | AUXILIARIES
_NO_PROMISE = _HELPERS | {"be"}
_AFTER_COMMA = (_VERBS_OF_ANY | AUXILIARIES) - {"in", "on", "by", "who"}
_DONE_TO = TOLD | {"asked", "thanked", "invited", "welcomed"}
_SAID = SAYING | ANSWERING
_BEGIN = WELSH | {"it"}
_WAS, _WILL = ("was", "were"), ("would", "will")
_PAIRS = {("did", "not"), ("went", "through"), ("took", "members")}
_DESCRIBES = words("new link more many most few further extra two three four five additional agency such")
GAP = 26


class Act(StrEnum):
    ASKS = "asks"
    ANSWERS = "answers"
    SAYS = "says"
    PROCEEDS = "proceeds"


class Utterance(NamedTuple):
    """`at` is the word with which it begins, `verb` the number of its verb among the words of the sentence."""

    act: Act
    subject: Subject | None
    at: int
    verb: int
    passive: bool = False


def utterance_in(
    tokens: Tokens, start: int = 0, farthest: int = FARTHEST, first: Subject | None = None
) -> Utterance | None:
    """The first in a sentence, from word `start` on. Its verb comes after it, or is its first word. `first`: whom its
    first word is known to name."""
    verb = _verb_after(tokens, first) if first else None
    if first and verb is not None and (found := _of_subject(tokens, first, verb)):
        return found
    last = next((at for at in range(len(tokens) - 1, start - 1, -1) if tokens[at].low in _TELLS), -1)
    for at in range(start, min(last + 1, start + farthest)):
        token = tokens[at]
        begins = token.begins or at == start or token.low in _BEGIN
        if begins and (found := utterance_at(tokens, at, start)):
            return found
    return None


def utterance_at(tokens: Tokens, at: int, start: int = 0) -> Utterance | None:
    """The one that begins with just this word."""
    token = tokens[at]
    if at == start and (presented := _presented(tokens, at)):
        return presented
    if at == start and token.low in _WELSH_IMPERSONAL:
        return Utterance(_WELSH_IMPERSONAL[token.low], _agent(tokens, at), at, at, passive=True)
    begins = at == start or tokens[at - 1].comma
    if begins and token.low in WELSH and at + 1 < len(tokens) and (after := subject_at(tokens, at + 1)):
        return Utterance(act_of(tokens, at, after), after, at, at)
    if token.low == "it" and (impersonal := _impersonal(tokens, at)):
        return impersonal
    before = tokens[at - 1] if at > start else None
    if before and before.low == "the" and at - 1 > start:
        # "a report by the Head of Care": whose name begins a word later is as little its subject
        before = tokens[at - 2]
    if before and before.low in BEFORE_OBJECT and not before.comma and not before.stop:
        return None
    # "a new link worker would": a post of which the first words are not known is nobody's
    if before and token.low in POSTS and not token.capital and before.low in _DESCRIBES:
        return None
    for subject in subjects_at(tokens, at):
        verb = _verb_after(tokens, subject)
        if verb is not None and (found := _of_subject(tokens, subject, verb)):
            return found
    return None


def _of_subject(tokens: Tokens, subject: Subject, verb: int) -> Utterance | None:
    if tokens[verb].low in FEELING:
        return Utterance(Act.ASKS if later_asks(tokens, verb) else Act.SAYS, subject, subject.start, verb)
    passive = any(
        tokens[at].low in ("was", "were", "been", "be", "being")
        for at in range(max(subject.end, verb - 3), verb)
    )
    low = tokens[verb].low
    if passive and low in _DONE_TO:
        agent = _agent(tokens, verb)
        if (
            low == "asked"
            and agent
            and any(token.low in ASKED_WHAT for token in tokens[agent.end : agent.end + 3])
        ):
            return Utterance(Act.ASKS, agent, subject.start, verb)
        if low == "asked" and not agent and tokens[min(verb + 1, len(tokens) - 1)].low in ASKED_IF:
            return Utterance(Act.ASKS, None, subject.start, verb, passive=True)
        if low in ("asked", "invited", "thanked", "welcomed"):
            return Utterance(Act.PROCEEDS, None, subject.start, verb, passive=True)
        return Utterance(Act.ANSWERS, agent, subject.start, verb, passive=True)
    if low == "heard" and subject.kind in (SpeakerKind.NONE, SpeakerKind.MEMBER) and _hears(tokens, verb):
        return Utterance(Act.ANSWERS, _agent(tokens, verb), subject.start, verb, passive=True)
    if passive and low in ("proposed", "seconded", "nominated", "elected", "moved"):
        return Utterance(Act.PROCEEDS, None, subject.start, verb, passive=True)
    if passive and low not in _SAID:
        return None
    act = act_of(tokens, verb, subject)
    # Whoever moves a motion speaks to it; who leaves does not
    says = act is not Act.PROCEEDS or low in ("moved", "proposed")
    return Utterance(act, subject if says else None, subject.start, verb)


def _hears(tokens: Tokens, verb: int) -> bool:
    """ "The Panel heard that ...", "heard from Mr Sample ...": something was told there."""
    after = [token.low for token in tokens[verb + 1 : verb + 12]]
    return after[:1] == ["that"] or (after[:1] == ["from"] and bool({"that", "who"} & set(after)))


def _leads_to_list(tokens: Tokens, verb: int) -> bool:
    """ "Members noted the following results:": nobody in particular says what follows."""
    return tokens[-1].text.endswith(":") and "following" in [
        token.low for token in tokens[verb + 1 : verb + 6]
    ]


def act_of(tokens: Tokens, verb: int, subject: Subject) -> Act:
    low = tokens[verb].low
    if asks(tokens, verb, subject) and not _leads_to_list(tokens, verb):
        return Act.ASKS
    if subject.collective or (
        low != "asked" and tokens[subject.end - 1].low == "members" and _leads_to_list(tokens, verb)
    ):
        return Act.PROCEEDS
    if low in ANSWERING:
        return Act.ANSWERS
    proposes = low == "proposed" and tokens[min(verb + 1, len(tokens) - 1)].low == "that"
    return Act.PROCEEDS if low in MOVING and not proposes else Act.SAYS


def _verb_after(tokens: Tokens, subject: Subject) -> int | None:
    """The verb of a subject, past what stands between: brackets, a post, "also"."""
    end = _past_insertion(tokens, subject.end)
    promises = subject.kind in (SpeakerKind.OFFICER, SpeakerKind.CHAIR)
    for each in range(end, min(end + 8, len(tokens))):
        token = tokens[each]
        if token.low in _VERBS_OF_ANY and not _helps(tokens, each):
            # "A doctor had left": told of, not done in the meeting
            return None if token.low in MOVING and tokens[each - 1].low == "had" else each
        if token.low in GOES_ON and tokens[each - 1].low == "to" and each > end + 1:
            return each
        if each + 1 < len(tokens) and (token.low, tokens[each + 1].low) in _PAIRS:
            return each
        if token.low in _WAS and each + 1 < len(tokens) and tokens[each + 1].low in FEELING:
            return each + 1
        if (
            token.low in _WILL
            and each + 1 < len(tokens)
            and (
                (promises and tokens[each + 1].low not in _NO_PROMISE)
                or tokens[each + 1].low in ("like", "prefer", "welcome")
            )
        ):
            return each + 1
        if token.low not in AUXILIARIES and not token.low.endswith("ly"):
            return None
        if token.stop:
            return None
    return None


def _helps(tokens: Tokens, at: int) -> bool:
    """ "went on to say", "wished to know", "agreed to add": the verb that counts is "wished", the auxiliary is not."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low in ("continued",) and after == "to"


def _past_insertion(tokens: Tokens, at: int) -> int:
    """Past "(Portfolio Holder)" and ", as a former foster carer herself,"."""
    end = at
    if end + 1 < len(tokens) and tokens[end].text in DASHES and tokens[end + 1].low in SPEAKING:
        return end + 1
    if end < len(tokens) and tokens[end].text.startswith("("):
        while end < len(tokens) and ")" not in tokens[end].text and end - at < GAP:
            end += 1
        end += 1
    if 0 < end <= len(tokens) and tokens[end - 1].comma and end < len(tokens):
        if tokens[end].low in _AFTER_COMMA and tokens[min(end + 1, len(tokens) - 1)].low != "by":
            return end
        for each in range(end, min(end + GAP, len(tokens))):
            if tokens[each].stop:
                break
            if tokens[each].comma and each + 1 < len(tokens) and tokens[each + 1].low in _HELPERS:
                inside = tokens[end : each + 1]
                aside = inside[0].low in _ASIDES
                if aside or not any(
                    token.low in SPEAKING and token.low not in ("set", "led") for token in inside
                ):
                    return each + 1
        if tokens[end].low == "who" and end + 1 < len(tokens):
            return end + 1
    return end


def _impersonal(tokens: Tokens, at: int) -> Utterance | None:
    """ "It was clarified that ..." """
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("was", "is"):
        return None
    for verb in range(at + 2, min(at + 5, len(tokens))):
        if tokens[verb].low in MOVING:
            return Utterance(Act.PROCEEDS, None, at, verb, passive=True)
        if tokens[verb].low in IMPERSONAL:
            act = Act.ASKS if tokens[verb].low in ASKING else Act.ANSWERS
            return Utterance(act, _agent(tokens, verb), at, verb, passive=True)
    return None


_ASIDES = words("having who as speaking being in noting referring while seconded")
_WELSH_IMPERSONAL = {"gofynnwyd": Act.ASKS, "holwyd": Act.ASKS} | dict.fromkeys(
    words("eglurwyd atebwyd dywedwyd cadarnhawyd"), Act.ANSWERS
)
_WELSH_PRESENTED = "cyflwynwyd"
_PRESENTED = words("expressed voiced introduced presented outlined summarised delivered given") | {
    _WELSH_PRESENTED
}
# One of these words is in all that is said of somebody
_TELLS = _VERBS_OF_ANY.union(
    GOES_ON,
    WELSH,
    IMPERSONAL,
    MOVING,
    _PRESENTED,
    _WELSH_IMPERSONAL,
    _WAS,
    _WILL,
    [first for first, _ in _PAIRS],
)


def _presented(tokens: Tokens, at: int) -> Utterance | None:
    """ "The report was introduced by the Head of Care": who speaks stands last."""
    for verb in range(at, min(at + 16, len(tokens))):
        low = tokens[verb].low
        if low in _PRESENTED and (low == _WELSH_PRESENTED or tokens[verb - 1].low in _WAS):
            agent = _agent(tokens, verb)
            return Utterance(Act.SAYS, agent, at, verb) if agent and not subject_at(tokens, at) else None
        if tokens[verb].comma or tokens[verb].stop:
            return None
    return None


def _agent(tokens: Tokens, verb: int) -> Subject | None:
    """ "... were informed by the Head of Service that": who did it."""
    for at in range(verb + 1, min(verb + 12, len(tokens) - 1)):
        if tokens[at].low in ("that", "which") or tokens[at].stop:
            return None
        if tokens[at].low in ("by", "gan") or (tokens[at].low == "from" and at == verb + 1):
            found = subject_at(tokens, at + 1)
            return found if found and not found.pronoun and not found.collective else None
    return None
