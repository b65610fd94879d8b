"""Lines above the first item that name the meeting itself: committee, day, place, "MINUTES OF THE MEETING", those
present. Pure."""

import re
from collections.abc import Sequence

from committees.reading.sources.blocks import Block
from committees.reading.structure.titles import like_title

_BODY = (
    r"(?:Committee|Sub-?Committee|Panel|Board|Forum|Partnership|Council|Group|Cabinet|Commission|Pwyllgor)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\W{0,3}|\b)\d{1,2}(?:st|nd|rd|th)?\W[\w ]{3,12}\W?\d{2,4}\b"
_LINE = re.compile(
    r"\s*(?:(?:(?:Draft|Confirmed|Approved)\s+)?(?:Minutes|Notes)(?:\s+of\b.{0,200})?"
    r"|(?!RESOL|RECOMMEND|AGREED|NOTED|REFER|PENDERF|Report\b|The\b.{1,90}\b(?:was|were|had)\b)"
    rf"(?:[\w'’&,()/-]+\s+){{0,10}}{_BODY}(?:\s+(?:Minutes|Meeting|Notes))?(?:\s*[-–,:]?\s*{_DAY}.{{0,60}})?"
    r"|(?:(?:London|Royal|Metropolitan)\s+)?(?:Borough|City|County|District)\s+of\s+[\w -]{3,40}"
    r"|(?:held|at\s+a\s+meeting)\b.{0,200}|(?:meeting\s+)?(?:held\s+)?(?:on\s+)?"
    rf"{_DAY}.{{0,80}}|(?:Date|Time|Venue|Location|Place|Started|Ended)\s*:.{{0,120}}"
    r"|(?:Members\s+|Also\s+|Councillors\s+|Officers\s+)?(?:(?:Present|(?:In\s+)?attendance|Attendees|Officers)"
    r"\s*(?::.{0,600}|$)|Apologies\s*:.{0,600}))\s*$",
    re.IGNORECASE | re.DOTALL,
)
_PERSON = re.compile(r"\s*(?:Councillors?|Cllrs?\.?|Mrs?|Ms|Dr|Miss|Also present)\b")
LONGEST = 600  # characters of a list of those present


def first_below(blocks: Sequence[Block]) -> int:
    """The first block that does not belong to these lines; 0 where nothing is left below them."""
    for index, block in enumerate(blocks):
        if not _of_meeting(block.text):
            return index
    return 0


def _of_meeting(text: str) -> bool:
    named = bool(_PERSON.match(text)) and (like_title(text) or text.rstrip().endswith((",", ";")))
    return len(text) < LONGEST and (named or bool(_LINE.match(text)))
