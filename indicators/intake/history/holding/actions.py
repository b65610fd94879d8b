"""A file of history, locked for a change, and its entries in the trail."""

from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed, inside_atomic
from accounts.trail import actions as audit
from accounts.trail.parts import Detail, Public
from indicators.intake.history.policies import THROWN_AWAY
from indicators.models import HistoryFile


@inside_atomic
def locked(*, file: HistoryFile, by: User) -> HistoryFile:
    """As it stands now, for nobody else to change until the transaction ends, without its content."""
    rows = HistoryFile.objects.select_related("council", "by", "job", "sent_by").defer("content", "cells")
    kept = rows.select_for_update(of=("self",)).filter(pk=file.pk, council=file.council_id).first()
    if kept is None or kept.state == HistoryFile.State.DROPPED:
        raise NotAllowed(THROWN_AWAY)
    kept.changed_at = timezone.now()
    kept.save(update_fields=["changed_at"])
    return kept


@inside_atomic
def held(*, file: HistoryFile, by: User) -> HistoryFile:
    """The same for somebody who works on it, and so may not approve it."""
    kept = locked(file=file, by=by)
    kept.hands.add(by)
    return kept


@inside_atomic
def note(*, file: HistoryFile, by: User | None, verb: str, **detail: Detail) -> None:
    """An entry in the trail, under the file's name."""
    detail = {"file": Public(file.file_name), **detail}
    audit.record(by=by, council=file.council, verb=verb, subject=file, detail=detail)
