"""What one file of a release held and what became of it. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.mapping import DatasetMapping


@dataclass
class FileReport:
    """`outcome` is "stored", "replaced", "remapped" or "unchanged". `restated` counts cells of the release before that
    say otherwise here, `older_shown` names by indicator the release that is shown where this one has no row of it.
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
    compared_with: str = ""
    renamed: list[str] = field(default_factory=list)
    newest: str = ""
    older_shown: dict[str, str] = field(default_factory=dict)


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
