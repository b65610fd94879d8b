"""A submission's row, locked for a change, and the steps that more than one action takes."""

from django.utils import timezone

from accounts.models import User
from accounts.policies import AT_ONCE, NotAllowed, demand, inside_atomic
from indicators.collection.sections.policies import why_not_this_period
from indicators.models import CalendarSection, Entry, Submission, SubmissionEvent
from indicators.terms.periods import Period

State = Submission.State


@inside_atomic
def locked_submission(*, collection: CalendarSection, period: Period, by: User | None) -> Submission:
    """The section's row, made where there is none: whoever writes into it waits here for the one before.

    Without a key lock: rows that name the submission are no writes to it. Whoever writes into several sections in one
    transaction takes them by the collection's primary key and then by the period, and records figures, which locks
    the council, after that: so no two wait for each other.
    """
    demand(why_not_this_period(collection, period))
    if (found := _locked(collection, period)) is None:
        Submission.objects.bulk_create(
            [
                Submission(
                    council_id=collection.council_id,
                    collection=collection,
                    frequency=period.frequency,
                    start=period.start,
                )
            ],
            ignore_conflicts=True,  # somebody else made it at the same moment
        )
        found = _locked(collection, period)
    if found is None:
        raise NotAllowed(AT_ONCE)
    return found


def _locked(collection: CalendarSection, period: Period) -> Submission | None:
    found = (
        collection.submissions.filter(frequency=period.frequency, start=period.start)
        .select_for_update(no_key=True)
        .first()
    )
    if found is not None:
        found.collection = collection
    return found


def lock_again(submission: Submission) -> Submission:
    """The same row as it is now; what was read before may be old."""
    found = (
        Submission.objects.select_for_update(no_key=True, of=("self",))
        .select_related("collection__council", "submitted_by")
        .get(pk=submission.pk)
    )
    return found


@inside_atomic
def move(
    *,
    submission: Submission,
    state: str,
    by: User | None,
    verb: str = "",
    remarks: str = "",
    row_remarks: dict[str, str] | None = None,
    queries: list[dict[str, str]] | None = None,
) -> None:
    """Save the new state, with the event where the step has one."""
    submission.state = state
    submission.save(update_fields=["state", "round", "submitted_by", "submitted_at"])
    if verb:
        SubmissionEvent.objects.create(
            submission=submission,
            verb=verb,
            round=submission.round,
            by=by,
            at=timezone.now(),
            remarks=remarks,
            row_remarks=row_remarks or {},
            queries=queries or [],
        )


@inside_atomic
def reopen(*, submission: Submission, by: User | None) -> None:
    """What was approved goes round once more."""
    submission.round += 1
    submission.submitted_by = submission.submitted_at = None
    move(submission=submission, state=State.DRAFT, by=by, verb=SubmissionEvent.Verb.REOPENED)


@inside_atomic
def close_where_nothing_is_left(*, submission: Submission, by: User | None) -> None:
    """A correction that was discarded leaves the section as it was approved."""
    if submission.round == 1 or submission.state == State.APPROVED:
        return
    if not Entry.objects.filter(submission=submission).exists():
        submission.submitted_by = submission.submitted_at = None
        move(submission=submission, state=State.APPROVED, by=by)
