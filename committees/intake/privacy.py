"""Which items of a file are not for the public, as the file itself says. Pure.

Minutes of an exempt part come after the resolution that excludes the public, and name the paragraph of the schedule.
"""

import re
from collections.abc import Sequence

from committees.reading.result import Item, Line, texts_of

SAID_SO = re.compile(
    r"\bnot for publication\b|\bexempt (?:item|report|information|minutes?)\b|\(exempt\)"
    r"|\bpart (?:2|ii|b)\b[^.]{0,40}\b(?:private|exempt)"
    r"|\bprivate and confidential\b|\brestricted minutes?\b",
    re.IGNORECASE,
)
EXCLUDED = re.compile(
    r"\b(?:exclu(?:de|ded|sion of)\b[^.]{0,60}\b(?:public|press)|(?:public|press)\b[^.]{0,60}\bbe excluded)",
    re.IGNORECASE,
)
BACK = re.compile(r"\b(?:public|press)\b[^.]{0,40}\b(?:re-?admitted|returned|admitted again)", re.IGNORECASE)
PARAGRAPH = re.compile(r"\bparagraphs?\s+(\d{1,2}[A-Z]?)\b", re.IGNORECASE)
UNNAMED = "?"


def private_items(items: Sequence[Item]) -> list[str]:
    """For each item "" where it is public, the paragraph of the schedule that it names, or "?" where it names none."""
    found, closed, last = list[str](), False, ""
    for item in items:
        texts = [text for part in item.parts for text in texts_of(part)]
        head = " ".join([item.title, *(part.text for part in item.parts if isinstance(part, Line))])
        words = " ".join(texts)
        named = PARAGRAPH.search(words)
        excludes = EXCLUDED.search(item.title) is not None
        if BACK.search(words):
            closed = False
        if SAID_SO.search(head) or (closed and not excludes):
            found.append(named[1].upper() if named else last or UNNAMED)
        else:
            found.append("")
        if excludes or (EXCLUDED.search(words) and re.search(r"\bresolved\b", words, re.IGNORECASE)):
            closed, last = True, named[1].upper() if named else ""
    return found
