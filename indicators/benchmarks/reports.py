"""What one file of a release held and what became of it. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import SAYS_NOTHING, Gathering
from indicators.benchmarks.mapping import DatasetMapping
from indicators.terms.periods import Period


@dataclass
class FileReport:
    """`outcome` is "stored", "replaced", "remapped" or "unchanged". `restated` counts cells of the release before that
    say otherwise here, of the `compared` that both have; `in_part` where only some of that one's cells are stored.
    `gains` and `loses` tell by indicator its latest year of councils, `older_shown` the release that is shown where
    this one has no row of it, `said_by_others` the releases of other datasets that it is shown from. `completes` where
    a part of this very file was stored, and all of it takes its place.
    """

    file_name: str
    dataset: str
    title: str
    label: str
    outcome: str
    rows: int = 0
    figures: int = 0
    numbers: int = 0
    symbols: Counter[str] = field(default_factory=Counter)
    obsolete: Counter[str] = field(default_factory=Counter)
    indicators: Counter[str] = field(default_factory=Counter)
    without_rows: list[str] = field(default_factory=list)
    without_totals: list[str] = field(default_factory=list)
    without_denominator: Counter[str] = field(default_factory=Counter)
    abolished: Counter[str] = field(default_factory=Counter)
    nowhere: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    superseded: int = 0
    repeated: int = 0
    restated: int = 0
    compared: int = 0
    compared_with: str = ""
    in_part: bool = False
    completes: bool = False
    renamed: list[str] = field(default_factory=list)
    newest: str = ""
    older_shown: dict[str, str] = field(default_factory=dict)
    said_by_others: dict[str, str] = field(default_factory=dict)
    gains: dict[str, str] = field(default_factory=dict)
    loses: dict[str, str] = field(default_factory=dict)
    replaces: tuple[str, date] | None = None  # the file stored under this label before, and its day


def fill(report: FileReport, dataset: DatasetMapping, gathering: Gathering) -> None:
    """All that is known before the figures are put together."""
    tally = gathering.tally
    report.rows, report.obsolete, report.levels = tally.rows, tally.obsolete, tally.levels
    report.abolished, report.nowhere, report.unknown = (
        *(gathering.abolished, gathering.nowhere),
        gathering.unknown,
    )
    report.superseded, report.repeated = gathering.superseded, gathering.repeated
    found, totals = tally.rows_of_indicators, tally.totals_of_indicators
    report.without_rows = [row.code for row in dataset.indicators if not found[row.code]]
    report.without_totals = [
        row.code
        for row in dataset.indicators
        if row.denominator_where and found[row.code] and not totals[row.code]
    ]


def count(report: FileReport, figures: Iterable[GatheredFigure], per: frozenset[str]) -> None:
    """`per` are the indicators whose denominator another release has."""
    for figure in figures:
        report.figures += 1
        report.indicators[figure.indicator] += 1
        amounts = figure.amounts
        if not amounts.symbol:
            report.numbers += 1
        else:
            report.symbols[amounts.symbol] += 1
        if figure.indicator in per and amounts.numerator is not None and amounts.denominator is None:
            report.without_denominator[figure.indicator] += 1


def years_moved(
    before: Mapping[tuple[str, int, Period], Amounts],
    figures: Iterable[GatheredFigure],
    councils: Collection[int],
    latest: Mapping[str, date],
) -> tuple[dict[str, str], dict[str, str]]:
    """By indicator the year it gains, later than the `latest` last day that is stored of it, whatever release that is
    from; and the newest year of the release before that the figures have not. Only councils count.
    """
    was = _years(
        (code, area, period, amounts) for (code, area, period), amounts in before.items() if area in councils
    )
    now = _years(
        (one.indicator, one.area, one.period, one.amounts) for one in figures if one.area in councils
    )
    gains = {
        code: days[max(days)] for code, days in now.items() if code in latest and max(days) > latest[code]
    }
    loses = {code: days[max(days)] for code, days in was.items() if max(days) not in now.get(code, {})}
    return gains, loses


def _years(cells: Iterable[tuple[str, int, Period, Amounts]]) -> dict[str, dict[date, str]]:
    """By indicator, the years that something is said of: their names by their last days."""
    found: dict[str, dict[date, str]] = {}
    for code, _, period, amounts in cells:
        if amounts.symbol not in SAYS_NOTHING:
            found.setdefault(code, {})[period.end] = period.in_sentence
    return found


def in_titles(report: FileReport, titles: Mapping[str, str]) -> FileReport:
    """The report with the titles of indicators in the place of their codes."""

    def named(codes: Iterable[str]) -> list[str]:
        return [titles.get(code, code) for code in codes]

    def counted(counts: Counter[str]) -> Counter[str]:
        return Counter({titles.get(code, code): number for code, number in counts.items()})

    return replace(
        report,
        indicators=counted(report.indicators),
        without_rows=named(report.without_rows),
        without_totals=named(report.without_totals),
        without_denominator=counted(report.without_denominator),
        older_shown={titles.get(code, code): label for code, label in report.older_shown.items()},
        said_by_others={titles.get(code, code): name for code, name in report.said_by_others.items()},
        gains={titles.get(code, code): year for code, year in report.gains.items()},
        loses={titles.get(code, code): year for code, year in report.loses.items()},
    )
