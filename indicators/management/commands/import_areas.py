"""`manage.py import_areas [FILE]`: councils founded, abolished, renamed and recoded."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.benchmarks.areas.area_files import COLUMNS, read_areas
from indicators.benchmarks.areas.changes.actions import import_areas
from indicators.files.faults import FileRefused
from indicators.management.options import NATIONAL, acting, add_by, faults_text


class Command(BaseCommand):
    help = (
        "Adds and changes areas as a CSV or XLSX file says, one area a row; what it leaves empty stays. "
        f"Columns: {', '.join(COLUMNS)}. Without a file: the areas that came with the software."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?")
        add_by(parser)

    def handle(self, *args, file: Path | None, by: str, **options):
        user, name = acting(by, NATIONAL), file.name if file else ""
        try:
            facts = []
            if file:
                with file.open("rb") as opened:
                    facts = read_areas(opened, name)
            done = import_areas(facts=facts, file_name=name, by=user)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except FileRefused as refused:
            raise CommandError(faults_text(name, refused.faults)) from None
        self.stdout.write(
            f"Added: {', '.join(done.added) or 'none'}. Changed: {', '.join(done.changed) or 'none'}."
        )
        if done.added:
            self.stdout.write(
                "Releases that were stored before have left these out. manage.py remap_benchmarks reads them again."
            )
