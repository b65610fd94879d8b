"""What was read of a source, as plain data that is kept with it: items in the text of the editor, facts, suggestions.

Places are "120-348", from where to where in the source's words as `source_text` joins them. Pure.
"""

from typing import Any

from committees.intake.facts import Facts, facts_of
from committees.intake.privacy import private_items
from committees.intake.wording import blocks_of
from committees.minutes.marks.writing import write_minutes
from committees.reading.kept import words_kept
from committees.reading.result import Action, Item, Line, Paragraph, Part, Pieces, Reading, Resolution
from committees.reading.sources.blocks import Source, SourceKind
from committees.reading.speech.offices import office_of

Data = dict[str, Any]
KINDS = {
    SourceKind.TEXT: "text",
    SourceKind.MODERN_GOV: "html",
    SourceKind.HTML: "html",
    SourceKind.GET_MEETING: "xml",
    SourceKind.DOCX: "docx",
    SourceKind.WEBVTT: "transcript",
}
SURE = 0.6  # from which confidence on an action with an owner stands in the text that a person confirms
LONGEST_TITLE, LONGEST_OWNER = 200, 120


def source_text(source: Source) -> str:
    """Every word of the source, a block in each line."""
    return "\n".join(block.text for block in source.blocks)


class Places:
    """Where blocks begin in `source_text`."""

    def __init__(self, source: Source) -> None:
        self._starts, at = list[int](), 0
        for block in source.blocks:
            self._starts.append(at)
            at += len(block.text) + 1

    def of(self, pieces: Pieces) -> tuple[int, int]:
        """From the first character to the last; (0, 0) for what stands nowhere."""
        if not pieces:
            return 0, 0
        starts = [self._starts[one.block] + one.start for one in pieces]
        return min(starts), max(self._starts[one.block] + one.end for one in pieces)


def proposal_of(reading: Reading) -> Data:
    kept = words_kept(reading.source, reading)
    if reading.source.kind is SourceKind.WEBVTT:
        return {"words": [kept.kept, kept.total], "items": [], "facts": {}, "doubts": []}
    places, private = Places(reading.source), private_items(reading.items)
    return {
        "words": [kept.kept, kept.total],
        "items": [
            _item(item, places, paragraph) for item, paragraph in zip(reading.items, private, strict=True)
        ],
        "facts": _facts(facts_of(reading)),
        "doubts": [{"words": each.sentence, "place": places.of(each.pieces)} for each in reading.doubts],
    }


def _facts(facts: Facts) -> Data:
    there = [[each.name, each.capacity, each.status] for each in facts.there]
    day = facts.day.isoformat() if facts.day else ""
    return {"day": day, "time": facts.time, "place": facts.place, "there": there}


def _item(item: Item, places: Places, private: str) -> Data:
    everywhere = [places.of(part.pieces) for part in item.parts if part.pieces]
    return {
        "number": item.number.strip().rstrip(".:)")[:8],
        "title": item.title.strip()[:LONGEST_TITLE],
        "place": [min(first for first, _ in everywhere), max(last for _, last in everywhere)]
        if everywhere
        else [0, 0],
        "private": private,
        "text": write_minutes(blocks_of(item)),
        "outside": [_outside(part, places) for part in item.parts if not is_said(part)],
        "speakers": {
            part.speaker: part.speaker_kind.value
            for part in item.paragraphs
            if part.speaker and not office_of(part.speaker)  # whose kind the words alone tell
        },
        "unsure": [places.of(part.pieces) for part in item.paragraphs if not part.certain],
        "actions": [_action(each, places) for each in item.actions],
        "mentions": [[each.indicator, *places.of(each.pieces)] for each in item.mentions],
    }


def is_said(part: Part) -> bool:
    """Whether it is part of the minutes themselves, and not a number, a title, an introduction or a document."""
    return isinstance(part, Paragraph | Resolution)


def _outside(part: Part, places: Places) -> list[Any]:
    what = part.place.value if isinstance(part, Line) else "document"
    return [what, *places.of(part.pieces)]


def _action(action: Action, places: Places) -> Data:
    return {
        "title": " ".join(action.text.split())[:LONGEST_TITLE],
        "owner": " ".join(action.owner.replace(":", " ").split())[:LONGEST_OWNER],
        "due": action.due,
        "sure": action.confidence >= SURE and bool(action.owner.strip()),
        "place": places.of(action.pieces),
    }
