"""What a person should look at: places that were left to be filled in. Pure."""

import re

# "Was there a list? There was none": an answer, and no place that was left
_ANSWER = r"(?:There|These|They|This|That|The|It|He|She|We|All|None|Both|Most|Some|Many|Officers|Members)\b"
_UNSURE = re.compile(
    rf"\?\s*\?|\?\w|(?<=\w)\?\s+(?!{_ANSWER})[A-Z]\w+ (?:was|were|confirmed)|\b(?:TBC|XX+)\b|"
    r"\[\s*(?:[Ii]nsert|INSERT|tbc|TBC)"
)

# One of these is in all of them
_SIGNS = ("?", "TBC", "XX", "[")


def unsure(text: str) -> bool:
    """Whether it was left to be filled in: "The minutes of the meeting of? were confirmed???"."""
    return any(sign in text for sign in _SIGNS) and bool(_UNSURE.search(text))
