"""Stores the figures of one release and keeps its raw file, compressed, beside the documents (decision 19)."""

import gzip
import shutil
from collections.abc import Callable, Iterable, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.benchmarks.current.querysets import councils_of, last_day_of
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.reports import FileReport
from indicators.figures.querysets import BATCH, batched
from indicators.models import Indicator, PublishedFigure, Release


@transaction.atomic
def store_release(
    *,
    release: Release,
    figures: Iterable[GatheredFigure],
    indicators: Mapping[str, Indicator],
    raw: BinaryIO | None,
    file_name: str,
    sha256: str,
    report: FileReport,
    by: User | None,
    progress: Callable[[str], None],
) -> None:
    """Put these figures in the place of those that the release has. Without `raw` the file kept before stays."""
    before = {"file": release.file_name, "sha256": release.file_sha256} if release.pk else {}
    if release.pk:
        PublishedFigure.objects.filter(release=release).delete()
    release.file_name, release.file_sha256 = file_name[:200], sha256
    if raw is not None:
        release.imported_at, release.brought_by = timezone.now(), by
    release.save()
    _store_figures(release, figures, indicators, report, progress)
    release.last_day = last_day_of(release)
    release.indicators_held = len(report.indicators)
    release.councils_held = councils_of(release)
    if raw is not None:
        _keep(release, raw)  # last, so that nothing is kept where something before it fails
    release.save(update_fields=["last_day", "indicators_held", "councils_held", "rows_kept"])
    detail = {
        "before": Public(before),
        "file": Public(release.file_name),
        "sha256": Public(release.file_sha256),
        "rows": Public(report.rows),
        "figures": Public(report.figures),
    }
    verb = f"{report.outcome} a national release"
    record(by=by, council=None, verb=verb, subject=release, key=str(release)[:120], detail=detail)


def _keep(release: Release, raw: BinaryIO) -> None:
    """The file that was kept before is deleted when all is stored."""
    if old := release.rows_kept.name:
        storage = release.rows_kept.storage
        transaction.on_commit(lambda: storage.delete(old))
    with TemporaryFile() as packed:
        raw.seek(0)
        with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as out:
            shutil.copyfileobj(raw, out)
        packed.seek(0)
        release.rows_kept.save(f"{release.file_sha256[:16]}.csv.gz", File(packed), save=False)


def _store_figures(
    release: Release,
    figures: Iterable[GatheredFigure],
    indicators: Mapping[str, Indicator],
    report: FileReport,
    progress: Callable[[str], None],
) -> None:
    keys = {code: indicator.pk for code, indicator in indicators.items()}
    rows = (
        PublishedFigure(
            release_id=release.pk,
            indicator_id=keys[figure.indicator],
            area_id=figure.area,
            frequency=figure.period.frequency,
            start=figure.period.start,
            numerator=figure.amounts.numerator,
            denominator=figure.amounts.denominator,
            value=figure.amounts.value,
            symbol=figure.amounts.symbol,
            joint_return=figure.joint[:40],
        )
        for figure in figures
    )
    stored = 0
    for batch in batched(rows, BATCH):
        PublishedFigure.objects.bulk_create(batch)
        stored += len(batch)
        progress(f"{release.file_name}: {stored:,} of {report.figures:,} figures stored")
