"""Actions that are marked as such: "(Action: Clerk)", "ACTION: Head of Service to share it". Pure."""

import re

from committees.reading.outcomes.deeds import marked_to, people
from committees.reading.outcomes.due import due_in
from committees.reading.result import Action, Pieces
from committees.reading.sources.blocks import words_in
from committees.reading.speech.before import name_before
from committees.reading.speech.subjects import alone
from committees.reading.wordlists import holds

LONGEST_ACTION = 420
LONGEST_DUE = 40
_IN_WELSH = r"(?:Cam(?:au)? (?:gweithredu|i['’]w cymryd)|Gweithred)"
_MARKED_ASIDE = re.compile(
    rf"[\[(]\s*(?:ACTIONS?|Actions?|(?i:{_IN_WELSH}))"
    r"(?:\s+(?:point\s*)?\d{0,3})?\s*[:–—-]?\s*(?P<inside>[^()\[\]]{0,200})[\])]"
)
_MARKED = re.compile(
    r"(?:^|(?<=[.;\s]))[-–—]?\s*(?:(?:ACTIONS?|CAM(?:AU)? GWEITHREDU|AP)\b(?! AGREED| /)(?:\s+(?:POINT\s*)?\d{0,3})?|"
    r"AP\d{1,3}\b)\s*[:.–—-]?\s*(?P<after>.{0,400})$"
    rf"|(?:^|(?<=[.?!] ))\s*[-–—]?\s*(?i:(?:(?:Actions?|{_IN_WELSH})(?: / )?){{1,2}})"
    r"(?:\s+required|\s+by(?=\s*:)|\s+(?:[Pp]oint\s*)?\d{0,3})?\s*[:–—-]\s*(?P<label>.{0,400})$",
    re.DOTALL,
)
# One of these is in each, of the latter in small letters or capitals
_MARKS, _LOW_MARKS = ("AP",), ("action", "gweithred", "cam i", "camau i")
_INSIDE_DUE = re.compile(
    r"\s*[,;–—-]?\s*(?:\b(?:by|erbyn|cyn)\b|\bdue\b:?|\bbefore\b|\bdeadline\b:?)\s+(.{2,60})$", re.IGNORECASE
)
# "ACTION BY Head of Service: circulate the plan", "Action by: Head of Service"
_BY = re.compile(
    r"by\b\s*:?\s*(?P<owner>[^:]{2,80}?)\s*(?:[:–—]\s*(?P<deed>.*)|\.?$)", re.IGNORECASE | re.DOTALL
)
_LABEL_ALONE = re.compile(
    rf"\s*(?:(?:Agreed|Further|Follow-up|Key|Summary of|New) )?(?:Actions?|ACTIONS?|{_IN_WELSH}|Next steps)"
    r"(?: points?| agreed| arising| from this meeting|/further information(?: to be provided)?)?\s*:?\s*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?P<deed>.{8,400}?)\s*(?:[\[(](?P<aside>[^()\[\]]{2,60})[\])]|\s[–—-]\s(?P<dash>[^–—]{2,60}?))\s*\.?\s*$",
    re.DOTALL,
)
_SEVERAL = re.compile(r"(?P<owners>[A-Z][^:–—/&]{1,60}[/&][^:–—]{1,60}?)\s*(?::|\s[–—-])\s+(?=\S)")
_OWNER_AFTER = re.compile(r"^\s*(?P<owner>[A-Z][\w'’&./ ,-]{1,80})\s*[.]?\s*$")

# "Action by: Head of Service. Timescale: June"
_OWNER_NOTE = re.compile(
    r"\b(?:For action by|Action by|Owner|Lead(?: officer)?|Responsible(?: officer)?|By whom)\s*:\s*([^.;:|]{2,80})",
    re.IGNORECASE,
)
_DUE_NOTE = re.compile(
    r"\b(?:Timescales?|Deadline|Due(?: date)?|By when|Target date|Completion date)\s*:\s*([^.;|]{2,60})",
    re.IGNORECASE,
)


def mark_in(sentence: str) -> re.Match[str] | None:
    """A mark of an action: in brackets anywhere, or before the last words."""
    if not _marks(sentence):
        return None
    return _MARKED_ASIDE.search(sentence) or _MARKED.search(sentence, max(0, len(sentence) - LONGEST_ACTION))


def mark_begins(text: str) -> bool:
    """Whether it begins with the mark of an action: "ACTION: Head of Service to share it"."""
    found = _MARKED.match(text) if _marks(text) else None
    return bool(found and words_in(found["after"] or found["label"] or ""))


def _marks(text: str) -> bool:
    """Whether it has the word of a mark; most have none."""
    return holds(text, _MARKS) or holds(text.lower(), _LOW_MARKS)


