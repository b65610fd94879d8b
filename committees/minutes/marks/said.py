"""What the minutes of one item say, as plain data, and how it is written in the text of the editor. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["statement", "question", "answer", "procedure"]
SIGNS: dict[str, Kind] = {"?": "question", ">": "answer", ".": "procedure"}
RESOLUTION, ACTION, SPEAKER, PLAIN = "=", "!", "@", "\\"


@dataclass(frozen=True)
class Paragraph:
    """`answers` is the number of the question it answers, counted from 1 among the item's questions."""

    kind: Kind
    text: str
    speaker: str = ""
    answers: int | None = None


@dataclass(frozen=True)
class LimbSaid:
    """`level` is 1, or 2 for one within the limb above. `label` is kept where its place says another."""

    text: str
    verb: str = "other"
    level: int = 1
    label: str = ""


@dataclass(frozen=True)
class Resolved:
    """`tail` holds the lines beneath the limbs, as they were written: who moved it, and the votes."""

    preamble: str
    limbs: tuple[LimbSaid, ...]
    tail: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToDo:
    """An action. `due` as it was written: "by 14 April"; `limb` the limb it came of: "(b)"."""

    title: str
    owner: str = ""
    due: str = ""
    limb: str = ""


Block = Paragraph | Resolved | ToDo


@dataclass(frozen=True)
class Fault:
    """What is not as it should be, in which line of the text, counted from 1, and how to put it right."""

    line: int
    words: str


@dataclass(frozen=True)
class Minutes:
    """`lines` says of each block where in the text it begins, counted from 1."""

    blocks: tuple[Block, ...] = ()
    lines: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()


def all_words(blocks: Sequence[Block]) -> list[str]:
    """Every word that was said, moved or asked for, in its order."""
    words: list[str] = []
    for block in blocks:
        words += " ".join(_parts(block)).split()
    return words


def _parts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.speaker, block.text]
    if isinstance(block, ToDo):
        return [block.limb, block.owner, block.title, block.due]
    limbs = [part for limb in block.limbs for part in (limb.label, limb.text)]
    return [block.preamble, *limbs, *block.tail]
