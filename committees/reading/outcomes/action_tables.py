"""Tables and lists of actions, as "Action | Owner | By when": a row of each is an action. Pure."""

import itertools
import re
from collections.abc import Iterable

from committees.reading.outcomes.action_marks import entered, label_alone
from committees.reading.outcomes.asked_of import asked_below
from committees.reading.outcomes.deeds import marked_to
from committees.reading.result import Action, Paragraph
from committees.reading.sources.blocks import Piece, Source, marker_in, text_of
from committees.reading.sources.rows import WHO_ACTS
from committees.reading.speech.subjects import alone

_ACTION = re.compile(r"\s*(?:Actions?|Task|What|Agreed action)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:Agenda item|Item|Minute)(?: (?:No\.?|number|ref\w*))?\s*$", re.IGNORECASE)
# "3a", "3.1": the first action of item 3
_REFERENCE = re.compile(r"\s*(?:Ref(?:erence)?|No|Number)\b\.?\s*$", re.IGNORECASE)
_PART_OF_ITEM = re.compile(r"\s*(\d{1,3})(?:[./]\d{1,2}|\s?[a-z])\s*")
_DUE = re.compile(r"\s*(?:By when|When|Due|Deadline|Date|Target date|Timescale|Completion)\b", re.IGNORECASE)
# What has been done is in a log of actions, too
_STATUS = re.compile(r"\s*(?:Status|Update|Progress|Position|Outcome|Comments?|RAG)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"\s*(?:completed?|closed|done|discharged|actioned|implemented|superseded|delivered)\b(?! by\b)",
    re.IGNORECASE,
)

_INITIALS = re.compile(
    r"(?P<owner>[A-Z]{2,4}(?:\s*(?:/|,|&|and)\s*[A-Z]{2,4})*)"
    r"(?:\s*[,:(–-]?\s*(?:by\s+)?(?P<due>\d[\d/. ]*(?:\w+)?(?: 20\d\d)?|[A-Z][a-z]+(?: 20\d\d)?|next meeting)\)?)?"
)
LONGEST_OWNER = 60


def rows_of(source: Source, paragraphs: Iterable[Paragraph]) -> list[Action]:
    """Below a row of headings that names actions and who does them, until a line that is no row of that table; and the
    points of a list below "Actions:" and "The Clerk was asked to:"."""
    paragraphs = list(paragraphs)
    found: list[Action] = _listed(source, paragraphs)
    columns: tuple[int, ...] | None = None
    width = 0
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if piece.start:
                continue
            cells = source.blocks[piece.block].cells
            if headed := _columns(cells):
                columns, width = headed, len(cells)
            elif columns and len(cells) == width:
                action, owner, due, item, status, ref = (cells[at] if at >= 0 else "" for at in columns)
                part = _PART_OF_ITEM.fullmatch(ref)
                item = item or (part[1] if part else "")
                if action and not _CLOSED.match(status):
                    found.append(Action(action, owner, due, (piece,), 0.9, item))
            else:
                columns = None
    return found


def _listed(source: Source, paragraphs: list[Paragraph]) -> list[Action]:
    """Points below "Actions:" and "The Clerk was asked to:", and cells of a column headed "Action"."""
    found: list[Action] = []
    below, asked = False, ""
    for paragraph in paragraphs:
        piece = paragraph.pieces[0]
        block = source.blocks[piece.block]
        listed = below and (block.marker or marked_to(paragraph.text)[0])
        if listed or (block.acts and not owner_cell(block.text)):
            _marker, body = marker_in(source, piece)
            text = text_of(source, Piece(piece.block, body, piece.end))
            found.append(entered(text, paragraph.pieces, asked))
        else:
            asked = asked_below(paragraph.text)
            below = bool(asked) or label_alone(paragraph.text)
    return found


def owners_beside(source: Source, blocks: range) -> dict[int, tuple[str, str]]:
    """By the number of a block: who is to do what it says, and when, where that stands in a cell beside it."""
    found: dict[int, tuple[str, str]] = {}
    for before, number in itertools.pairwise(blocks):
        block = source.blocks[number]
        owner = owner_cell(block.text) if block.column > 0 and len(block.text) < LONGEST_OWNER else None
        if owner and source.blocks[before].column in range(block.column):
            found[before] = owner
    return found


def owner_cell(text: str) -> tuple[str, str] | None:
    """ "KD/ST, 9 December", "Head of Care": who, and when; None for any other text."""
    if found := _INITIALS.fullmatch(text.strip()):
        return found["owner"], found["due"] or ""
    who = alone(text)
    return (text.strip(), "") if who and who.name and not who.collective else None


def _columns(cells: tuple[str, ...]) -> tuple[int, ...] | None:
    """Numbers of the columns of action, owner, due time, minute, status and reference, -1 for one that is not
    there."""
    if not cells:
        return None
    owner = _first(cells, WHO_ACTS)
    action = next((at for at, cell in enumerate(cells) if at != owner and _ACTION.match(cell)), -1)
    others = tuple(_first(cells, heading) for heading in (_DUE, _ITEM, _STATUS, _REFERENCE))
    return (action, owner, *others) if action >= 0 and owner >= 0 else None


def _first(cells: tuple[str, ...], heading: re.Pattern[str]) -> int:
    return next((at for at, cell in enumerate(cells) if heading.match(cell)), -1)
