"""What a person should look at: places that were left to be filled in. Pure."""

import re

_UNSURE = re.compile(
    r"\?\s*\?|\?\w|(?<=\w)\?\s+[A-Z]\w+ (?:was|were|confirmed)|\b(?:TBC|XX+)\b|\[\s*(?:[Ii]nsert|INSERT|tbc|TBC)"
)

# One of these is in all of them
_SIGNS = ("?", "TBC", "XX", "[")


def unsure(text: str) -> bool:
    """Whether it was left to be filled in: "The minutes of the meeting of? were confirmed???"."""
    return any(sign in text for sign in _SIGNS) and bool(_UNSURE.search(text))
