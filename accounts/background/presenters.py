"""Plain data about a job, for the page of what it is about."""

from dataclasses import dataclass

from accounts.background.querysets import OPEN, worker_lives
from accounts.models import Job

WAITS = "Waiting for its turn"
RUNS = "At work"


@dataclass(frozen=True)
class JobShown:
    """`words` are how far it is; `alone` where it waits and no worker lives; `problem` why it ended, if it failed."""

    words: str
    open: bool
    alone: bool
    problem: str
    cancelled: bool


def job_shown(job: Job | None) -> JobShown:
    """Without a job there is none any more: it ended long ago."""
    if job is None:
        return JobShown("", open=False, alone=False, problem="", cancelled=False)
    waits = job.state == Job.State.WAITING
    return JobShown(
        words=job.progress or (WAITS if waits else RUNS),
        open=job.state in OPEN,
        alone=waits and not worker_lives(),
        problem=job.problem if job.state == Job.State.FAILED else "",
        cancelled=job.state == Job.State.CANCELLED,
    )
