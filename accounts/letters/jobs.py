"""Sending a letter."""

import logging
import re
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import send_mail

from accounts.background.jobs import TryAgain
from accounts.background.registries import Run, job
from accounts.mail.policies import why_no_letters
from accounts.policies import NotAllowed, demand

log = logging.getLogger(__name__)
# A mail server that is down for a night still gets it; a link in it is good for three days.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
ADDRESS = re.compile(r"[^\s<>'\"(){},:;]+@[^\s<>'\"(){},:;]+")
NOT_TAKEN = "The mail server did not take the letter"


@job(priority=50)
def deliver(run: Run, subject: str, message: str, to: str) -> None:
    """A worker that is killed between the mail server's answer and its own note of it sends the letter twice: better
    than not at all.
    """
    # Not tried again: it would leave days later, when somebody sets up a mail server
    demand(why_no_letters())
    try:
        send_mail(subject, message, None, [to])
    except (SMTPException, OSError) as problem:
        # Its words may hold an address, and no other part of the letter; administrators read why, not to whom
        why = ADDRESS.sub("(address)", str(problem))
        log.warning("A letter could not be sent: %s", type(problem).__name__, exc_info=True)
        if run.job.tries >= len(PAUSES):
            log.error("A letter is given up: it was tried %s times", len(PAUSES) + 1)
            raise NotAllowed(f"{NOT_TAKEN}: {why}. It was tried {len(PAUSES) + 1} times.") from problem
        raise TryAgain(f"{NOT_TAKEN}: {why}", PAUSES[run.job.tries]) from problem
