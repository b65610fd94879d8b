"""Say how a council's own workbook reads, and store nothing."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators.catalogue.querysets import council_catalogue
from indicators.files.apart import IN_A_JOB
from indicators.files.faults import FileRefused
from indicators.intake.history.querysets import known_words
from indicators.layouts.outcome.summary import summary
from indicators.layouts.proposals import Proposal, as_json
from indicators.layouts.proposing import propose
from indicators.management.options import council_of, faults_text


class Command(BaseCommand):
    help = (
        "Read a workbook or CSV file in a council's own layout and say which cells are which figures, what is left out "
        "and what is in doubt. Nothing is stored."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument(
            "--json", action="store_true", help="the whole proposal as JSON, for other programs"
        )

    def handle(self, *args, file: Path, council: str, **options):
        proposal = self._propose(file, council_of(council))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(proposal), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(summary(proposal)))

    def _propose(self, file: Path, owner) -> Proposal:
        try:
            with file.open("rb") as opened:
                return propose(
                    opened,
                    file.name,
                    catalogue=council_catalogue(owner),
                    words=known_words(owner, {}, {}),
                    council=owner.name,
                    largest=settings.IMPORT_MAX_BYTES,
                    limits=IN_A_JOB,
                )
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except FileRefused as refused:
            raise CommandError(faults_text(file.name, refused.faults)) from None
