"""The day's work. Each part is all or nothing by itself, and does no harm twice: a killed day is begun again."""

import logging

from django.core.management import call_command

from accounts.background.registries import Run, daily_work, job

log = logging.getLogger(__name__)


@job(priority=-10)
def do_daily(run: Run) -> None:
    """Its result says of each part whether it was done."""
    done: dict[str, str] = {}
    for name, function in daily_work().items():
        run.say(name)
        try:
            function()
        except Exception:
            # The other parts of the day are done all the same
            log.exception("Daily work failed: %s", name)
            done[name] = "failed"
        else:
            done[name] = "done"
    run.result = done


def clear_sessions() -> None:
    """Sessions that ran out stay in the database until this."""
    call_command("clearsessions")
