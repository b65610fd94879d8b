"""In which limbs of a resolution words stand that a later meeting put right. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from committees.meetings.agreement.wording import in_one_line, span_of


class Piece(NamedTuple):
    """Words of a resolution in their order: of a limb, by key, or of what stands before the limbs, None."""

    key: int | None
    text: str
    label: str = ""


def limbs_with(was: str, pieces: Sequence[Piece]) -> set[int]:
    """Those that have any of the words, which may go over several; with the labels or without, as they were copied."""
    return _reached(was, pieces, labelled=True) or _reached(was, pieces, labelled=False)


def _reached(was: str, pieces: Sequence[Piece], *, labelled: bool) -> set[int]:
    line, spans = "", list[tuple[int | None, int, int]]()
    for piece in pieces:
        words = in_one_line(f"{piece.label} {piece.text}" if labelled else piece.text)
        start = len(line) + bool(line)
        line = f"{line} {words}" if line else words
        spans.append((piece.key, start, len(line)))
    first, last = span_of(was, line)
    return {key for key, start, end in spans if key is not None and first < end and start < last}
