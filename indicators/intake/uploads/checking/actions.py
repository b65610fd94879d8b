"""Checking a file: read it, set its rows against what there is, and keep what each would do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from accounts.background.jobs import ForTheWorker, Lost
from accounts.background.registries import Run
from accounts.models import User
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.words import typed_words
from indicators.catalogue.querysets import council_catalogue
from indicators.collection.cells.querysets import said_in
from indicators.figures.querysets import BATCH, batched
from indicators.files.apart import IN_A_JOB, IN_A_REQUEST, TooHeavy
from indicators.files.faults import Fault, Faults, FileRefused
from indicators.files.figure_files import RowRead, RowsRead, read_each
from indicators.intake.landing import Incoming, Known, Landing, Outcome, land
from indicators.intake.querysets import known_of
from indicators.intake.remedies import FOR_OFFICERS
from indicators.intake.uploads.querysets import State
from indicators.models import Commentary, Upload, UploadRow
from indicators.terms.row_kinds import SAVED_KINDS, Kind
from indicators.terms.wording import count_words

MOST_ROWS = 50_000
# So many are set against what there is in two seconds, while the visitor waits.
MOST_ROWS_AT_ONCE = 5_000
MANY = "Put the first ones right and bring the file again: many faults have one cause."
KINDS = {
    Outcome.NEW: Kind.ADDED,
    Outcome.CHANGED: Kind.CHANGED,
    Outcome.CORRECTION: Kind.CORRECTION,
    Outcome.WORDS: Kind.WORDS,
    Outcome.SAME: Kind.UNCHANGED,
    Outcome.EMPTY: Kind.EMPTY,
}


def check_file(*, run: Run, upload: UUID, by: User, told: Iterable[Fault] = ()) -> None:
    """Check the file of this job and leave it checked or refused as a whole; `told` is what its officer is told then.

    The file is read outside a transaction, since that may take a minute; what was found is kept in one, in the place
    of what an earlier check found. Rows that were left out then stay out. Raises Lost where the file was thrown away.
    """
    try:
        kept, read = _read(run, upload)
    except FileRefused as refused:
        with run.last():
            _refuse(run, upload, refused.faults)
        return
    with run.last():
        figures = [row.figure for row in read.rows if row.figure is not None]
        said = said_in(kept.council.pk, {row.figure.key for row in read.rows if row.figure and row.words[1]})
        known = known_of(kept.council, figures, timezone.localdate())
        known = replace(known, said={key: newest.text for key, newest in said.items()})
        before = UploadRow.objects.filter(upload=kept)
        ticks = dict(before.filter(kind__in=SAVED_KINDS).values_list("row", "chosen"))
        before.delete()
        for rows in batched(read.rows, BATCH):
            landed = [
                (
                    row,
                    row.figure
                    and land(Incoming(row.figure, read.given, words=row.words), known, FOR_OFFICERS),
                )
                for row in rows
            ]
            UploadRow.objects.bulk_create(
                _with_both_texts(_row(kept, row, landing, known, ticks), landing, said)
                for row, landing in landed
            )
        upload_of(run, upload).update(state=State.CHECKED, faults=[fault.data for fault in told])


def _read(run: Run, upload: UUID) -> tuple[Upload, RowsRead]:
    kept = upload_of(run, upload).select_related("council").first()
    if kept is None:
        raise Lost
    content, kept.content = BytesIO(bytes(kept.content)), b""
    catalogue = council_catalogue(kept.council)
    limits = IN_A_REQUEST if run.at_once else IN_A_JOB
    most = MOST_ROWS_AT_ONCE if run.at_once else MOST_ROWS
    largest = settings.IMPORT_MAX_BYTES
    try:
        return kept, read_each(content, kept.file_name, catalogue, largest, run.say, most, limits)
    except TooHeavy:
        if run.at_once:
            raise ForTheWorker from None
        raise


def upload_of(run: Run, upload: UUID) -> QuerySet[Upload]:
    """The file, as long as it waits for this job."""
    return Upload.objects.filter(pk=upload, job=run.job.pk)


def _refuse(run: Run, upload: UUID, faults: Faults) -> None:
    told = [fault.data for fault in faults]
    if faults.more:
        told.append(Fault(f"There are {faults.more:,} more faults.", MANY).data)
    upload_of(run, upload).update(state=State.REFUSED, faults=told, content=b"")


def _row(
    upload: Upload, read: RowRead, landing: Landing | None, known: Known, ticks: Mapping[int, bool]
) -> UploadRow:
    row = UploadRow(upload=upload, row=read.number, kind=Kind.REFUSED, remarks=list(read.remarks))
    if landing is None or landing.fault is not None:
        row.written = list(read.texts)
    if landing is None:
        # What it said, for its officer to find it by: indicator, period and category as written
        row.after = ", ".join(text[:80] for text in read.texts[:3] if text)
        row.faults = [fault.data for fault in read.faults]
        return row
    key = landing.key
    row.indicator_id, row.category_id = key.indicator, key.category
    row.frequency, row.start = key.period.frequency, key.period.start
    if landing.section is not None:
        row.collection_id, row.section_start = landing.section.collection, landing.section.period.start
    if landing.fault is not None:
        row.faults = [landing.fault.data]
        return row
    home = known.homes[key.indicator]
    row.kind = KINDS[landing.outcome]
    row.shown = _digest(landing.stands)
    row.before = typed_words(landing.stands, home.unit, home.decimals)
    row.after = ", ".join(
        filter(None, (typed_words(landing.typed, home.unit, home.decimals), *_new_words(landing)))
    )
    if row.kind in SAVED_KINDS:
        # What is hidden in the sheet nobody saw: its officer ticks it, or it stays out
        row.chosen = ticks.get(read.number, not read.hidden)
        row.typed = vars(landing.typed).copy()  # asdict copies in depth, which takes ten times as long
    return row


def _with_both_texts(
    row: UploadRow, landing: Landing | None, said: Mapping[CellKey, Commentary]
) -> UploadRow:
    """Of words alone both texts, for the officer to choose: what would take the place of others' is not ticked."""
    if landing is not None and landing.outcome is Outcome.WORDS:
        newest = said.get(landing.key)
        row.shown = str(newest.pk) if newest else ""
        row.before, row.after = landing.stands.commentary, landing.typed.commentary
        row.chosen = row.chosen and not row.before
    return row


def _new_words(landing: Landing) -> Iterator[str]:
    """What is new beside the figure, in short."""
    if landing.typed.answer != landing.stands.answer:
        yield f"answer: “{landing.typed.answer}”"
    if landing.typed.commentary != landing.stands.commentary:
        yield f"commentary of {count_words(len(landing.typed.commentary.split()), 'words')}"


@lru_cache(maxsize=1024)  # most cells of a file are empty until now
def _digest(typed: Typed) -> str:
    return typed.digest
