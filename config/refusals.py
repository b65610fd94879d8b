"""What the log says of requests that were refused: one line, and no traceback of ours. Pure.

A wrong host, a missing permission or a broken body is the sender's doing; a traceback of each would fill the log and
hide the errors that are ours.
"""

import logging

SECURITY, REQUESTS = "django.security", "django.request"
ERRORS_FROM, NOT_DONE_HERE = 500, 501


class RefusalsInOneLine(logging.Filter):
    """Changes records and drops none."""

    def filter(self, record: logging.LogRecord) -> bool:
        if is_refusal(record):
            record.exc_info, record.exc_text = None, None
            if record.levelno > logging.WARNING:
                record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        return True


def is_refusal(record: logging.LogRecord) -> bool:
    """Whether the sender, and not this service, was at fault: an answer from 400 to 499, or what is not done here."""
    if record.name != REQUESTS and not record.name.startswith(f"{SECURITY}."):
        return False
    status = int(getattr(record, "status_code", 0))
    return status < ERRORS_FROM or status == NOT_DONE_HERE
