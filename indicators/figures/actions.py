"""Writing figures. Nothing is overwritten: a changed figure becomes a revision that supersedes the one before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Detail, Draft, Listing, Public
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import cell_name
from indicators.catalogue.querysets import histories, in_force_at
from indicators.figures.querysets import (
    BATCH,
    FigureChange,
    LedgerComparison,
    batched,
    compare_figures,
    names_of,
)
from indicators.models import Figure, IndicatorDefinition, SendingSystem, Source, Submission
from indicators.terms.periods import Period

LONGEST_REASON = 300
MOST_ON_THE_TRAIL = (
    1000  # figures of one batch; of more the trail has the counts, the figures themselves the rest
)
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
    """Where a batch comes from: `kind` is one of Source.Kind; a submission with who approved it; a sending system."""

    kind: str = Source.Kind.FILE
    file_name: str = ""
    file_sha256: str = ""
    submission: Submission | None = None
    approved_by: User | None = None
    system: SendingSystem | None = None


class RecordingResult(NamedTuple):
    """What was done. `source` is None where every figure stood as it was, so that nothing was written."""

    added: int
    changed: int
    unchanged: int
    source: Source | None


@transaction.atomic
def record_figures(
    *,
    council: Council,
    rows: Iterable[ReportedFigure],
    source: SourceFacts,
    by: User | None,
    reason: str = "",
    progress: Callable[[str], None] = lambda words: None,
) -> RecordingResult:
    """Record figures of a council: new ones are added, changed ones revised, the rest left alone.

    A row's own reason goes before `reason`, which is for all. All or nothing; `progress` is told in words now and
    then how far it is. Imports into one council wait for each other. Queries: five, and three for every 2,000 rows
    (SQLite takes inserts in smaller portions).
    Raises ReasonNeeded where a revision would lack its reason, RecordedMeanwhile where the same figure was recorded
    by another way at the same moment; nothing is saved then.
    """
    lock(council)
    comparison = compare_figures(council, rows)
    added, changed = len(comparison.added), len(comparison.changed)
    reason = reason.strip()[:LONGEST_REASON]
    if unexplained := sum(1 for change in comparison.changed if not (reason or change.row.reason.strip())):
        raise ReasonNeeded(unexplained)
    if not added and not changed:
        return RecordingResult(0, 0, comparison.unchanged, None)
    saved = _save_source(council, source, by, comparison, reason)
    batch = _Batch(saved, reason, timezone.now(), histories(council, comparison.indicators))
    try:
        _supersede(comparison.changed)
        _create(batch, comparison.added, comparison.changed, progress)
    except IntegrityError as error:
        raise RecordedMeanwhile("The same figures were just recorded by somebody else. Try again.") from error
    audit.record(
        by=by, council=council, verb="recorded figures", subject=saved, detail=_detail(saved, comparison)
    )
    return RecordingResult(added, changed, comparison.unchanged, saved)


@dataclass(frozen=True)
class _Batch:
    """What the figures of one batch have in common."""

    source: Source
    reason: str
    at: datetime
    definitions: Mapping[int, Sequence[IndicatorDefinition]]

    def definition_of(self, indicator: int, period: Period) -> int | None:
        """The version the figure is reported under; None where nobody has changed the indicator's words."""
        version = in_force_at(self.definitions.get(indicator, ()), period.start)
        return version.pk if version else None


def _save_source(
    council: Council, facts: SourceFacts, by: User | None, comparison: LedgerComparison, reason: str
) -> Source:
    reasons = dict.fromkeys(change.row.reason.strip() or reason for change in comparison.changed)
    return Source.objects.create(
        council=council,
        by=by,
        kind=facts.kind,
        file_name=facts.file_name[-200:],
        file_sha256=facts.file_sha256,
        added=len(comparison.added),
        changed=len(comparison.changed),
        reason="; ".join(reasons)[:LONGEST_REASON],
        submission=facts.submission,
        approved_by=facts.approved_by,
        system=facts.system,
    )


def _detail(source: Source, comparison: LedgerComparison) -> dict[str, Detail]:
    """What the trail says of a batch: the figures before and after, where they are not too many, or their number."""
    detail: dict[str, Detail] = {
        "added": Public(source.added),
        "changed": Public(source.changed),
        "unchanged": Public(comparison.unchanged),
        "reason": Draft(source.reason),
        "file": Public(source.file_name),
        "sha256": Public(source.file_sha256),
    }
    if source.added + source.changed <= MOST_ON_THE_TRAIL:
        figures = {str(row.key): {"before": None, "after": _numbers(row.amounts)} for row in comparison.added}
        for change in comparison.changed:
            before, after = _numbers(change.before), _numbers(change.row.amounts)
            figures[str(change.row.key)] = {"before": before, "after": after}
        names = _names([*comparison.added, *(change.row for change in comparison.changed)])
        detail["figures"] = Listing(figures, names)
    return detail


def _names(rows: Sequence[ReportedFigure]) -> dict[str, str]:
    """What the cells are called, for those who read the trail. Two queries."""
    cells = [row.key for row in rows]
    indicators, labels = names_of(cells)
    return {
        str(cell): cell_name(
            indicators[cell.indicator].title, labels.get(cell.category or 0, ""), cell.period
        )
        for cell in cells
    }


def _numbers(amounts: Amounts) -> dict[str, float | str | None]:
    return {name: getattr(amounts, name) for name in ("value", "numerator", "denominator", "symbol")}


def _supersede(changes: Sequence[FigureChange]) -> None:
    for batch in batched(changes, BATCH):
        Figure.objects.filter(pk__in=[change.stands for change in batch]).mark_superseded()


def _create(
    batch: _Batch,
    added: Sequence[ReportedFigure],
    changed: Sequence[FigureChange],
    progress: Callable[[str], None],
) -> None:
    for number, rows in enumerate(batched(added, BATCH)):
        if number and number % PROGRESS_EVERY == 0:
            progress(f"{number * BATCH:,} of {len(added):,} new figures saved")
        Figure.objects.bulk_create([_figure(row, batch) for row in rows])
    for changes in batched(changed, BATCH):
        Figure.objects.bulk_create([_revision(change, batch) for change in changes])


def _revision(change: FigureChange, batch: _Batch) -> Figure:
    reason = change.row.reason.strip()[:LONGEST_REASON] or batch.reason
    return _figure(change.row, batch, supersedes_id=change.stands, reason=reason)


def _figure(row: ReportedFigure, batch: _Batch, **revision) -> Figure:
    source, (indicator, category, period) = batch.source, row.key
    return Figure(
        council_id=source.council_id,
        indicator_id=indicator,
        category_id=category,
        frequency=period.frequency,
        start=period.start,
        **row.amounts._asdict(),
        source=source,
        definition_id=batch.definition_of(indicator, period),
        created_at=batch.at,
        created_by_id=row.entered_by or source.by_id,
        cell=row.cell,
        **revision,
    )
