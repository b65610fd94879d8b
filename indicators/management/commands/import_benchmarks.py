"""`manage.py import_benchmarks FILE... --release 2025`: store raw files of a national release to compare with."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.benchmarks.actions import ImportRefused, import_releases
from indicators.benchmarks.reports import FileReport
from indicators.management.options import add_by, user_of
from indicators.terms.vocabulary import SYMBOL_MEANINGS


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
        by = user_of(options["by"])
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


def lines_of(report: FileReport, *, dry_run: bool) -> list[str]:
    """What one file held and what became of it, for an operator to read."""
    lines = [f"{report.file_name}: {report.title} ({report.dataset}), release {report.label}"]
    if report.outcome == "unchanged":
        return [*lines, "  The same file is stored already: nothing to do."]
    outcome = f"would be {report.outcome}" if dry_run else report.outcome
    lines.append(
        f"  {report.rows:,} rows read, {report.figures:,} figures {outcome}: {listed(report.indicators)}"
    )
    symbols = "".join(
        f"; {count:,} {symbol} ({SYMBOL_MEANINGS[symbol]})"
        for symbol, count in sorted(report.symbols.items())
    )
    lines.append(f"  {report.numbers:,} numbers{symbols}")
    if report.obsolete:
        words = listed(Counter({f'"{text}"': count for text, count in report.obsolete.items()}))
        lines.append(f"  Empty cells or texts that are not as symbols are written now: {words}")
    lines += left_out(report)
    lines += cautions(report)
    if report.compared_with:
        lines.append(
            f"  Beside release {report.compared_with}: {report.restated:,} figures of the same years say otherwise"
        )
        if report.renamed:
            lines.append(f"  Columns that are called otherwise: {', '.join(report.renamed)}")
    if report.newest and report.newest != report.label:
        lines.append(f"  Release {report.newest} is newer and stays the one that is shown first.")
    return lines


def left_out(report: FileReport) -> list[str]:
    """What the file has and was not stored, by why."""
    counted = (
        ("councils in years when they were no more", report.abolished),
        ("places that are no council", report.nowhere),
        ("areas not known here (manage.py import_areas FILE adds a new council)", report.unknown),
        ("rows of other levels", report.levels),
    )
    lines = [f"  Left out, {why}: {listed(counts)}" for why, counts in counted if counts]
    if report.superseded:
        lines.append(f"  Left out, figures with a later version in the file: {report.superseded:,}")
    if report.repeated:
        lines.append(f"  Left out, figures that the file has twice: {report.repeated:,}")
    return lines


def cautions(report: FileReport) -> list[str]:
    lines = []
    for code in report.without_rows:
        shown = report.older_shown.get(code, "")
        older = f" Release {shown} of it goes on being shown." if shown else ""
        lines.append(f"  Take care: no row is {code}. Was its label renamed? See docs/benchmarks.md.{older}")
    for code in report.without_totals:
        lines.append(
            f"  Take care: no row has the totals of {code}, so its figures have no denominator. Was the label of the "
            "totals renamed? See docs/benchmarks.md."
        )
    missing = Counter(
        {
            code: count
            for code, count in report.without_denominator.items()
            if count * 20 > report.indicators[code]
        }
    )
    if missing:  # a few are hidden there
        lines.append(
            "  Take care: the figures they are out of are in another file, which is not stored for: "
            f"{listed(missing)}. Import it, then run manage.py remap_benchmarks."
        )
    return lines


def listed(counts: Counter[str], most: int = 8) -> str:
    """ "Poole 12, Dorset 12 and 3 others", largest first."""
    words = [f"{name} {count:,}" for name, count in counts.most_common(most)]
    rest = len(counts) - len(words)
    return ", ".join(words) + (f" and {rest} others" if rest else "")
