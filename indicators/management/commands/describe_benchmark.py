"""`manage.py describe_benchmark FILE`: what a raw file holds, and the beginning of a mapping for it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.benchmarks.describing.description import describe, draft, lines_of
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.benchmarks.text import UnreadableFile


class Command(BaseCommand):
    help = (
        "Says what a raw file of a release holds: levels, years, filters with their labels, columns of numbers. With "
        "--draft it prints the beginning of a mapping, each label with the indicator that is nearest by its words. "
        "Finish it, and put it into the folder of the setting BENCHMARK_MAPPINGS."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--draft", action="store_true", help="print the beginning of a mapping")

    def handle(self, *args, file: Path, draft: bool, **options):
        try:
            with file.open("rb") as stream:
                found = describe(stream)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnreadableFile as error:
            raise CommandError(f"{file.name}: {error}") from None
        self.stdout.write(drafted(found, file) if draft else "\n".join(lines_of(found)))


def drafted(found, file: Path) -> str:
    key = file.stem.lower().replace("_", "-")
    return draft(found, key, file.name, titles_of_catalogue())
