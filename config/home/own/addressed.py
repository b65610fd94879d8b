"""What minutes have a member say, told to that member: "asked why" becomes "You asked why". Pure."""

from committees.minutes.speech import as_printed
from committees.reading.speech.asking import ASKED_WHAT

# Verbs that are said otherwise of "you"
OF_YOU = {"was": "were", "wasn’t": "weren’t", "wasn't": "weren't", "has": "have", "is": "are"}


def told_to_you(speaker: str, text: str) -> str:
    """A sentence as minutes have it follows a colon: it may be the question itself, as one put in advance is."""
    said_by, words = as_printed(speaker, text)
    if not said_by:
        return f"As minuted: {words}"
    first, _, rest = words.partition(" ")
    if not first[:1].islower():
        return f"You asked: {words}"
    if first.rstrip(":,") in ASKED_WHAT:
        return f"You asked {words}"
    return f"You {OF_YOU.get(first, first)} {rest}".rstrip()
