"""Saving the ticked rows of a checked file into the entries of their sections: all of them, or none."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby
from uuid import UUID

from accounts.background.jobs import Lost
from accounts.background.registries import Run
from accounts.models import User
from accounts.policies import NotAllowed
from accounts.trail import actions as audit
from accounts.trail.parts import Draft, Public
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.commentary.actions import write_brought_words
from indicators.collection.commentary.changes import Brought
from indicators.collection.entry.actions import save_entries
from indicators.files.faults import Fault
from indicators.intake.uploads.checking.actions import upload_of
from indicators.intake.uploads.querysets import State, chosen_rows
from indicators.models import CalendarSection, Upload, UploadRow
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import Kind

CHANGED = (
    "Figures were changed by somebody else since you looked at this file, so nothing was saved. It was checked again: "
    "look at what it would do now."
)


class ChangedMeanwhile(Exception):
    """A cell is not what its officer was shown."""


def save_file(*, run: Run, upload: UUID, by: User) -> None:
    """Save the ticked rows: all of them and the end of the job in one transaction, or none.

    Raises ChangedMeanwhile where they have to be looked at again, Lost where the file was thrown away. Where a section
    may not be changed the file stays as it was checked, with the reason.
    """
    try:
        with run.last():
            _save(run, upload, by)
    except NotAllowed as refused:
        with run.last():
            faults = [Fault(str(refused), "").data]
            upload_of(run, upload).update(state=State.CHECKED, faults=faults)


def _save(run: Run, key: UUID, by: User) -> None:
    upload = upload_of(run, key).select_related("council").first()
    if upload is None:
        raise Lost
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
    _save_words(upload, [row for row in rows if row.kind == Kind.WORDS], by)
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
    # The refused ones stay as long as the file does: they can be taken away, mended and brought back
    UploadRow.objects.filter(upload=upload).exclude(kind=Kind.REFUSED).delete()
    upload_of(run, key).update(state=State.DONE, result=result, content=b"")


def _save_section(
    collection: CalendarSection, start, rows: Sequence[UploadRow], reason: str, by: User
) -> dict:
    period = Period(start, Frequency(collection.frequency))
    figures = [row for row in rows if row.kind != Kind.WORDS]
    typed = {_key(row): _typed(row, reason) for row in figures}
    shown = {_key(row): row.shown for row in figures}
    saved = 0
    if typed:
        done = save_entries(collection=collection, period=period, typed=typed, shown=shown, by=by)
        if done.conflicts:
            raise ChangedMeanwhile
        saved = len(done.saved)
    kinds = [row.kind for row in rows]
    return {
        "slug": collection.slug,
        "title": collection.title,
        "period": period.label,
        "year": period.year_slug,
        "part": period.part_slug,
        "saved": saved,
        "added": kinds.count(Kind.ADDED),
        "changed": kinds.count(Kind.CHANGED),
        "corrected": kinds.count(Kind.CORRECTION),
        "words": kinds.count(Kind.WORDS),
    }


def _save_words(upload: Upload, rows: Sequence[UploadRow], by: User) -> None:
    """Commentary of figures that stand, beside them. Raises ChangedMeanwhile where it is not what was shown."""
    words = {
        _key(row): Brought(row.typed["commentary"], int(row.shown) if row.shown else None) for row in rows
    }
    try:
        write_brought_words(council=upload.council, words=words, by=by)
    except NotAllowed:
        raise ChangedMeanwhile from None


def _key(row: UploadRow) -> CellKey:
    return CellKey(row.indicator_id, row.category_id, Period(row.start, Frequency(row.frequency)))


def _typed(row: UploadRow, reason: str) -> Typed:
    fields = dict(row.typed)
    if row.kind == Kind.CORRECTION:
        fields["reason"] = reason
    return Typed(**fields)
