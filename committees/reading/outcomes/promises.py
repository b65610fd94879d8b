"""What a sentence promises, orders or asks for, who is to do it and when. Pure."""

import re
from collections.abc import Iterator

from committees.reading.outcomes.action_marks import label_alone, mark_alone, mark_in, marked_action
from committees.reading.outcomes.asked_of import ASKED, asked_of, asked_that
from committees.reading.outcomes.deeds import DEEDS, DONE, marked_to, people
from committees.reading.outcomes.due import MONTH, due_in
from committees.reading.result import Action, Paragraph, SpeakerKind, SpeechKind
from committees.reading.speech.phrases import without_article
from committees.reading.speech.sentences import sentences
from committees.reading.speech.subjects import Subject, alone, subject_at
from committees.reading.speech.tokens import Tokens, place_of, tokens_of
from committees.reading.speech.utterances import utterance_in
from committees.reading.wordlists import holds

_FIRM = r"(?:undertook|agreed|offered|promised|committed|volunteered|pledged) to"
_PROMISE = re.compile(
    rf"\b(?:would|will|is to|are to|was to|were to)\s+(?:also\s+|then\s+)?{DEEDS}\b"
    rf"|\b{_FIRM}\s+(?:also\s+|then\s+)?(?!(?:the|an?|be|this|that|it|all|note)\b)[a-z]+\b"
    rf"|\b(?:I|[Ww]e)['’]ll\s+(?:also\s+|then\s+)?{DEEDS}\b"
    rf"|\b(?:(?:would|will|could|can)\s+|to )be\s+(?:\w+ly\s+)?{DONE}\b"
)
# One of these is in each of these rules
_AGREES = ("agreed", "helpful")
_PROMISES = ("would", "will", "could", "can", "s to", "e to", "k to", "d to", "to be", "'ll", "’ll")
_AGREED_THAT = re.compile(r"^\s*(?:It was )?[Aa]greed that\b|\bit was agreed (?:that|to)\b", re.IGNORECASE)
_JOINS = ("and", "but", "also", "then")
_GOES_ON = ("i", "we", "and", "he", "she", "they", "also", "then", "but", "officers", "council")
_ASKED_THAT = re.compile(
    rf"\b(?:asked|requested)\s+that\b|\b(?:asked for|requested)\s+(?:an?|more|further|some|details?|"
    rf"information|data|figures)\b|(?P<the>\basked for the\b)|\brequested\s+the\b"
    rf"|\b(?:asked|requested|invited|instructed)\s+(?!if\b|whether\b|what\b|how\b|why\b|when\b|where\b|"
    rf"which\b|who\b|about\b)(?P<whom>(?:\w+\s+){{0,6}}?)to\s+{DEEDS}\b"
)
_WELSH = re.compile(
    r"\s*(?:Cytunodd|Addawodd|Ymrwymodd|Cynigiodd)\s+(?P<owner>(?:[Yy]r? )?[A-Z].{2,80}?)\s+(?:i\s+|(?=i['’]w\s))"
    r"(?P<deed>[a-zŵŷ].{4,400})$",
    re.DOTALL,
)
_SUGGESTED = re.compile(r"\bhelpful to (?:include|have|see|add)\b.{0,200}\b(?:next|future)\b")
# Said of what is generally so, not promised
_HANDED = re.compile(
    r"\b(?:would|will) be (?:included|provided|circulated|shared|added|sent|looked (?:at|into)|"
    r"reported back|forwarded|written to|asked to|arranged)\b"
)
_HANDED_IN = re.compile(
    rf"\b(?:will|would) be (?:brought|reported|presented|provided|circulated|shared)\b.{{0,80}}\bin {MONTH}\b"
)
# What a member says of herself
_OWN_WORD = re.compile(
    r"\b[Ss]?[Hh]e would (?:also )?(?:raise|take|ask|write|share|speak|contact|send|circulate|follow|find|check)\b"
)
_NOT_PROMISED = re.compile(
    r"\b(?:would|will) (?:not|never)\b|\bif (?:asked|necessary|needed)\b|\b(?:hoped|wondered|queried|"
    r"whether|unclear|would like|would have (?!to\b)|urgent item|meeting (?:would|will) (?:be held|take place)|"
    r"could have been|next item of business)\b"
)
_LATER = re.compile(
    r"\b(?:next|future|later|coming|forthcoming|following) (?:\w+ )?(?:meetings?|reports?|reporting|time|"
    r"quarter|month|year|update)\b|\bfor next time\b|"
    r"\bmeeting would be told\b|\bback to (?:the )?(?:Panel|Committee|Board|members)\b|"
    r"\bin due course\b|\boutside (?:of )?the meeting\b|\bafter the meeting\b|\bwork programme\b|"
    rf"\b(?:by|before) (?:the end|\d|Christmas|Easter|{MONTH})",
    re.IGNORECASE,
)


