"""The day's reminders, as the worker sends them."""

from django.conf import settings
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.worklist.reminders.actions import forget_old_reminders, send_reminder
from indicators.worklist.reminders.querysets import digests


def remind() -> None:
    """One letter for each person who has something to do. Without SITE_URL none, since links would lead nowhere."""
    if not settings.SITE_URL:
        return
    today = localdate()
    for digest in digests(Council.objects.order_by("name"), today):
        send_reminder(digest=digest, day=today, site=settings.SITE_URL)
    forget_old_reminders(day=today)
