"""What reading a release needs to know of what is stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import IO, NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.doubled import way_out
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import Areas, Gathering, Sought
from indicators.benchmarks.keeping.querysets import raw_file
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.reader import Tally, read_cells
from indicators.benchmarks.text import UnreadableFile, header_of, rows_of
from indicators.models import Indicator, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import MULTIPLIERS, Unit

A_YEAR = timedelta(days=366)


class Other(NamedTuple):
    """A figure that is the denominator of others."""

    period: Period
    value: float | None
    symbol: str


class Unreadable(Exception):
    """Nothing of the file can be stored; `problems` says why."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


def catalogue() -> dict[str, Indicator]:
    return {row.code: row for row in Indicator.objects.filter(council=None)}


def gather(
    stream: IO[bytes],
    dataset: DatasetMapping,
    areas: Areas,
    indicators: dict[str, Indicator],
    report: Callable[[int], None],
    only: Callable[[list[str]], bool] = lambda row: True,
) -> Gathering:
    """Everything the file holds for us, in the rows that `only` wants. Raises Unreadable with every fault found."""
    gathering = Gathering(areas, sought(dataset, indicators), Tally())
    for item in read_cells(stream, dataset, gathering.tally, report, only):
        gathering.add(item)
    gathering.check()
    if gathering.faults:
        more = [f"and {gathering.more_faults:,} more faults"] if gathering.more_faults else []
        raise Unreadable([*_ways_out(stream, gathering), *(str(fault) for fault in gathering.faults), *more])
    if not len(gathering):
        raise Unreadable(["no row is about an area known here, so there is nothing to store."])
    if not gathering.councils and not dataset.england_only:
        raise Unreadable(
            [
                f'the file has no council, and "{dataset.title}" is a dataset of councils. It may be the national '
                f"file beside it: bring the councils' own, such as {dataset.file}."
            ]
        )
    return gathering


def _ways_out(stream: IO[bytes], gathering: Gathering) -> list[str]:
    """Before all faults, which are often the same one many times. The rows are read once more: none is held."""
    if gathering.doubled is None or not stream.seekable():
        return []
    stream.seek(0)
    told = way_out(stream, *gathering.doubled)
    return [told] if told else []


def sought(dataset: DatasetMapping, indicators: dict[str, Indicator]) -> dict[str, Sought]:
    """How each indicator of the dataset is put together. Raises Unreadable where the catalogue lacks one."""
    if missing := sorted({one.code for one in dataset.indicators} - indicators.keys()):
        raise Unreadable(
            [
                f"the catalogue does not have {', '.join(missing)} yet. Whoever runs this service puts it right: "
                "manage.py sync_catalogue."
            ]
        )
    found = {}
    for one in dataset.indicators:
        unit = indicators[one.code].measured_unit
        found[one.code] = Sought(
            parts=len(one.parts),
            total_parts=len(one.total_parts) or 1,
            multiplier=MULTIPLIERS.get(unit, 1),
            percent=unit is Unit.PERCENT,
            worked_out=one.value is None,
            per=one.per,
            value_apart=bool(one.value_where),
            summed=one.summed,
        )
    return found


class OtherFigures:
    """Figures that are denominators of others: those of the files being read, then those shown now."""

    def __init__(self, gatherings: Iterable[Gathering]):
        self.gatherings = list(gatherings)
        self.known: dict[str, dict[int, list[Other]]] = {}

    def __call__(self, indicator: str, area: int, period: Period) -> tuple[float | None, str]:
        """The newest figure that had ended with the period, and not more than a year before, or why it is none."""
        ended = [
            one
            for one in self._of(indicator).get(area, ())
            if one.period.end <= period.end and period.end - one.period.end < A_YEAR
        ]
        newest = max(ended, key=lambda one: one.period.end, default=None)
        return (newest.value, newest.symbol) if newest else (None, "")

    def _of(self, indicator: str) -> dict[int, list[Other]]:
        if indicator not in self.known:
            figures: dict[tuple[int, Period], Other] = {}
            rows = PublishedFigure.objects.filter(
                indicator__code=indicator, indicator__council=None, current=True
            )
            columns = ("area", "frequency", "start", "value", "symbol")
            for area, frequency, start, value, symbol in rows.values_list(*columns):
                period = Period(start, Frequency(frequency))
                figures[area, period] = Other(period, value, symbol)
            for gathering in self.gatherings:
                for one in gathering.figures():
                    if one.indicator == indicator:
                        figures[one.area, one.period] = Other(
                            one.period, one.amounts.value, one.amounts.symbol
                        )
            by_area: dict[int, list[Other]] = defaultdict(list)
            for (area, _), other in figures.items():
                by_area[area].append(other)
            self.known[indicator] = by_area
        return self.known[indicator]


def stored_amounts(release: Release) -> dict[tuple[str, int, Period], Amounts]:
    """The figures of a release by indicator, area and period."""
    columns = ("indicator__code", "area_id", "frequency", "start")
    amounts = ("numerator", "denominator", "value", "symbol")
    return {
        (code, area, Period(start, Frequency(frequency))): Amounts(*rest)
        for code, area, frequency, start, *rest in release.figures.values_list(*columns, *amounts)
    }


def restated(
    figures: Iterable[GatheredFigure], before: dict[tuple[str, int, Period], Amounts]
) -> tuple[int, int]:
    """How many cells the release before has too, and in how many of those its value is another."""
    both = [
        (before[key], one.amounts)
        for one in figures
        if (key := (one.indicator, one.area, one.period)) in before
    ]
    return len(both), sum((was.value, was.symbol) != (now.value, now.symbol) for was, now in both)


def header_kept(release: Release) -> list[str]:
    """The first row of the raw file that is kept; nothing where there is none any more."""
    if not release.rows_kept:
        return []
    try:
        with raw_file(release) as stream:
            return header_of(rows_of(stream))
    except (OSError, UnreadableFile):
        return []


def titles_of_catalogue() -> dict[str, str]:
    """The title of every indicator of the catalogue, by its code. One query."""
    return dict(
        Indicator.objects.filter(council=None).order_by("formal_title").values_list("code", "formal_title")
    )
