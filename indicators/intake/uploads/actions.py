"""An officer's upload: kept, its rows chosen, thrown away, and who works on it now.

Each check and each saving takes a turn, and whoever lost it changes nothing any more. Checking and saving have modules
of their own.
"""

import time
from collections.abc import Collection
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.uploads.querysets import (
    KEPT_FOR,
    SILENT_FOR,
    State,
    rows_on_page,
    uploads_of,
    waiting_uploads,
)
from indicators.models import Upload, UploadRow
from indicators.terms.row_kinds import SAVED_KINDS, Kind

MOST_WAITING = 10
TOO_MANY = f"{MOST_WAITING} of your files wait already. Save or throw away one of them, then bring the next."
SAID_EVERY = 1.0  # seconds
TAKEN = "Somebody works on this file already, perhaps you in another window. Wait a minute, then look again."


class TurnLost(Exception):
    """Somebody else took the file over, or threw it away: what this worker did is not kept."""


class Turn(NamedTuple):
    """The right of one worker to change one file."""

    upload: UUID
    worker: UUID

    @property
    def rows(self):
        """The file, as long as the turn lasts."""
        return Upload.objects.filter(pk=self.upload, worker=self.worker)

    def end(self, state: str, **fields) -> None:
        """Give the file its next state; raises TurnLost where the turn was lost before."""
        if not self.rows.update(state=state, progress="", heartbeat=timezone.now(), **fields):
            raise TurnLost


class Voice:
    """Says in words how far a worker is, at most once a second."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._said_at = 0.0

    def say(self, words: str) -> None:
        """Raises TurnLost where somebody else has the file by now."""
        if time.monotonic() - self._said_at < SAID_EVERY:
            return
        self._said_at = time.monotonic()
        if not self._turn.rows.update(progress=words[:120], heartbeat=timezone.now()):
            raise TurnLost


def take_turn(*, upload: Upload, state: str, from_states: Collection[str] = (), by: User, **fields) -> Turn:
    """Take the upload over for the next check or saving; raises NotAllowed where a living worker has it."""
    now = timezone.now()
    free = Q(state__in=from_states)
    if state in SILENT_FOR:
        free |= Q(state=state, heartbeat__lt=now - SILENT_FOR[state])
    turn = Turn(upload.pk, uuid4())
    taken = Upload.objects.filter(free, pk=upload.pk, council=upload.council_id, by=by).update(
        state=state, worker=turn.worker, heartbeat=now, progress="", faults=[], **fields
    )
    if not taken:
        raise NotAllowed(TAKEN)
    return turn


@transaction.atomic
def keep_upload(*, council: Council, file_name: str, content: bytes, by: User) -> Turn:
    """Keep a file for its check, with the turn to check it; what is too old and what was refused is cleared away.

    Raises NotAllowed where too many of the officer's files wait already.
    """
    # Two uploads of one officer at the same moment take turns
    lock(by)
    now = timezone.now()
    Upload.objects.filter(at__lt=now - KEPT_FOR).defer("content").delete()
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
    return take_turn(upload=upload, state=State.CHECKING, from_states=[State.CHECKING], by=by)


@transaction.atomic
def choose_on_page(
    *, upload: Upload, kind: Kind | None, page: int, ticked: Collection[int], reason: str, by: User
) -> None:
    """Keep which rows of a page are ticked, and the reason so far.

    `ticked` holds primary keys; others than the page's are passed over.
    """
    on_page = [row.pk for row in rows_on_page(_own(upload, by), kind, page) if row.kind in SAVED_KINDS]
    rows = UploadRow.objects.filter(pk__in=on_page)
    rows.exclude(pk__in=ticked).update(chosen=False)
    rows.filter(pk__in=ticked).update(chosen=True)
    if reason != upload.reason:
        Upload.objects.filter(pk=upload.pk).update(reason=reason[:LONGEST_REASON])


@transaction.atomic
def choose_kind(*, upload: Upload, kind: Kind, chosen: bool, by: User) -> None:
    """Tick all rows of a kind, or none; refused and unchanged rows have nothing to tick."""
    if kind in SAVED_KINDS:
        UploadRow.objects.filter(upload=_own(upload, by), kind=kind).update(chosen=chosen)


@transaction.atomic
def discard_upload(*, upload: Upload, by: User) -> None:
    """Throw the file away with its rows. What was saved from it stays."""
    _own(upload, by).delete()


def _own(upload: Upload, by: User) -> Upload:
    if upload.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    return upload
