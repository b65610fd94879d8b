"""Labels that part an item of minutes: "Minutes:", "Decision:", "Supporting documents:", in English and Welsh. Pure."""

import re
from enum import StrEnum


class Section(StrEnum):
    MINUTES = "minutes"
    DECISION = "decision"
    DOCUMENTS = "documents"


_WORDS = {
    Section.MINUTES: r"Minutes?|MINUTES|Cofnodion|Cofnod|COFNOD(?:ION)?|Discussion",
    Section.DECISION: (
        r"Decisions?|Penderfyniad(?:au)?|DECISIONS?|PENDERFYNIAD(?:AU)?|Conclusions|CONCLUSIONS|Casgliadau"
    ),
    Section.DOCUMENTS: (
        r"(?:Supporting|Additional|Accompanying|Background|Attached|Related|Meeting|Agenda) documents?"
        r"|(?:Supporting|Additional|Accompanying|Background|Attached|Related) Documents?|Documents|Attachments"
        r"|Background [Pp]apers|Dogfennau(?: ychwanegol| ategol| cefnogol)?|SUPPORTING DOCUMENTS"
    ),
}
_LABELS = {name: rf"(?P<{name}>(?:{words})(?:\s+/\s+(?:{words}))?)" for name, words in _WORDS.items()}
_ALONE = re.compile(rf"\s*(?:{'|'.join(_LABELS.values())})\s*(?::|$|[-–]\s*$)\s*$")
_BEGINS = re.compile(rf"\s*(?:{_LABELS[Section.MINUTES]}|{_LABELS[Section.DOCUMENTS]})\s*:\s*(?=\S)")
_INSIDE = re.compile(r"\s(?=(?:(?:Cofnodion|Cofnod) / )?(?:Minutes|Cofnodion|Cofnod):(?:\s|$))")


def section_of(text: str) -> Section | None:
    """Which label this is, if it is one and nothing else; "Minutes" alone, without a colon, too."""
    found = _ALONE.match(text) if len(text) < 40 else None
    return Section(found.lastgroup) if found and found.lastgroup else None


def section_begun(text: str) -> tuple[Section, int] | None:
    """A label with text after it on the same line, and the length of the label."""
    found = _BEGINS.match(text)
    return (Section(found.lastgroup), found.end()) if found and found.lastgroup else None


def label_inside(text: str) -> int:
    """Where "Minutes:" stands within a text that begins with a title; 0 if it does not."""
    found = _INSIDE.search(text[:600])
    return found.end() if found else 0


PAGE_HEADS = re.compile(
    r"\s*(?:(?:Eitem ar yr [Aa]genda / )?Agenda item|Issue - meetings|Issue details|Decision details|"
    r"Decision|Eitem ar yr Agenda|Eitem [Aa]genda|Manylion y penderfyniad|Agenda and (?:draft )?minutes|"
    r"Agenda, decisions and minutes|Draft minutes|Rhaglen a chofnodion)\s*$"
)
ONE_ITEM_HEADS = re.compile(
    r"\s*(?:(?:Eitem ar yr [Aa]genda / )?Agenda item|"
    r"Decision details|Eitem ar yr Agenda|Eitem [Aa]genda|Manylion y penderfyniad)\s*$"
)
ISSUE_HEAD = re.compile(r"\s*(?:Issue - meetings|Issue details|Mater - cyfarfodydd)\s*$")
ISSUE_MEETING = re.compile(r"\s*(?:Meeting|Cyfarfod): .{6,160}\((?:Item|Eitem) ([\w./-]{1,12}?)\.?\)\s*$")
ITEM_OF_LINK = re.compile(r"\((?:Item|Eitem) ([\w./-]{1,12}\.?)\)")
# At the end of a printed page, in the middle of whatever goes on
PAGE_FOOT = re.compile(r"\s*(?:.{0,80}\s)?(?:Page|Tudalen)\s+\d{1,3}(?:\s+(?:of|o)\s+\d{1,3})?\s*$")
LIST_HEAD = re.compile(r"\s*(?:No\.?|Rhif)\s*\|?\s*(?:Item|Eitem)s?\b[\s|]*$")
FILE_SIZE = re.compile(
    r"\s+(?:pdf icon\s+)?(?:PDF|DOC|DOCX|XLS|XLSX|HTM|PPT|PPTX)\s+\d[\d.,]*\s*[KM]B\b\.?", re.IGNORECASE
)
