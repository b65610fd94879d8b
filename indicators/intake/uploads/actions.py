"""An officer's upload: kept, its rows chosen, its saving begun, thrown away. What its jobs write is beside this."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.background.actions import cancel, start
from accounts.background.querysets import OPEN
from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.bringing.actions import tick
from indicators.intake.bringing.forms import Choice
from indicators.intake.bringing.policies import REASON_NEEDED
from indicators.intake.bringing.querysets import chosen_of, has_stopped
from indicators.intake.uploads import jobs
from indicators.intake.uploads.querysets import KEPT_FOR, State, uploads_of, waiting_uploads
from indicators.models import Upload
from indicators.terms.row_kinds import Kind

MOST_WAITING = 10
TOO_MANY = f"{MOST_WAITING} of your files wait already. Save or throw away one of them, then bring the next."
TAKEN = "This file is worked on already, perhaps from another window. Wait a minute, then look again."
NOTHING_TICKED = "No row is ticked. Tick the rows that you want to save."
# What is done while the visitor waits costs a web process a second or two; larger ones are for a worker.
LARGE_FILE = 256 * 1024  # bytes
LARGE_SAVING = 2_000  # rows


@transaction.atomic
def keep_upload(*, council: Council, file_name: str, content: bytes, by: User) -> Upload:
    """Keep a file and start its check; what is too old and what was refused is cleared away.

    Raises NotAllowed where too many of the officer's files wait already.
    """
    # Two uploads of one officer at the same moment take turns
    lock(by)
    now = timezone.now()
    clear_old_uploads()
    uploads_of(council, by, now).filter(state=State.REFUSED).delete()
    if len(waiting_uploads(council, by, now)) >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    upload = Upload.objects.create(
        council=council, by=by, file_name=file_name[-200:], content=content, size=len(content)
    )
    audit.record(
        by=by,
        council=council,
        verb="uploaded a file to check",
        subject=upload,
        detail={"file": Public(upload.file_name), "sha256": Public(sha256(content).hexdigest())},
    )
    _start(upload, by)
    return upload


def clear_old_uploads() -> None:
    """Those that nobody saved within a day."""
    Upload.objects.filter(at__lt=timezone.now() - KEPT_FOR).defer("content").delete()


def _start(upload: Upload, by: User) -> None:
    """Start the job that its state asks for."""
    saving = upload.state == State.SAVING
    rows = sum(chosen_of(upload.rows.all()).values()) if saving else 0
    small = rows <= LARGE_SAVING if saving else upload.size <= LARGE_FILE
    upload.job = start(
        jobs.save if saving else jobs.check,
        council=upload.council,
        by=by,
        title=f"{'Saving' if saving else 'Check'} of {upload.file_name}",
        small=small,
        waits=small,
        upload=str(upload.pk),
    )
    upload.save(update_fields=["job"])


@transaction.atomic
def begin_saving(*, upload: Upload, reason: str, by: User) -> None:
    """Save the ticked rows, in a job. Raises NotAllowed where none is ticked, or a reason is missing."""
    upload = _held(upload, by)
    if upload.state != State.CHECKED:
        raise NotAllowed(TAKEN)
    chosen = chosen_of(upload.rows.all())
    if not any(chosen.values()):
        raise NotAllowed(NOTHING_TICKED)
    upload.reason = reason.strip()[:LONGEST_REASON]
    if chosen.get(Kind.CORRECTION) and not upload.reason:
        raise NotAllowed(REASON_NEEDED)
    upload.state, upload.faults = State.SAVING, []
    upload.save(update_fields=["state", "reason", "faults"])
    _start(upload, by)


@transaction.atomic
def begin_again(*, upload: Upload, by: User) -> None:
    """What stopped, from its start: nothing of it was kept. Raises NotAllowed where it goes on."""
    upload = _held(upload, by)
    if not has_stopped(upload):
        raise NotAllowed(TAKEN)
    _start(upload, by)


def _held(upload: Upload, by: User) -> Upload:
    """As it stands now, for nobody else to change until the transaction ends, without its content."""
    rows = uploads_of(upload.council, by, timezone.now()).select_related("council", "job")
    kept = rows.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if kept is None:
        raise NotAllowed("This file is not kept any longer.")
    return kept


@transaction.atomic
def choose_rows(*, upload: Upload, choice: Choice, by: User) -> None:
    """Keep which rows are ticked, and the reason so far."""
    kept = _held(upload, by)
    if kept.state != State.CHECKED:
        raise NotAllowed(TAKEN)
    tick(rows=kept.rows.all(), choice=choice, by=by)
    if choice.reason != kept.reason:
        kept.reason = choice.reason[:LONGEST_REASON]
        kept.save(update_fields=["reason"])


@transaction.atomic
def discard_upload(*, upload: Upload, by: User) -> None:
    """Throw the file away with its rows, and stop what is done with it. What was saved from it stays."""
    if upload.job and upload.job.state in OPEN:
        cancel(job=upload.job, by=by)
    _own(upload, by).delete()


def _own(upload: Upload, by: User) -> Upload:
    if upload.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    return upload
