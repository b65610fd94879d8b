"""Text that was damaged on its way, written in one encoding and read in another: "Childrenâ€™s". Pure."""

import re
from typing import NamedTuple

from indicators.files.faults import text_in_fault

# What UTF-8 looks like when it is read as Windows-1252: a first letter and one to three signs that follow it
_SIGNS = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_PIECE = re.compile(f"[\u00c2-\u00f4][{_SIGNS}]{{1,3}}")
_NO_CHARACTER = "\ufffd"


class Damage(NamedTuple):
    """`read` is the text as it came."""

    problem: str
    remedy: str
    read: str


def damage_of(text: str) -> Damage | None:
    """What is wrong with the characters of a text, None where nothing is."""
    if _NO_CHARACTER in text:
        return Damage(
            "Some characters were lost before the file came here, and stand as \ufffd.",
            "Write them again, and save the file as CSV UTF-8 or as a workbook (.xlsx).",
            text,
        )
    mended = _PIECE.sub(lambda found: _as_written(found[0]), text)
    if mended == text:
        return None
    return Damage(
        "The characters of this text were damaged on their way: the file mixes two encodings.",
        f"It was probably “{text_in_fault(mended)}”: write it again, and save the file as CSV UTF-8.",
        text,
    )


def _as_written(piece: str) -> str:
    """The characters that were written, or the piece itself where it is not UTF-8 that was read otherwise."""
    for length in range(len(piece), 1, -1):
        try:
            return _bytes_of(piece[:length]).decode() + piece[length:]
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
    return piece


def _bytes_of(piece: str) -> bytes:
    """As they were read; Windows-1252 has no letter for five bytes, which readers give as they are."""
    return b"".join(
        bytes([ord(letter)]) if ord(letter) in range(0x80, 0xA0) else letter.encode("cp1252")
        for letter in piece
    )
