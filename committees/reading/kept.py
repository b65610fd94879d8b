"""That every word of the source is in what was read, in order: made so, and counted. Pure."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committees.reading.result import Paragraph, Part, Reading, texts_of
from committees.reading.sources.blocks import WORD, Piece, Source, text_of, words_in

# A block and a character of it
Spot = tuple[int, int]


@dataclass(frozen=True)
class WordsKept:
    """`kept` of the source's `total` words. `first_lost` is the first that is missing, "" if none is."""

    kept: int
    total: int
    first_lost: str = ""

    @property
    def all(self) -> bool:
        return self.kept == self.total


def words_kept(source: Source, reading: Reading) -> WordsKept:
    """How many words of the source come again, in its order, in the parts of what was read."""
    read = iter([word for text in reading_texts(reading) for word in words_in(text)])
    words = [word for block in source.blocks for word in words_in(block.text)]
    kept = 0
    for word in words:
        # Each is looked for after the one before it, and never twice
        if not any(each == word for each in read):
            return WordsKept(kept, len(words), word)
        kept += 1
    return WordsKept(kept, len(words))


def reading_texts(reading: Reading) -> Iterator[str]:
    """All texts of all parts, in the order of the source."""
    for item in reading.items:
        for part in item.parts:
            yield from texts_of(part)


def with_all_words(source: Source, blocks: range, parts: Sequence[Part]) -> list[Part]:
    """The parts of these blocks, each in its place, and as paragraphs between them whatever no part holds.

    This alone decides that nothing is dropped, whatever the rules before it found: a part that comes too early or too
    late, leaves out words between its pieces, cuts a word or says others than the source is taken apart into
    paragraphs of its blocks.
    """
    spot, end = (blocks.start, 0), (blocks.stop, 0)
    placed: list[tuple[int | None, Part]] = []
    for number, part in enumerate(parts):
        if _stands(source, blocks, spot, part):
            first, last = part.pieces[0], part.pieces[-1]
            placed += [(None, one) for one in _left_out(source, spot, (first.block, first.start))]
            placed.append((number, part))
            spot = last.block, last.end
    placed += [(None, one) for one in _left_out(source, spot, end)]
    return _with_answers(parts, placed)


def _stands(source: Source, blocks: range, spot: Spot, part: Part) -> bool:
    """Whether a part is where its pieces are, behind `spot`, and has all their words and no others."""
    pieces = part.pieces
    if not pieces or (pieces[0].block, pieces[0].start) < spot or pieces[-1].block >= blocks.stop:
        return False
    for piece in pieces:
        text = source.blocks[piece.block].text
        if piece.start > piece.end or _in_word(text, piece.start) or _in_word(text, piece.end):
            return False
    for one, after in itertools.pairwise(pieces):
        here, there = (one.block, one.end), (after.block, after.start)
        if here > there or any(_between(source, here, there)):
            return False
    said, written = " ".join(texts_of(part)), " ".join(text_of(source, piece) for piece in pieces)
    return said == written or said.split() == written.split() or words_in(said) == words_in(written)


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _between(source: Source, start: Spot, end: Spot) -> Iterator[Piece]:
    """What has words between two places, block by block."""
    for block in range(start[0], min(end[0] + 1, len(source.blocks))):
        first = start[1] if block == start[0] else 0
        last = end[1] if block == end[0] else len(source.blocks[block].text)
        if first < last and WORD.search(source.blocks[block].text, first, last):
            yield Piece(block, first, last)


def _left_out(source: Source, start: Spot, end: Spot) -> Iterator[Paragraph]:
    for piece in _between(source, start, end):
        yield Paragraph(text_of(source, piece), (piece,), certain=False)


def _with_answers(parts: Sequence[Part], placed: Sequence[tuple[int | None, Part]]) -> list[Part]:
    """With the numbers of answered questions as the paragraphs are counted now."""
    if [number for number, _ in placed] == [*range(len(parts))]:
        return list(parts)
    before = [number for number, part in enumerate(parts) if isinstance(part, Paragraph)]
    after = [number for number, part in placed if isinstance(part, Paragraph)]
    now = {number: at for at, number in enumerate(after) if number is not None}
    return [
        part._replace(answers=now.get(before[part.answers]))
        if isinstance(part, Paragraph) and part.answers is not None
        else part
        for _, part in placed
    ]
