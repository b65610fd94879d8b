"""Who is to do an action, and when, where labels say so: "Action by: Head of Service. Timescale: June". Pure."""

import re
from dataclasses import replace

from committees.reading.result import Action

_OWNER = re.compile(
    r"\b(?:For action by|Action by|Owner|Lead(?: officer)?|Responsible(?: officer)?|By whom)\s*:\s*([^.;:|]{2,80})",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:Timescales?|Deadline|Due(?: date)?|By when|Target date|Completion date)\s*:\s*([^.;|]{2,60})",
    re.IGNORECASE,
)


def with_notes(found: list[Action], text: str) -> list[Action]:
    """The actions of a paragraph with its text: the first has the owner and the due time that labels say, and a note
    that says nothing else is no action."""
    owner, due = (_OWNER.search(text), _DUE.search(text)) if found and ":" in text else (None, None)
    if not (owner or due):
        return found
    deeds = [
        one for one in found if not _OWNER.match(one.text) and not _DUE.match(one.text) and one.text
    ] or found[:1]
    first = replace(
        deeds[0],
        owner=owner.group(1).strip() if owner else deeds[0].owner,
        due=due.group(1).strip() if due else deeds[0].due,
    )
    return [first, *deeds[1:]]
