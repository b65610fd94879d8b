"""Checks and savings as pages start them: small ones while the visitor waits, large ones after the page was answered.

Those go on in a thread of the web process, with a database connection of its own, and die with their process. Each is
one transaction or can be begun again, and says now and then that it lives (`Voice`).
"""

import logging
from collections.abc import Callable
from functools import partial
from threading import Thread

from django.db import connections
from django.utils import timezone

from accounts.models import User
from indicators.files.faults import Fault
from indicators.files.table_files import MEGABYTE
from indicators.intake.uploads.actions import Turn
from indicators.intake.uploads.checking.actions import check_file, fault_data
from indicators.intake.uploads.querysets import State
from indicators.intake.uploads.saving.actions import CHANGED, save_file

log = logging.getLogger(__name__)
LARGE_FILE = MEGABYTE
LARGE_SAVING = 2_000  # rows


def check(turn: Turn, size: int, by: User) -> None:
    """`size` of the file is in bytes."""
    if size > LARGE_FILE:
        start(partial(check_file, turn=turn, by=by), f"check of {turn.upload}")
    else:
        check_file(turn=turn, by=by)


def save(turn: Turn, rows: int, by: User) -> None:
    """`rows` is how many are ticked."""
    if rows > LARGE_SAVING:
        start(partial(save_or_check_again, turn, by), f"saving of {turn.upload}")
    else:
        save_or_check_again(turn, by)


def save_or_check_again(turn: Turn, by: User) -> None:
    """Where a cell was changed meanwhile, the file is checked again, so that its officer sees what it would do now."""
    if save_file(turn=turn, by=by):
        return
    turn.rows.update(state=State.CHECKING, heartbeat=timezone.now())
    check_file(turn=turn, by=by)
    turn.rows.filter(state=State.CHECKED).update(faults=[fault_data(Fault(CHANGED, ""))])


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
