"""Read a file of a council's figures."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.roles import Permission
from indicators.catalogue.querysets import council_catalogue
from indicators.figures.actions import ReasonNeeded, RecordedMeanwhile, SourceFacts, record_figures
from indicators.figures.querysets import compare_figures
from indicators.files.faults import Faults, FileRefused
from indicators.files.figure_files import read_figures
from indicators.files.table_files import sha256_of
from indicators.intake.history.previewing.querysets import figures_of_layout
from indicators.intake.landing import why_ended
from indicators.intake.querysets import ended_of
from indicators.management.options import acting, add_by, council_of, faults_text
from indicators.models import Source

OWN_LAYOUT_HELP = (
    "the file is in the council's own layout; read by the words and answers that its officers had remembered, and "
    "refused where anything is in doubt"
)
REASON_HELP = 'why recorded figures change, kept with each revision: --reason "Late returns added"'


class Command(BaseCommand):
    help = (
        "Import figures from CSV, XLSX or ODS with the columns indicator, period, category, numerator, denominator, "
        "value, symbol, status and note. All or nothing; the same file again changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and save nothing")
        parser.add_argument("--own-layout", action="store_true", help=OWN_LAYOUT_HELP)
        parser.add_argument("--reason", default="", metavar="TEXT", help=REASON_HELP)
        add_by(parser)

    def handle(
        self,
        *args,
        file: Path,
        council: str,
        dry_run: bool,
        reason: str,
        by: str,
        own_layout: bool = False,
        **options,
    ):
        owner = council_of(council)
        user = acting(by, Permission.ENTER_FIGURES, owner)
        rows, sha256 = self._read(file, owner, own_layout)
        self._refuse_ended(file, owner, rows)
        if dry_run:
            compared = compare_figures(owner, rows)
            self._say(len(compared.added), len(compared.changed), compared.unchanged)
            self.stdout.write("Nothing was saved: this was a trial run.")
            return
        self._progress(f"{len(rows):,} figures read, saving them")
        try:
            done = record_figures(
                council=owner,
                rows=rows,
                source=SourceFacts(
                    kind=Source.Kind.HISTORY if own_layout else Source.Kind.FILE,
                    file_name=file.name,
                    file_sha256=sha256,
                ),
                by=user,
                reason=reason,
                progress=self._progress,
            )
        except ReasonNeeded as needed:
            raise CommandError(f'{needed} Add --reason "...". Nothing was saved.') from None
        except RecordedMeanwhile as error:
            raise CommandError(f"{error} Nothing was saved.") from None
        self._say(done.added, done.changed, done.unchanged)

    def _read(self, file: Path, owner, own_layout: bool):
        self._progress(f"Reading {file.name}")
        try:
            with file.open("rb") as opened:
                if own_layout:
                    rows = figures_of_layout(owner, opened, file.name)
                else:
                    rows = read_figures(
                        opened,
                        file.name,
                        council_catalogue(owner),
                        settings.IMPORT_MAX_BYTES,
                        self._progress,
                        remark=self._remark,
                    )
                return rows, sha256_of(opened)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except FileRefused as refused:
            raise CommandError(faults_text(file.name, refused.faults)) from None

    def _refuse_ended(self, file: Path, owner, rows) -> None:
        """A layout of the council's own was set against what is retired already."""
        ended, faults = ended_of(owner), Faults()
        faults.extend(fault for row in rows if (fault := why_ended(ended, row.key)))
        if faults:
            raise CommandError(faults_text(file.name, faults))

    def _say(self, added: int, changed: int, unchanged: int) -> None:
        self.stdout.write(f"{added:,} added, {changed:,} changed, {unchanged:,} unchanged.")

    def _remark(self, words: str) -> None:
        self.stdout.write(f"Note: {words}.")

    def _progress(self, words: str) -> None:
        """For a person who waits; scripts see only what was done."""
        if sys.stderr.isatty():
            self.stderr.write(f"{words}\n", ending="")
