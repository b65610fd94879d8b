"""The files of an edition or a draft: what they are made from, by whom, and where an edition's are kept."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial

from django.core.cache import cache
from django.core.files.storage import default_storage

from scorecards.editions.caches import APPENDIX, FIGURES, kept_file, read_kept, renderer_name
from scorecards.exports.appendix import render_appendix
from scorecards.models import Edition
from scorecards.payload import Payload

logger = logging.getLogger(__name__)
# Whoever makes a file holds it so long at most: a web process is killed after that (see gunicorn.conf.py).
LONGEST_MAKING = 120  # seconds


class BeingMade(Exception):
    """Somebody else makes the file just now."""


def write_spreadsheet(payload: Payload, *, fingerprint: str, kind: str) -> bytes:
    # Imported with the first download of a process: pandas takes 0.4 s and 44 MB, which nearly doubles a process
    # (58 MB) that otherwise never needs it, and commands and restarts would wait for it too.
    from scorecards.exports.spreadsheets.files import write

    return write(payload, kind, fingerprint=fingerprint)


@dataclass(frozen=True)
class Artefact:
    """One file that is made from a payload. `slow`: of sixty measures it takes a second and up to 20, so that a worker
    makes it, and one process at a time."""

    shelf: str
    kind: str
    make: Callable[..., bytes]
    slow: bool = True


ARTEFACTS = {
    "pdf": Artefact(APPENDIX, "pdf", render_appendix),
    "csv": Artefact(FIGURES, "csv", partial(write_spreadsheet, kind="csv"), slow=False),
    "xlsx": Artefact(FIGURES, "xlsx", partial(write_spreadsheet, kind="xlsx")),
    "ods": Artefact(FIGURES, "ods", partial(write_spreadsheet, kind="ods")),
}
SLOW = [each for each in ARTEFACTS.values() if each.slow]


@dataclass(frozen=True)
class Original:
    """The payload that files are made from, small numbers hidden; an edition's is read only where no file was kept.

    `sha256` is the payload's; `names` are what a file's own name says; `folder` is where an edition's files are kept,
    "" for a draft.
    """

    payload: Callable[[], Payload]
    sha256: str
    names: tuple[str, ...]
    folder: str = ""
    edition: Edition | None = None

    @property
    def fingerprint(self) -> str:
        """What a file says of the edition it was made from; a draft is none."""
        return self.sha256 if self.folder else ""

    @property
    def etag(self) -> str:
        return f"{self.sha256[:16]}-{renderer_name()}"

    def place(self, artefact: Artefact) -> str:
        """Where an edition's file is kept: under its hash and the name of the code that made it."""
        return f"{artefact.shelf}/{self.folder}/{self.sha256}-{renderer_name()}.{artefact.kind}"

    def made(self, artefact: Artefact) -> bytes:
        return artefact.make(self.payload(), fingerprint=self.fingerprint)

    def kept(self, artefact: Artefact) -> bytes | None:
        return read_kept(self.place(artefact))

    def is_kept(self, artefact: Artefact) -> bool:
        """Raises OSError where the store does not answer."""
        return default_storage.exists(self.place(artefact))

    def made_and_kept(self, artefact: Artefact) -> bytes:
        """Raises BeingMade, and whatever making it raises."""
        place = self.place(artefact)
        with held(place) if artefact.slow else nullcontext():
            return kept_file(place, lambda: self.made(artefact))


def original_of(edition: Edition, council_slug: str) -> Original:
    names = (edition.scorecard.slug, edition.period.code, f"edition-{edition.number}")
    return Original(lambda: edition.payload, edition.sha256, names, council_slug, edition)


@contextmanager
def held(place: str) -> Iterator[None]:
    """One process at a time makes the file of that name. Raises BeingMade in all others."""
    key = f"making:{place}"
    mine = cache.add(key, 1, LONGEST_MAKING)
    if not mine and cache.get(key) is not None:
        raise BeingMade
    try:
        # Also where nothing can be held, as when the disk of the database is full: made twice is better than not at all
        yield
    finally:
        if mine:
            cache.delete(key)
