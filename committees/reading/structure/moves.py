"""Items of a transcript: where somebody says that the meeting goes on to the next one. Pure."""

import re

from committees.reading.sources.blocks import Source, whole
from committees.reading.structure.items import Draft

_MOVES = re.compile(
    r"\b(?:move|turn|go|come|moving|turning|on|this is|next is|that brings us)\b(?: \w+){0,3}? "
    r"(?:to )?(?:agenda )?item (?:number )?(?P<number>\d{1,2}[a-z]?)\b"
    r"(?:[,:.–-]+ (?:which is )?(?:the )?(?P<title>[^.?!]{3,200}))?",
    re.IGNORECASE,
)


def split_transcript(source: Source) -> list[Draft]:
    """What is said until the first item is announced, and each item with the words that announce it."""
    drafts = [Draft()]
    for index, block in enumerate(source.blocks):
        if found := _MOVES.search(block.text[:600]):
            title = (found["title"] or "").strip(" ,;:")
            drafts.append(Draft(index, found["number"], title))
        drafts[-1].body.append(whole(source, index))
    return drafts if drafts[0].body or len(drafts) == 1 else drafts[1:]
