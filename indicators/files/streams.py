"""XML given to a parser as a stream: no document is built, a document type (with it every entity) is refused. Pure."""

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from indicators.files.archives import damaged

_PORTION = 1 << 18  # bytes


def parsed(parser: expat.XMLParserType, stream: IO[bytes]) -> Iterator[None]:
    """Once for each portion that the parser has read, so that what it found can be taken before the next one.

    Raises FileRefused for XML that is broken or brings a document type.
    """
    parser.StartDoctypeDeclHandler = _no_document_type
    try:
        while portion := stream.read(_PORTION):
            parser.Parse(portion, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError:
        raise damaged() from None


def _no_document_type(*_: object) -> None:
    raise damaged()
