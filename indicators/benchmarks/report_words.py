"""What a file of a release held and what taking it in changes, in sentences for commands and pages. Pure."""

from collections import Counter
from collections.abc import Mapping

from indicators.benchmarks.reports import FileReport
from indicators.terms.vocabulary import SYMBOL_MEANINGS
from indicators.terms.wording import count_words

RENAMED = "Then its mapping has to name the new label; the stored files are read again by it."
# What pages have buttons for
BY_COMMAND = (
    "By command: manage.py import_areas FILE adds a council, manage.py remap_benchmarks reads the stored files again; "
    "docs/benchmarks.md tells how a mapping is changed."
)
UNCHANGED = "The same file is stored already: nothing to do."


def lines_of(report: FileReport, *, dry_run: bool) -> list[str]:
    """All of it, for a terminal."""
    lines = [f"{report.file_name}: {report.title} ({report.dataset}), release {report.label}"]
    if report.outcome == "unchanged":
        return [*lines, f"  {UNCHANGED}"]
    words = [*held(report, dry_run=dry_run), *left_out(report), *cautions(report), *changes(report)]
    if report.unknown or cautions(report):
        words.append(BY_COMMAND)
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
        lines.append(_restated(report))
        if report.renamed:
            called = f"Columns that are called otherwise in release {report.compared_with}"
            lines.append(f"{called}: {', '.join(report.renamed)}")
        for year, names in _by_year(report.gains):
            gain = count_words(len(names), "indicators gain", "indicator gains")
            lines.append(f"{gain} {year}, later than any year stored of it before: {', '.join(names)}")
        for year, names in _by_year(report.loses):
            lack = count_words(len(names), "indicators have", "indicator has")
            lines.append(
                f"{lack} no {year} here: {', '.join(names)}. That year goes on being shown from release "
                f"{report.compared_with}."
            )
    if report.newest and report.newest != report.label:
        lines.append(f"Release {report.newest} is newer and stays the one that is shown first.")
    return lines


def _restated(report: FileReport) -> str:
    """How many figures say otherwise; beside a release that is stored in part, of how many that can be told."""
    if not report.in_part:
        return f"Beside release {report.compared_with}: " + count_words(
            report.restated,
            "figures of the same years say otherwise",
            "figure of the same years says otherwise",
        )
    say = count_words(report.restated, "say otherwise", "says otherwise")
    return (
        f"Release {report.compared_with} is stored only in part. Compared with it: {report.compared:,} of the "
        f"{report.figures:,} figures of this file, of which {say}. The rest of it, and what its columns are called, is "
        "not stored, so more may differ."
    )


def _by_year(moved: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The years, the latest first, each with its indicators by name."""
    years = sorted(set(moved.values()), reverse=True)
    return [(year, sorted(name for name, own in moved.items() if own == year)) for year in years]


def left_out(report: FileReport) -> list[str]:
    """What the file has and was not stored, by why."""
    counted = (
        ("councils in years when they were no more", report.abolished),
        ("places that are no council", report.nowhere),
        ("areas not known here (a file of councils adds a new one)", report.unknown),
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
        lines.append(f"Take care: no row is {', '.join(codes)}. {asked} renamed? {RENAMED}{older}")
    lines += [_said_by_others(code, name) for code, name in report.said_by_others.items()]
    for code in report.without_totals:
        lines.append(
            f"Take care: no row has the totals of {code}, so its figures have no denominator. Was the label of the "
            f"totals renamed? {RENAMED}"
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
            f"{listed(missing)}. Bring that file too, then read the stored files again."
        )
    return lines


def _said_by_others(indicator: str, other: str) -> str:
    return (
        f"Take care: {indicator} is shown from another dataset, {other}. In the years that both have, the newer of the "
        "two would be shown, for every council. If this is that very dataset with its columns renamed, add the new "
        "names to its mapping instead of keeping another."
    )


def listed(counts: Counter[str], most: int = 8) -> str:
    """ "Poole 12, Dorset 12 and 3 others", largest first."""
    words = [f"{name} {count:,}" for name, count in counts.most_common(most)]
    rest = len(counts) - len(words)
    return ", ".join(words) + (f" and {rest} others" if rest else "")
