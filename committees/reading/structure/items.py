"""Blocks into items: what stands before the minutes of each, its minutes, and its documents. Pure."""

import re
from dataclasses import dataclass, field

from committees.reading.labels import FILE_SIZE, LIST_HEAD, PAGE_HEADS, Section, section_begun, section_of
from committees.reading.references.documents import document_of
from committees.reading.result import Document, Line, Place
from committees.reading.sources.blocks import Block, Piece, Role, Source, text_of, whole
from committees.reading.structure.heads import find_heads
from committees.reading.structure.marked import Head
from committees.reading.structure.meeting_lines import first_below


@dataclass
class Draft:
    """An item on its way: lines before its minutes, then pieces of the minutes and of lists of documents in order.

    `first` is its first block; it has all blocks from there to the first one of the next item. `decisions` holds pieces
    of `body` that are labels before a decision, as "Decision:"."""

    first: int = 0
    number: str = ""
    title: str = ""
    before: list[Line | Document] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    document_labels: set[Piece] = field(default_factory=set)
    documents: set[Piece] = field(default_factory=set)
    decisions: set[Piece] = field(default_factory=set)
    titled_document: Piece | None = None


def split_items(source: Source) -> list[Draft]:
    """At least one, whatever there is: what stands before the first item is in its introduction."""
    heads = find_heads(source)
    if not heads:
        draft = Draft()
        begin = 1 + max(
            (index for index, block in enumerate(source.blocks[:40]) if _page_head(block)), default=-1
        )
        begin = max(begin, first_below(source.blocks))
        draft.before += [_line(source, Place.INTRODUCTION, whole(source, index)) for index in range(begin)]
        Filler(source, draft, None).fill(range(begin, len(source.blocks)))
        return [draft]
    drafts = []
    for number, head in enumerate(heads):
        end = heads[number + 1].first if number + 1 < len(heads) else len(source.blocks)
        draft = Draft(head.first if number else 0, head.number)
        if not number:
            draft.before += [
                _line(source, Place.INTRODUCTION, whole(source, index)) for index in range(head.first)
            ]
        Filler(source, draft, head).fill(range(head.first, end))
        drafts.append(draft)
    return drafts


def _line(source: Source, place: Place, piece: Piece) -> Line:
    return Line(place, text_of(source, piece), (piece,))


class Filler:
    """Goes through the blocks of one item."""

    def __init__(self, source: Source, draft: Draft, head: Head | None) -> None:
        self._source, self._draft, self._head = source, draft, head
        self._in_body = False
        self._in_documents = False

    def fill(self, indexes: range) -> None:
        self._has_label = any(_labelled(self._source.blocks[index]) for index in indexes)
        for index in indexes:
            if self._head and index in (self._head.first, self._head.title, self._head.number_block):
                self._begin(self._head, index)
            else:
                self._add(index, 0)

    def _begin(self, head: Head, index: int) -> None:
        text = self._source.blocks[index].text
        if index == head.number_block:
            self._draft.before.append(_line(self._source, Place.NUMBER, whole(self._source, index)))
        elif index != head.title:
            self._draft.before.append(_line(self._source, Place.INTRODUCTION, whole(self._source, index)))
        else:
            end = _end_of_title(text[: head.end])
            if head.start:
                self._before(Place.NUMBER, Piece(index, 0, head.start))
            self._before(Place.TITLE, Piece(index, head.start, end))
            self._draft.title = text_of(self._source, Piece(index, head.start, end))
            if end < head.end or FILE_SIZE.search(text[head.start :]):
                self._draft.titled_document = Piece(index, head.start, end)
            self._before(Place.INTRODUCTION, Piece(index, end, head.minutes or len(text)))
            if head.minutes:
                self._add(index, head.minutes)

    def _before(self, place: Place, piece: Piece) -> None:
        if text_of(self._source, piece):
            self._draft.before.append(_line(self._source, place, piece))

    def _add(self, index: int, start: int) -> None:
        block = self._source.blocks[index]
        piece = Piece(index, start, len(block.text))
        section = section_of(block.text[start:])
        begun = section_begun(block.text[start:]) if section is None else None
        if section is Section.DOCUMENTS:
            self._in_documents = True
            self._draft.document_labels.add(piece)
            self._put(piece)
        elif section is Section.DECISION or (section is Section.MINUTES and block.role is not Role.TITLE):
            self._label(piece, section)
        elif begun and begun[0] is Section.MINUTES and not self._in_body:
            cut = start + begun[1]
            self._label(Piece(index, start, cut), Section.MINUTES)
            self._put(Piece(index, cut, len(block.text)))
        else:
            self._text(block, piece)

    def _label(self, piece: Piece, section: Section) -> None:
        self._in_documents = False
        if section is Section.DECISION:
            self._draft.decisions.add(piece)
            self._in_body = True
        self._put(piece)
        self._in_body = True

    def _text(self, block: Block, piece: Piece) -> None:
        if block.role is Role.DOCUMENT or (self._in_documents and _like_document(block)):
            self._draft.documents.add(piece)
        elif self._in_documents and not block.links:
            self._in_documents = False
        if not self._in_body and not self._has_label and not _like_introduction(block, self._draft):
            self._in_body = True
        self._put(piece)

    def _put(self, piece: Piece) -> None:
        if self._in_body:
            self._draft.body.append(piece)
        elif piece in self._draft.documents:
            self._draft.before.append(document_of(self._source, piece))
        else:
            self._draft.before.append(_line(self._source, Place.INTRODUCTION, piece))


def _page_head(block: Block) -> bool:
    return bool(PAGE_HEADS.match(block.text) or LIST_HEAD.match(block.text))


def _labelled(block: Block) -> bool:
    """Whether what stands before it is text of the agenda: "Minutes:", or a page's own "Decision:". Where a clerk wrote
    the latter, it comes after what was said."""
    if block.role is Role.TITLE:
        return False
    begun = section_begun(block.text)
    section = section_of(block.text) or (begun[0] if begun else None)
    return section is Section.MINUTES or (section is Section.DECISION and block.role is Role.LABEL)


def _end_of_title(text: str) -> int:
    """Without the size of the file that the title leads to."""
    found = FILE_SIZE.search(text)
    return found.start() if found else len(text.rstrip())


def _like_document(block: Block) -> bool:
    if block.links or FILE_SIZE.search(block.text):
        return True
    return bool(re.search(r"\.(?:pdf|docx?|xlsx?|pptx?)\b", block.text, re.IGNORECASE)) or bool(
        re.match(r"(?:Appendix|Annex|Report|Enc\.?|Item|Enclosure|Atodiad)\b", block.text)
        and len(block.text) < 160
        and not block.text.rstrip().endswith((".", ";"))
    )


_AGENDA_TEXT = re.compile(
    r"\s*(?:To\s+[a-z]+\b|Presentation (?:from|by)\b|(?:Joint )?[Rr]eport (?:of|by|from)\b|The (?:Panel|"
    r"Committee|Board) (?:is|are) asked\b|Members (?:are|is) (?:asked|invited)|This report (?:sets|"
    r"provides|presents)|Verbal (?:update|report)|Lead officer|Presented by|(?:Report )?[Aa]uthor|Contact|"
    r"Decision status|Is Key decision|Is subject to call|\([A-Z][^)]{3,80}\)$)"
)


def _like_introduction(block: Block, draft: Draft) -> bool:
    """Text of an agenda, where no label tells it from the minutes: what is to be done, and by whom."""
    return block.role in (Role.AGENDA, Role.SURROUNDING) or bool(_AGENDA_TEXT.match(block.text))
