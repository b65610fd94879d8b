"""Jobs that tests start."""

from datetime import timedelta

from accounts.background.jobs import TryAgain
from accounts.background.registries import Run, job
from accounts.models import User
from accounts.policies import NotAllowed


@job()
def rename(run: Run, user: int, name: str) -> None:
    """Writes something, step by step, and its end with it."""
    run.say("Half way")
    with run.last():
        found = User.objects.get(pk=user)
        found.name += name
        found.save()
        run.result = {"renamed": name}


@job()
def refuse(run: Run) -> None:
    raise NotAllowed("The file is not kept any longer. Bring it again.")


@job()
def break_down(run: Run) -> None:
    raise RuntimeError("out of order")


@job()
def put_off(run: Run) -> None:
    raise TryAgain("The mail server is away.", timedelta(hours=1))
