"""What a file of a release held and what taking it in changes, in sentences for commands and pages. Pure."""

from collections import Counter

from indicators.benchmarks.reports import FileReport
from indicators.terms.vocabulary import SYMBOL_MEANINGS
from indicators.terms.wording import count_words

UNCHANGED = "The same file is stored already: nothing to do."


def lines_of(report: FileReport, *, dry_run: bool) -> list[str]:
    """All of it, for a terminal."""
    lines = [f"{report.file_name}: {report.title} ({report.dataset}), release {report.label}"]
    if report.outcome == "unchanged":
        return [*lines, f"  {UNCHANGED}"]
    words = [*held(report, dry_run=dry_run), *left_out(report), *cautions(report), *changes(report)]
    return [*lines, *(f"  {line}" for line in words)]


def held(report: FileReport, *, dry_run: bool) -> list[str]:
    """Rows, figures and numbers."""
    outcome = f"would be {report.outcome}" if dry_run else report.outcome
    lines = [f"{report.rows:,} rows read, {report.figures:,} figures {outcome}: {listed(report.indicators)}"]
    symbols = "".join(
        f"; {count:,} {symbol} ({SYMBOL_MEANINGS[symbol]})"
        for symbol, count in sorted(report.symbols.items())
    )
    lines.append(f"{report.numbers:,} numbers{symbols}")
    if report.obsolete:
        words = listed(Counter({f'"{text}"': count for text, count in report.obsolete.items()}))
        lines.append(f"Empty cells or texts that are not as symbols are written now: {words}")
    return lines


def changes(report: FileReport) -> list[str]:
    """Beside the release before; nothing where there is none."""
    lines = []
    if report.compared_with:
        lines.append(
            f"Beside release {report.compared_with}: "
            + count_words(
                report.restated,
                "figures of the same years say otherwise",
                "figure of the same years says otherwise",
            )
        )
        if report.renamed:
            lines.append(f"Columns that are called otherwise: {', '.join(report.renamed)}")
        if report.gains:
            gain = count_words(
                len(report.gains), "indicators gain a later year", "indicator gains a later year"
            )
            lines.append(f"{gain}: {', '.join(report.gains)}")
        if report.loses:
            lose = count_words(len(report.loses), "indicators lose", "indicator loses")
            lines.append(
                f"{lose} the latest year that release {report.compared_with} has: {', '.join(report.loses)}. "
                f"It goes on being shown from release {report.compared_with}."
            )
    if report.newest and report.newest != report.label:
        lines.append(f"Release {report.newest} is newer and stays the one that is shown first.")
    return lines


def left_out(report: FileReport) -> list[str]:
    """What the file has and was not stored, by why."""
    counted = (
        ("councils in years when they were no more", report.abolished),
        ("places that are no council", report.nowhere),
        ("areas not known here (manage.py import_areas FILE adds a new council)", report.unknown),
        ("rows of other levels", report.levels),
    )
    lines = [f"Left out, {why}: {listed(counts)}" for why, counts in counted if counts]
    if report.superseded:
        lines.append(f"Left out, figures with a later version in the file: {report.superseded:,}")
    if report.repeated:
        lines.append(f"Left out, figures that the file has twice: {report.repeated:,}")
    return lines


def cautions(report: FileReport) -> list[str]:
    lines = []
    by_release: dict[str, list[str]] = {}
    for code in report.without_rows:
        by_release.setdefault(report.older_shown.get(code, ""), []).append(code)
    for shown, codes in by_release.items():
        older = (
            f" Release {shown} of {'it' if len(codes) == 1 else 'them'} goes on being shown." if shown else ""
        )
        asked = "Was its label" if len(codes) == 1 else "Were their labels"
        lines.append(
            f"Take care: no row is {', '.join(codes)}. {asked} renamed? See docs/benchmarks.md.{older}"
        )
    for code in report.without_totals:
        lines.append(
            f"Take care: no row has the totals of {code}, so its figures have no denominator. Was the label of the "
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
            "Take care: the figures they are out of are in another file, which is not stored for: "
            f"{listed(missing)}. Import it, then run manage.py remap_benchmarks."
        )
    return lines


def listed(counts: Counter[str], most: int = 8) -> str:
    """ "Poole 12, Dorset 12 and 3 others", largest first."""
    words = [f"{name} {count:,}" for name, count in counts.most_common(most)]
    rest = len(counts) - len(words)
    return ", ".join(words) + (f" and {rest} others" if rest else "")
