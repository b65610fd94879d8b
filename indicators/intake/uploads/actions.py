"""An officer's file: kept, its rows chosen, thrown away. Checking and saving have modules of their own."""

from collections.abc import Collection
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.uploads.querysets import KEPT_FOR, files_of, rows_on_page, waiting_files
from indicators.intake.uploads.turns import State, Turn, take_turn
from indicators.models import PendingImport, PendingRow
from indicators.terms.row_kinds import SAVED_KINDS, Kind

MOST_WAITING = 10
TOO_MANY = f"{MOST_WAITING} of your files wait already. Save or throw away one of them, then bring the next."


@transaction.atomic
def keep_file(*, council: Council, file_name: str, content: bytes, by: User) -> Turn:
    """Keep a file for its check, with the turn to check it; what is too old and what was refused is cleared away.

    Raises NotAllowed where too many of the officer's files wait already.
    """
    # Two uploads of one officer at the same moment take turns; without a key lock, the council's other writes go on.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    now = timezone.now()
    PendingImport.objects.filter(at__lt=now - KEPT_FOR).defer("content").delete()
    files_of(council, by, now).filter(state=State.REFUSED).delete()
    if len(waiting_files(council, by, now)) >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    pending = PendingImport.objects.create(
        council=council, by=by, file_name=file_name[-200:], content=content, size=len(content)
    )
    audit.record(
        by=by,
        council=council,
        verb="uploaded a file to check",
        subject=pending,
        detail={"file": Public(pending.file_name), "sha256": Public(sha256(content).hexdigest())},
    )
    return take_turn(pending, State.CHECKING, State.CHECKING, by=by)


@transaction.atomic
def choose_on_page(
    *, pending: PendingImport, kind: Kind | None, page: int, ticked: Collection[int], reason: str, by: User
) -> None:
    """Keep which rows of a page are ticked, and the reason so far.

    `ticked` holds primary keys; others than the page's are passed over.
    """
    on_page = [row.pk for row in rows_on_page(_own(pending, by), kind, page) if row.kind in SAVED_KINDS]
    rows = PendingRow.objects.filter(pk__in=on_page)
    rows.exclude(pk__in=ticked).update(chosen=False)
    rows.filter(pk__in=ticked).update(chosen=True)
    if reason != pending.reason:
        PendingImport.objects.filter(pk=pending.pk).update(reason=reason[:LONGEST_REASON])


@transaction.atomic
def choose_kind(*, pending: PendingImport, kind: Kind, chosen: bool, by: User) -> None:
    """Tick all rows of a kind, or none; refused and unchanged rows have nothing to tick."""
    if kind in SAVED_KINDS:
        PendingRow.objects.filter(pending=_own(pending, by), kind=kind).update(chosen=chosen)


@transaction.atomic
def discard_file(*, pending: PendingImport, by: User) -> None:
    """Throw the file away with its rows. What was saved from it stays."""
    _own(pending, by).delete()


def _own(pending: PendingImport, by: User) -> PendingImport:
    if pending.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    return pending
