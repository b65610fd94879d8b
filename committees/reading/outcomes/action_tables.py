"""Tables of actions, as "Action | Owner | By when": a row of each is an action. Pure."""

import re
from collections.abc import Iterable

from committees.reading.result import Action, Paragraph
from committees.reading.sources.blocks import Source

_ACTION = re.compile(r"\s*(?:Actions?|Task|What|Agreed action)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\s*(?:Owner|Who|Lead|By whom|Responsib\w+|Action by|Officer|Assigned to)\b", re.IGNORECASE
)
_DUE = re.compile(r"\s*(?:By when|When|Due|Deadline|Date|Target date|Timescale|Completion)\b", re.IGNORECASE)


def rows_of(source: Source, paragraphs: Iterable[Paragraph]) -> list[Action]:
    """Below a row of headings that names actions and who does them, until a line that is no row of that table."""
    found: list[Action] = []
    columns: tuple[int, int, int] | None = None
    width = 0
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            cells = source.blocks[piece.block].cells
            if headed := _columns(cells):
                columns, width = headed, len(cells)
            elif columns and len(cells) == width:
                action, owner, due = (cells[at] if at >= 0 else "" for at in columns)
                if action:
                    found.append(Action(action, owner, due, (piece,), 0.9))
            else:
                columns = None
    return found


def _columns(cells: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Numbers of the columns of action, owner and due time, -1 for one that is not there."""
    owner = _first(cells, _OWNER)
    action = next((at for at, cell in enumerate(cells) if at != owner and _ACTION.match(cell)), -1)
    return (action, owner, _first(cells, _DUE)) if action >= 0 and owner >= 0 else None


def _first(cells: tuple[str, ...], heading: re.Pattern[str]) -> int:
    return next((at for at, cell in enumerate(cells) if heading.match(cell)), -1)
