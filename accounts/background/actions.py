"""A job is started, cancelled, taken up again.

A job and its row in the queue are written in the transaction of whoever starts it, so that there is no job for what
was taken back. What a run writes of its own job is in `jobs`.
"""

from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.background.jobs import carry_out_now, enqueue
from accounts.background.querysets import KEPT_FOR, OPEN, stranded_jobs, worker_lives
from accounts.background.registries import Kind, give_up, kind_at
from accounts.models import Council, Job, User, Worker
from accounts.policies import NotAllowed
from accounts.trail.actions import record
from accounts.trail.parts import Public

MOST_STOPS = 3
LEFT_ALONE = timedelta(minutes=2)
STOPPED = (
    f"It stopped {MOST_STOPS} times without an end: each time the process that did it was stopped from outside, or ran "
    "out of memory. Nothing of it was kept. Tell whoever runs this site."
)
ENDED = "This has ended already."
CANCELLED = "The work was cancelled under Settings, Background work."
NOT_PUT_OFF = "This does not wait to be tried again: it has begun since, or has ended."
State = Job.State


def start(
    job: Kind,
    *,
    council: Council | None,
    by: User | None,
    title: str,
    small: bool = True,
    waits: bool = False,
    not_before: datetime | None = None,
    once: str | None = None,
    **arguments: object,
) -> Job | None:
    """Have a job done, with these arguments (as JSON can keep them), and give it as it then is.

    Where no worker lives, `small` work is done at once, when the transaction around is committed, and large work
    waits for one. With `waits` somebody waits for it, so it is done at once although a worker lives. None where a job
    with the same `once` was started before.
    """
    at_once = not_before is None and (waits or (small and not worker_lives()))
    if at_once:
        # In the queue for the case that this process is killed; until then no worker is to take it away from it
        not_before = timezone.now() + LEFT_ALONE
    asked = {"council": council, "by": by, "title": title[:200], "once": once, "arguments": arguments}
    try:
        kept = _queued(job, not_before, asked)
    except IntegrityError:
        if once and Job.objects.filter(once=once).exists():
            return None
        raise
    if at_once:
        transaction.on_commit(partial(carry_out_now, kept.pk))
        kept.refresh_from_db()
    return kept


@transaction.atomic
def _queued(kind: Kind, not_before: datetime | None, asked: dict) -> Job:
    job = Job(path=kind.path, **asked)
    job.queued = enqueue(job, kind, not_before)
    job.save(force_insert=True)
    return job


@transaction.atomic
def cancel(*, job: Job, by: User | None) -> None:
    """Have it not done, or stopped: a run that goes on finds out when it next says how far it is, and keeps nothing.

    Raises NotAllowed where it has ended.
    """
    now = timezone.now()
    rows = Job.objects.filter(pk=job.pk, council=job.council_id, state__in=OPEN)
    if not rows.update(state=State.CANCELLED, ended_at=now, progress="", arguments={}):
        raise NotAllowed(ENDED)
    give_up(job, CANCELLED, by=by)
    DBTaskResult.objects.ready().filter(pk=job.queued).delete()
    record(
        by=by, council=job.council, verb="cancelled a job", subject=job, detail={"title": Public(job.title)}
    )


@transaction.atomic
def try_now(*, job: Job, by: User | None) -> None:
    """What did not work yet is tried at once, and not only when its pause is over. Raises NotAllowed."""
    waits = Job.objects.select_for_update().filter(pk=job.pk, council=job.council_id, state=State.WAITING)
    found = waits.exclude(problem="").first()
    rows = DBTaskResult.objects.filter(pk=found.queued, status=TaskResultStatus.READY) if found else None
    if rows is None or not rows.update(run_after=timezone.now()):
        raise NotAllowed(NOT_PUT_OFF)
    detail = {"title": Public(found.title)}
    record(by=by, council=job.council, verb="had a job tried at once", subject=job, detail=detail)


def take_up_again() -> int:
    """Put the jobs of workers that were killed into the queue again; how many. Those that stop again and again fail."""
    return sum(_taken_up(job) for job in stranded_jobs(timezone.now()))


@transaction.atomic
def _taken_up(job: Job) -> bool:
    # Several workers look at the same moment: the one that changes the row first does it
    rows = Job.objects.filter(pk=job.pk, queued=job.queued, turn=job.turn, state__in=OPEN)
    if job.stops + 1 >= MOST_STOPS:
        ended = {"problem": STOPPED, "arguments": {}, "progress": "", "ended_at": timezone.now()}
        if not rows.update(state=State.FAILED, **ended):
            return False
        give_up(job, STOPPED)
        return True
    # A new turn, too: the run that was thought dead may still live
    again = {"state": State.WAITING, "turn": uuid4(), "stops": job.stops + 1, "progress": ""}
    if not rows.update(**again, queued=enqueue(job, kind_at(job.path))):
        transaction.set_rollback(True)
        return False
    DBTaskResult.objects.filter(pk=job.queued).delete()
    return True


def say_alive(*, worker: Worker) -> None:
    """The worker lives; those that are silent since long are forgotten."""
    now = timezone.now()
    Worker.objects.update_or_create(
        pk=worker.pk, defaults={"heartbeat": now}, create_defaults={"started_at": now, "heartbeat": now}
    )
    Worker.objects.filter(heartbeat__lt=now - KEPT_FOR).delete()


def say_farewell(*, worker: Worker) -> None:
    Worker.objects.filter(pk=worker.pk).delete()


def forget_old_jobs() -> None:
    """What ended a month ago, with its row in the queue. What is still to be done stays."""
    before = timezone.now() - KEPT_FOR
    Job.objects.filter(at__lt=before).exclude(state__in=OPEN).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
