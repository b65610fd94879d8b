"""The files of an edition or a draft: what they are made from, by whom, and where an edition's are kept."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property, partial

from django.core.cache import cache
from django.core.files.storage import default_storage

from scorecards.editions.caches import APPENDIX, FIGURES, kept_file, know_of_file, read_kept, renderer_name
from scorecards.editions.downloads.querysets import FILE, KnownFile
from scorecards.exports.appendix import LENGTHS, Carried, Length, TooLong, pages_of, render_appendix
from scorecards.models import Edition
from scorecards.payload import Payload
from scorecards.registries import ItemCarrying, item_carrying

logger = logging.getLogger(__name__)
# Whoever makes a file holds it so long at most: a web process is killed after that (see gunicorn.conf.py).
LONGEST_MAKING = 120  # seconds
WHOLE = "whole"
CHOSEN = "sections-"


class BeingMade(Exception):
    """Somebody else makes the file just now."""


def write_spreadsheet(payload: Payload, *, fingerprint: str, kind: str, carried: Carried | None) -> bytes:
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
    length: Length | None = None  # of a print version

    @property
    def words(self) -> str:
        """What whoever waits for it is told is being made."""
        return f"{self.length.words} (PDF)" if self.length else self.kind.upper()


def print_version(length: Length) -> Artefact:
    """Chosen sections are made for whoever asks: nobody knows beforehand which."""
    make = partial(render_appendix, length=length)
    return Artefact(APPENDIX, "pdf", make, slow=not length.sections, length=length)


ARTEFACTS = {
    **{f"pdf{length.slug and f'-{length.slug}'}": print_version(length) for length in LENGTHS},
    "csv": Artefact(FIGURES, "csv", partial(write_spreadsheet, kind="csv"), slow=False),
    "xlsx": Artefact(FIGURES, "xlsx", partial(write_spreadsheet, kind="xlsx")),
    "ods": Artefact(FIGURES, "ods", partial(write_spreadsheet, kind="ods")),
}
SLOW = {name: each for name, each in ARTEFACTS.items() if each.slow}


@dataclass(frozen=True)
class Original:
    """The payload that files are made from, small numbers hidden; an edition's is read only where no file was kept.

    `sha256` is the payload's; `names` are what a file's own name says; `folder` is where an edition's files are kept,
    "" for a draft. `item` is the one that the edition is before, as everybody may read of it by now.
    """

    payload: Callable[[], Payload]
    sha256: str
    names: tuple[str, ...]
    folder: str = ""
    edition: Edition | None = None
    item: Callable[[], ItemCarrying | None] = lambda: None
    preview: bool = False  # its print versions are marked as such, behind their words

    @property
    def fingerprint(self) -> str:
        """What a file says of the edition it was made from; a draft is none."""
        return self.sha256 if self.folder else ""

    @cached_property
    def carried(self) -> Carried | None:
        """What a first page says of the item: no part of what was published."""
        found = self.item()
        if found is None:
            return None
        return {
            "committee": found["committee"],
            "date": found["date"],
            "number": found["number"],
            "title": found["title"],
            "appendix": found["appendix"],
        }

    def name_of(self, artefact: Artefact) -> str:
        """What tells an edition's print versions apart: chosen sections, the length, and the item on the first page."""
        length = artefact.length
        if length is None:
            return ""
        chosen = f"{CHOSEN}{_short_digest(length.sections)}" if length.sections else ""
        item = f"item-{_short_digest(self.carried)}" if self.carried else ""
        return "-".join(filter(None, (chosen, length.slug or WHOLE, item)))

    def etag(self, artefact: Artefact) -> str:
        named = "-".join(filter(None, (renderer_name(), self.name_of(artefact), artefact.kind)))
        return f"{self.sha256[:16]}-{named}"

    def place(self, artefact: Artefact) -> str:
        """Where an edition's file is kept: under its hash, the name of the code that made it and what it is."""
        named = "-".join(filter(None, (self.sha256, renderer_name(), self.name_of(artefact))))
        return f"{artefact.shelf}/{self.folder}/{named}.{artefact.kind}"

    def made(self, artefact: Artefact) -> bytes:
        if artefact.length is None:
            return artefact.make(self.payload(), fingerprint=self.fingerprint, carried=None)
        return artefact.make(
            self.payload(), fingerprint=self.fingerprint, carried=self.carried, preview=self.preview
        )

    def kept(self, artefact: Artefact) -> bytes | None:
        return read_kept(self.place(artefact))

    def is_kept(self, artefact: Artefact) -> bool:
        """Raises OSError where the store does not answer."""
        return default_storage.exists(self.place(artefact))

    def made_and_kept(self, artefact: Artefact) -> bytes:
        """Raises BeingMade, and whatever making it raises."""
        place = self.place(artefact)
        with held(place) if artefact.slow else nullcontext():
            return kept_file(place, lambda: self._made_and_known(artefact))

    def _made_and_known(self, artefact: Artefact) -> bytes:
        try:
            content = self.made(artefact)
        except TooLong as problem:
            self._know(artefact, {"pages": 0, "bytes": 0, "why": str(problem)})
            raise
        if artefact.length:
            self._know(artefact, {"pages": pages_of(content), "bytes": len(content), "why": ""})
        return content

    def _know(self, artefact: Artefact, known: KnownFile) -> None:
        know_of_file(self.edition, f"{FILE}{self.name_of(artefact)}", known)


def _short_digest(named: object) -> str:
    return hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()[:12]


def original_of(
    edition: Edition, council_slug: str, item: Callable[[], ItemCarrying | None] | None = None
) -> Original:
    """`item` where it is known already."""
    names = (edition.scorecard.slug, edition.period.code, f"edition-{edition.number}")
    asked = item or (lambda: item_carrying([edition.pk]).get(edition.pk))
    return Original(lambda: edition.payload, edition.sha256, names, council_slug, edition, asked)


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
