"""Checking a file: read it, set its rows against what there is, and keep what each would do."""

import logging
from collections.abc import Iterable
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from indicators.catalogue.querysets import council_catalogue
from indicators.figures.querysets import BATCH, batched
from indicators.files.faults import Fault, Faults, FileRefused
from indicators.files.figure_files import RowsRead, read_each
from indicators.intake.uploads.plan import Planned, plan_rows
from indicators.intake.uploads.querysets import known_of
from indicators.intake.uploads.turns import State, Turn, TurnLost, Voice
from indicators.models import PendingImport, PendingRow
from indicators.terms.row_kinds import SAVED_KINDS

log = logging.getLogger(__name__)
MOST_ROWS = 50_000
BROKEN = Fault(
    "The check stopped because of a fault of ours.",
    "Try again. If it stops again, tell whoever runs this site.",
)
MANY = "Put the first ones right and bring the file again: many faults have one cause."


def check_file(*, turn: Turn, by: User) -> None:
    """Check the file whose turn this is and leave it checked, refused as a whole, or failed. Never raises.

    The file is read outside a transaction, since that may take a minute; what was found is kept in one.
    """
    try:
        _keep_rows(turn=turn, read=_read(turn), by=by)
    except TurnLost:
        return
    except FileRefused as refused:
        _give_up(turn, State.REFUSED, refused.faults, content=b"")
    except Exception:
        log.exception("A file could not be checked")
        _give_up(turn, State.FAILED, [BROKEN])


def _read(turn: Turn) -> RowsRead:
    pending = turn.rows.select_related("council").first()
    if pending is None:
        raise TurnLost
    return read_each(
        BytesIO(bytes(pending.content)),
        pending.file_name,
        council_catalogue(pending.council),
        settings.IMPORT_MAX_BYTES,
        Voice(turn).say,
        MOST_ROWS,
    )


def _give_up(turn: Turn, state: str, faults: Iterable[Fault], **fields) -> None:
    told = [fault_data(fault) for fault in faults]
    if isinstance(faults, Faults) and faults.more:
        told.append(fault_data(Fault(f"There are {faults.more:,} more faults.", MANY)))
    turn.rows.update(state=state, progress="", faults=told, heartbeat=timezone.now(), **fields)


def fault_data(fault: Fault) -> dict:
    return {
        "row": fault.row,
        "column": fault.column,
        "read": fault.read,
        "problem": fault.problem,
        "remedy": fault.remedy,
    }


@transaction.atomic
def _keep_rows(*, turn: Turn, read: RowsRead, by: User) -> None:
    """Put what was found in the place of what an earlier check found. Rows that were left out then stay out."""
    pending = turn.rows.select_related("council").defer("content").first()
    if pending is None:
        raise TurnLost
    before = PendingRow.objects.filter(pending=pending)
    left_out = set(before.filter(chosen=False, kind__in=SAVED_KINDS).values_list("row", flat=True))
    before.delete()
    known = known_of(pending.council, read.rows, timezone.localdate())
    for batch in batched(plan_rows(read.rows, read.given, known), BATCH):
        PendingRow.objects.bulk_create(_rows(pending, batch, left_out))
    turn.end(State.CHECKED)


def _rows(pending: PendingImport, planned: Iterable[Planned], left_out: set[int]) -> list[PendingRow]:
    return [_row(pending, one, one.row not in left_out) for one in planned]


def _row(pending: PendingImport, planned: Planned, wanted: bool) -> PendingRow:
    row = PendingRow(
        pending=pending,
        row=planned.row,
        kind=planned.kind,
        chosen=wanted and planned.kind in SAVED_KINDS,
        shown=planned.shown,
        before=planned.before,
        after=planned.after,
        faults=[fault_data(fault) for fault in planned.faults],
    )
    if planned.kind in SAVED_KINDS:
        row.typed = vars(planned.typed).copy()  # asdict copies in depth, which takes ten times as long
    if planned.key is not None:
        row.indicator_id, row.category_id = planned.key.indicator, planned.key.category
        row.frequency, row.start = planned.key.period.frequency, planned.key.period.start
    else:
        row.after = _as_read(planned.texts)
    if planned.place is not None:
        row.collection_id, row.section_start = planned.place.collection, planned.place.period.start
    return row


def _as_read(texts: tuple[str, ...]) -> str:
    """What a refused row said, for its officer to find it by: indicator, period and category as written."""
    return ", ".join(text[:80] for text in texts[:3] if text)
