"""What every kind of source is turned into: blocks of text in order, each with its place in the source. Pure.

A block is what a reader sees as one line or paragraph: a paragraph, a bullet, a cell, a heading. Its text has every
word of the source that stands there, in order, with one change: each kind of white space is a space, and never more
than two of them stand together. Rules may therefore look for any number of spaces without going through pages of them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
WIDE_GAP = re.compile(r"\s{3,}")
GAP = "  "
# No number of a paragraph is longer
LONGEST_MARKER = 40


class SourceKind(StrEnum):
    TEXT = "plain text"
    MODERN_GOV = "Modern.gov page"
    HTML = "web page"
    GET_MEETING = "Modern.gov GetMeeting"
    DOCX = "Word document"
    WEBVTT = "WebVTT transcript"


class Role(StrEnum):
    """What the source itself says that a block is. Most say nothing."""

    NONE = ""
    SURROUNDING = "surrounding"
    NUMBER = "number"
    TITLE = "title"
    LABEL = "label"
    AGENDA = "agenda text"
    DOCUMENT = "document"
    PAGE = "head or foot of a page"


class Link(NamedTuple):
    """Characters `start` to `end` of a block lead to `url`, as the source has it."""

    start: int
    end: int
    url: str


class Origin(NamedTuple):
    """Where a block stands. `element`: path of an element or number of a paragraph; for plain text `offsets`, pairs of
    (character in the block, character in the source) at which each of its lines begins."""

    element: str = ""
    offsets: tuple[tuple[int, int], ...] = ()

    def at(self, start: int, end: int) -> str:
        """The place of characters `start` to `end` of the block, as a person or another program can find it."""
        if self.offsets:
            return f"characters {self._of(start)} to {self._of(max(end - 1, start)) + 1}"
        return self.element

    def _of(self, character: int) -> int:
        line = bisect_right(self.offsets, character, key=lambda pair: pair[0]) - 1
        inside, outside = self.offsets[max(line, 0)]
        return outside + character - inside


class Block(NamedTuple):
    """`marker` is what stands before a point of a list ("a)", "•"), the first characters of `text`; `level` counts
    from 0, for plain text it is the indent in columns. `apart`: blank lines before it, or the end of a table's row.
    `column` of a table that is no row of short `cells`, from 0; -1 outside of one; `acts` if it is headed "Action"
    beside what was said. `voice`: who speaks in a transcript.
    """

    text: str
    origin: Origin = Origin()
    role: Role = Role.NONE
    heading: int = 0
    marker: str = ""
    level: int = 0
    apart: bool = False
    new_row: bool = False
    bold: bool = False
    cells: tuple[str, ...] = ()
    column: int = -1
    acts: bool = False
    voice: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Attendee:
    """As a source lists those who attended: `role` and `attendance` in its words."""

    name: str
    role: str = ""
    attendance: str = ""


@dataclass(frozen=True)
class Source:
    """`meeting`: what it says apart from its blocks of the meeting's "day", "time" and "place", in its words."""

    kind: SourceKind
    blocks: tuple[Block, ...]
    attendees: tuple[Attendee, ...] = ()
    meeting: tuple[tuple[str, str], ...] = ()


class Piece(NamedTuple):
    """Characters `start` to `end` of the block with this number."""

    block: int
    start: int
    end: int


def text_of(source: Source, piece: Piece) -> str:
    """Its words, one space between them."""
    return source.blocks[piece.block].text[piece.start : piece.end].strip().replace(GAP, " ")


def whole(source: Source, block: int) -> Piece:
    return Piece(block, 0, len(source.blocks[block].text))


def narrowed(text: str, before: str = "") -> str:
    """With spaces for all white space and no wide gaps, also where it goes on after `before`."""
    plain = WIDE_GAP.sub(GAP, _SPACE.sub(" ", text))
    return plain.lstrip(" ") if before.endswith(" ") else plain


_SPACE = re.compile(r"\s")


class Numbering(NamedTuple):
    """The marker that a text begins with, and where what follows it begins."""

    marker: str = ""
    body: int = 0


# A bullet, a sign that can be one, or a number
_MARKER = re.compile(
    r"\s*(?:([·•▪●◦‣⁃∙■□➢►✓§\uf0b7\uf0a7\uf0d8\uf06e])\s*|([*–—-]|o(?=\s{2}|\t))\s+"
    r"|(\(?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]{1,2}|\((?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})\)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,2}(?=\s+(?:[Tt]hat|the|To [a-z]+|[A-Z]{3,}ED)\b))"
    r"(?:\s+|(?<=[.)])(?=[A-Z][a-z])))"
)


def marker_of(text: str) -> Numbering:
    """The bullet or number before a text: "· Text", "a) Text", "(iv) Text", "17.4 Text"; none otherwise."""
    return _numbering(text[:LONGEST_MARKER])


# Each line is asked several times
@lru_cache(2000)
def _numbering(text: str) -> Numbering:
    found = _MARKER.match(text)
    return Numbering(found.group(found.lastindex or 0), found.end()) if found else Numbering()


def marker_in(source: Source, piece: Piece) -> tuple[str | None, int]:
    """The marker at the beginning of a piece, and where the text after it begins."""
    block = source.blocks[piece.block]
    found = marker_of(block.text[piece.start : min(piece.end, piece.start + LONGEST_MARKER)])
    if found.marker:
        return found.marker, piece.start + found.body
    if block.marker and not piece.start:
        size = len(block.marker) if block.text.startswith(block.marker) else 0
        return block.marker, size
    return None, piece.start


def said_in(source: Source, piece: Piece) -> tuple[str | None, str]:
    """The marker at the beginning of a piece, and the text after it."""
    marker, start = marker_in(source, piece)
    return marker, source.blocks[piece.block].text[start : piece.end]


def words_in(text: str) -> list[str]:
    """Its words, as letters and figures in a row: what is counted when it is asked whether all were kept."""
    return WORD.findall(text)
