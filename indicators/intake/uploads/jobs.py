"""Checks and savings as pages start them: small ones while the visitor waits, large ones in the background."""

from collections.abc import Callable
from functools import partial

from django.utils import timezone

from accounts.models import User
from indicators.files.table_files import MEGABYTE
from indicators.intake.uploads import background
from indicators.intake.uploads.checking.actions import check_file
from indicators.intake.uploads.saving.actions import CHANGED, save_file
from indicators.intake.uploads.turns import State, Turn
from indicators.models import PendingImport

LARGE_FILE = MEGABYTE
LARGE_SAVING = 2_000  # rows


def check(turn: Turn, size: int, by: User) -> None:
    """`size` of the file is in bytes."""
    _do(partial(check_file, turn=turn, by=by), f"check of {turn.pending}", size > LARGE_FILE)


def save(turn: Turn, rows: int, by: User) -> None:
    """`rows` is how many are ticked."""
    _do(partial(_save, turn, by), f"saving of {turn.pending}", rows > LARGE_SAVING)


def _do(work: Callable[[], object], name: str, large: bool) -> None:
    if large:
        background.start(work, name)
    else:
        work()


def _save(turn: Turn, by: User) -> None:
    """Where a cell was changed meanwhile, the file is checked again, so that its officer sees what it would do now."""
    if save_file(turn=turn, by=by):
        return
    turn.rows.update(state=State.CHECKING, heartbeat=timezone.now())
    check_file(turn=turn, by=by)
    changed = {"row": None, "column": "", "read": "", "problem": CHANGED, "remedy": ""}
    PendingImport.objects.filter(pk=turn.pending, worker=turn.worker, state=State.CHECKED).update(
        faults=[changed]
    )
