"""Plain text, pasted or from a file: lines into blocks, hard-wrapped ones joined again. Pure."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from committees.reading.sources.blocks import (
    GAP,
    WIDE_GAP,
    WORD,
    Block,
    Origin,
    Source,
    SourceKind,
    marker_of,
)

# A text whose lines are longer than this was not wrapped by hand.
WIDEST_WRAPPED = 125
NARROWEST_WRAPPED = 40
_INLINE_BULLET = re.compile(r"(?<=\S)\s+(?=[·•▪●]\s+\S)")
_TWO_CELLS = re.compile(r"\S\s+\|\s+\S")
_OTHER_SPACE = re.compile(r"[^\S ]")
_STARTS_ANEW = re.compile(
    r"\s*(?:[A-Z][A-Za-z ]{2,40}:(?:\s|$)|That\b|that\b.{0,200};|[QA](?:\d{1,2}[.:)]|\d{0,2} ?\([^()]{2,60}\):)\s|"
    r"\((?:References?|Note|Proposed|Moved|Action)\b|RESOLVED|Resolved|AGREED|PENDERFYN|AP ?\d|ACTION|\|)"
)

_ENDS, _SPEAKS = (
    re.compile(r"[.?!]\s*$"),
    re.compile(
        r"\s*(?:[A-Z][\w.'’ ]{1,50}(?::|\s[–—-])|(?i:Noted|Agreed|Requested|Approved|Endorsed|Recommended|Asked))\s"
    ),
)


class Line(NamedTuple):
    text: str
    offset: int
    blank: bool
    ends_row: bool


def read_text(text: str) -> Source:
    """Blocks of a text. Their places are characters of `text` as it was given."""
    lines = list(_lines(text))
    width = _width(lines)
    blocks: list[Block] = []
    held: list[Line] = []
    apart = new_row = False
    for line in lines:
        if line.blank or not (held and _goes_on(held[-1], line, width)):
            if held:
                blocks.append(_block(held, apart, new_row))
                apart, new_row, held = False, held[-1].ends_row, []
            if line.blank:
                apart, new_row = True, new_row or line.ends_row
                continue
        held.append(line)
    if held:
        blocks.append(_block(held, apart, new_row))
    return Source(SourceKind.TEXT, tuple(blocks))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for whole in text.splitlines(keepends=True):
        plain = whole.rstrip()
        ends_row = plain.endswith("|")
        plain = plain if plain.isprintable() else _OTHER_SPACE.sub(" ", plain)
        bullets = () if plain.isascii() else _INLINE_BULLET.finditer(plain)
        cuts = [0, *(found.end() for found in bullets), len(plain)]
        for first, last in itertools.pairwise(cuts):
            # Signs between the cells of a copied table say where its rows end and are no words
            piece = plain[first:last].rstrip(" |" if ends_row else " ")
            yield Line(piece, offset + first, not WORD.search(piece), ends_row and last == len(plain))
        offset += len(whole)


def _width(lines: list[Line]) -> int:
    """Of a text wrapped by hand, in columns; 0 for one that was not wrapped."""
    before_others = [
        len(one.text) for one, after in itertools.pairwise(lines) if not one.blank and not after.blank
    ]
    if not before_others:
        return 0
    widest = sorted(before_others)[int(len(before_others) * 0.95)]
    return widest if NARROWEST_WRAPPED <= widest <= WIDEST_WRAPPED else 0


def _goes_on(line: Line, after: Line, width: int) -> bool:
    """Whether the line after this one is the same paragraph, and no other row: its first word had no room left."""
    if not width or line.ends_row or marker_of(after.text).marker or _STARTS_ANEW.match(after.text):
        return False
    if _ENDS.search(line.text) and _SPEAKS.match(after.text):
        return False
    if line.text.count("|") == after.text.count("|") > 1:
        return False
    first_word = after.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width * 0.85


def _block(lines: list[Line], apart: bool, new_row: bool) -> Block:
    text, offsets = "", []
    indent = len(lines[0].text) - len(lines[0].text.lstrip())
    for line in lines:
        start = len(line.text) - len(line.text.lstrip())
        text += " " if text else ""
        gaps = WIDE_GAP.finditer(line.text, start) if "   " in line.text else ()
        for gap in [*gaps, None]:
            offsets.append((len(text), line.offset + start))
            text += line.text[start : gap.start()] + GAP if gap else line.text[start:]
            start = gap.end() if gap else start
    table = "|" in text and (text.count("|") > 1 or _TWO_CELLS.search(text))
    cells = tuple(cell.strip() for cell in text.split("|")) if table else ()
    return Block(
        text,
        Origin(offsets=tuple(offsets)),
        marker=marker_of(text).marker,
        level=indent,
        apart=apart,
        new_row=new_row,
        cells=cells,
    )
