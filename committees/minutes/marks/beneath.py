"""Which lines stand beneath a resolution and are parts of it, though they have no sign. Pure."""

import re
from collections.abc import Sequence

from committees.minutes.marks.limbs import is_limb
from committees.minutes.marks.votes import is_about_votes

# What was resolved stands in the lines beneath: "= RESOLVED", "= RESOLVED unanimously", "= that the Panel:"
OPEN = re.compile(
    r"^=\s*(?:(?:(?:it was )?(?:resolved|agreed|decided)|decisions?|penderfyn(?:wyd|iad)|cytunwyd)\b)?"
    r"[\W_]*(?:unanimously)?[\W_]*$",
    re.IGNORECASE,
)
LONGEST_OPEN = 60
THAT = re.compile(
    r"(?:that|to|bod|nodi|derbyn|cymeradwyo|cytuno|diolch|gofyn|argymell|croesawu)\b", re.IGNORECASE
)


def is_beneath(resolution: Sequence[str], line: str) -> bool:
    """`resolution` are its lines so far."""
    return is_limb(line) or is_about_votes(line) or _says_what(resolution, line)


def _says_what(resolution: Sequence[str], line: str) -> bool:
    """Whether a line without a sign is what the lines of a resolution ask for: "= RESOLVED", and beneath it "That the
    report be noted."; then each line that begins so."""
    head = resolution[0]
    if not head.endswith(":") and not (len(head) <= LONGEST_OPEN and OPEN.match(head)):
        return False
    before = next((each for each in reversed(resolution) if each), head)
    if before is head:
        return THAT.match(line) is not None or line[:1].islower()
    return THAT.match(before) is not None and THAT.match(line) is not None
