"""Writing figures. Nothing is overwritten: a changed figure becomes a revision that supersedes the one before."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Council, User
from indicators.intake.rows import FigureRow
from indicators.models import Figure, Source
from indicators.querysets import BATCH, Change, batched, compare_figures

LONGEST_REASON = 300
PROGRESS_EVERY = 10  # batches


class ReasonNeeded(Exception):
    """Figures already recorded would change, and nobody said why. `changed` is how many."""

    def __init__(self, changed: int) -> None:
        figures = "1 figure" if changed == 1 else f"{changed:,} figures"
        super().__init__(
            f"{figures} already recorded would change. Say why: the reason is kept with each revision."
        )
        self.changed = changed


class RecordedMeanwhile(Exception):
    """Somebody else recorded one of the same figures at the same moment."""


class SourceFacts(NamedTuple):
    """Where a batch comes from: `kind` is one of Source.Kind."""

    kind: str = Source.Kind.FILE
    file_name: str = ""
    file_sha256: str = ""


class Recorded(NamedTuple):
    """What was done. `source` is None where every figure stood as it was, so that nothing was written."""

    added: int
    changed: int
    unchanged: int
    source: Source | None


@transaction.atomic
def record_figures(
    *,
    council: Council,
    rows: Iterable[FigureRow],
    source: SourceFacts,
    by: User | None,
    reason: str = "",
    progress: Callable[[str], None] = lambda words: None,
) -> Recorded:
    """Record figures of a council: new ones are added, changed ones revised, the rest left alone.

    All or nothing; `progress` is told in words now and then how far it is. Imports into one council wait for each
    other. Queries: four, and three for every 2,000 rows (SQLite takes inserts in smaller portions).
    Raises ReasonNeeded where a revision would lack its reason, RecordedMeanwhile where the same figure was recorded
    by another way at the same moment; nothing is saved then.
    """
    # Without a key lock, so that a long import holds up no other write that names the council, such as an audit entry
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    comparison = compare_figures(council, rows)
    added, changed = len(comparison.added), len(comparison.changed)
    reason = reason.strip()[:LONGEST_REASON]
    if changed and not reason:
        raise ReasonNeeded(changed)
    if not added and not changed:
        return Recorded(0, 0, comparison.unchanged, None)
    saved = Source.objects.create(
        council=council,
        by=by,
        kind=source.kind,
        file_name=source.file_name[-200:],
        file_sha256=source.file_sha256,
        added=added,
        changed=changed,
        reason=reason if changed else "",
    )
    try:
        _supersede(comparison.changed)
        _create(saved, comparison.added, comparison.changed, progress)
    except IntegrityError as error:
        raise RecordedMeanwhile("The same figures were just recorded by somebody else. Try again.") from error
    counts = {"added": added, "changed": changed, "unchanged": comparison.unchanged}
    detail = {**counts, "reason": saved.reason, "file": source.file_name, "sha256": source.file_sha256}
    audit.record(by=by, council=council, verb="recorded figures", subject=saved, detail=detail)
    return Recorded(added, changed, comparison.unchanged, saved)


def _supersede(changes: Sequence[Change]) -> None:
    for batch in batched(changes, BATCH):
        Figure.objects.filter(pk__in=[change.before.pk for change in batch]).mark_superseded()


def _create(
    source: Source, added: Sequence[FigureRow], changed: Sequence[Change], progress: Callable[[str], None]
) -> None:
    at = timezone.now()
    for number, rows in enumerate(batched(added, BATCH)):
        if number and number % PROGRESS_EVERY == 0:
            progress(f"{number * BATCH:,} of {len(added):,} new figures saved")
        Figure.objects.bulk_create([_figure(row, source, at) for row in rows])
    for changes in batched(changed, BATCH):
        Figure.objects.bulk_create(
            [
                _figure(change.row, source, at, supersedes_id=change.before.pk, reason=source.reason)
                for change in changes
            ]
        )


def _figure(row: FigureRow, source: Source, at, **revision) -> Figure:
    return Figure(
        council_id=source.council_id,
        indicator_id=row.indicator,
        category_id=row.category,
        frequency=row.period.frequency,
        start=row.period.start,
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        symbol=row.symbol,
        status=row.status,
        note=row.note,
        source=source,
        created_at=at,
        created_by_id=source.by_id,
        **revision,
    )
