"""Figures of national releases in a short form of our own: reads and writes the files of this folder. Pure.

releases.csv         one line for each file that figures were taken from
figures/DATASET.csv.gz  indicator, period, area, numerator, denominator, value, symbol, joint; one line for each cell
neighbours.csv       councils with their statistical neighbours, nearest first, by their 3-digit codes
"""

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import work_out
from indicators.benchmarks.areas.neighbour_files import NeighbourList
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit

FOLDER = Path(__file__).parent
MODEL = "2025"  # of neighbours.csv
COLUMNS = ("indicator", "period", "area", "numerator", "denominator", "value", "symbol", "joint")

UnitOf = Callable[[str], Unit]
period_of = lru_cache(maxsize=512)(Period.from_code)


class Fact(NamedTuple):
    """One cell of a release: an indicator's code, an area's GSS code, a period."""

    indicator: str
    period: Period
    area: str
    amounts: Amounts
    joint: str = ""


class ReleaseNamed(NamedTuple):
    """The release and the file of it that figures were taken from. `published_on` is a day, or "" if nobody said."""

    dataset: str
    label: str
    file_name: str
    file_sha256: str
    published_on: str = ""
    secondary: str = ""

    @property
    def path(self) -> str:
        return f"figures/{self.dataset}-{self.label.lower().replace(' ', '-')}.csv.gz"


def read_releases(folder: Path = FOLDER) -> list[ReleaseNamed]:
    with (folder / "releases.csv").open(encoding="utf-8", newline="") as file:
        return [ReleaseNamed(**row) for row in csv.DictReader(file)]


def read_facts(release: ReleaseNamed, unit_of: UnitOf, folder: Path = FOLDER) -> Iterator[Fact]:
    """Every cell, as the release has it: a value that is left out follows from numerator and denominator."""
    with gzip.open(folder / release.path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for indicator, period, area, *numbers, symbol, joint in rows:
            numerator, denominator, value = (float(each) if each else None for each in numbers)
            if value is None and not symbol:
                value = work_out(unit_of(indicator), numerator, denominator)
            amounts = Amounts(numerator, denominator, value, symbol)
            yield Fact(indicator, period_of(period), area, amounts, joint)


def write_releases(releases: Iterable[ReleaseNamed], folder: Path) -> None:
    with (folder / "releases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ReleaseNamed._fields)
        writer.writerows(sorted(releases))


def write_facts(release: ReleaseNamed, facts: Iterable[Fact], unit_of: UnitOf, folder: Path) -> None:
    """The same facts always make the same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one, unit_of) for one in sorted(facts, key=_place))
    path = folder / release.path
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))


def write_neighbours(lists: Sequence[NeighbourList], folder: Path) -> None:
    """In the layout that imports know, without names: those come with the areas."""
    most = max((len(each.neighbours) for each in lists), default=0)
    with (folder / "neighbours.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        headings = (f"SN_{place}{end}" for place in range(1, most + 1) for end in ("", "P"))
        writer.writerow(["old_la_code", *headings])
        for each in lists:
            cells = (text for cell in each.neighbours for text in (cell.code, cell.closeness))
            writer.writerow([each.code, *cells])


def _place(fact: Fact) -> tuple[str, str, str]:
    return fact.indicator, fact.period.code, fact.area


def _row(fact: Fact, unit_of: UnitOf) -> Sequence[str]:
    numerator, denominator, value, symbol, *_ = fact.amounts
    if value is not None and value == work_out(unit_of(fact.indicator), numerator, denominator):
        value = None
    numbers = (plain(each) for each in (numerator, denominator, value))
    return fact.indicator, fact.period.code, fact.area, *numbers, symbol, fact.joint


def plain(number: float | None) -> str:
    """Every digit of the number, without the ".0" of a whole one."""
    return "" if number is None else repr(float(number)).removesuffix(".0")
