"""Making text safe to print: what the two typefaces lack is shown as a box, what is invisible is dropped. Pure.

The appendix is set in Source Sans Pro, with DejaVu Sans Mono (built into typst) for what it lacks; nothing from the
machine's own fonts, so that the same payload gives the same PDF everywhere. `characters.txt` lists what the two
cover together, as hexadecimal ranges; a test sets every one of them.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

BOX = "□"
_LATIN_GREEK_CYRILLIC_END = 0x530
_MARKS = range(0x300, 0x370)
_SPACES = {"\t": " ", "\r\n": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}


@lru_cache(maxsize=1)
def printable() -> frozenset[str]:
    """Every character the typefaces have."""
    listed = (Path(__file__).parent / "characters.txt").read_text(encoding="ascii").split()
    ends = [[int(end, 16) for end in part.split("-")] for part in listed]
    return frozenset(chr(code) for part in ends for code in range(part[0], part[-1] + 1))


class Cleaner:
    """Cleans text and counts in `boxes` how many characters it had to replace."""

    def __init__(self) -> None:
        self.boxes = 0

    def clean(self, text: str) -> str:
        """Composed (NFC), without control and format characters, a box for each character that cannot be printed.

        Line ends of every kind become "\\n" and tabs become spaces.
        """
        if text.isascii() and text.isprintable():
            return text
        for found, instead in _SPACES.items():
            text = text.replace(found, instead)
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
        shown: list[str] = []
        for character in unicodedata.normalize("NFC", text):
            shown.append(self._shown(character, shown[-1][-1:] if shown else ""))
        return "".join(shown)

    def clean_all(self, data: Any) -> Any:
        """The same structure of dicts and lists with every string in it cleaned; keys are left as they are."""
        if isinstance(data, str):
            return self.clean(data)
        if isinstance(data, dict):
            return {key: self.clean_all(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.clean_all(value) for value in data]
        return data

    def _shown(self, character: str, before: str) -> str:
        if character == "\n" or " " <= character <= "~":
            return character
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cf"):
            return ""
        if kind in ("Mn", "Me"):
            return character if _carries(before, character) else ""
        if character in printable():
            return character
        self.boxes += 1
        return BOX


def _carries(base: str, mark: str) -> bool:
    """Whether one typeface has both the letter and the mark on it; a mark alone would have nothing to stand on."""
    if not base or mark not in printable():
        return False
    if ord(mark) in _MARKS:
        return base.isalpha() and ord(base) < _LATIN_GREEK_CYRILLIC_END
    return "ARABIC" in unicodedata.name(mark, "") and "ARABIC LETTER" in unicodedata.name(base, "")
