"""Reads what any file that was brought has: whether its job goes on, and its rows. Each costs one query at most."""

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from accounts.background.querysets import OPEN
from indicators.intake.bringing.forms import Shown
from indicators.models import HistoryFigure, HistoryFile, Upload, UploadRow
from indicators.terms.row_kinds import Kind

PAGE_LENGTH = 200
AT_WORK = frozenset(
    {
        *(Upload.State.CHECKING, Upload.State.SAVING),
        *(HistoryFile.State.READING, HistoryFile.State.PREVIEWING, HistoryFile.State.LANDING),
    }
)
Rows = QuerySet[UploadRow] | QuerySet[HistoryFigure]


def has_stopped(file: Upload | HistoryFile) -> bool:
    """Whether work at it was begun, and no job is at it any more: that failed, or was cancelled."""
    return file.state in AT_WORK and (file.job is None or file.job.state not in OPEN)


class KindCount(NamedTuple):
    """How many rows of a kind a file has, and how many of them are ticked."""

    kind: Kind
    rows: int
    chosen: int


def counts_of(rows: Rows) -> list[KindCount]:
    """In the order of kinds, those that there are."""
    counted = rows.order_by("kind").values_list("kind")
    counted = counted.annotate(rows=Count("pk"), ticked=Count("pk", filter=Q(chosen=True)))
    return [KindCount(Kind(kind), number, ticked) for kind, number, ticked in counted]


def chosen_of(rows: Rows) -> dict[Kind, int]:
    return {count.kind: count.chosen for count in counts_of(rows)}


def rows_on(rows: Rows, shown: Shown) -> Rows:
    """One page of rows, in the order in which they are looked at: that of their tables."""
    if shown.kind is not None:
        rows = rows.filter(kind=shown.kind)
    first = (shown.page - 1) * PAGE_LENGTH
    return rows.select_related("indicator", "category")[first : first + PAGE_LENGTH]
