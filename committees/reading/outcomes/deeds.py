"""What people are asked to do, and who is to do it: "Clerk to circulate the report". Pure."""

import re

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


# Where a mark says that this is an action, any verb is one
MARKED_TO = re.compile(
    r"^\s*(?P<owner>[A-Z][^.:;]{1,90}?)\s+(?:to|will|would)\s+(?P<deed>[a-z]+\b.*)", re.DOTALL
)


def owner_and_deed(text: str, marked: bool = False) -> tuple[str, str]:
    """ "Clerk to circulate the report": the Clerk, and what is to be done; no owner where none is said so. `marked`:
    what stands around it says that it is an action."""
    found = OWNER_TO.match(text) or (MARKED_TO.match(text) if marked else None)
    return (found["owner"].strip(" ,."), found["deed"].strip()) if found else ("", text.strip())
