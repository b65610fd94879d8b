"""What whoever presides over a meeting, or stands in for them, is called in its minutes. Pure."""

import re
from collections.abc import Mapping, Sequence

# By capacity; "the Chair" speaks through whoever chaired
OFFICES: Mapping[str, Sequence[str]] = {
    "chair": (
        *("Chair", "Chairman", "Chairwoman", "Chairperson", "Convener", "Convenor"),
        *("Presiding officer", "Presiding member", "Cadeirydd", "Y Cadeirydd"),
    ),
    "vice_chair": (
        *("Vice-chair", "Vice chair", "Vice-chairman", "Vice-chairwoman", "Vice-chairperson", "Deputy chair"),
        *("Vice-convener", "Vice-convenor", "Depute convener", "Is-gadeirydd", "Yr Is-gadeirydd"),
    ),
}
# A vice-chair speaks as a member until they preside, when they are the Chair of that meeting
KIND_IN: Mapping[str, str] = {"chair": "chair", "vice_chair": "member"}
_CAPACITY = {name.casefold(): capacity for capacity, names in OFFICES.items() for name in names}

_BEGINS = re.compile(
    rf"(?:the\s+)?(?:{'|'.join(sorted(map(re.escape, _CAPACITY), key=len, reverse=True))})(?=[\s,:])",
    re.IGNORECASE,
)


def office_said(speaker: str, text: str) -> str:
    """The office by which a paragraph says who speaks, in its words; "" where it names none."""
    if speaker:
        return speaker if office_of(speaker) else ""
    match = _BEGINS.match(text)
    return match[0] if match else ""


def office_of(speaker: str) -> str:
    """The capacity in which somebody called so speaks, "chair" or "vice_chair"; "" of who is called by no office."""
    bare = re.sub(r"^the\s+", "", " ".join(speaker.split()), flags=re.IGNORECASE)
    return _CAPACITY.get(bare.casefold(), "")
