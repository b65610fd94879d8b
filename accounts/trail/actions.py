"""The audit trail: every write goes through `record` inside its own transaction."""

from collections.abc import Mapping

from django.db import models, transaction

from accounts.models import AuditEntry, Council, User
from accounts.trail.parts import WITHIN, Detail, Within, detail_as_stored


def record(
    *,
    by: User | None,
    council: Council | None,
    verb: str,
    subject: models.Model | str,
    key: object = "",
    detail: Mapping[str, Detail] | None = None,
) -> AuditEntry:
    """Add one entry. `by` is None for a command run by an operator; `subject` is the object written or its kind.
    `detail` says by name what was before and after and what else explains the entry, and of each part who may read it.
    A model with `trail_within` names what its rows are part of, as in "agenda item 12": where that is not for everybody
    (`accounts.trail.registries`), the entry is not either.

    Must be called inside the transaction that writes, so that a change and its entry stand or fall together.
    Raises TransactionManagementError otherwise, and TypeError for a detail that does not say who may read it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "An audit entry belongs inside the transaction it describes."
        )
    is_object = isinstance(subject, models.Model)
    parts = {**(detail or {})}
    if within := getattr(subject, "trail_within", ""):
        parts[WITHIN] = Within(within)
    return AuditEntry.objects.create(
        by=by,
        council=council,
        verb=verb,
        subject=subject._meta.verbose_name if is_object else subject,
        subject_key=str(key or (subject.pk if is_object else "")),
        detail=detail_as_stored(parts),
    )
