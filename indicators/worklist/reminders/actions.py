"""Sends reminders, each person one a day."""

import logging
from datetime import date, timedelta
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from indicators.models import ReminderSent
from indicators.worklist.reminders.querysets import Digest

KEPT_FOR = timedelta(days=60)
log = logging.getLogger(__name__)


class NotSent(Exception):
    """The mail server did not take the letter; the person counts as not reminded."""


def letter(digest: Digest, site: str) -> str:
    """The text; `site` stands in front of every path, "" leaves the paths bare."""
    return render_to_string("indicators/worklist/reminders/reminder.txt", {"digest": digest, "site": site})


def send_reminder(*, digest: Digest, day: date, site: str) -> bool:
    """Whether it went out: False where the person had that day's already. Raises NotSent.

    The note that it was sent is kept only if the mail server took the letter; two commands at once send one.
    """
    try:
        with transaction.atomic():
            ReminderSent.objects.create(user=digest.user, day=day)
            send_mail(digest.subject, letter(digest, site), None, [digest.user.email])
    except IntegrityError:
        return False
    except (SMTPException, OSError) as problem:
        log.exception("A reminder could not be sent")
        raise NotSent(str(problem)) from problem
    return True


def forget_old_reminders(*, day: date) -> None:
    ReminderSent.objects.filter(day__lt=day - KEPT_FOR).delete()
