"""`manage.py import_minutes FILE --json`: what can be read of minutes that exist."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from committees.reading.references.said_as import said_as
from committees.reading.sources.refusals import MinutesRefused
from indicators.catalogue.shipped.actions import FOLDER
from indicators.catalogue.shipped.reading import read_catalogue


class Command(BaseCommand):
    help = (
        "Reads minutes: a page or XML of Modern.gov, a Word document, plain text or a WebVTT transcript, told apart by "
        "content. With --json it prints items, paragraphs, resolutions, actions, documents and mentions of indicators, "
        "and stores nothing. No word is left out: what is not understood is a paragraph in its place."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--meeting", type=int, help="the meeting that these are the minutes of")
        where.add_argument("--committee", help="the committee, by its short name in addresses")
        parser.add_argument("--json", action="store_true", help="print what was read and store nothing")
        parser.add_argument(
            "--places", action="store_true", help="with --json: also say where in the file each stands"
        )

    def handle(self, *args, file: Path, **options):
        if not options["json"]:
            raise CommandError("Minutes are not stored from here yet: add --json to see what would be read.")
        try:
            reading = read_minutes(file.read_bytes(), known_names())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except MinutesRefused as refused:
            raise CommandError(f"{file.name}: {refused}") from None
        self.stdout.write(json.dumps(as_data(reading, options["places"]), ensure_ascii=False, indent=1))
        kept = words_kept(reading.source, reading)
        self.stderr.write(f"{reading.source.kind}: {kept.kept} of {kept.total} words kept.")
        for doubt in reading.doubts:
            self.stderr.write(doubt.sentence)


def known_names() -> list[tuple[str, tuple[str, ...]]]:
    """What the catalogue that comes with the program, and minutes, call its indicators: it needs no database."""
    names = [(one.code, (one.title, one.formal_title)) for one in read_catalogue(FOLDER)]
    return [*names, *said_as()]
