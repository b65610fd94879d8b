"""Who works on a file now. Each check and each saving takes a turn, and whoever lost it changes nothing any more."""

import time
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed
from indicators.models import PendingImport

State = PendingImport.State
# Longer than the longest silence of a process that lives: a check speaks every few thousand rows, a saving only when
# it begins, because what it says inside its one transaction nobody else can read.
SILENT_FOR = {State.CHECKING: timedelta(minutes=1), State.SAVING: timedelta(minutes=3)}
SAID_EVERY = 1.0  # seconds
TAKEN = "Somebody works on this file already, perhaps you in another window. Wait a minute, then look again."


class TurnLost(Exception):
    """Somebody else took the file over, or threw it away: what this worker did is not kept."""


class Turn(NamedTuple):
    """The right of one worker to change one file."""

    pending: UUID
    worker: UUID

    @property
    def rows(self):
        """The file, as long as the turn lasts."""
        return PendingImport.objects.filter(pk=self.pending, worker=self.worker)

    def end(self, state: str, **fields) -> None:
        """Give the file its next state; raises TurnLost where the turn was lost before."""
        if not self.rows.update(state=state, progress="", heartbeat=timezone.now(), **fields):
            raise TurnLost


class Voice:
    """Says in words how far a worker is, at most once a second."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._said_at = 0.0

    def say(self, words: str) -> None:
        """Raises TurnLost where somebody else has the file by now."""
        if time.monotonic() - self._said_at < SAID_EVERY:
            return
        self._said_at = time.monotonic()
        if not self._turn.rows.update(progress=words[:120], heartbeat=timezone.now()):
            raise TurnLost


def is_silent(pending: PendingImport, now: datetime) -> bool:
    """Whether its worker has not been heard of for so long that it must have stopped."""
    longest = SILENT_FOR.get(State(pending.state))
    return longest is not None and now - pending.heartbeat > longest


def take_turn(pending: PendingImport, state: str, *from_states: str, by: User, **fields) -> Turn:
    """Take the file over for the next check or saving; raises NotAllowed where a living worker has it."""
    now = timezone.now()
    free = Q(state__in=from_states)
    for worked, longest in SILENT_FOR.items():
        if worked == state:
            free |= Q(state=worked, heartbeat__lt=now - longest)
    turn = Turn(pending.pk, uuid4())
    taken = PendingImport.objects.filter(free, pk=pending.pk, council=pending.council_id, by=by).update(
        state=state, worker=turn.worker, heartbeat=now, progress="", faults=[], **fields
    )
    if not taken:
        raise NotAllowed(TAKEN)
    return turn
