"""Suggests actions: what was promised, asked for or marked as one, with its owner and when it is due. Pure."""

import re
from collections.abc import Iterator

from committees.reading.outcomes.action_notes import with_notes
from committees.reading.outcomes.deeds import DEEDS, DONE, OWNER_TO, owner_and_deed
from committees.reading.result import Action, Paragraph, Pieces, Resolution, SpeakerKind, SpeechKind, Verb
from committees.reading.sources.blocks import words_in
from committees.reading.speech.sentences import sentences
from committees.reading.speech.subjects import subject_at
from committees.reading.speech.tokens import tokens_of

_MARKED = re.compile(
    r"[\[(]\s*Actions?(?:\s+(?:point\s*)?\d{0,3})?\s*[:–—-]?\s*(?P<inside>[^)\]]{0,200})[\])]"
    r"|(?:^|(?<=[.;\s]))[-–—]?\s*(?:ACTIONS?|"
    r"AP)\b(?! AGREED)(?:\s+(?:POINT\s*)?\d{0,3})?\s*[:.–—-]?\s*(?P<after>.{0,400})$"
    r"|^\s*[-–—]?\s*Actions?(?:\s+(?:[Pp]oint\s*)?\d{0,3})?\s*[:–—-]\s*(?P<label>.{0,400})$",
    re.DOTALL,
)
_PROMISE = re.compile(
    rf"\b(?:would|will|undertook to|agreed to|offered to|promised to|committed to|is to|are to|was to|"
    rf"were to)\s+(?:also\s+|then\s+)?{DEEDS}\b"
    rf"|\b(?:would|will|could|can|to)\s+be\s+(?:\w+ly\s+)?{DONE}\b",
)
_AGREED_THAT = re.compile(r"^\s*(?:It was )?[Aa]greed that\b|\bit was agreed (?:that|to)\b", re.IGNORECASE)
_ASKED_THAT = re.compile(
    rf"\b(?:asked|requested)\s+that\b|\b(?:asked for|requested)\s+(?:an?|the|more|further|some|details?|"
    rf"information|data|figures)\b"
    rf"|\b(?:asked|requested|invited|instructed)\s+(?!if\b|whether\b|what\b|how\b|why\b|when\b|where\b|"
    rf"which\b|who\b|about\b)(?:\w+\s+){{0,6}}?to\s+{DEEDS}\b"
)
_ASKED_WHOM = re.compile(
    rf"\b(?:asked|requested|invited|instructed)\s+(?P<whom>(?:\w+\s+){{0,6}}?)to\s+{DEEDS}\b"
)
_SUGGESTED = re.compile(r"\bhelpful to (?:include|have|see|add)\b.{0,200}\b(?:next|future)\b")
# Said of what is generally so, not promised
_HANDED = re.compile(
    r"\b(?:would|will) be (?:included|provided|circulated|shared|added|sent|looked (?:at|into)|"
    r"reported back|forwarded)\b"
)
_NOT_PROMISED = re.compile(
    r"\b(?:would|will) (?:not|never)\b|\bif (?:asked|necessary|needed)\b|\b(?:hoped|wondered|queried|"
    r"whether|unclear|would like|would have (?!to\b)|could have been|next item of business)\b",
)
_LATER = re.compile(
    r"\b(?:next|future|later|coming|forthcoming|following) (?:\w+ )?(?:meetings?|reports?|reporting|time|"
    r"quarter|month|year|update)\b|\bfor next time\b|"
    r"\bin due course\b|\boutside (?:of )?the meeting\b|\bafter the meeting\b|\bwork programme\b|"
    r"\bby (?:the end|\d|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DUE = re.compile(
    rf"\b(?:(?:by|before|to|at|in|for|until)\s+)?(?P<when>(?:the\s+|its\s+|their\s+)?(?:next|following|"
    rf"{_MONTH}|autumn|spring|summer|winter|later|future)\s+(?:\w+\s+){{0,3}}?"
    rf"(?:meetings?|reports?|(?:Panel|Committee|Board)(?:\s+meeting)?|quarter)\b|(?:the end of |early |"
    rf"late |mid-)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+20\d\d)?\b(?! \d)|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|next (?:time|week|month|quarter|year)|"
    rf"the end of (?:the )?(?:week|month|quarter|year|term|\w+)|early 20\d\d|"
    rf"within (?:\w+ ){{1,3}}(?:days|weeks|months))",
)
_INSIDE_DUE = re.compile(
    r"\s*[,;–—-]?\s*(?:\bby\b|\bdue\b:?|\bbefore\b|\bdeadline\b:?)\s+(.{2,60})$", re.IGNORECASE
)
_LABEL_ALONE = re.compile(
    r"\s*(?:Agreed |Further )?Actions?(?: points?| agreed| arising)?\s*:?\s*$", re.IGNORECASE
)
# A note that says who is to do what: "KBH to share the figures by 30 May"
_ORDER = re.compile(
    rf"^\W*(?P<owner>[A-Z]{{2,4}}|[A-Z][A-Za-z]{{1,2}}|ALL|All|"
    rf"[A-Z]\w+(?: [A-Z]\w+){{1,5}}) to {DEEDS}\b[^.]{{0,160}}\.?$"
)
# "ACTION BY Head of Service: circulate the plan", "Action by: Head of Service"
_BY = re.compile(
    r"by\b\s*:?\s*(?P<owner>[^:]{2,80}?)\s*(?:[:–—]\s*(?P<deed>.*)|\.?$)", re.IGNORECASE | re.DOTALL
)
_OWNER_AFTER = re.compile(r"^\s*(?P<owner>[A-Z][\w'’&./ ,-]{1,80})\s*[.]?\s*$")


