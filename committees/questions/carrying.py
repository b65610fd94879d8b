"""Where in the minutes of an item a question put in advance and its answer go. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from committees.minutes.marks.said import Block, Paragraph, ToDo


@dataclass(frozen=True)
class Carried:
    """`answer` is "" where there is none yet."""

    question: str
    asked_by: str
    answer: str = ""
    answered_by: str = ""


def carried_into(
    blocks: Sequence[Block], carried: Carried, asked: int = 0
) -> tuple[list[Block], int, int | None]:
    """The minutes with both, then where each stands among the paragraphs, counted from 1; None without an answer.

    They come last of what was said, before a resolution that closes the item. `asked` is the place of the question
    where it is in the minutes already: its answer then follows it and the answers it has.
    """
    found = list(blocks)
    if not asked:
        said = [n for n, each in enumerate(found) if isinstance(each, Paragraph)]
        place = _after(found, said[-1]) if said else 0
        found.insert(place, Paragraph("question", carried.question, carried.asked_by))
        asked = _paragraphs(found[: place + 1])
    if not carried.answer:
        return found, asked, None
    at = [n for n, each in enumerate(found) if isinstance(each, Paragraph)][asked - 1]
    number = sum(_is_question(each) for each in found[: at + 1])
    replies = [n for n, each in enumerate(found) if isinstance(each, Paragraph) and each.answers == number]
    place = _after(found, max([at, *replies]))
    found.insert(place, Paragraph("answer", carried.answer, carried.answered_by, number))
    return found, asked, _paragraphs(found[: place + 1])


def _after(blocks: Sequence[Block], place: int) -> int:
    """The place behind a paragraph and the actions that came of it."""
    place += 1
    while place < len(blocks) and isinstance(blocks[place], ToDo):
        place += 1
    return place


def _paragraphs(blocks: Sequence[Block]) -> int:
    return sum(isinstance(each, Paragraph) for each in blocks)


def _is_question(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "question"
