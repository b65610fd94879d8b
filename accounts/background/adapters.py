"""django-tasks-db's worker, with what it lacks: a pulse. By the pulse a killed worker is known, and its jobs are done
by another one; and what runs say reaches their pages.
"""

import logging
import time
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from accounts.background.actions import say_alive, say_farewell, take_up_again
from accounts.background.daily.actions import start_daily
from accounts.background.jobs import current
from accounts.models import Worker

log = logging.getLogger(__name__)
BEAT_EVERY = 2.0  # seconds
LOOK_AROUND_EVERY = timedelta(seconds=10)
ASK_EVERY = 1.0  # seconds; how long a job waits at most for a worker that has nothing to do
REST_AFTER_FAULT = 5.0  # seconds
NO_DATABASE = (DatabaseError, InterfaceError)


class Pulse(Thread):
    """Beats in a thread of its own, with a connection of its own, whatever the worker's own thread is busy with."""

    def __init__(self, worker: Worker) -> None:
        super().__init__(name=f"pulse of {worker.pk}", daemon=True)
        self._worker = worker
        self._stopped = Event()
        self._looked_at = 0.0

    def run(self) -> None:
        while not self._stopped.wait(BEAT_EVERY):
            try:
                self.beat()
            except NO_DATABASE as problem:
                # Gone for a while, or SQLite's one writer is busy: the next beat tries again
                log.warning("A worker could not say that it lives: %s", problem)
            finally:
                close_old_connections()
        connections.close_all()

    def beat(self) -> None:
        say_alive(worker=self._worker)
        for run in current:
            run.note()
        if time.monotonic() - self._looked_at > LOOK_AROUND_EVERY.total_seconds():
            self._looked_at = time.monotonic()
            take_up_again()
            start_daily()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=BEAT_EVERY * 2)


class JobWorker:
    """Carries out jobs until it is told to stop, or with `batch` until none is left that is due.

    Where the database goes away it waits for it. Each time it begins it is another worker, so that the job it had
    then is taken up again.
    """

    def __init__(self, *, batch: bool = False) -> None:
        self._batch = batch

    def run(self) -> None:
        while True:
            try:
                self._work()
            except NO_DATABASE:
                log.exception("A worker lost the database, and tries again")
                connections.close_all()
                time.sleep(REST_AFTER_FAULT)
            else:
                return

    def _work(self) -> None:
        worker = Worker(pk=uuid4())
        say_alive(worker=worker)
        take_up_again()
        pulse = Pulse(worker)
        pulse.start()
        queue = QueueWorker(
            queue_names=["*"],
            interval=ASK_EVERY,
            batch=self._batch,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=str(worker.pk),
            excluded_queue_names=[],
        )
        if not self._batch:
            queue.configure_signals()
        try:
            queue.run()
        finally:
            pulse.stop()
            say_farewell(worker=worker)