def actions_of(
    paragraphs: list[Paragraph], resolutions: list[Resolution], rows: list[Action]
) -> list[Action]:
    """From marks, promises and requests in paragraphs, and from limbs that ask for something to be done."""
    found: list[Action] = list(rows)
    promised: set[int] = set()
    asked: list[tuple[int, Action]] = []
    listed = {row.pieces[0] for row in rows}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.pieces[0] in listed:
            continue
        own = with_notes(list(_in_paragraph(paragraph)), paragraph.text)
        if own and paragraph.answers is not None:
            promised.add(paragraph.answers)
        if own:
            found += own
        elif request := _request(paragraph):
            asked.append((number, request))
    # What was asked for and promised in the answer is one action
    found += [action for number, action in asked if number not in promised]
    found += [
        action
        for resolution in resolutions
        for limb in resolution.limbs
        if (action := _limb_action(limb.text, limb.verb, limb.pieces))
    ]
    return found


def _in_paragraph(paragraph: Paragraph) -> Iterator[Action]:
    text = paragraph.text
    if paragraph.kind is SpeechKind.PROCEDURE and not _MARKED.search(text):
        return
    for start, end in sentences(text):
        sentence = text[start:end]
        if _LABEL_ALONE.match(sentence):
            continue
        if marked := _MARKED.search(sentence):
            yield _marked(sentence, marked, paragraph)
        elif (ordered := _ORDER.match(sentence)) and not paragraph.speaker:
            yield Action(sentence.strip(), ordered["owner"].strip(), due_in(sentence), paragraph.pieces, 0.7)
        elif _promised(sentence, paragraph):
            yield Action(
                sentence.strip(), _owner(sentence, paragraph), due_in(sentence), paragraph.pieces, 0.6
            )


def _promised(sentence: str, paragraph: Paragraph) -> bool:
    if paragraph.kind is SpeechKind.QUESTION or _NOT_PROMISED.search(sentence):
        return False
    if _AGREED_THAT.search(sentence):
        return True
    if "declar" in sentence or ("interest" in sentence and "withdraw" in sentence):
        return False
    if _SUGGESTED.search(sentence) and paragraph.speaker_kind is SpeakerKind.OFFICER:
        return True
    found = _PROMISE.search(sentence)
    if not found:
        return False
    officer = paragraph.speaker_kind in (SpeakerKind.OFFICER, SpeakerKind.CHAIR)
    firm = bool(re.search(r"\b(?:undertook|agreed|offered|promised|committed) to\b", found.group()))
    return (
        firm
        or bool(_LATER.search(sentence))
        or (officer and " be " not in found.group())
        or _meeting_told(sentence)
        or (officer and bool(_HANDED.search(sentence)))
    )


def _meeting_told(sentence: str) -> bool:
    return bool(
        re.search(
            r"\bmeeting would be told\b|\bback to (?:the )?(?:Panel|Committee|Board|members)\b", sentence
        )
    )


def _marked(sentence: str, found: re.Match[str], paragraph: Paragraph) -> Action:
    inside = found["inside"]
    if inside is not None:
        due = _INSIDE_DUE.search(inside)
        owner = inside[: due.start()] if due else inside
        text = sentence[: found.start()].strip() or sentence.strip()
        return Action(
            text,
            owner.strip(" ,;:-–"),
            due.group(1).strip(" .") if due else due_in(sentence),
            paragraph.pieces,
            0.95,
        )
    after = (found["after"] or found["label"] or "").strip()
    before = sentence[: found.start()].strip()
    if by := _BY.match(after):
        return Action(
            by["deed"].strip() or before, by["owner"].strip(), due_in(sentence), paragraph.pieces, 0.95
        )
    owner = _owner_of_order(after)
    text = (
        after
        if words_in(after) and not (before and owner == after.rstrip("."))
        else before or sentence.strip()
    )
    deed = owner_and_deed(text)[1] if owner else text
    return Action(deed, owner or _owner(sentence, paragraph), due_in(sentence), paragraph.pieces, 0.9)


