"""Saving the ticked rows of a checked file into the entries of their sections: all of them, or none."""

import logging
from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed
from accounts.trail import actions as audit
from accounts.trail.parts import Draft, Public
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.entry.actions import save_entries
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.uploads.actions import Turn, TurnLost, take_turn
from indicators.intake.uploads.checking.actions import BROKEN, fault_data
from indicators.intake.uploads.querysets import State, chosen_rows, counts_of
from indicators.models import CalendarSection, Upload, UploadRow
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import Kind

log = logging.getLogger(__name__)
REASON_NEEDED = "Say why these approved figures change."
NOTHING_TICKED = "No row is ticked. Tick the rows that you want to save."
CHANGED = (
    "Figures were changed by somebody else since you looked at this file, so nothing was saved. It was checked again: "
    "look at what it would do now."
)


class ChangedMeanwhile(Exception):
    """A cell is not what its officer was shown."""


@transaction.atomic
def begin_saving(*, upload: Upload, reason: str, by: User) -> Turn:
    """Take the turn to save the ticked rows. Raises NotAllowed where none is ticked, or a reason is missing."""
    chosen = {count.kind: count.chosen for count in counts_of(upload)}
    if not any(chosen.values()):
        raise NotAllowed(NOTHING_TICKED)
    reason = reason.strip()[:LONGEST_REASON]
    if chosen.get(Kind.CORRECTION) and not reason:
        raise NotAllowed(REASON_NEEDED)
    return take_turn(upload=upload, state=State.SAVING, from_states=[State.CHECKED], by=by, reason=reason)


def save_file(*, turn: Turn, by: User) -> bool:
    """Save the ticked rows. Never raises; False where they have to be looked at again, because a cell changed.

    One transaction: a process that is killed leaves all as it was, and the file to be saved again.
    """
    try:
        _save(turn=turn, by=by)
    except TurnLost:
        return True
    except ChangedMeanwhile:
        return False
    except NotAllowed as refused:
        _stay(turn, {**fault_data(BROKEN), "problem": str(refused), "remedy": ""})
    except Exception:
        log.exception("A file could not be saved")
        _stay(turn, fault_data(BROKEN))
    return True


def _stay(turn: Turn, fault: dict) -> None:
    """Checked as before, with why it was not saved."""
    turn.rows.update(state=State.CHECKED, heartbeat=timezone.now(), faults=[fault])


@transaction.atomic
def _save(*, turn: Turn, by: User) -> None:
    upload = turn.rows.select_related("council").first()
    if upload is None:
        raise TurnLost
    result = []
    rows = list(chosen_rows(upload.pk))
    collections = CalendarSection.objects.filter(council=upload.council).in_bulk(
        {row.collection_id for row in rows}
    )
    for (collection, start), group in groupby(rows, key=lambda row: (row.collection_id, row.section_start)):
        section = collections.get(collection)
        if section is None:
            raise ChangedMeanwhile
        result.append(_save_section(section, start, list(group), upload.reason, by))
    sections = [f"{one['title']}, {one['period']}: {one['saved']}" for one in result]
    audit.record(
        by=by,
        council=upload.council,
        verb="saved a file's figures",
        subject=upload,
        detail={
            "file": Public(upload.file_name),
            "sha256": Public(sha256(bytes(upload.content)).hexdigest()),
            "sections": Public(sections),
            "reason": Draft(upload.reason),
        },
    )
    UploadRow.objects.filter(upload=upload).delete()
    turn.end(State.DONE, result=result, content=b"")


def _save_section(
    collection: CalendarSection, start, rows: Sequence[UploadRow], reason: str, by: User
) -> dict:
    period = Period(start, Frequency(collection.frequency))
    typed = {_key(row): _typed(row, reason) for row in rows}
    shown = {_key(row): row.shown for row in rows}
    done = save_entries(collection=collection, period=period, typed=typed, shown=shown, by=by)
    if done.conflicts:
        raise ChangedMeanwhile
    kinds = [row.kind for row in rows]
    return {
        "slug": collection.slug,
        "title": collection.title,
        "period": period.label,
        "year": period.year_slug,
        "part": period.part_slug,
        "saved": len(done.saved),
        "added": kinds.count(Kind.ADDED),
        "changed": kinds.count(Kind.CHANGED),
        "corrected": kinds.count(Kind.CORRECTION),
    }


def _key(row: UploadRow) -> CellKey:
    return CellKey(row.indicator_id, row.category_id, Period(row.start, Frequency(row.frequency)))


def _typed(row: UploadRow, reason: str) -> Typed:
    fields = dict(row.typed)
    if row.kind == Kind.CORRECTION:
        fields["reason"] = reason
    return Typed(**fields)
