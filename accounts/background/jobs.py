"""One run of a job: it takes the turn, works, and ends the job, or finds that it may not any more.

A worker that was killed, or thought dead, may leave a run behind. So whoever begins a job takes a turn with a name of
its own, and every write here asks for that name: a run that has lost its turn changes nothing any more. A job's last
writes and its end are one transaction (`HeldRun.last`), so none is done twice to the end.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from accounts.background.querysets import OPEN
from accounts.background.registries import Kind, give_up, kind_at
from accounts.models import Job
from accounts.policies import NotAllowed

log = logging.getLogger(__name__)
State = Job.State
BROKEN = "It stopped because of a fault of ours. Try again. If it stops again, tell whoever runs this site."


class Lost(Exception):
    """The job was cancelled, or another run has it by now: what this run did is not kept."""


class TryAgain(Exception):
    """Raised by a job's function that could not be done now; `words` say why, for people."""

    def __init__(self, words: str, after: timedelta) -> None:
        super().__init__(words)
        self.words, self.after = words, after


class ForTheWorker(TryAgain):
    """Raised where the work turns out to be too much for a web process: a worker does it as soon as one lives."""

    def __init__(self) -> None:
        super().__init__("", timedelta(0))


class HeldRun:
    """A run's hold on its job. What it says is written by the worker's pulse, from a thread with its own connection: so
    it can be read although the run is in the middle of a transaction.
    """

    def __init__(self, job: Job, turn: UUID, *, at_once: bool = False) -> None:
        self.job, self.turn, self.at_once = job, turn, at_once
        self.words = ""
        self.result: object = None
        self.lost = self.ended = False

    @property
    def rows(self):
        """The job, as long as the turn lasts."""
        return Job.objects.filter(pk=self.job.pk, turn=self.turn, state=State.RUNNING)

    def say(self, words: str) -> None:
        if self.lost:
            raise Lost
        self.words = words[:120]

    @contextmanager
    def last(self) -> Iterator[None]:
        with transaction.atomic():
            yield
            # At the end of the block, so that the row is free for the page and the pulse while it writes
            self.end(State.DONE)

    def end(self, state: str, *, problem: str = "") -> None:
        """Raises Lost where the turn was lost."""
        fields = {"state": state, "problem": problem, "result": self.result, "progress": ""}
        if not self.rows.update(**fields, arguments={}, ended_at=timezone.now()):
            raise Lost
        self.ended = True

    def note(self) -> None:
        """Write what was said last; called by the pulse."""
        if not (self.ended or self.rows.update(progress=self.words)):
            self.lost = not self.ended


class Current:
    """The runs of this process, for its pulse: one in a worker, one for each request that does a job at once."""

    def __init__(self) -> None:
        self._runs: set[HeldRun] = set()
        self._lock = Lock()

    @contextmanager
    def holding(self, run: HeldRun) -> Iterator[None]:
        with self._lock:
            self._runs.add(run)
        try:
            yield
        finally:
            with self._lock:
                self._runs.discard(run)

    def __iter__(self) -> Iterator[HeldRun]:
        with self._lock:
            return iter(list(self._runs))


current = Current()


@task
def carry_out(job: str) -> None:
    """What django-tasks runs: the job with this key. Its own row says how it ended, so this never fails."""
    _carry_out(UUID(job))


def _carry_out(job: UUID, *, at_once: bool = False) -> None:
    run = _turn_of(job, at_once=at_once)
    if run is None:
        return  # cancelled, or done by somebody else
    with current.holding(run):
        try:
            _do(run)
        except Lost:
            log.info("A job was cancelled or taken over: %s", run.job.pk)
            # Where it is still this run's, what it was about is gone: nobody is to take it up again
            run.rows.update(state=State.CANCELLED, ended_at=timezone.now(), progress="", arguments={})


def carry_out_now(job: UUID) -> None:
    """Do it in this process, while somebody waits. Its row in the queue goes, unless the job is put off."""
    _carry_out(job, at_once=True)
    ended = Job.objects.filter(pk=job).exclude(state__in=OPEN)
    DBTaskResult.objects.filter(pk__in=list(ended.values_list("queued", flat=True))).delete()


def _turn_of(key: UUID, *, at_once: bool = False) -> HeldRun | None:
    """Begin the job, or begin it again; None where it has ended."""
    turn = uuid4()
    rows = Job.objects.filter(pk=key, state__in=OPEN)
    if not rows.update(state=State.RUNNING, turn=turn, started_at=timezone.now(), problem=""):
        return None
    job = Job.objects.select_related("council", "by").filter(pk=key, turn=turn).first()
    return HeldRun(job, turn, at_once=at_once) if job else None


def _do(run: HeldRun) -> None:
    """Raises Lost, and nothing else but what stops the process."""
    try:
        kind = kind_at(run.job.path)
        kind.function(run, **run.job.arguments)
        if not run.ended:
            run.end(State.DONE)
    except Lost:
        raise
    except TryAgain as later:
        _put_off(run, kind, later)
    except NotAllowed as refusal:
        _fail(run, str(refusal))
    except Exception:
        # Nobody waits for a job, so what went wrong would otherwise be told nowhere
        log.exception("A job failed: %s %s", run.job.path, run.job.pk)
        _fail(run, BROKEN)


@transaction.atomic
def _fail(run: HeldRun, problem: str) -> None:
    give_up(run.job, problem)
    run.end(State.FAILED, problem=problem)


@transaction.atomic
def _put_off(run: HeldRun, kind: Kind, later: TryAgain) -> None:
    fields = {"state": State.WAITING, "problem": later.words, "progress": "", "tries": run.job.tries + 1}
    queued = enqueue(run.job, kind, timezone.now() + later.after)
    if not run.rows.update(**fields, queued=queued):
        raise Lost
    # Where it was done at once, its row before still stands there
    DBTaskResult.objects.ready().filter(pk=run.job.queued).delete()


def enqueue(job: Job, kind: Kind, not_before: datetime | None = None) -> UUID:
    """A row in the queue for the job, and its key."""
    task = carry_out.using(priority=kind.priority, run_after=not_before)
    return task.enqueue(str(job.pk)).db_result.pk
