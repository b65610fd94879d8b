"""What people are asked to do, and who is to do it: "Clerk to circulate the report". Pure."""

import re

from committees.reading.speech.subjects import alone
from committees.reading.speech.vocabulary import words

DEEDS = (
    r"(?:provide|circulate|bring|report|send|share|include|add|check|arrange|review|investigate|update|"
    r"invite|write|confirm|produce|"
    r"look|find|ask|speak|change|amend|raise|consider|present|follow|take|prepare|submit|contact|forward|"
    r"distribute|obtain|explore|discuss|"
    r"liaise|seek|make|give|email|e-mail|respond|organise|schedule|feed|supply|publish|undertake|clarify|"
    r"draft|monitor|set|put|get|pass|"
    r"let|see|ensure|advise|inform|tell|work|meet|issue|attend|correct|remove|identify|develop|collate|"
    r"show|finalise|complete|convene|recirculate|notify|brief|upload|escalate|evaluate|visit|record|translate|"
    r"action|analyse|compare|consult|revise|return|come)"
)
DONE = (
    r"(?:provided|circulated|brought|reported|sent|shared|included|added|checked|arranged|reviewed|"
    r"investigated|updated|invited|"
    r"written|confirmed|produced|looked|found|changed|amended|raised|considered|presented|followed|"
    r"prepared|submitted|forwarded|"
    r"distributed|obtained|explored|discussed|sought|made|given|emailed|organised|scheduled|fed|supplied|"
    r"published|told|informed|"
    r"clarified|drafted|monitored|set|put|passed|taken|available|asked|corrected|removed|identified|"
    r"developed|collated|analysed|revised|done)"
)
OWNER_TO = re.compile(
    rf"^\s*(?P<owner>[A-Z][^.:;]{{1,90}}?)\s+(?:to|will|would|is to|are to)\s+(?:also )?(?P<deed>{DEEDS}\b.*)",
    re.DOTALL,
)
# Where a mark says that this is an action, any verb is one; "Letter to go out" names nobody
_MARKED_TO = re.compile(
    r"^\s*(?:The |the )?(?P<owner>[A-Z][^.:;]{1,90}?)\s+(?:to|will|would|i)\s+"
    r"(?P<deed>(?!(?:the|an?|be|all|our|each|every)\b)[a-zŵŷ][\w'’]*\b.*)",
    re.DOTALL,
)


def owner_and_deed(text: str) -> tuple[str, str]:
    """ "Clerk to circulate the report": the Clerk, and what is to be done; no owner where none is said so."""
    found = OWNER_TO.match(text)
    return (found["owner"].strip(" ,."), found["deed"].strip()) if found else ("", text.strip())


def marked_to(text: str) -> tuple[str, str]:
    """As `owner_and_deed`, of words of which a mark says that they are an action."""
    found = _MARKED_TO.match(text)
    if found and (OWNER_TO.match(text) or people(found["owner"])):
        return found["owner"].strip(" ,."), found["deed"].strip()
    return "", text.strip()


_SMALL = words("and of for in the on with & – - y yr a")


def people(owner: str) -> bool:
    """Whoever can be meant: each word a name's or a post's; a thing alone, as "Visit", is none."""
    said = owner.split()
    names = all(word[:1].isupper() or word in _SMALL for word in said)
    return names and (len(said) > 1 or owner.isupper() or alone(owner) is not None)
