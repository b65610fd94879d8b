"""Plain data about a job, for the page of what it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime, now

from accounts.background.querysets import OPEN, silence_of, worker_lives
from accounts.models import Job

WAITS = "Waiting for its turn"
RUNS = "At work"
STOPPED = "Stopped, it seems"
SET = "Set for later"
PUT_OFF = "Waiting to be tried again"
ENDED_AS = {Job.State.DONE: "Done", Job.State.FAILED: "Failed", Job.State.CANCELLED: "Cancelled"}


@dataclass(frozen=True)
class JobShown:
    """`words` are how far it is; `alone` where it waits and no worker lives; `silent` for how many seconds the worker
    that has it has shown no sign of life, 0 where it lives; `problem` why it ended, if it failed."""

    words: str
    open: bool
    alone: bool
    problem: str
    cancelled: bool
    silent: int = 0


def job_shown(job: Job | None) -> JobShown:
    """Without a job there is none any more: it ended long ago."""
    if job is None:
        return JobShown("", open=False, alone=False, problem="", cancelled=False)
    waits, silence = job.state == Job.State.WAITING, silence_of(job)
    return JobShown(
        words=STOPPED if silence else job.progress or (WAITS if waits else RUNS),
        open=job.state in OPEN,
        alone=waits and not worker_lives(),
        problem=job.problem if job.state == Job.State.FAILED else "",
        cancelled=job.state == Job.State.CANCELLED,
        silent=int(silence.total_seconds()) if silence else 0,
    )


def state_words(job: Job) -> tuple[str, str]:
    """How the job stands, and more about it or "": how far it is, why it failed, when it is tried again."""
    if job.state == Job.State.WAITING and job.problem:
        when = f" It is tried again after {clock(job.run_after)}." if job.run_after else ""
        return PUT_OFF, f"It did not work yet. {job.problem.rstrip('.')}.{when}"
    if job.state == Job.State.WAITING and job.run_after and job.run_after > now():
        return SET, f"It begins on {clock(job.run_after)}."
    if job.state in OPEN:
        return (WAITS, "") if job.state == Job.State.WAITING else (RUNS, job.progress)
    ended = f"Ended {clock(job.ended_at)}." if job.ended_at else ""
    return ENDED_AS[job.state], f"{job.problem} {ended}".strip() if job.state == Job.State.FAILED else ended


def clock(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y H:i")


def what_can_be_done(job: Job) -> list[tuple[str, str]]:
    """Buttons, by name and words."""
    again = [("now", "Try now")] if job.state == Job.State.WAITING and job.problem else []
    return [*again, ("cancel", "Cancel")] if job.state in OPEN else []
