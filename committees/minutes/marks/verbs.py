"""What a limb of a resolution does, by its first words. Pure."""

import re

VERBS = (
    ("noted", r"not(?:e|es|ed)|receiv(?:e|es|ed)|welcom(?:e|es|ed)"),
    ("approved", r"approv(?:e|es|ed)|adopt(?:s|ed)?|endors(?:e|es|ed)"),
    ("recommended", r"recommend(?:s|ed)?|urg(?:e|es|ed)"),
    ("requested", r"request(?:s|ed)?|ask(?:s|ed)?|requir(?:e|es|ed)|invit(?:e|es|ed)"),
    ("agreed", r"agree(?:s|d)?|confirm(?:s|ed)?|support(?:s|ed)?|appoint(?:s|ed)?"),
)
FIRST = re.compile(
    r"^\W*(?:that\s+)?(?:(?:the|this)\s+(?:panel|committee|board|cabinet|members?)\s+)?(?:members\s+)?(?:to\s+|be\s+)?"
    + "(?:" + "|".join(f"(?P<{verb}>{words})" for verb, words in VERBS) + r")\b",
    re.IGNORECASE,
)  # fmt: skip
PASSIVE = re.compile(
    r"\bbe\s+(?:" + "|".join(f"(?P<{verb}>{words})" for verb, words in VERBS) + r")\b", re.IGNORECASE
)


def verb_of(text: str) -> str:
    """ "notes the report" and "That the report be noted" are both noted; "other" where no verb is known."""
    match = FIRST.match(text) or PASSIVE.search(text)
    return (match.lastgroup or "other") if match else "other"
