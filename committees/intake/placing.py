"""Where in a source the words of minutes stand: told by the words themselves, so that a text that a person corrected,
merged or split keeps its places. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from committees.minutes.marks.said import Block, Paragraph, Resolved, ToDo
from committees.reading.sources.blocks import WORD

MANY = 3000  # words, from which on the commonest ones are matched by their neighbours alone
LABEL = re.compile(r"(?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,3}|resolved)\Z", re.IGNORECASE)

Run = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """`places` of each block, None where none of its words stand in the source. `kept` words of `total` are in the
    blocks; `lost` are the runs of the source that are not, `added` the words that are not in the source."""

    places: tuple[Run | None, ...]
    kept: int
    total: int
    lost: tuple[Run, ...]
    added: tuple[str, ...]


@dataclass
class _Word:
    text: str
    block: int
    first: bool  # of a limb, or of its block


def placed(source: str, start: int, end: int, blocks: Sequence[Block], outside: Sequence[Run] = ()) -> Placed:
    """Of the source from `start` to `end`, less what stands `outside` the minutes, such as a title."""
    left_out = {match.start() for run in outside for match in WORD.finditer(source, *run)}
    words = [
        (match[0], match.start(), match.end())
        for match in WORD.finditer(source, start, end)
        if match.start() not in left_out
    ]
    said = [word for number, block in enumerate(blocks) for word in _words(block, number)]
    match = SequenceMatcher(
        None, [each[0] for each in words], [each.text for each in said], autojunk=len(words) > MANY
    )
    at: dict[int, int] = {}  # the place in `words`, by that in `said`
    for one in match.get_matching_blocks():
        at |= {one.b + step: one.a + step for step in range(one.size)}
    taken = _with_heads(words, said, at, blocks)
    lost = [number for number in range(len(words)) if number not in taken]
    places = _places(words, taken)
    return Placed(
        tuple(places.get(number) for number in range(len(blocks))),
        len(taken),
        len(words),
        tuple(_runs(words, lost)),
        tuple(each.text for number, each in enumerate(said) if number not in at),
    )


def _words(block: Block, number: int) -> list[_Word]:
    if isinstance(block, ToDo):  # it quotes
        return []
    parts = (
        [block.text]
        if isinstance(block, Paragraph)
        else [block.preamble, *(f"{limb.label} {limb.text}" for limb in block.limbs), *block.tail]
    )
    return [_Word(word, number, not place) for part in parts for place, word in enumerate(WORD.findall(part))]


def _with_heads(
    words: Sequence[tuple[str, int, int]], said: Sequence[_Word], at: dict[int, int], blocks: Sequence[Block]
) -> dict[int, int]:
    """The block of each word of the source that is kept: those that are said, the speaker before what they said, and
    labels, which the page draws itself."""
    taken = {place: said[number].block for number, place in at.items()}
    for number, place in at.items():
        if not said[number].first:
            continue
        block = blocks[said[number].block]
        before = _before(block, [each[0] for each in words[max(0, place - 40) : place]])
        for each in range(place - before, place):
            taken.setdefault(each, said[number].block)
    return taken


def _before(block: Block, earlier: list[str]) -> int:
    """How many words before the first are the block's own."""
    if isinstance(block, Paragraph):
        speaker = WORD.findall(block.speaker)
        return len(speaker) if speaker and earlier[-len(speaker) :] == speaker else 0
    if isinstance(block, Resolved):
        labels = [LABEL.match(word) is not None for word in earlier[-2:]]  # "Resolved: 1."
        return len(labels) - next((n for n in range(len(labels), 0, -1) if not labels[n - 1]), 0)
    return 0


def _places(words: Sequence[tuple[str, int, int]], taken: dict[int, int]) -> dict[int, Run]:
    """Of each block from its first word to its last."""
    found: dict[int, Run] = {}
    for place in sorted(taken):
        start, _ = found.get(taken[place], words[place][1:])
        found[taken[place]] = start, words[place][2]
    return found


def _runs(words: Sequence[tuple[str, int, int]], lost: Sequence[int]) -> list[Run]:
    """Words that follow each other, as one run of characters."""
    runs: list[tuple[int, int]] = []
    last = -2
    for number in lost:
        begin = runs.pop()[0] if number == last + 1 and runs else words[number][1]
        runs.append((begin, words[number][2]))
        last = number
    return runs


def as_place(run: Run | None) -> str:
    return f"{run[0]}-{run[1]}" if run else ""


def from_place(words: str) -> Run | None:
    """Of "120-348"; None for what says no place."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", words)
    return (int(found[1]), int(found[2])) if found else None
