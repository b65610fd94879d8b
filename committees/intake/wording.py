"""An item as it was read, said as the editor holds minutes: no word goes and none comes. Pure."""

import re

from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Block, LimbSaid, Paragraph, Resolved
from committees.minutes.marks.writing import write_minutes
from committees.reading import result

LONGEST_SPEAKER = 160


def blocks_of(item: result.Item) -> list[Block]:
    """In the order of the source, as the editor's text would be read again."""
    numbers: dict[int, int] = {}  # of questions, by the place of their paragraph
    found: list[Block] = []
    paragraphs = 0
    for part in item.parts:
        if isinstance(part, result.Paragraph):
            if part.kind is result.SpeechKind.QUESTION:
                numbers[paragraphs] = len(numbers) + 1
            found.append(_paragraph(part, numbers))
            paragraphs += 1
        elif isinstance(part, result.Resolution):
            found += _resolution(part)
    # Labels that only say a limb's place, and the like, are told by who reads the text
    return list(read_marks(write_minutes(found)).blocks)


def _paragraph(part: result.Paragraph, numbers: dict[int, int]) -> Paragraph:
    answers = numbers.get(part.answers) if part.answers is not None else None
    speaker, text = begun_by(part.speaker, part.text)
    return Paragraph(
        part.kind.value, text, speaker, answers if part.kind is result.SpeechKind.ANSWER else None
    )


def begun_by(speaker: str, text: str) -> tuple[str, str]:
    """The speaker as the text begins with them, and the rest; the whole text where it does not begin so."""
    speaker = " ".join(speaker.replace(":", " ").split())[:LONGEST_SPEAKER].strip()
    bare = re.sub(r"^the\s+", "", speaker, flags=re.IGNORECASE)
    found = re.match(rf"(?:the\s+)?{re.escape(bare)}\s+(?=\w)", text, re.IGNORECASE) if bare else None
    if found is None:
        return speaker, text
    return text[: found.end()].strip(), text[found.end() :]


def _resolution(part: result.Resolution) -> list[Block]:
    limbs = tuple(
        LimbSaid(limb.text, limb.verb, min(limb.level, 1) + 1, _label(limb.label))
        for limb in part.limbs
        if limb.text.strip()
    )
    if limbs:
        return [Resolved(" ".join(part.label.split()), limbs)]
    return [Paragraph("procedure", part.label)] if part.label.strip() else []


def _label(label: str) -> str:
    """As written; a bullet says nothing."""
    return label.strip() if re.search(r"\w", label) else ""
