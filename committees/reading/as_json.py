"""What was read, in the shape that `import_minutes --json` prints. Pure.

Its keys keep paragraphs and resolutions apart, so the order between them is lost. Where text follows a resolution or a
document, their words are also among the paragraphs, in their place: read from top to bottom, the lists of an item have
every word of the source in its order.
"""

from typing import Any

from committees.reading.result import Document, Item, Line, Paragraph, Part, Place, Reading, Resolution

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
        "actions": [
            _placed(reading, {"text": one.text, "owner": one.owner, "due": one.due}, one, places)
            for one in item.actions
        ],
        "documents": [
            _placed(reading, {"title": one.title, "url": one.url}, one, places) for one in item.documents
        ],
        "mentions": [
            _placed(reading, {"indicator": one.indicator, "text": one.text}, one, places)
            for one in item.mentions
        ],
    }


def _introduction(item: Item) -> tuple[list[str], list[Part]]:
    """Lines before the minutes. What stands before the title is told first, and then the title in its place."""
    first = next((number for number, part in enumerate(item.parts) if not _before(part)), len(item.parts))
    lines = item.parts[:first]
    texts: list[str] = []
    for part in lines:
        if isinstance(part, Line) and (part.place is Place.INTRODUCTION or texts):
            texts.append(part.text)
        elif isinstance(part, Document):
            texts.append(part.title)
    # A list of documents and nothing after it needs no second mention
    while lines and isinstance(lines[-1], Document) and first == len(item.parts):
        lines, texts = lines[:-1], texts[:-1]
    return texts, list(item.parts[first:])


def _before(part: Part) -> bool:
    return isinstance(part, Line | Document)


def _paragraphs(reading: Reading, parts: list[Part], places: bool) -> list[Data]:
    last = max((number for number, part in enumerate(parts) if isinstance(part, Paragraph)), default=-1)
    written: list[Data] = []
    at: list[int] = []
    for part in parts[: last + 1]:
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
    return [part.title] if isinstance(part, Document) else []


def _resolution(one: Resolution) -> Data:
    return {
        "label": one.label,
        "limbs": [{"label": limb.label, "verb": limb.verb.value, "text": limb.text} for limb in one.limbs],
    }


def _placed(reading: Reading, data: Data, one: Any, places: bool) -> Data:
    return {**data, "source": list(reading.where(one.pieces))} if places else data
