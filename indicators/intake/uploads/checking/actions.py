"""Checking a file: read it, set its rows against what there is, and keep what each would do."""

import logging
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from indicators.amounts.cells import Typed
from indicators.amounts.words import typed_words
from indicators.catalogue.querysets import council_catalogue
from indicators.figures.querysets import BATCH, batched
from indicators.files.faults import Fault, Faults, FileRefused
from indicators.files.figure_files import RowRead, RowsRead, read_each
from indicators.intake.landing import FOR_OFFICERS, Incoming, Known, Landing, Outcome, land
from indicators.intake.querysets import known_of
from indicators.intake.uploads.actions import State, Turn, TurnLost, Voice
from indicators.models import Upload, UploadRow
from indicators.terms.row_kinds import SAVED_KINDS, Kind

log = logging.getLogger(__name__)
MOST_ROWS = 50_000
BROKEN = Fault(
    "The check stopped because of a fault of ours.",
    "Try again. If it stops again, tell whoever runs this site.",
)
MANY = "Put the first ones right and bring the file again: many faults have one cause."
KINDS = {
    Outcome.NEW: Kind.ADDED,
    Outcome.CHANGED: Kind.CHANGED,
    Outcome.CORRECTION: Kind.CORRECTION,
    Outcome.SAME: Kind.UNCHANGED,
    Outcome.EMPTY: Kind.EMPTY,
}


def check_file(*, turn: Turn, by: User) -> None:
    """Check the file whose turn this is and leave it checked, refused as a whole, or failed. Never raises.

    The file is read outside a transaction, since that may take a minute; what was found is kept in one, in the place
    of what an earlier check found. Rows that were left out then stay out.
    """
    try:
        upload, read = _read(turn)
        with transaction.atomic():
            figures = (row.figure for row in read.rows if row.figure is not None)
            known = known_of(upload.council, figures, timezone.localdate())
            before = UploadRow.objects.filter(upload=upload)
            left_out = set(before.filter(chosen=False, kind__in=SAVED_KINDS).values_list("row", flat=True))
            before.delete()
            for rows in batched(read.rows, BATCH):
                landed = [
                    (row, row.figure and land(Incoming(row.figure, read.given), known, FOR_OFFICERS))
                    for row in rows
                ]
                UploadRow.objects.bulk_create(_row(upload, *one, known, left_out) for one in landed)
            turn.end(State.CHECKED)
    except TurnLost:
        return
    except FileRefused as refused:
        _give_up(turn, State.REFUSED, refused.faults, content=b"")
    except Exception:
        log.exception("A file could not be checked")
        _give_up(turn, State.FAILED, [BROKEN])


def _read(turn: Turn) -> tuple[Upload, RowsRead]:
    upload = turn.rows.select_related("council").first()
    if upload is None:
        raise TurnLost
    content, upload.content = BytesIO(bytes(upload.content)), b""
    catalogue = council_catalogue(upload.council)
    read = read_each(
        content, upload.file_name, catalogue, settings.IMPORT_MAX_BYTES, Voice(turn).say, MOST_ROWS
    )
    return upload, read


def _give_up(turn: Turn, state: str, faults: Iterable[Fault], **fields) -> None:
    told = [fault_data(fault) for fault in faults]
    if isinstance(faults, Faults) and faults.more:
        told.append(fault_data(Fault(f"There are {faults.more:,} more faults.", MANY)))
    turn.rows.update(state=state, progress="", faults=told, heartbeat=timezone.now(), **fields)


def fault_data(fault: Fault) -> dict:
    return {name: getattr(fault, name) for name in ("row", "column", "read", "problem", "remedy")}


def _row(
    upload: Upload, read: RowRead, landing: Landing | None, known: Known, left_out: set[int]
) -> UploadRow:
    row = UploadRow(upload=upload, row=read.number, kind=Kind.REFUSED)
    if landing is None:
        # What it said, for its officer to find it by: indicator, period and category as written
        row.after = ", ".join(text[:80] for text in read.texts[:3] if text)
        row.faults = [fault_data(fault) for fault in read.faults]
        return row
    key = landing.key
    row.indicator_id, row.category_id = key.indicator, key.category
    row.frequency, row.start = key.period.frequency, key.period.start
    if landing.section is not None:
        row.collection_id, row.section_start = landing.section.collection, landing.section.period.start
    if landing.fault is not None:
        row.faults = [fault_data(landing.fault)]
        return row
    home = known.homes[key.indicator]
    row.kind = KINDS[landing.outcome]
    row.shown = _digest(landing.stands)
    row.before = typed_words(landing.stands, home.unit, home.decimals)
    row.after = typed_words(landing.typed, home.unit, home.decimals)
    if row.kind in SAVED_KINDS:
        row.chosen = read.number not in left_out
        row.typed = vars(landing.typed).copy()  # asdict copies in depth, which takes ten times as long
    return row


@lru_cache(maxsize=1024)  # most cells of a file are empty until now
def _digest(typed: Typed) -> str:
    return typed.digest
