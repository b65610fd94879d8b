"""A file of history's steps between people. Each locks its row, so of several at once one is carried out."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed, demand, inside_atomic
from accounts.trail.parts import Draft, Public
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.bringing.policies import ANSWER_NEEDED
from indicators.intake.bringing.querysets import chosen_of, has_stopped
from indicators.intake.history.holding.actions import held, locked, note
from indicators.intake.history.policies import (
    SAY_WHAT,
    why_not_decide,
    why_not_send,
    why_not_take_back,
)
from indicators.intake.history.querysets import asked_about, hands_of
from indicators.intake.history.working.actions import set_to_work
from indicators.models import HistoryFile, HistoryStep
from indicators.terms.row_kinds import Kind

State = HistoryFile.State
Verb = HistoryStep.Verb


@transaction.atomic
def send_file(*, file: HistoryFile, reason: str, by: User, answer: str = "") -> None:
    """Hand the ticked figures to an approver, with the answer to what the checks found in them.

    Raises NotAllowed where none is ticked, a reason lacks, or an answer does.
    """
    file = held(file=file, by=by)
    file.reason = reason.strip()[:LONGEST_REASON]
    chosen = chosen_of(file.figures.all())
    demand(why_not_send(file, sum(chosen.values()), chosen.get(Kind.CORRECTION, 0), file.reason))
    if asked_about(file, chosen=True) and not answer.strip():
        raise NotAllowed(ANSWER_NEEDED)
    file.state, file.faults = State.SENT, []
    file.sent_by, file.sent_at = by, timezone.now()
    file.save(update_fields=["state", "faults", "reason", "sent_by", "sent_at"])
    _step(file=file, verb=Verb.SENT, by=by, remarks=answer.strip())
    note(
        file=file,
        by=by,
        verb="sent a file of history for approval",
        figures=Public(sum(chosen.values())),
        reason=Draft(file.reason),
    )


@transaction.atomic
def take_back_file(*, file: HistoryFile, by: User) -> None:
    """An officer goes on with it. Raises NotAllowed where it was decided meanwhile."""
    file = held(file=file, by=by)
    demand(why_not_take_back(file))
    file.state = State.PREVIEWED
    file.save(update_fields=["state"])
    _step(file=file, verb=Verb.TAKEN_BACK, by=by)
    note(file=file, by=by, verb="took back a file of history")


@transaction.atomic
def return_file(*, file: HistoryFile, remarks: str, by: User, sent_at: datetime | None = None) -> None:
    """Send it back to be put right. Raises NotAllowed without remarks, and as `approve_file` does."""
    file = locked(file=file, by=by)
    demand(why_not_decide(file, hands_of(file), by, sent_at, has_stopped(file)))
    if not remarks.strip():
        raise NotAllowed(SAY_WHAT)
    file.state, file.faults = State.OPEN, []
    file.save(update_fields=["state", "faults"])
    _step(file=file, verb=Verb.RETURNED, by=by, remarks=remarks.strip())
    note(file=file, by=by, verb="returned a file of history", remarks=Draft(remarks.strip()))


@transaction.atomic
def approve_file(*, file: HistoryFile, by: User, sent_at: datetime | None = None) -> None:
    """Let all of it through: its figures are recorded in a job, all of them or none.

    Raises NotAllowed where `by` worked on it, where it does not wait, and where it was sent again since `sent_at`,
    when what `by` has seen was sent.
    """
    file = locked(file=file, by=by)
    demand(why_not_decide(file, hands_of(file), by, sent_at, has_stopped(file)))
    set_to_work(file=file, state=State.LANDING, by=by)


@inside_atomic
def _step(*, file: HistoryFile, verb: str, by: User, remarks: str = "") -> None:
    counts = {str(kind): chosen for kind, chosen in chosen_of(file.figures.all()).items()}
    HistoryStep.objects.create(file=file, verb=verb, by=by, remarks=remarks, counts=counts)
