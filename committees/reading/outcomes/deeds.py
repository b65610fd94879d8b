"""What people are asked to do, and who is to do it: "Clerk to circulate the report". Pure."""

import re

from committees.reading.speech.subjects import alone
from committees.reading.wordlists import words

DEEDS = (
    r"(?:provide|circulate|bring|report|send|share|include|add|check|arrange|review|investigate|update|"
    r"invite|write|confirm|produce|look|find|ask|speak|change|amend|raise|consider|present|follow|take|"
    r"prepare|submit|contact|forward|distribute|obtain|explore|discuss|liaise|seek|make|give|email|e-mail|"
    r"respond|organise|schedule|feed|supply|publish|undertake|clarify|draft|monitor|set|put|get|pass|let|"
    r"see|ensure|advise|inform|tell|work|meet|issue|attend|correct|remove|identify|develop|collate|show|"
    r"finalise|complete|convene|recirculate|notify|brief|upload|escalate|evaluate|visit|record|translate|"
    r"action|analyse|compare|consult|revise|return|come)"
)
DONE = (
    r"(?:provided|circulated|brought|reported|sent|shared|included|added|checked|arranged|reviewed|"
    r"investigated|updated|invited|written|confirmed|produced|looked|found|changed|amended|raised|"
    r"considered|presented|followed|prepared|submitted|forwarded|distributed|obtained|explored|discussed|"
    r"sought|made|given|emailed|organised|scheduled|fed|supplied|published|told|informed|clarified|drafted|"
    r"monitored|set|put|passed|taken|available|asked|corrected|removed|identified|developed|collated|"
    r"analysed|revised|done)"
)
_KNOWN = re.compile(rf"{DEEDS}\b")
# Where a mark says that this is an action, any verb is one; "Letter to go out" names nobody
_MARKED_TO = re.compile(
    r"^\s*(?:The |the )?(?P<owner>[A-Z][^.:;]{1,90}?)\s+(?:to|will|would|is to|are to|i)\s+(?:also )?"
    r"(?P<deed>(?!(?:the|an?|be|all|our|each|every)\b)[a-zŵŷ][\w'’]*\b.*)",
    re.DOTALL,
)


# "That the Clerk circulates the report"
_DOES = re.compile(
    rf"\s*(?:[Tt]hat\s+)?(?:[Tt]he\s+)?(?P<owner>[A-Z][^.:;]{{1,90}}?)\s+(?P<deed>{DEEDS}s?\b.*)", re.DOTALL
)


def marked_to(text: str) -> tuple[str, str]:
    """ "Clerk to circulate the report": the Clerk, and what is to be done; no owner where none is said so."""
    found = _MARKED_TO.match(text) or _DOES.match(text)
    if found and found.re is _DOES and not alone(found["owner"]):
        return "", text.strip()
    if found and (_KNOWN.match(found["deed"]) or people(found["owner"])):
        return found["owner"].strip(" ,."), found["deed"].strip()
    return "", text.strip()


_SMALL = words("and of for in the on with & – - y yr a")


def people(owner: str) -> bool:
    """Whoever can be meant: each word a name's or a post's; a thing alone, as "Visit", is none."""
    said = owner.split()
    names = all(word[:1].isupper() or word in _SMALL for word in said)
    return bool(said) and names and (len(said) > 1 or owner.isupper() or alone(owner) is not None)
