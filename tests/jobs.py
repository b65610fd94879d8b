"""Jobs in tests: a worker that is said to live, and the queue worked off here and now."""

from uuid import uuid4

from django_tasks_db.models import DBTaskResult

from accounts.background.actions import say_alive
from accounts.background.jobs import carry_out
from accounts.models import Worker


def living_worker() -> Worker:
    """Somebody does what is put into the queue: nothing is done at once any more."""
    worker = Worker(pk=uuid4())
    say_alive(worker=worker)
    return worker


def taken(worker: Worker) -> DBTaskResult:
    """The next row of the queue, which the worker has taken."""
    row = DBTaskResult.objects.ready().first()
    row.claim(str(worker.pk))
    return row


def work_off(worker: Worker | None = None) -> int:
    """Carry out everything that is due, as a worker does; how many rows of the queue that were."""
    done = 0
    while DBTaskResult.objects.ready().exists():
        row = taken(worker or Worker(pk=uuid4()))
        carry_out.call(*row.args_kwargs["args"])
        row.set_successful(None)
        done += 1
    return done