def promised_in(paragraph: Paragraph) -> Iterator[Action]:
    """What is marked, ordered or promised, sentence by sentence."""
    begin = 0
    found = list(sentences(paragraph.text))
    for number, (_start, end) in enumerate(found):
        following = paragraph.text[slice(*found[number + 1])] if number + 1 < len(found) else ""
        # A mark by itself is of the sentence before it
        if not (following and mark_alone(following)):
            yield from _in_sentence(paragraph.text[begin:end], paragraph)
            begin = end


def _in_sentence(sentence: str, paragraph: Paragraph) -> Iterator[Action]:
    if not label_alone(sentence):
        if marked := mark_in(sentence):
            yield marked_action(sentence, marked, paragraph.pieces, _owner(sentence, paragraph))
        elif asked := list(asked_of(sentence, paragraph.pieces)):
            yield from asked
        elif (welsh := _WELSH.match(sentence)) and (who := alone(welsh["owner"])):
            yield Action(welsh["deed"].strip(), who.name, due_in(sentence), paragraph.pieces, 0.6)
        elif not paragraph.speaker and (owner := _ordered(sentence)):
            yield Action(sentence.strip(), owner, due_in(sentence), paragraph.pieces, 0.7)
        elif _promised(sentence, paragraph):
            yield Action(
                _clause(sentence), _owner(sentence, paragraph), due_in(sentence), paragraph.pieces, 0.6
            )


_GROUP = re.compile(
    r"(?:All\s+)?(?:[A-Z]\w+\s+){0,2}(?:members|officers|staff|partners|colleagues|carers)$|All$"
)
_CONSIDERED = re.compile(r"(?:note|consider|discuss|agree|approve|receive|review)\b")


def _ordered(sentence: str) -> str:
    """Who is told by a note to do what, "KBH to share the figures by 30 May"; "" where it is no such note."""
    owner, deed = marked_to(sentence) if " to " in sentence else ("", "")
    named = people(owner) or (bool(_GROUP.match(owner)) and not _CONSIDERED.match(deed))
    order = named and f"{owner} to " in sentence and not re.search(r"[.?!:;].", sentence.strip())
    return owner if order else ""


def _promise(sentence: str) -> re.Match[str] | None:
    return _PROMISE.search(sentence) if holds(sentence, _PROMISES) else None


def _promised(sentence: str, paragraph: Paragraph) -> bool:
    if paragraph.kind is SpeechKind.QUESTION:
        return False
    found = _promise(sentence)
    if not (found or holds(sentence.lower(), _AGREES)) or _NOT_PROMISED.search(sentence):
        return False
    if _AGREED_THAT.search(sentence):
        return True
    if _SUGGESTED.search(sentence) and paragraph.speaker_kind is SpeakerKind.OFFICER:
        return True
    if not found or "had agreed to" in sentence[: found.end()]:
        return False
    officer = paragraph.speaker_kind in (SpeakerKind.OFFICER, SpeakerKind.CHAIR) or (
        paragraph.kind is SpeechKind.ANSWER
    )
    if re.match(rf"{_FIRM}\b|\w+['’]ll\b", found.group()) and _by_somebody(sentence, found.start()):
        return True
    return (
        bool(_LATER.search(sentence))
        or _will_do(sentence, found) is not None
        or (officer and " be " not in found.group() and _by_somebody(sentence, found.start()))
        or bool(_HANDED_IN.search(sentence))
        or (paragraph.speaker_kind is SpeakerKind.MEMBER and bool(_OWN_WORD.search(sentence)))
        or (officer and bool(_HANDED.search(sentence)))
    )


