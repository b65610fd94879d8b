"""Documents that an item lists: title, and an address that is safe to follow. Pure."""

import re

from committees.reading.result import Document
from committees.reading.sources.blocks import Piece, Source, text_of

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"]")


def safe_url(url: str) -> str:
    """An http or https address, or one relative to the council's own site; "" for anything else."""
    plain = url.strip()
    scheme = _SCHEME.match(plain)
    if scheme and scheme.group(1).lower() not in ("http", "https"):
        return ""
    if plain.startswith(("//", "#", "/\\")) or _UNSAFE.search(plain.replace(" ", "%20")):
        return ""
    return plain.replace(" ", "%20")


def document_of(source: Source, piece: Piece) -> Document:
    links = source.blocks[piece.block].links
    url = next(
        (safe for one in links if piece.start <= one.start < piece.end and (safe := safe_url(one.url))), ""
    )
    return Document(text_of(source, piece), url, (piece,))
