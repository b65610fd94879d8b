"""Sends reminders, each person one a day."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from accounts.background.actions import cancel
from accounts.background.querysets import worker_lives
from accounts.letters.actions import post_letter
from indicators.models import ReminderSent
from indicators.worklist.reminders.querysets import Digest

KEPT_FOR = timedelta(days=60)


class NotSent(Exception):
    """The mail server did not take the letter, and nobody is there to try again; the person counts as not reminded."""


def letter(digest: Digest, site: str) -> str:
    """The text; `site` stands in front of every path, "" leaves the paths bare."""
    return render_to_string("indicators/worklist/reminders/reminder.txt", {"digest": digest, "site": site})


def send_reminder(*, digest: Digest, day: date, site: str) -> bool:
    """Whether it is on its way: False where the person had that day's already. Raises NotSent.

    The note that it was sent and the letter are kept together; two commands at once send one.
    """
    try:
        with transaction.atomic():
            note = ReminderSent.objects.create(user=digest.user, day=day)
            job = post_letter(subject=digest.subject, message=letter(digest, site), to=digest.user.email)
    except IntegrityError:
        return False
    job.refresh_from_db()
    if job.problem and not worker_lives():
        with transaction.atomic():
            note.delete()
            cancel(job=job, by=None)
        raise NotSent(job.problem)
    return True


def forget_old_reminders(*, day: date) -> None:
    ReminderSent.objects.filter(day__lt=day - KEPT_FOR).delete()
