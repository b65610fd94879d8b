"""What a workbook's text would weigh once it is unfolded: small files can name one long text a million times. Pure.

The reader of workbooks copies a text into every cell that names it, and makes room for as many as the file announces
before it has seen one. So the parts are weighed first, as streams, without keeping any text.
"""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

from indicators.files.archives import damaged
from indicators.files.faults import FileRefused, refusal
from indicators.files.streams import parsed

# Characters in all cells together: a hundred times more than the largest tables of figures have.
MOST_TEXT = 250_000_000
LARGEST_STRINGS = 32 * 1024 * 1024
MOST_STRINGS = 3_000_000


class StringsWeight:
    """Of a workbook's shared texts: `longest` in characters."""

    def __init__(self) -> None:
        self.longest = 0
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sst":
            for count in ("count", "uniqueCount"):
                if _whole(attributes.get(count)) > MOST_STRINGS:
                    raise damaged()
        elif name == "si":
            self._length = 0

    def text(self, characters: str) -> None:
        self._length += len(characters)
        self.longest = max(self.longest, self._length)


class RepeatedText:
    """Of an OpenDocument's cells, each counted as often as its cell and its row repeat."""

    def __init__(self) -> None:
        self._total = 0
        self._rows = self._columns = 1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table-row":
            self._rows = _whole(plain.get("number-rows-repeated"), 1)
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = _whole(plain.get("number-columns-repeated"), 1)
            self._add(len(plain.get("string-value", "")))
        elif name == "s":
            self._add(_whole(plain.get("c"), 1))

    def text(self, characters: str) -> None:
        self._add(len(characters))

    def _add(self, length: int) -> None:
        self._total += length * self._rows * self._columns
        if self._total > MOST_TEXT:
            raise too_much_text()


def weigh_strings(stream: IO[bytes]) -> int:
    """Characters in the longest of a workbook's shared texts; raises FileRefused where it announces too many."""
    weight = StringsWeight()
    _go_through(stream, weight.start, weight.text)
    return weight.longest


def weigh_repeated_text(stream: IO[bytes]) -> None:
    """Raises FileRefused where an OpenDocument's cells unfold to more text than a table can have."""
    weight = RepeatedText()
    _go_through(stream, weight.start, weight.text)


def too_much_text() -> FileRefused:
    return refusal(
        "Unfolded, the texts of this sheet would fill the memory: far more than a table of figures.",
        "Shorten the long texts, or save the sheet as CSV UTF-8.",
    )


def _go_through(
    stream: IO[bytes],
    start: Callable[[str, Mapping[str, str]], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.CharacterDataHandler = text
    for _ in parsed(parser, stream):
        pass


def _whole(text: str | None, default: int = 0) -> int:
    """A count as it is announced; one that is no number of a sensible length is as large as can be."""
    if not text:
        return default
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 10**12
