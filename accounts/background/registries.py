"""What can be a job, and what is done every day: each room says so of its own functions."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from django.utils.module_loading import import_string

from accounts.models import Job, User


class Run(Protocol):
    """What a job's function gets first: its hold on the job while it works. `result` is kept, as JSON can keep it.

    `at_once` says that it is done in a web process, whose time and memory are for everybody.
    """

    job: Job
    at_once: bool
    result: object

    def say(self, words: str) -> None:
        """How far it is. Raises Lost where the job was cancelled or another run has it by now."""

    def last(self) -> AbstractContextManager[None]:
        """A block with the job's last writes: they stand or fall together with its end. Raises Lost likewise."""


@dataclass(frozen=True)
class Kind:
    """A function that may be a job. `priority` is from -100 to 100: higher ones leave the queue first.

    `given_up` is told by its words where the job was cancelled or has failed, whoever or whatever did that.
    `watched` work is done while nobody looks: where it fails, whoever runs the service is to learn of it.
    """

    function: Callable[..., object]
    priority: int
    given_up: Callable[..., object] | None = None
    watched: bool = False

    @property
    def path(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"


def job(
    *, priority: int = 0, given_up: Callable[..., object] | None = None, watched: bool = False
) -> Callable[[Callable[..., object]], Kind]:
    """Make a function a job: it is called with a Run and with what `start` was given, as JSON keeps it.

    It may be begun again from the start after it was killed, so what it writes belongs into `run.last()`, or does no
    harm twice. To say in plain words why it could not be done it raises NotAllowed; to have it tried again, TryAgain.

    What the job is about may have to say that it is not done: `given_up(problem=..., by=..., **arguments)` is called
    in the transaction in which it is cancelled or fails. `by` is who cancelled it.
    """
    return lambda function: Kind(function, priority, given_up, watched)


def kind_at(path: str) -> Kind:
    """Raises ImportError for a path where there is no job."""
    found = import_string(path)
    if not isinstance(found, Kind):
        raise ImportError(f"{path} is no job")
    return found


def is_watched(path: str) -> bool:
    try:
        return kind_at(path).watched
    except ImportError:
        return False  # of an earlier version


def give_up(job: Job, problem: str, *, by: User | None = None) -> None:
    """Tell what the job is about that it is not done."""
    try:
        kind = kind_at(job.path)
    except ImportError:
        return  # of an earlier version, which knows no more of it
    if kind.given_up is not None:
        kind.given_up(problem=problem, by=by, **job.arguments)


_daily: dict[str, Callable[[], object]] = {}


def register_daily(name: str, function: Callable[[], object]) -> None:
    """Have a function called once a day, early in the morning; the same name again takes the place of the one before.

    It is called outside a transaction and makes its own. Where it fails, the others of the day are done all the same.
    """
    _daily[name] = function


def daily_work() -> dict[str, Callable[[], object]]:
    return dict(_daily)
