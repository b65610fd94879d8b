"""Reads of jobs and workers."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.background.registries import is_watched
from accounts.models import Council, Job, User, Worker

# A worker says every few seconds that it lives; one that was silent for so long was killed, or its machine was. The
# clocks of the machines must agree better than this.
SILENT_FOR = timedelta(seconds=30)
KEPT_FOR = timedelta(days=30)
# Pages tell of it sooner: three times in a row it did not say so
WORTH_TELLING = timedelta(seconds=6)
OPEN = (Job.State.WAITING, Job.State.RUNNING)


def living_workers() -> QuerySet[Worker]:
    return Worker.objects.filter(heartbeat__gte=timezone.now() - SILENT_FOR)


def worker_lives() -> bool:
    return living_workers().exists()


def jobs_of(council: Council, user: User | None = None) -> QuerySet[Job]:
    """The council's, or those that one person started there; the newest first."""
    jobs = Job.objects.for_council(council).select_related("by").order_by("-at")
    return jobs.filter(by=user) if user else jobs


def listed_jobs(council: Council | None) -> QuerySet[Job]:
    """The council's, or those of none: what is open, what failed, the rest, of each the newest first. `run_after` is of
    the queue.
    """
    row = DBTaskResult.objects.filter(pk=OuterRef("queued"))
    rank = Case(When(state__in=OPEN, then=Value(0)), When(state=Job.State.FAILED, then=Value(1)), default=2)
    of_it = Job.objects.for_council(council) if council else Job.objects.filter(council=None)
    jobs = of_it.select_related("by").defer("arguments", "result")
    return jobs.annotate(run_after=Subquery(row.values("run_after")[:1])).order_by(rank, "-at", "pk")


def watched_failures() -> QuerySet[Job]:
    """What failed in councils although nobody was looking, the newest first. Two queries."""
    failed = Job.objects.filter(state=Job.State.FAILED).exclude(council=None)
    paths = [path for path in failed.order_by().values_list("path", flat=True).distinct() if is_watched(path)]
    return failed.filter(path__in=paths).select_related("council").order_by("-at", "pk")


def stranded_jobs(now: datetime) -> list[Job]:
    """Jobs that nobody will end: their row in the queue is gone or ended, or with a worker that is silent.

    A job that a web process does itself has its row in the queue too, so a worker takes it up if that process dies.
    """
    old_enough = Job.objects.filter(state__in=OPEN, at__lt=now - SILENT_FOR)
    jobs = list(old_enough)
    rows = DBTaskResult.objects.in_bulk([job.queued for job in jobs if job.queued])
    living = set(map(str, living_workers().values_list("pk", flat=True)))
    return [job for job in jobs if not _held(rows.get(job.queued), living)]


def _held(row: DBTaskResult | None, living: set[str]) -> bool:
    if row is None:
        return False
    if row.status == TaskResultStatus.RUNNING:
        return bool(row.worker_ids) and row.worker_ids[-1] in living
    return row.status == TaskResultStatus.READY


def silence_of(job: Job) -> timedelta | None:
    """How long the worker that has the job has not said that it lives; None where that is not worth telling, or a web
    process does it itself. Two queries, where it runs."""
    if job.state != Job.State.RUNNING:
        return None
    row = DBTaskResult.objects.filter(pk=job.queued, status=TaskResultStatus.RUNNING).first()
    if row is None:
        return None
    worker = Worker.objects.filter(pk=row.worker_ids[-1]).first() if row.worker_ids else None
    last = worker.heartbeat if worker else job.started_at or job.at
    silence = timezone.now() - last
    return silence if silence > WORTH_TELLING else None


def job_with_key(council: Council, key: UUID) -> Job | None:
    return jobs_of(council).filter(pk=key).first()
