"""Read a file of statistical neighbours."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.benchmarks.areas.actions import NeighbourModelExists, import_neighbours
from indicators.benchmarks.areas.neighbour_files import read_neighbours
from indicators.files.faults import FileRefused
from indicators.files.table_files import sha256_of
from indicators.management.options import NATIONAL, acting, add_by, faults_text


class Command(BaseCommand):
    help = "Import statistical neighbours from a wide file (SN_1, SN_1P, SN_2 ...), with the areas they need."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="CSV or XLSX, one council a row, neighbours nearest first"
        )
        parser.add_argument("--model", required=True, help="the version's label, such as 2025")
        parser.add_argument(
            "--year",
            type=int,
            help="of the model, where the label does not name it; the latest year is newest",
        )
        parser.add_argument(
            "--replace", action="store_true", help="take this file in place of the one before"
        )
        add_by(parser)

    def handle(self, *args, file: Path, model: str, year: int | None, replace: bool, by: str, **options):
        user = acting(by, NATIONAL)
        if not 0 < len(model.strip()) <= 20:
            raise CommandError("Give --model a label of up to 20 characters, such as 2025.")
        try:
            with file.open("rb") as opened:
                sha256 = sha256_of(opened)
                lists = read_neighbours(opened, file.name)
            done = import_neighbours(
                label=model.strip(),
                lists=lists,
                file_name=file.name,
                file_sha256=sha256,
                by=user,
                replace=replace,
                year=year,
            )
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except NeighbourModelExists as error:
            raise CommandError(str(error)) from None
        except FileRefused as refused:
            raise CommandError(faults_text(file.name, refused.faults)) from None
        self.stdout.write(
            f"Neighbours {model}: {done.outcome}, {done.councils} councils with {done.neighbours:,} neighbours. "
            f"Areas new or changed: {done.areas_changed}."
        )
        if done.newest != model.strip():
            self.stdout.write(f"Model {done.newest} is newer and stays the one that is used.")