def label_alone(text: str) -> bool:
    """A heading of a list of actions."""
    return bool(_LABEL_ALONE.match(text))


def _owner_of_order(text: str) -> str:
    """ "Clerk to circulate the report": the Clerk; "Head of Service": that alone."""
    for pattern in (OWNER_TO, _OWNER_AFTER):
        if found := pattern.match(text):
            return found["owner"].strip(" ,.")
    tokens = tokens_of(text, 0, len(text))
    subject = subject_at(tokens, 0) if tokens else None
    return subject.name if subject else ""


def _owner(sentence: str, paragraph: Paragraph) -> str:
    """The subject of the promise in its own words, else who speaks."""
    found = _PROMISE.search(sentence)
    if found:
        tokens = tokens_of(sentence, max(0, found.start() - 300), found.start())
        for at in range(max(0, len(tokens) - 12), len(tokens)):
            subject = subject_at(tokens, at)
            if subject and subject.end == len(tokens) and subject.name:
                return subject.name
        if re.search(r"\bbe\b", found.group()) and paragraph.speaker_kind is not SpeakerKind.OFFICER:
            return ""
    return paragraph.speaker if paragraph.speaker_kind in (SpeakerKind.OFFICER, SpeakerKind.CHAIR) else ""


def _request(paragraph: Paragraph) -> Action | None:
    if paragraph.speaker_kind is SpeakerKind.OFFICER:
        return None
    for start, end in sentences(paragraph.text):
        sentence = paragraph.text[start:end]
        if (found := _ASKED_THAT.search(sentence)) and not sentence.rstrip().endswith("?"):
            if "clarification" in found.group() or re.search(r"\b(?:tell|thank)\b", found.group()):
                continue
            asked = _ASKED_WHOM.search(sentence)
            owner = asked["whom"].strip() if asked else ""
            return Action(sentence.strip(), owner, due_in(sentence), paragraph.pieces, 0.5)
    return None


_LIMB_DEED = re.compile(
    rf"\b(?:be|is|are)\s+(?:\w+ly\s+)?(?:requested|asked|invited|instructed)\s+to\b|"
    rf"\bbe\s+(?:\w+ly\s+)?{DONE}\b(?!\s+as\s+(?:a|an)\b)"
    rf"|^\s*(?:[Tt]hat\s+)?(?:the\s+|The\s+)?(?:officers?|"
    rf"[A-Z][\w'’]+(?:\s+[\w'’&]+){{0,9}}?)\s+(?:to\s+)?{DEEDS}\b"
    rf"|\b(?:to request|requests?|requested|asks?)\b.{{0,160}}\b(?:to\s+)?{DEEDS}\b|"
    rf"\bthat there is an update\b"
)
_EXPECTED = re.compile(
    rf"\bexpect(?:ed|s) (?:it|this|them|the \w+) (?:in|by|to)\b.{{0,40}}(?:20\d\d|{_MONTH})"
)


def _limb_action(text: str, verb: Verb, pieces: Pieces) -> Action | None:
    """A limb that asks somebody to do something; noting and approving ask for nothing."""
    if _EXPECTED.search(text):
        return Action(text, _limb_owner(text), due_in(text), pieces, 0.4)
    if verb in (Verb.NOTED, Verb.APPROVED) or not _LIMB_DEED.search(text):
        return None
    if (
        re.search(r"\bbe (?:noted|confirmed|considered as|given to|put to)\b", text)
        and verb is not Verb.REQUESTED
    ):
        return None
    return Action(text, _limb_owner(text), due_in(text), pieces, 0.6)


def _limb_owner(text: str) -> str:
    tokens = tokens_of(text, 0, min(len(text), 240))
    for at in range(min(8, len(tokens))):
        subject = subject_at(tokens, at)
        if subject and subject.name and not subject.collective:
            return subject.name
    return ""


def due_in(text: str) -> str:
    """When, in the words of the text: "next meeting", "30 June 2026"; "" if it is not said."""
    last = None
    for last in _DUE.finditer(text):
        if re.search(r"meeting|report|by ", last.group()):
            break
    return " ".join(last["when"].split()) if last else ""