FARTHEST = 300  # characters before a promise


def _before(sentence: str, promise: int) -> tuple[Tokens, Subject | None]:
    """The words before a promise, and the person or pronoun that it is said of."""
    tokens = tokens_of(sentence, max(0, promise - FARTHEST), promise)
    subjects = (subject_at(tokens, at) for at in range(max(0, len(tokens) - 12), len(tokens)))
    return tokens, next(
        (one for one in subjects if one and one.end == len(tokens) and not one.collective), None
    )


def _by_somebody(sentence: str, promise: int) -> bool:
    """Whether a person would do it: "she would ask", "and would write"; not "a mobile clinic would visit"."""
    tokens, subject = _before(sentence, promise)
    return bool(subject) or not tokens or tokens[-1].low in _GOES_ON or tokens[-1].comma


def _will_do(sentence: str, promise: re.Match[str]) -> Subject | None:
    """Who will: "Councillor X will raise it", "It will be sent by the Clerk"; what would be so is only told."""
    if not promise.group().startswith("will"):
        return None
    by = sentence.find(" by ", promise.end()) if " be " in promise.group() else -1
    if by >= 0:
        behind = tokens_of(sentence, by + 4, min(len(sentence), by + 120))
        who = subject_at(behind, 0) if behind else None
    else:
        _tokens, who = _before(sentence, promise.start())
        who = who if who and not who.start else None
    return who if who and who.name and not who.collective else None


def _clause(sentence: str) -> str:
    """What is promised, without what the sentence tells before it: "they were late, but she would write again"."""
    found = _promise(sentence)
    if not found:
        return sentence.strip()
    tokens, subject = _before(sentence, found.start())
    first, start = max(0, found.start() - FARTHEST), 0
    if subject and tokens[subject.start].low != "they":
        start = place_of(sentence, first, subject.start)
    elif tokens and tokens[-1].low in _JOINS:
        start = found.start()
    elif " be " in found.group():
        joints = (at for at in range(len(tokens) - 1, 1, -1) if tokens[at].low in ("that", "and", "but"))
        if joint := next(joints, 0):
            start = place_of(sentence, first, joint) + len(tokens[joint].text)
    return sentence[start:].strip()


def _owner(sentence: str, paragraph: Paragraph) -> str:
    """The subject of the promise in its own words, else who speaks."""
    found = _promise(sentence)
    if found:
        tokens, subject = _before(sentence, found.start())
        subject = subject or _will_do(sentence, found)
        if not subject and tokens and tokens[-1].low in _JOINS and (said := utterance_in(tokens)):
            # "The Head of Care was sorry and undertook to write"
            subject = said.subject
        if subject and subject.name:
            return subject.name
    elif whom := asked_that(sentence):
        return whom
    own = paragraph.speaker_kind in (SpeakerKind.OFFICER, SpeakerKind.CHAIR) or _OWN_WORD.search(sentence)
    return paragraph.speaker if own else ""


_COURTESY = re.compile(r"\b(?:dissent|votes?|abstention|thanks|congratulations|condolences|appreciation)\b")


def request_in(paragraph: Paragraph, answered: bool) -> Action | None:
    """What somebody who is no officer asks for; "asked for the reasons" that were given at once is a question."""
    if paragraph.speaker_kind is SpeakerKind.OFFICER or not holds(paragraph.text, ASKED):
        return None
    for start, end in sentences(paragraph.text):
        sentence = paragraph.text[start:end]
        if not sentence.rstrip().endswith("?") and (found := _ASKED_THAT.search(sentence)):
            if _COURTESY.search(sentence, found.start()) or (answered and found["the"]):
                continue
            owner = without_article((found["whom"] or "").strip()) or asked_that(sentence)
            if not owner and (firm := _promise(sentence)) and re.match(_FIRM, firm.group()):
                # "asked for figures, which the Clerk agreed to send"
                owner = _owner(sentence, paragraph)
            return Action(sentence.strip(), owner, due_in(sentence), paragraph.pieces, 0.5)
    return None
