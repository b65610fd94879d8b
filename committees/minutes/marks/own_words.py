"""The minutes' own words for what was decided: "PENDERFYNWYD", "It was agreed", "17.4 Resolved". Pure."""

import re

from committees.reading.outcomes.labels import COLLECTIVE

_WELSH = r"Penderfyn(?:wyd|odd|iad(?:au)?)|Cytun(?:wyd|odd)|Argymhellwyd|Argymhellion|Nodwyd|Cymeradwywyd|Derbyniwyd"
_ENGLISH = (
    r"Resolved|Resolutions?|Actions? agreed|Agreed|Decided|Decisions?|Recommended|Recommendations?|Noted|Approved"
    r"|Endorsed|Ordered"
)
_LOUD = f"{_WELSH}|{_ENGLISH}".upper()
_WORD = rf"(?:{_LOUD}|{_WELSH}|{_ENGLISH})"
_BODY = rf"(?:It was|(?:The |That the )?{COLLECTIVE}|Y(?:r)? (?:Pwyllgor|Panel|Bwrdd|Cabinet|Cyngor|Fforwm))"
_SAID = r"(?:\s+(?:also|then|further|\w+ly))?\s+(?:agreed|resolved|decided|recommended|approved|endorsed)"
_OWN = re.compile(
    rf"(?P<head>(?:\d[\d.]{{0,7}}\s+)?(?:(?:{_LOUD}|{_WELSH})(?:\s*/\s*{_WORD})*(?:\s+UNANIMOUSLY\b)?"
    rf"|{_WORD}(?:\s*/\s*{_WORD})*(?=\s*[:–-]|\s+(?:that|to|the)\b|$)|{_BODY}{_SAID}(?=\s+(?:that|to|the)\b|\s*[:–-])))"
    r"(?![\w’'])(?P<sign>\s*[:–—-]*\s*)"
)


def own_head(words: str) -> tuple[str, str]:
    """The word by which the minutes themselves say that something was decided, and what follows it; "" where they begin
    with what was decided."""
    match = _OWN.match(words)
    return (match["head"], words[match.end() :]) if match else ("", words)
