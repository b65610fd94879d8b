"""Where an invitation is on its way. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

GOOD_FOR = timedelta(days=14)


class State(StrEnum):
    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


def state_of(
    *, good_until: datetime, withdrawn_at: datetime | None, taken_at: datetime | None, now: datetime
) -> State:
    if taken_at is not None:
        return State.USED
    if withdrawn_at is not None:
        return State.WITHDRAWN
    return State.OPEN if now < good_until else State.EXPIRED
