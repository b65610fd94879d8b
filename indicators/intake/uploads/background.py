"""Work that goes on after its page was answered: in a thread of the web process, with a database connection of its own.

A thread dies with its process. Whatever runs here is one transaction or can be begun again, and says now and then
that it lives; see `indicators.intake.uploads.turns`.
"""

import logging
from collections.abc import Callable
from threading import Thread

from django.db import connections

log = logging.getLogger(__name__)


def start(work: Callable[[], object], name: str) -> Thread:
    """Run the work in a thread of its own; `name` is for the log."""
    thread = Thread(target=_run, args=(work, name), name=name, daemon=True)
    thread.start()
    return thread


def _run(work: Callable[[], object], name: str) -> None:
    try:
        work()
    except Exception:
        # Nobody waits for a thread, so what went wrong would otherwise be told nowhere.
        log.exception("Work in the background failed: %s", name)
    finally:
        connections.close_all()
