"""Stores national releases: every file of every release is kept, because later ones restate earlier years."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction

from accounts.models import User
from indicators.benchmarks.areas.querysets import AreaIndex, council_areas
from indicators.benchmarks.current.actions import choose_current
from indicators.benchmarks.current.choice import newest_first
from indicators.benchmarks.current.querysets import facts_of, latest_days
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.keeping.actions import store_release
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.querysets import (
    OtherFigures,
    Unreadable,
    catalogue,
    gather,
    header_kept,
    restated,
    stored_amounts,
)
from indicators.benchmarks.reader import UnknownDataset, UnreadableFile, identify
from indicators.benchmarks.recognise import renamed_columns
from indicators.benchmarks.reports import FileReport, count, fill, years_moved
from indicators.benchmarks.text import header_of, rows_of
from indicators.files.table_files import sha256_of
from indicators.models import PublishedFigure, Release

LABEL = re.compile(r"[\w .,/()-]{1,40}")
Progress = Callable[[str], None]
# A block around what is stored, given what it will be: whoever imports may store something of its own with it.
Storing = Callable[[Sequence[FileReport]], AbstractContextManager[object]]


class ImportRefused(Exception):
    """Nothing was stored. `problems` says for each file what is wrong, where, and what to do."""

    def __init__(self, problems: Sequence[str]):
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass
class _Prepared:
    path: Path
    sha256: str
    dataset: DatasetMapping
    gathering: Gathering | None  # None where the same file is stored already
    stored: Release | None
    figures: list[GatheredFigure] = field(default_factory=list)


def import_releases(
    *,
    paths: Iterable[Path],
    label: str,
    by: User | None = None,
    published_on: date | None = None,
    replace: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda text: None,
    storing: Storing = nullcontext,
) -> list[FileReport]:
    """Read raw files of one release and store what our indicators need of them: all files or none.

    A file stored before under the same label changes nothing. Another file of the same dataset and label takes the
    place of the first only with `replace`. With `dry_run` everything is checked and nothing stored. `progress` is
    told in words how far it is; what is stored is stored within `storing`. Raises ImportRefused.
    """
    if not LABEL.fullmatch(label.strip()):
        raise ImportRefused(["Give the release a name of up to 40 letters and figures, such as 2025."])
    run = _Import(label.strip(), published_on, replace, progress)
    return run.run(list(paths), by, dry_run, storing)


class _Import:
    def __init__(self, label: str, published_on: date | None, replace: bool, progress: Progress):
        self.label = label
        self.published_on = published_on
        self.replace = replace
        self.progress = progress
        self.areas = AreaIndex()
        self.indicators = catalogue()
        self.datasets = all_datasets()
        if not len(self.areas):
            raise ImportRefused(
                [
                    "No areas are known yet. Whoever runs this service brings them in first: "
                    "manage.py import_neighbours FILE --model YEAR."
                ]
            )

    def run(
        self, paths: Sequence[Path], by: User | None, dry_run: bool, storing: Storing
    ) -> list[FileReport]:
        prepared = self._prepare_all(paths)
        others = OtherFigures(one.gathering for one in prepared if one.gathering)
        for one in prepared:
            if one.gathering:
                one.figures = list(one.gathering.figures(others))
        reports = [self._report(one) for one in prepared]
        if not dry_run:
            try:
                with storing(reports):
                    self._store_all(prepared, reports, by)
            except IntegrityError as error:
                message = (
                    f"Release {self.label} was being stored by someone else at the same time. Try again."
                )
                raise ImportRefused([message]) from error
        return reports

    @transaction.atomic
    def _store_all(self, prepared: Sequence[_Prepared], reports: list[FileReport], by: User | None) -> None:
        changed: set[int] = set()
        for one, report in zip(prepared, reports, strict=True):
            if one.gathering is None:
                continue
            release = one.stored or Release(label=self.label, dataset=one.dataset.key)
            release.published_on = self.published_on or release.published_on
            release.secondary = one.dataset.secondary
            if release.pk:
                changed |= set(release.figures.order_by().values_list("indicator", flat=True).distinct())
            with one.path.open("rb") as raw:
                store_release(
                    release=release,
                    figures=one.figures,
                    indicators=self.indicators,
                    raw=raw,
                    file_name=one.path.name,
                    sha256=one.sha256,
                    report=report,
                    by=by,
                    progress=self.progress,
                )
            changed |= {self.indicators[code].pk for code in report.indicators}
        choose_current(indicators=changed)
        for one, report in zip(prepared, reports, strict=True):
            report.newest = self._newest_of(one.dataset.key)

    def _newest_of(self, dataset: str) -> str:
        return newest_first(facts_of(Release.objects.filter(dataset=dataset)))[0].label

    def _prepare_all(self, paths: Sequence[Path]) -> list[_Prepared]:
        prepared: list[_Prepared] = []
        problems: list[str] = []
        for path in paths:
            try:
                one = self._prepare(path)
                twin = next((other for other in prepared if other.dataset == one.dataset), None)
                if twin:
                    raise Unreadable([f"is the same dataset as {twin.path.name}. Give one file of each."])
                prepared.append(one)
            except (UnknownDataset, UnreadableFile) as error:
                problems.append(f"{path.name}: {error}")
            except OSError as error:
                problems.append(f"{path}: the file cannot be read ({error.strerror or error}).")
            except Unreadable as refusal:
                problems += [f"{path.name}: {problem}" for problem in refusal.problems]
        if problems:
            raise ImportRefused(problems)
        return prepared

    def _prepare(self, path: Path) -> _Prepared:
        if path.exists() and not path.is_file():
            raise Unreadable(["is not a file. Give the CSV files themselves."])
        with path.open("rb") as stream:
            dataset = identify(stream, self.datasets)
            sha256 = sha256_of(stream)
            stored = Release.objects.filter(label=self.label, dataset=dataset.key).first()
            if stored and stored.file_sha256 == sha256 and stored.rows_kept:
                return _Prepared(path, sha256, dataset, None, stored)
            if stored and stored.file_sha256 != sha256 and not self.replace:
                raise Unreadable(
                    [
                        f'another file of "{dataset.title}" is stored as release {self.label} ({stored.file_name}, '
                        f"{stored.imported_at:%Y-%m-%d}). Add --replace to put this one in its place, or give the "
                        "release another name."
                    ]
                )
            name = path.name

            def report(rows: int) -> None:
                self.progress(f"{name}: {rows:,} rows read")

            gathering = gather(stream, dataset, self.areas, self.indicators, report)
        return _Prepared(path, sha256, dataset, gathering, stored)

    def _report(self, one: _Prepared) -> FileReport:
        outcome = "unchanged" if one.gathering is None else "replaced" if one.stored else "stored"
        report = FileReport(one.path.name, one.dataset.key, one.dataset.title, self.label, outcome)
        if one.gathering is None:
            return report
        report.completes = bool(one.stored and one.stored.file_sha256 == one.sha256)
        if one.stored and not report.completes:
            report.replaces = one.stored.file_name, one.stored.imported_at.date()
        fill(report, one.dataset, one.gathering)
        count(report, one.figures, frozenset(row.code for row in one.dataset.indicators if row.per))
        self._compare(one, report)
        return report

    def _compare(self, one: _Prepared, report: FileReport) -> None:
        """Against the newest release of the dataset under another label."""
        others = Release.objects.filter(dataset=one.dataset.key).exclude(label=self.label)
        if facts := newest_first(facts_of(others)):
            report.compared_with = facts[0].label
            other = others.get(pk=facts[0].key)
            before = stored_amounts(other)
            report.compared, report.restated = restated(one.figures, before)
            report.in_part = not other.rows_kept
            latest = latest_days(report.indicators)
            report.gains, report.loses = years_moved(before, one.figures, council_areas(), latest)
            with one.path.open("rb") as stream:
                header = header_of(rows_of(stream))
            report.renamed = renamed_columns(one.dataset, header_kept(other), header)
        missing = PublishedFigure.objects.filter(indicator__code__in=report.without_rows, current=True)
        shown = missing.filter(release__illustrative=False).exclude(release=one.stored).order_by()
        report.older_shown = dict(shown.values_list("indicator__code", "release__label").distinct())
        report.said_by_others = {} if one.dataset.secondary else self._said_by_others(one.dataset, report)

    def _said_by_others(self, dataset: DatasetMapping, report: FileReport) -> dict[str, str]:
        """By indicator the dataset and release it is shown from, where that is none that merely repeats another."""
        primary = Release.objects.filter(illustrative=False, secondary=False).exclude(dataset=dataset.key)
        shown = PublishedFigure.objects.filter(
            indicator__code__in=report.indicators, current=True, release__in=primary
        ).order_by("indicator__code", "release__dataset", "release__label")
        titles = {each.key: each.title for each in self.datasets}
        found = shown.values_list("indicator__code", "release__dataset", "release__label").distinct()
        return {code: f"“{titles.get(key, key)}”, release {label}" for code, key, label in found}
