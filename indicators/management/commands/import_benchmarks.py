"""`manage.py import_benchmarks FILE... --release 2025`: store raw files of a national release to compare with."""

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.files.faults import StoreFault
from indicators.benchmarks.actions import ImportRefused, import_releases
from indicators.benchmarks.report_words import lines_of
from indicators.management.options import NATIONAL, acting, add_by


class Command(BaseCommand):
    help = (
        "Stores raw CSV files of Explore education statistics, recognised by their columns. All files or none; every "
        "release is kept. See docs/benchmarks.md for the datasets it knows."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--release", required=True, metavar="NAME", help="Such as 2025.")
        parser.add_argument(
            "--published",
            type=date.fromisoformat,
            metavar="DAY",
            help="When it was published, as 2025-11-20: of releases that end in the same year the later counts.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Check the files and store nothing.")
        parser.add_argument(
            "--replace", action="store_true", help="Put these files in place of others of the same release."
        )
        add_by(parser)

    def handle(self, *args, **options):
        by = acting(options["by"], NATIONAL)
        progress = Progress(self.stderr)
        try:
            reports = import_releases(
                paths=options["files"],
                label=options["release"],
                by=by,
                published_on=options["published"],
                replace=options["replace"],
                dry_run=options["dry_run"],
                progress=progress.show,
            )
        except StoreFault as fault:
            raise CommandError(f"Nothing was stored. {fault}") from None
        except ImportRefused as refusal:
            progress.clear()
            raise CommandError("Nothing was stored.\n" + "\n".join(refusal.problems)) from None
        progress.clear()
        for report in reports:
            for line in lines_of(report, dry_run=options["dry_run"]):
                self.stdout.write(line)


class Progress:
    """One line on the terminal that is written over; nothing where the output goes to a file."""

    def __init__(self, stream):
        self.stream = stream
        self.on = sys.stderr.isatty()

    def show(self, text: str) -> None:
        if self.on:
            self._write(f"\r\033[K{text[:100]}")

    def clear(self) -> None:
        if self.on:
            self._write("\r\033[K")

    def _write(self, text: str) -> None:
        self.stream.write(text, style_func=str, ending="")  # progress is no error: not in red
        self.stream.flush()
