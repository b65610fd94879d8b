"""Writes: entering, correcting and withdrawing evidence. What was said before stays; published editions keep theirs."""

from django.db import transaction

from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.reasons import why_not_this_reason
from accounts.trail.actions import record
from accounts.trail.parts import Draft, Public
from scorecards.evidence.values import EvidenceValues
from scorecards.models import Evidence, KeyLineOfEnquiry

STOOD_NO_MORE = "Another officer has corrected or withdrawn this evidence meanwhile. Look at what stands now."


@transaction.atomic
def enter_evidence(*, line: KeyLineOfEnquiry, values: EvidenceValues, by: User | None) -> Evidence:
    row = Evidence.objects.create(line=line, created_by=by, **values.columns)
    return _told(row, "entered evidence", by)


@transaction.atomic
def correct_evidence(
    *, row: Evidence, line: KeyLineOfEnquiry, values: EvidenceValues, by: User | None
) -> Evidence:
    """Raises NotAllowed where the row stands no more."""
    _demand_standing(row)
    new = Evidence.objects.create(line=line, supersedes=row, created_by=by, **values.columns)
    return _told(new, "corrected evidence", by)


@transaction.atomic
def withdraw_evidence(*, row: Evidence, reason: str, by: User | None) -> Evidence:
    """Raises NotAllowed where the row stands no more, or no reason is given."""
    demand(why_not_this_reason(reason, "Say why the evidence is withdrawn."))
    _demand_standing(row)
    kept = ("way", "title", "on", "number", "out_of", "counted", "said", "link", "source")
    same = {name: getattr(row, name) for name in kept}
    new = Evidence.objects.create(
        line=row.line, supersedes=row, withdrawn=reason.strip(), created_by=by, **same
    )
    return _told(new, "withdrew evidence", by)


def _demand_standing(row: Evidence) -> None:
    lock(row.line)
    if row.withdrawn or Evidence.objects.filter(supersedes=row).exists():
        raise NotAllowed(STOOD_NO_MORE)


def _told(row: Evidence, verb: str, by: User | None) -> Evidence:
    detail = {
        "line": Public(row.line.question),
        "way": Public(row.way),
        "title": Draft(row.title),
        "said": Draft(row.said),
    }
    if row.withdrawn:
        detail["reason"] = Draft(row.withdrawn)
    record(by=by, council=row.council, verb=verb, subject=row, key=row.pk, detail=detail)
    return row
