"""A national file on its way in by page. What it would change is worked out and shown before any of it is stored.

Reading and storing are those of the command (`import_releases`), done by jobs (`reading`); here a file is kept between
the two for a day, and what was shown is taken in only while it still holds.
"""

from datetime import date
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.background.actions import cancel, start
from accounts.background.querysets import OPEN
from accounts.files.storages import gone_with_its_row
from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.benchmarks.bringing import jobs
from indicators.benchmarks.bringing.querysets import KEPT_FOR, State, files_of, waiting_files
from indicators.benchmarks.bringing.reading.actions import delete_later
from indicators.benchmarks.describing.description import describe, described_data
from indicators.benchmarks.keeping.querysets import raw_file
from indicators.benchmarks.mapping_files import mapping_of
from indicators.benchmarks.own.drafts import Draft, draft_data
from indicators.benchmarks.own.showing import draft_of_text
from indicators.files.table_files import MEGABYTE
from indicators.models import NationalFile, Release

MOST_WAITING = 10
# One of this size is read in two seconds and taken in within four, while its officer waits; larger ones by a worker.
LARGE_FILE = 512 * 1024  # bytes
TOO_MANY = (
    f"{MOST_WAITING} of your files wait already. Take one of them in or throw it away, then bring the next."
)
TAKEN = "This file is worked on already, perhaps from another window. Wait a minute, then look again."
# Described in a request, which takes a second for 16 MB
LARGEST_OPENED = 64 * MEGABYTE
TOO_LARGE_TO_OPEN = f"The file that is kept is larger than {LARGEST_OPENED // MEGABYTE} MB: change the text."
NOT_KEPT = "This file is not kept any longer."


@transaction.atomic
def keep_file(
    *,
    council: Council,
    file: File,
    file_name: str,
    label: str,
    published_on: date | None,
    by: User,
    kind: str = NationalFile.Kind.RELEASE,
) -> NationalFile:
    """Keep a file and start reading it. Files of more than a day are cleared away, and what was refused.

    Raises NotAllowed where too many wait, StoreFault where it cannot be kept.
    """
    # Two uploads of one officer at the same moment take turns
    lock(by)
    clear_old_files()
    for refused in files_of(council, by, timezone.now()).filter(state=State.REFUSED):
        refused.delete()
    if waiting_files(council, by, timezone.now()).count() >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    kept = NationalFile(council=council, by=by, kind=kind, label=label, published_on=published_on)
    kept.file_name, kept.size, kept.state = file_name[-200:], file.size, State.READING
    kept.file.save("file", file, save=False)
    with gone_with_its_row(kept.file):
        kept.save()
        audit.record(
            by=by,
            council=council,
            verb="uploaded a national file",
            subject=kept,
            detail={"file": Public(kept.file_name), "release": Public(label)},
        )
        _start(kept, by)
    return kept


def _start(file: NationalFile, by: User) -> None:
    """Start the job that its state asks for."""
    taking = file.state == State.TAKING
    small = (file.size or 0) <= LARGE_FILE
    file.job = start(
        jobs.take if taking else jobs.read,
        council=file.council,
        by=by,
        title=f"{'Taking in' if taking else 'Reading'} {file.file_name}",
        small=small,
        waits=small,
        file=str(file.pk),
    )
    file.save(update_fields=["job"])


@transaction.atomic
def read_again(*, file: NationalFile, by: User) -> None:
    """Work out once more what it would change, as things stand now."""
    file = _held(file, by)
    file.state, file.problems = State.READING, []
    file.save(update_fields=["state", "problems"])
    _start(file, by)


@transaction.atomic
def take_in(*, file: NationalFile, by: User) -> None:
    """Store it as it was shown. Taken in before, nothing happens; what stopped is begun again."""
    file = _held(file, by)
    if file.state == State.DONE:
        return
    if file.state == State.CHECKED:
        file.state, file.problems = State.TAKING, []
        file.save(update_fields=["state", "problems"])
    elif file.state not in (State.READING, State.TAKING) or (file.job and file.job.state in OPEN):
        raise NotAllowed(TAKEN)
    _start(file, by)


@transaction.atomic
def discard_file(*, file: NationalFile, by: User) -> None:
    """Throw the file away, and stop what is done with it. What was taken in from it stays."""
    file = _held(file, by)
    if file.job and file.job.state in OPEN:
        cancel(job=file.job, by=by)
    delete_later(file)
    file.delete()


def _held(file: NationalFile, by: User) -> NationalFile:
    """As it stands now, for nobody else to change until the transaction ends."""
    rows = files_of(file.council, by, timezone.now()).select_related("council", "job")
    kept = rows.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if kept is None:
        raise NotAllowed(NOT_KEPT)
    return kept


def clear_old_files() -> None:
    """Those that nobody took in within a day."""
    for old in NationalFile.objects.filter(at__lt=timezone.now() - KEPT_FOR):
        delete_later(old)
        old.delete()


@transaction.atomic
def keep_draft(*, file: NationalFile, draft: Draft, by: User) -> None:
    """Keep what is said of an unknown file so far."""
    if file.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    file.draft = draft_data(draft)
    file.save(update_fields=["draft"])


@transaction.atomic
def open_again(*, council: Council, release: Release, toml: str, by: User) -> NationalFile:
    """The raw file of a release beside its mapping, so that the mapping can be changed on the page.

    Raises NotAllowed where too many files wait, NotShown or MappingError where the page cannot show the mapping,
    UnreadableFile or OSError where the file is not kept as it was.
    """
    lock(by)
    clear_old_files()
    if waiting_files(council, by, timezone.now()).count() >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    file = NationalFile(council=council, by=by, file_name=release.file_name, label=release.label)
    file.state = State.UNKNOWN
    with TemporaryFile() as plain:
        with raw_file(release) as stream:
            while plain.tell() <= LARGEST_OPENED and (part := stream.read(MEGABYTE)):
                plain.write(part)
        if plain.tell() > LARGEST_OPENED:
            raise NotAllowed(TOO_LARGE_TO_OPEN)
        plain.seek(0)
        file.described = {**described_data(describe(plain)), "why": "Its mapping is being changed."}
        mapping_of(toml, release.dataset)
        file.draft = draft_data(draft_of_text(toml, file.described))
        raw = File(plain)
        file.size = raw.size
        file.file.save("file", raw, save=False)
    with gone_with_its_row(file.file):
        file.save()
    return file
