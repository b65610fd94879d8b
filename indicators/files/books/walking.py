"""XML gone through as a stream: no document is built, a document type (with it every entity) is refused. Pure."""

from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from indicators.files.books.cells import too_large
from indicators.files.sheets import MOST_EVENTS
from indicators.files.streams import parsed


class Walker:
    """What happens at the start and the end of an element, and at text; names and attributes without prefixes."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, characters: str) -> None: ...


def go_through(stream: IO[bytes], walker: Walker) -> None:
    """Raises FileRefused for XML that is broken, brings a document type, or has more elements than any workbook."""
    seen = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_EVENTS // 2:
            raise too_large("The workbook has more parts inside")
        walker.start(local(name), {local(key): value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: walker.end(local(name))
    parser.CharacterDataHandler = walker.text
    for _ in parsed(parser, stream):
        pass


def local(name: str) -> str:
    return name.rpartition(":")[2]


def whole(text: str | None, default: int) -> int:
    """A count as the file says it; one too long to be true is as large as can be, and refused where it is used."""
    if not text or not text.isascii() or not text.isdigit():
        return default
    return int(text) if len(text) < 9 else 10**9


def said(text: str | None) -> bool:
    return text in ("1", "true")
