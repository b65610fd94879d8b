"""Stores national releases: every file of every release is kept, because later ones restate earlier years."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.benchmarks.areas.querysets import AreaIndex
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.reader import Tally, UnknownDataset, UnreadableFile, identify, read_cells
from indicators.figures.querysets import BATCH, batched
from indicators.files.table_files import sha256_of
from indicators.models import Indicator, PublishedFigure, Release
from indicators.terms.vocabulary import Unit

LABEL = re.compile(r"[\w .,/()-]{1,40}")
Progress = Callable[[str], None]


class ImportRefused(Exception):
    """Nothing was stored. `problems` says for each file what is wrong, where, and what to do."""

    def __init__(self, problems: Sequence[str]):
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass
class FileReport:
    """What one file held and what became of it: "stored", "replaced" or "unchanged"."""

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
    abolished: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    superseded: int = 0
    repeated: int = 0


@dataclass
class _Prepared:
    path: Path
    sha256: str
    dataset: DatasetMapping
    gathering: Gathering | None  # None where the same file is stored already
    stored: Release | None


def import_releases(
    *,
    paths: Iterable[Path],
    label: str,
    by: User | None = None,
    replace: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda text: None,
) -> list[FileReport]:
    """Read raw files of one release and store what our indicators need of them: all files or none.

    A file stored before under the same label changes nothing. Another file of the same dataset and label takes the
    place of the first only with `replace`. With `dry_run` everything is checked and nothing stored. `progress` is
    told in words how far it is. Raises ImportRefused.
    """
    if not LABEL.fullmatch(label.strip()):
        raise ImportRefused(["Give the release a name of up to 40 letters and figures, such as 2025."])
    return _Import(label.strip(), replace, progress).run(list(paths), by, dry_run)


class _Import:
    def __init__(self, label: str, replace: bool, progress: Progress):
        self.label = label
        self.replace = replace
        self.progress = progress
        self.areas = AreaIndex()
        self.indicators = {row.code: row for row in Indicator.objects.filter(council=None)}
        if not len(self.areas):
            raise ImportRefused(
                ["No areas are known yet. Run manage.py import_neighbours FILE --model YEAR first."]
            )

    def run(self, paths: Sequence[Path], by: User | None, dry_run: bool) -> list[FileReport]:
        prepared = self._prepare_all(paths)
        reports = [self._report(one) for one in prepared]
        if not dry_run:
            try:
                with transaction.atomic():
                    for one, report in zip(prepared, reports, strict=True):
                        if one.gathering is not None:
                            self._store(one, report, by)
            except IntegrityError as error:
                message = (
                    f"Release {self.label} was being stored by someone else at the same time. Try again."
                )
                raise ImportRefused([message]) from error
        return reports

    def _prepare_all(self, paths: Sequence[Path]) -> list[_Prepared]:
        prepared: list[_Prepared] = []
        problems: list[str] = []
        for path in paths:
            try:
                one = self._prepare(path)
                twin = next((other for other in prepared if other.dataset == one.dataset), None)
                if twin:
                    raise ImportRefused([f"is the same dataset as {twin.path.name}. Give one file of each."])
                prepared.append(one)
            except (UnknownDataset, UnreadableFile) as error:
                problems.append(f"{path.name}: {error}")
            except OSError as error:
                problems.append(f"{path}: the file cannot be read ({error.strerror or error}).")
            except ImportRefused as refusal:
                problems += [f"{path.name}: {problem}" for problem in refusal.problems]
        if problems:
            raise ImportRefused(problems)
        return prepared

    def _prepare(self, path: Path) -> _Prepared:
        if path.exists() and not path.is_file():
            raise ImportRefused(["is not a file. Give the CSV files themselves."])
        with path.open("rb") as stream:
            dataset = identify(stream)
            sha256 = sha256_of(stream)
            stored = Release.objects.filter(label=self.label, dataset=dataset.key).first()
            if stored and stored.file_sha256 == sha256:
                return _Prepared(path, sha256, dataset, None, stored)
            if stored and not self.replace:
                raise ImportRefused(
                    [
                        f'another file of "{dataset.title}" is stored as release {self.label} ({stored.file_name}, '
                        f"{stored.imported_at:%Y-%m-%d}). Add --replace to put this one in its place, or give the "
                        "release another name."
                    ]
                )
            gathering = self._gather(stream, path.name, dataset)
        return _Prepared(path, sha256, dataset, gathering, stored)

    def _gather(self, stream, name: str, dataset: DatasetMapping) -> Gathering:
        """Everything the file holds for us. Raises ImportRefused with every fault found."""
        codes = {mapping.code for mapping in dataset.indicators}
        if missing := sorted(codes - self.indicators.keys()):
            raise ImportRefused(
                [f"the catalogue does not have {', '.join(missing)} yet. Run manage.py sync_catalogue first."]
            )
        percentages = {code for code in codes if self.indicators[code].measured_unit is Unit.PERCENT}
        gathering = Gathering(self.areas, percentages, Tally())

        def report(rows: int) -> None:
            self.progress(f"{name}: {rows:,} rows read")

        for item in read_cells(stream, dataset, gathering.tally, report):
            gathering.add(item)
        gathering.check()
        if not gathering.faults and not len(gathering):
            raise ImportRefused(["no row is about an area known here, so there is nothing to store."])
        if gathering.faults:
            more = [f"and {gathering.more_faults:,} more faults"] if gathering.more_faults else []
            raise ImportRefused([*(str(fault) for fault in gathering.faults), *more])
        return gathering

    def _report(self, one: _Prepared) -> FileReport:
        outcome = "unchanged" if one.gathering is None else "replaced" if one.stored else "stored"
        report = FileReport(one.path.name, one.dataset.key, one.dataset.title, self.label, outcome)
        if one.gathering is None:
            return report
        gathering = one.gathering
        report.rows, report.obsolete = gathering.tally.rows, gathering.tally.obsolete
        report.levels, report.abolished = gathering.tally.levels, gathering.abolished
        report.superseded, report.repeated = gathering.superseded, gathering.repeated
        found = gathering.tally.rows_of_indicators
        report.without_rows = [row.code for row in one.dataset.indicators if not found[row.code]]
        for figure in gathering.figures():
            report.figures += 1
            report.indicators[figure.indicator] += 1
            if not figure.amounts.symbol:
                report.numbers += 1
            else:
                report.symbols[figure.amounts.symbol] += 1
        return report

    def _store(self, one: _Prepared, report: FileReport, by: User | None) -> None:
        release = one.stored or Release(label=self.label, dataset=one.dataset.key)
        before = {"file": release.file_name, "sha256": release.file_sha256} if one.stored else {}
        if one.stored:
            PublishedFigure.objects.filter(release=release).delete()
        release.file_name, release.file_sha256 = one.path.name[:200], one.sha256
        release.imported_at = timezone.now()
        release.save()
        self._store_figures(one, release, report)
        _mark_latest(one.dataset.key)
        record(
            by=by,
            council=None,
            verb=f"{report.outcome} a national release",
            subject=release,
            key=str(release)[:120],
            detail={
                "before": Public(before),
                "file": Public(release.file_name),
                "sha256": Public(release.file_sha256),
                "rows": Public(report.rows),
                "figures": Public(report.figures),
            },
        )

    def _store_figures(self, one: _Prepared, release: Release, report: FileReport) -> None:
        rows = (
            PublishedFigure(
                release=release,
                indicator=self.indicators[figure.indicator],
                area_id=figure.area,
                frequency=figure.period.frequency,
                start=figure.period.start,
                numerator=figure.amounts.numerator,
                denominator=figure.amounts.denominator,
                value=figure.amounts.value,
                symbol=figure.amounts.symbol,
                joint_return=figure.joint[:40],
            )
            for figure in one.gathering.figures()
        )
        stored = 0
        for batch in batched(rows, BATCH):
            PublishedFigure.objects.bulk_create(batch)
            stored += len(batch)
            self.progress(f"{one.path.name}: {stored:,} of {report.figures:,} figures stored")


def _mark_latest(dataset: str) -> None:
    """The newest label of the dataset is the latest, whichever was stored last."""
    releases = list(Release.objects.filter(dataset=dataset, illustrative=False))
    newest = max(releases, key=lambda release: newness(release.label))
    for release in releases:
        if release.latest != (release == newest):
            release.latest = release == newest
            release.save(update_fields=["latest"])


def newness(label: str) -> tuple[list[int], str]:
    """Sorts labels by the numbers in them: "2024", "2024 revised", "2025"."""
    return [int(digits) for digits in re.findall(r"\d+", label)], label
