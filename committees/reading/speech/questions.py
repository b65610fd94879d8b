"""Questions that a sentence only mentions: "In response to a question from Councillor X, the Head said ...". Pure."""

import re
from dataclasses import dataclass

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import Subject, subject_at
from committees.reading.speech.tokens import Tokens
from committees.reading.speech.utterances import Utterance, utterance_in
from committees.reading.speech.verbs import SPEAKING
from committees.reading.wordlists import begins, holds, words

_NOUNS = words(
    """
    challenge comment comments concern concerns cwestiwn cwestiynau enquiries enquiry gwestiwn gwestiynau matter
    observation observations point points queries query question questioning questions request requests suggestion
    """
)
_WHOSE = re.compile(r"(?:members?|councillors?)['’]s?$", re.IGNORECASE)
_OPENINGS = re.compile(
    r"(?:and\s+)?(?:in (?:response|reply|answer|answering|responding|replying)|following|on (?:answering|"
    r"being asked)|(?:when )?answering|responding|replying|when asked|being asked|asked|when questioned|"
    r"questioned|having been asked|arising from|further to|as a result of|"
    r"with reference to|mewn ymateb|wrth ymateb|after|as to|with regard to|on an? (?:point|question|query|matter))\b",
    re.IGNORECASE,
)
# The first words of these
_OPENING = tuple(
    words(
        "and in following on when answering responding replying being questioned having arising further as with mewn "
        "wrth after"
    )
)
_ASKED = re.compile(r"(?:when |being |on being |having been )?(?:asked|questioned)\b", re.IGNORECASE)
_RESPONDING = re.compile(
    r"(?:and\s+)?(?:in (?:response|reply|answer|responding|replying)\b|responding\b|replying\b|"
    r"by way of (?:response|reply)|mewn ymateb|in turn)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r",?\s(?:in (?:response|answer|reply) to|responding to|(?:when )?answering) "
    r"(?:a|an|the|another|his|her|their|this|that|[\w’']+['’]s?)\s+(?:[\w-]+\s+){0,3}?(?:questions?|query|queries|enquiry)\b"
)
_QUESTION = ("quest", "quer", "enquir")
# "In response to a question about costs, ...": the words say what was asked
_ON_WHAT = words("about on regarding concerning as whether over around")
_RAISED = words("raised asked put posed sought made submitted requested received")
_ASKABLE = words("question questions query queries enquiry enquiries clarification assurance information")


@dataclass(frozen=True)
class Mentioned:
    """`cut` is the number of the word with which the answer begins; `answer` who gives it, as far as that is said.
    `unasked`: the words name no question by itself, only that there was one."""

    asker: Subject | None
    cut: int
    answer: Utterance | None
    unasked: bool = False


def mentioned_question(tokens: Tokens, text: str) -> Mentioned | None:
    """A question in the first words of a sentence, before its answer."""
    if len(tokens) < 4 or not begins(text, _OPENING) or not _OPENINGS.match(text):
        return None
    asked = _ASKED.match(text)
    noun = next(
        (at for at in range(1, min(14, len(tokens))) if tokens[at].low in _NOUNS and not tokens[at - 1].stop),
        None,
    )
    early_comma = next((at for at in range(min(14, len(tokens))) if tokens[at].comma), 99)
    if asked:
        asker = _by(tokens, 0, 8)
        begin = asker.end if asker else 1
    elif noun is not None and noun <= early_comma + 1:
        asker = _asker(tokens, noun)
        begin = max(noun + 1, asker.end if asker else 0)
    elif asker := _answered_person(tokens):
        begin = asker.end
    else:
        return None
    answer = utterance_in(tokens, begin)
    cut = answer.at if answer else _after_comma(tokens, begin)
    unasked = not asked and not (noun is not None and tokens[min(noun + 1, len(tokens) - 1)].low in _ON_WHAT)
    return Mentioned(asker, cut, answer, unasked) if cut is not None else None


def _asker(tokens: Tokens, noun: int) -> Subject | None:
    """After "from" or "by" behind the noun, or before it: "Councillor X's question"."""
    if found := _by(tokens, noun, 8):
        return found
    if _WHOSE.match(tokens[noun - 1].core):
        name = " ".join(token.core for token in tokens[max(noun - 2, 1) : noun])
        return Subject(noun - 1, noun, re.sub(r"['’]s?$", "", name), SpeakerKind.MEMBER)
    for at in range(1, noun):
        before = subject_at(tokens, at)
        if (
            before
            and not before.pronoun
            and before.end <= noun
            and re.search(r"[’']s?$", tokens[before.end - 1].core)
        ):
            return before
    return None


def _by(tokens: Tokens, start: int, most: int) -> Subject | None:
    for at in range(start, min(start + most, len(tokens) - 1)):
        if at > start and tokens[at - 1].comma:
            return None
        if tokens[at].low in ("from", "by", "gan"):
            found = subject_at(tokens, at + 1)
            if found and found.end < len(tokens) and tokens[found.end].low in SPEAKING:
                # "from Mr Sample, Mrs Test said": whoever speaks is no more of those who asked
                comma = next((end for end in range(found.end - 1, at + 1, -1) if tokens[end - 1].comma), 0)
                found = subject_at(tokens[:comma], at + 1) if comma else found
            return found if found and not found.pronoun else None
    return None


def _answered_person(tokens: Tokens) -> Subject | None:
    """ "In response to Councillor X, ...", "Responding to Cllr Y, ..." """
    for at in range(1, min(5, len(tokens) - 1)):
        if tokens[at].low == "to":
            first = at + 1
            plain = tokens[first].title or tokens[first].low in ("members", "the", "a", "another")
            ends = next((each + 1 for each in range(first, len(tokens)) if tokens[each].comma), len(tokens))
            found = subject_at(tokens[:ends], first) if plain else None
            return found if found and not found.pronoun and not found.collective else None
    return None


def _after_comma(tokens: Tokens, begin: int) -> int | None:
    for at in range(max(begin - 1, 0), len(tokens) - 1):
        if tokens[at].comma:
            return at + 1
    return None


def responds(text: str) -> bool:
    """Whether a sentence says of itself that it is a response."""
    return bool(_RESPONDING.match(text))


def asked_within(text: str) -> bool:
    """ "The Head of Care, in response to a question from Councillor X, said": the question is told within."""
    return holds(text, _QUESTION) and bool(_WITHIN.search(text))


def question_raised(tokens: Tokens) -> tuple[int, Subject | None] | None:
    """ "A query was raised by Councillor X": the number of its verb, and who asked."""
    for at in range(min(8, len(tokens))):
        if tokens[at].low in _ASKABLE:
            if at < 3 and at + 1 < len(tokens) and tokens[at + 1].low in ("raised", "asked"):
                return at + 1, _by(tokens, at + 1, 6)
            for verb in range(at + 1, min(at + 6, len(tokens))):
                if tokens[verb].low in ("was", "were"):
                    after = [token.low for token in tokens[verb + 1 : verb + 4]]
                    if set(after) & _RAISED:
                        return verb + 1, _by(tokens, verb + 1, 6)
    return None
