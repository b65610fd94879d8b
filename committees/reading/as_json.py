"""What was read, in the shape that `import_minutes --json` prints. Pure.

Its keys keep paragraphs and resolutions apart, so the order between them is lost. Where anything follows a resolution
or a document that the lists would tell before it, their words are also among the paragraphs, in their place: read from
top to bottom, the lists of an item have every word of the source in its order.
"""

from collections.abc import Iterable
from typing import Any

from committees.reading.result import Document, Item, Line, Paragraph, Part, Place, Reading, Resolution
from committees.reading.sources.blocks import words_in

Data = dict[str, Any]


def as_data(reading: Reading, places: bool = False) -> Data:
    """With `places`, everything also says under "source" where it stands."""
    return {"items": [_item(reading, item, places) for item in reading.items]}


def _item(reading: Reading, item: Item, places: bool) -> Data:
    introduction, rest = _introduction(item)
    paragraphs = _paragraphs(reading, rest, places)
    return {
        "number": item.number,
        "title": item.title,
        "introduction": introduction,
        "paragraphs": paragraphs,
        "resolutions": [_placed(reading, _resolution(one), one, places) for one in item.resolutions],
        "actions": _all(reading, item.actions, places, "text owner due"),
        "documents": _all(reading, item.documents, places, "title url"),
        "mentions": _all(reading, item.mentions, places, "indicator text"),
    }


def _all(reading: Reading, found: Iterable[Any], places: bool, names: str) -> list[Data]:
    return [
        _placed(reading, {name: getattr(one, name) for name in names.split()}, one, places) for one in found
    ]


def _introduction(item: Item) -> tuple[list[str], list[Part]]:
    """Lines before the minutes, and the parts after them. Number and title are told by keys of their own, unless
    something stands before them."""
    first = next((number for number, part in enumerate(item.parts) if not _before(part)), len(item.parts))
    lines = list(item.parts[:first])
    # A list of documents and nothing after it needs no second mention
    while lines and isinstance(lines[-1], Document) and first == len(item.parts):
        lines.pop()
    told = _told_by_keys(item, lines)
    texts = [text for part in lines[told:] for text in _lines(part)]
    return texts, list(item.parts[first:])


def _told_by_keys(item: Item, lines: list[Part]) -> int:
    """How many of the first lines are the number and the title."""
    told, keys = 0, {Place.NUMBER: item.number, Place.TITLE: item.title}
    for place, said in keys.items():
        line = lines[told] if told < len(lines) else None
        if isinstance(line, Line) and line.place is place and words_in(line.text) == words_in(said):
            told += 1
    return told


def _before(part: Part) -> bool:
    return isinstance(part, Line | Document)


def _paragraphs(reading: Reading, parts: list[Part], places: bool) -> list[Data]:
    """With whatever else stands before the last of them, and all that the lists after them would tell too early."""
    end = len(parts)
    for kind in (Document, Resolution):
        while end and isinstance(parts[end - 1], kind):
            end -= 1
    written: list[Data] = []
    at: list[int] = []
    for part in parts[:end]:
        if isinstance(part, Paragraph):
            answers = at[part.answers] if part.answers is not None and part.answers < len(at) else None
            at.append(len(written))
            written.append(_placed(reading, _paragraph(part, answers), part, places))
        else:
            written += [_placed(reading, _quoted(text), part, places) for text in _lines(part)]
    return written


def _paragraph(part: Paragraph, answers: int | None) -> Data:
    return {
        "kind": part.kind.value,
        "text": part.text,
        "speaker": part.speaker,
        "speaker_kind": part.speaker_kind.value,
        "answers": answers,
    }


def _quoted(text: str) -> Data:
    return {"kind": "procedure", "text": text, "speaker": "", "speaker_kind": "none", "answers": None}


def _lines(part: Part) -> list[str]:
    if isinstance(part, Resolution):
        limbs = [f"{limb.label} {limb.text}".strip() for limb in part.limbs]
        return [text for text in (part.label, *limbs) if text]
    return [part.title if isinstance(part, Document) else part.text]


def _resolution(one: Resolution) -> Data:
    return {
        "label": one.label,
        "limbs": [{"label": limb.label, "verb": limb.verb.value, "text": limb.text} for limb in one.limbs],
    }


def _placed(reading: Reading, data: Data, one: Any, places: bool) -> Data:
    return {**data, "source": list(reading.where(one.pieces))} if places else data
