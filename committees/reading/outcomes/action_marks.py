"""Actions that are marked as such: "(Action: Clerk)", "ACTION: Head of Service to share it". Pure."""

import re

from committees.reading.outcomes.deeds import MARKED_TO, OWNER_TO, owner_and_deed
from committees.reading.outcomes.due import due_in
from committees.reading.result import Action, Pieces
from committees.reading.sources.blocks import words_in
from committees.reading.speech.subjects import alone, named

LONGEST_ACTION = 420
_MARKED_ASIDE = re.compile(
    r"[\[(]\s*(?:ACTIONS?|Actions?)(?:\s+(?:point\s*)?\d{0,3})?\s*[:–—-]?\s*(?P<inside>[^()\[\]]{0,200})[\])]"
)
_MARKED = re.compile(
    r"(?:^|(?<=[.;\s]))[-–—]?\s*(?:(?:ACTIONS?|AP)\b(?! AGREED)(?:\s+(?:POINT\s*)?\d{0,3})?|"
    r"AP\d{1,3}\b)\s*[:.–—-]?\s*(?P<after>.{0,400})$"
    r"|^\s*[-–—]?\s*Actions?(?:\s+required|\s+(?:[Pp]oint\s*)?\d{0,3})?\s*[:–—-]\s*(?P<label>.{0,400})$",
    re.DOTALL,
)
_INSIDE_DUE = re.compile(
    r"\s*[,;–—-]?\s*(?:\bby\b|\bdue\b:?|\bbefore\b|\bdeadline\b:?)\s+(.{2,60})$", re.IGNORECASE
)
# "ACTION BY Head of Service: circulate the plan", "Action by: Head of Service"
_BY = re.compile(
    r"by\b\s*:?\s*(?P<owner>[^:]{2,80}?)\s*(?:[:–—]\s*(?P<deed>.*)|\.?$)", re.IGNORECASE | re.DOTALL
)
_OWNER_AFTER = re.compile(r"^\s*(?P<owner>[A-Z][\w'’&./ ,-]{1,80})\s*[.]?\s*$")


def mark_in(sentence: str) -> re.Match[str] | None:
    """A mark of an action: in brackets anywhere, or before the last words."""
    return _MARKED_ASIDE.search(sentence) or _MARKED.search(sentence, max(0, len(sentence) - LONGEST_ACTION))


def marked_action(sentence: str, mark: re.Match[str], pieces: Pieces, promiser: str) -> Action:
    """What a sentence with a mark asks for, and of whom; of whoever promises it where the mark names nobody."""
    before = sentence[: mark.start()].strip()
    if mark.re is _MARKED_ASIDE:
        owner, due = _owner_and_due(mark["inside"])
        if order := MARKED_TO.match(owner):
            return Action(order["deed"], order["owner"].strip(), due or due_in(mark["inside"]), pieces, 0.95)
        return Action(before or sentence.strip(), owner, due or due_in(sentence), pieces, 0.95)
    after = (mark["after"] or mark["label"] or "").strip()
    if by := _BY.match(after):
        return Action(by["deed"].strip() or before, by["owner"].strip(), due_in(sentence), pieces, 0.95)
    owner, due = _owner_and_due(after)
    if due and alone(owner):
        return Action(before or sentence.strip(), owner, due, pieces, 0.9)
    owner = _owner_of_order(after)
    only_owner = bool(before) and owner == after.rstrip(".")
    text = after if words_in(after) and not only_owner else before or sentence.strip()
    deed = owner_and_deed(text)[1] if owner else text
    return Action(deed, owner or promiser, due_in(sentence), pieces, 0.9)


def _owner_and_due(text: str) -> tuple[str, str]:
    """ "Head of Service, by 4 June"; the due time "" where it is not said so."""
    due = _INSIDE_DUE.search(text)
    owner = text[: due.start()] if due else text
    return owner.strip(" ,;:-–"), due.group(1).strip(" .") if due else ""


def _owner_of_order(text: str) -> str:
    """ "Clerk to circulate the report": the Clerk; "Head of Service": that alone."""
    for pattern in (OWNER_TO, MARKED_TO, _OWNER_AFTER):
        if found := pattern.match(text):
            return found["owner"].strip(" ,.")
    return named(text)[0]
