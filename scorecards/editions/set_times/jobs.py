"""Publishing when the time has come."""

from django.utils import timezone

from accounts.background.jobs import TryAgain
from accounts.background.registries import Run, job
from accounts.models import User
from scorecards.editions.set_times.keeping.actions import give_time_up, keep_time
from scorecards.models import SetTime


def not_done(*, set_time: int, problem: str, by: User | None) -> None:
    """The work was cancelled on another page, or failed by itself."""
    give_time_up(set_time=set_time, problem=problem, by=by)


@job(priority=40, given_up=not_done, watched=True)
def publish_when_due(run: Run, set_time: int) -> None:
    """Raises NotAllowed where nothing may be published: the job has then failed, and `not_done` is told why."""
    waiting = SetTime.objects.select_related("scorecard", "set_by").get(pk=set_time)
    early = waiting.at - timezone.now()
    if early.total_seconds() > 0:
        raise TryAgain("", early)  # whoever put it into the queue again did not know its time
    with run.last():
        keep_time(waiting=waiting, by=waiting.set_by)