def marked_action(sentence: str, mark: re.Match[str], pieces: Pieces, promiser: str) -> Action:
    """What a sentence with a mark asks for, and of whom; of whoever promises it where the mark names nobody."""
    before = sentence[: mark.start()].strip()
    if mark.re is _MARKED_ASIDE:
        owner, due = _owner_and_due(mark["inside"])
        who, deed = marked_to(owner)
        if who:
            return Action(deed, who, due or due_in(mark["inside"]), pieces, 0.95)
        if owner or not before:
            return Action(before or sentence.strip(), owner, due or due_in(sentence), pieces, 0.95)
        return _entry_or(promiser, before, sentence, pieces)
    after = (mark["after"] or mark["label"] or "").strip()
    if by := _BY.match(after):
        return Action(
            (by["deed"] or before or sentence).strip(), by["owner"].strip(), due_in(sentence), pieces, 0.95
        )
    owner, due = _owner_and_due(after)
    if not without_tail(after)[1] and (
        alone(owner) or (before and _OWNER_AFTER.match(owner) and people(owner))
    ):
        return Action(before or sentence.strip(), owner, due or due_in(sentence), pieces, 0.9)
    return _entry_or(promiser, after if words_in(after) else before or sentence.strip(), sentence, pieces)


def _entry_or(promiser: str, text: str, sentence: str, pieces: Pieces) -> Action:
    entry = entered(text, pieces)
    return entry._replace(owner=entry.owner or promiser, due=entry.due or due_in(sentence))


def entered(text: str, pieces: Pieces, asked: str = "") -> Action:
    """Of words that are known to be an action: who is to do it stands before or behind what is to be done. `asked`: of
    whom a line above asks all below it."""
    deed, owner, due = without_tail(text.strip())
    who, said = _before_colon(deed) or marked_to(deed)
    who = who or owner or (deed.rstrip(".") if _OWNER_AFTER.match(deed) and alone(deed.rstrip(".")) else "")
    return Action(said, who or asked, due or due_in(text), pieces, 0.9)


def _before_colon(text: str) -> tuple[str, str] | None:
    """ "Head of Service: share the survey", "Nurse – ask them": who, and what."""
    before = name_before(text, 0, len(text))
    if before and before.who:
        return before.name, text[before.said :].strip()
    # "Democratic Services / Head of Care – circulate the slides"
    several = _SEVERAL.match(text)
    named = several is not None and any(alone(one.strip()) for one in re.split("[/&]", several["owners"]))
    return (several["owners"].strip(), text[several.end() :].strip()) if several and named else None


def without_tail(text: str) -> tuple[str, str, str]:
    """What is to be done without who and when behind it: "Pledge to be signed – Clerk – April", "Share it (Clerk)"."""
    owner = due = ""
    for _ in range(2):
        tail = _TAIL.match(text)
        said = (tail["aside"] or tail["dash"]).strip() if tail else ""
        who = alone(said)
        named, when = _owner_and_due(said)
        if tail and who and who.name and not owner:
            owner = said
        elif tail and when and not (owner or due) and alone(named):
            owner, due = named, when
        elif tail and due_in(said) and len(said) < LONGEST_DUE and not due:
            due = due_in(said)
        else:
            break
        text = tail["deed"]
    return text, owner, due


def _owner_and_due(text: str) -> tuple[str, str]:
    """ "Head of Service, by 4 June"; the due time "" where it is not said so."""
    due = _INSIDE_DUE.search(text)
    owner = text[: due.start()] if due else text
    return owner.strip(" ,;:-–."), due.group(1).strip(" .") if due else ""


def label_alone(text: str) -> bool:
    """A heading of a list of actions."""
    return bool(_LABEL_ALONE.match(text))


def due_alone(text: str) -> bool:
    """ "Deadline: 3 May" and nothing else: of the action above it."""
    found = _DUE_NOTE.match(text)
    return found is not None and not text[found.end() :].strip(" .")


def mark_alone(text: str) -> bool:
    """ "(Action: Clerk)", "ACTION: CLERK" and nothing else: of what was said before it."""
    if not _marks(text):
        return False
    found = _MARKED.match(text)
    after = (found["after"] or found["label"] or "").strip(" .") if found else ""
    by = _BY.fullmatch(after)
    who = by["owner"] if by and not by["deed"] else after
    return bool(_MARKED_ASIDE.fullmatch(text.strip().rstrip("."))) or (people(who) and alone(who) is not None)


def with_notes(found: list[Action], text: str) -> list[Action]:
    """The actions of a paragraph with its text: the first has the owner and the due time that labels say, and a note
    that says nothing else is no action."""
    owner, due = (_OWNER_NOTE.search(text), _DUE_NOTE.search(text)) if found and ":" in text else (None, None)
    if not (owner or due):
        return found
    deeds = [
        one for one in found if not _OWNER_NOTE.match(one.text) and not _DUE_NOTE.match(one.text) and one.text
    ] or found[:1]
    first = deeds[0]._replace(
        owner=owner.group(1).strip() if owner else deeds[0].owner,
        due=due.group(1).strip() if due else deeds[0].due,
    )
    return [first, *deeds[1:]]
