"""Judge series that another program hands over: `manage.py judge FILE.jsonl` prints a verdict for each line."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from scorecards.statistics.series_file import SeriesError, judged_line


class Command(BaseCommand):
    help = (
        "Read series, one JSON object a line, and print for each whether its last figure is a real change, by the "
        "rules of docs/methods.md and the code that pages use. A line that cannot be judged is named on standard "
        "error, and the others are judged all the same. Needs nothing of the database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")

    def handle(self, *, file: Path, **options):
        lines = [(number, line) for number, line in enumerate(self.lines_of(file), 1) if line.strip()]
        refused = 0
        for number, line in lines:
            try:
                answer = judged_line(line)
            except SeriesError as error:
                refused += 1
                self.stderr.write(f"Line {number}: {error}")
            else:
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if refused:
            raise CommandError(f"Not judged: {refused} of {len(lines)}.")

    def lines_of(self, file: Path) -> list[str]:
        """By line feeds alone: a text within JSON may hold other characters that end lines."""
        try:
            return file.read_text(encoding="utf-8-sig").split("\n")
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not written in UTF-8. Save it as UTF-8.") from None
