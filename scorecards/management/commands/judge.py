"""Judge series that another program hands over: `manage.py judge FILE.jsonl` prints a verdict for each line."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from scorecards.statistics.series_file import SeriesError, judged_line


class Command(BaseCommand):
    help = (
        "Read series, one JSON object a line, and print for each whether its last figure is a real change, by the "
        "rules of docs/methods.md and the code that pages use. Needs nothing of the database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")

    def handle(self, *, file: Path, **options):
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not written in UTF-8. Save it as UTF-8.") from None
        answers = []
        for number, line in enumerate(lines, 1):
            if line.strip():
                answers.append(self.answer(number, line))
        for answer in answers:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))

    def answer(self, number: int, line: str) -> dict:
        try:
            return judged_line(line)
        except SeriesError as error:
            raise CommandError(f"Line {number}: {error} Nothing was printed.") from None
