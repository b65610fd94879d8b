"""What a person should look at: places that were left to be filled in. Pure."""

import re

_UNSURE = re.compile(
    r"\?\s*\?|\?\w|\w\?\s+[A-Z]\w+ (?:was|were|confirmed)|\bTBC\b|\bXX+\b|\[\s*(?:insert|tbc)", re.IGNORECASE
)


def unsure(text: str) -> bool:
    """Whether it was left to be filled in: "The minutes of the meeting of? were confirmed???"."""
    return bool(_UNSURE.search(text))
