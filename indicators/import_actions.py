"""A file of figures between its check and its confirmation."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Council, User
from indicators.actions import Recorded, RecordedMeanwhile, SourceFacts, record_figures
from indicators.intake.rows import FigureRow
from indicators.models import PendingImport
from indicators.querysets import Counts

KEPT_FOR = timedelta(hours=1)


@transaction.atomic
def keep_for_confirmation(*, council: Council, file_name: str, content: bytes, by: User) -> PendingImport:
    """Keep a checked file until its officer confirms it, in place of one that waits; expired ones are cleared away."""
    # Two uploads of one officer at the same moment take turns; without a key lock, the council's other writes go on.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    PendingImport.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    PendingImport.objects.filter(council=council, by=by).delete()
    pending = PendingImport.objects.create(
        council=council, by=by, file_name=file_name[-200:], content=content
    )
    audit.record(
        by=by,
        council=council,
        verb="uploaded a file to check",
        subject=pending,
        detail={"file": pending.file_name},
    )
    return pending


@transaction.atomic
def confirm_import(
    *,
    pending: PendingImport,
    rows: Sequence[FigureRow],
    file_sha256: str,
    expected: Counts,
    by: User,
    reason: str = "",
) -> Recorded:
    """Record the figures of a checked file, if they would do what its officer was shown.

    Raises RecordedMeanwhile where figures changed since, and ReasonNeeded as `record_figures` does.
    """
    done = record_figures(
        council=pending.council,
        rows=rows,
        source=SourceFacts(file_name=pending.file_name, file_sha256=file_sha256),
        by=by,
        reason=reason,
    )
    if Counts(done.added, done.changed, done.unchanged) != expected:
        raise RecordedMeanwhile(
            "Figures have changed since you checked this file. Look again before you save."
        )
    pending.delete()
    return done
