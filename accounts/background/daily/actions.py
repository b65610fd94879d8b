"""One job a day for everything that rooms registered, whichever worker comes first."""

from datetime import timedelta

from django.utils.timezone import localtime

from accounts.background.actions import start
from accounts.background.daily.jobs import do_daily
from accounts.models import Job

NOT_BEFORE = timedelta(hours=6)  # after midnight, by the clock here: reminders are read in the morning


def start_daily() -> Job | None:
    """Today's, once it is time and unless it was started; a day on which no worker lived is left out."""
    now = localtime()
    if now - now.replace(hour=0, minute=0, second=0, microsecond=0) < NOT_BEFORE:
        return None
    day = now.date().isoformat()
    if Job.objects.filter(once=f"daily {day}").exists():
        return None
    return start(
        do_daily, council=None, by=None, title=f"Daily work of {day}", once=f"daily {day}", small=False
    )
