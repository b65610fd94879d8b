"""What limbs of a resolution ask somebody to do. Pure."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from committees.reading.outcomes.action_marks import mark_in, marked_action, without_tail
from committees.reading.outcomes.deeds import DEEDS, DONE
from committees.reading.outcomes.due import MONTH, due_in
from committees.reading.result import ASKS_NOTHING, Action, Limb, Verb
from committees.reading.speech.subjects import Subject, subject_at
from committees.reading.speech.tokens import Tokens, tokens_of
from committees.reading.wordlists import words

_DEED = re.compile(
    r"\b(?:be|is|are)\s+(?:\w+ly\s+)?(?:requested|asked|invited|instructed|directed|"
    rf"authori[sz]ed)\b[^:]{{0,160}}?\bto\s+{DEEDS}\b|\bbe\s+(?:\w+ly\s+)?{DONE}\b(?!\s+as\s+(?:a|an)\b)|"
    r"^\s*(?:[Tt]hat\s+)?(?:the\s+|The\s+)?(?:officers?|(?:all )?future reports?|"
    rf"[A-Z][\w'’]+(?:\s+[\w'’&]+){{0,9}}?)\s+(?:(?:to\s+)?{DEEDS}s?|would\s+(?!be\b|not\b|have\b)[a-z]+)\b|"
    rf"\b(?:to request|requests?|requested|asks?|instructs?|instructed|remits?|remitted|"
    rf"directs?)\b.{{0,160}}\b(?:to\s+)?{DEEDS}\b|"
    rf"^\W{{0,9}}(?:(?:to )?(?i:invite|instruct|write|arrange|hold)|to (?:ask|request|receive a further))\b"
    r"|^\W{0,9}ASKED that\b|^\W{0,9}(?:Requested|REQUESTED|requests|to request|ASKED for|asks for)\s+"
    r"(?:an?|the|more|further)\b|\bthat there is an update\b"
)
_EXPECTED = re.compile(
    rf"\bexpect(?:ed|s) (?:it|this|them|the \w+) (?:in|by|to)\b.{{0,40}}(?:20\d\d|{MONTH})"
)
_ORDER_OF_BUSINESS = re.compile(r"\W{0,9}[Tt]o take (?:item|agenda|the items?)\b")
_NO_DEED = re.compile(
    r"^\W{0,9}(?:[Tt]hat,? )?(?:should|if|in the event)\b|"
    r"\bno (?:further |other |additional )?(?:action|report|update|change)s?\b|\b(?:accurate|correct|true) record\b|"
    r"\bbe (?:noted|agreed|confirmed|considered as|given to|put to)\b"
)
_BY = re.compile(rf"\bbe\s+(?:\w+ly\s+)?{DONE}\b[^.;]{{0,80}}?\bby\s+(?=the\s|[A-Z])")
_LOUD = re.compile(r"\W{0,9}(?:and\s+)?[A-Z]{4,}ED\s+")
# What another body may do, and what is done by deciding it, are no actions
_DONE_BY_DECIDING = ASKS_NOTHING | set(
    map(Verb, words("recommended deferred appointed delegated accepted supported"))
)
_TO_SOMEBODY = frozenset(map(Verb, words("requested instructed invited authorised referred")))


def limb_actions(limbs: Sequence[Limb], beside: Mapping[int, tuple[str, str]]) -> Iterator[Action]:
    """Of each limb that asks for something; where it only leads to its own limbs, of those. `beside`: who is to do what
    stands in a cell, and when, by the number of its block."""
    outer: Limb | None = None
    for limb, after in itertools.zip_longest(limbs, limbs[1:]):
        if outer and limb.level <= outer.level:
            outer = None
        if after and after.level > limb.level and limb.text.rstrip().endswith((":", "–", "-")):
            outer = limb
        elif outer and outer.verb in _TO_SOMEBODY:
            due = due_in(limb.text) or due_in(outer.text)
            yield Action(limb.text, _owner(outer.text), due, limb.pieces, 0.6)
        elif mark := mark_in(limb.text):
            yield marked_action(limb.text, mark, limb.pieces, _owner(limb.text))
        elif own := beside.get(limb.pieces[-1].block):
            yield Action(limb.text, *own, limb.pieces, 0.8)
        elif found := _of_limb(limb):
            yield found


# "Gofyn i'r Rheolwr ddod ag adroddiad", "Gofyn am adroddiad"
_WELSH_ASKED = re.compile(
    r"\W{0,9}(?:[Gg]?[Oo]fyn|[Cc]yfarwyddo)\s+(?:(?P<whom>i(?:['’]r)?|ar|[yY]r?)|am)\s+"
)
_REMITTED = re.compile(
    r"\b(?:remit(?:s|ted)?|refer(?:s|red)?)\s+(?:it\s+)?to\s+(?=(?:the\s|[A-Z])[^.;]{2,80}\sto\s)"
)
_TOWARDS = ("to", "from", "with", "of", "for", "at", "in", "on", "about", "visit", "see", "meet", "join")
_ARTICLES = ("the", "a", "an")
# "The Integrated Care Board be requested to attend": whatever it is, it is asked
_IS_ASKED = re.compile(
    r"\s*(?:[Tt]hat\s+)?(?:[Tt]he\s+)?(?P<owner>[A-Z][^.:;,]{1,80}?)\s+be\s+(?:requested|asked|invited|instructed)\s+to\b"
)


def _of_limb(limb: Limb) -> Action | None:
    text = limb.text
    if asked := _WELSH_ASKED.match(text):
        who = _person(text, asked.end(), 1) if asked["whom"] else None
        return Action(text, who.name if who else "", due_in(text), limb.pieces, 0.6)
    if _EXPECTED.search(text):
        return Action(text, _owner(text), due_in(text), limb.pieces, 0.4)
    if limb.verb in _DONE_BY_DECIDING or _ORDER_OF_BUSINESS.match(text) or not _DEED.search(text):
        return None
    if _NO_DEED.search(text) and limb.verb not in _TO_SOMEBODY:
        return None
    return Action(text, _owner(text), due_in(text), limb.pieces, 0.6)


def _owner(text: str) -> str:
    """Who is named first, or by whom it is to be done; "" where nobody is."""
    by = _BY.search(text) or _REMITTED.search(text)
    loud = _LOUD.match(text)
    who = (_person(text, by.end(), 1) if by else None) or _person(text, loud.end() if loud else 0, 8)
    if who:
        return re.sub(r"^That (?:the )?|\s+to the\s.*$", "", who.name)
    asked = _IS_ASKED.match(text)
    return asked["owner"] if asked else without_tail(text)[1]


def _person(text: str, start: int, words: int) -> Subject | None:
    tokens = tokens_of(text, start, min(len(text), start + 240))
    places = (at for at in range(min(words, len(tokens))) if not _towards(tokens, at))
    found = (subject_at(tokens, at) for at in places)
    # "two head teachers": no post
    return next(
        (one for one in found if one and one.name and not one.collective and _capital(tokens, one)), None
    )


def _towards(tokens: Tokens, at: int) -> bool:
    """Whom something is written to does not write it, and what is visited visits nobody."""
    before = [token.low for token in tokens[max(at - 2, 0) : at]]
    if before and before[-1] in _ARTICLES:
        before.pop()
    return bool(before) and before[-1] in _TOWARDS


def _capital(tokens: Tokens, who: Subject) -> bool:
    if tokens[who.end - 1].core.endswith(("'s", "’s")):
        return False
    return tokens[who.start].capital or tokens[who.start].low == "the" or who.name.endswith("s")
