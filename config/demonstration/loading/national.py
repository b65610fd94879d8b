"""Stores the national figures that ship, as an import of the releases would that they were taken from."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from accounts.models import User
from config.demonstration.national.facts import FOLDER, MODEL, Fact, ReleaseNamed, read_facts, read_releases
from indicators.benchmarks.areas.actions import import_neighbours
from indicators.benchmarks.areas.neighbour_files import read_neighbours
from indicators.benchmarks.areas.querysets import areas_by_code
from indicators.benchmarks.current.actions import choose_current
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.keeping.actions import store_release
from indicators.benchmarks.mapping_files import known_datasets
from indicators.benchmarks.querysets import catalogue
from indicators.benchmarks.reports import FileReport, count
from indicators.models import Indicator, NeighbourModel, Release


@transaction.atomic
def load_national(*, by: User | None = None) -> None:
    """Every release, and the neighbours, that nobody has imported yet.

    The release bears the checksum of the file it was taken from: who imports that file puts all of it in its place.
    """
    load_neighbours(by=by)
    indicators, areas = catalogue(), areas_by_code()
    titles = {each.key: each.title for each in known_datasets()}
    there = set(Release.objects.values_list("dataset", "label"))
    changed: set[int] = set()
    for named in read_releases():
        if (named.dataset, named.label) not in there:
            facts = read_facts(named, lambda code: indicators[code].measured_unit)
            report = store(named, titles[named.dataset], gathered(facts, areas), indicators, by)
            changed |= {indicators[code].pk for code in report.indicators}
    choose_current(indicators=changed)


def store(
    named: ReleaseNamed,
    title: str,
    figures: Iterable[GatheredFigure],
    indicators: dict[str, Indicator],
    by: User | None,
) -> FileReport:
    figures = list(figures)
    report = FileReport(named.file_name, named.dataset, title, named.label, "stored")
    count(report, figures, frozenset())
    store_release(
        release=Release(
            dataset=named.dataset,
            label=named.label,
            published_on=date.fromisoformat(named.published_on) if named.published_on else None,
            secondary=bool(named.secondary),
        ),
        figures=figures,
        indicators=indicators,
        raw=None,
        file_name=named.file_name,
        sha256=named.file_sha256,
        report=report,
        by=by,
        progress=lambda text: None,
    )
    return report


def gathered(facts: Iterable[Fact], areas: dict[str, int]) -> Iterator[GatheredFigure]:
    for row, fact in enumerate(facts, 2):
        area = areas[fact.area]
        yield GatheredFigure(fact.indicator, area, fact.period, fact.amounts, fact.joint, 0, row)


def load_neighbours(*, by: User | None = None) -> None:
    if NeighbourModel.objects.filter(label=MODEL).exists():
        return
    path = FOLDER / "neighbours.csv"
    with path.open("rb") as file:
        lists = read_neighbours(file, path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    import_neighbours(label=MODEL, lists=lists, file_name=path.name, file_sha256=digest, by=by)
