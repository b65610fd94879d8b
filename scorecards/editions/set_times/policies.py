"""May a time be set, and may the draft still be published when it has come? "" for yes, or a sentence."""

from datetime import datetime, timedelta

from django.utils.timezone import get_default_timezone

from accounts.models import Council, User
from accounts.permissions import why_not_by
from accounts.roles import Permission
from scorecards.editions.checking.policies import DraftNow, name_of_draft
from scorecards.editions.set_times.local_times import ends_its_day
from scorecards.models import SetTime
from scorecards.payload import hash_as_read

FURTHEST = timedelta(days=366)
NOTHING_WAITS = "No time is set any more: it was cancelled, or the draft was published."


def why_not_at(at: datetime, now: datetime) -> str:
    if at <= now:
        return "That time is over. Choose one that is to come, or publish now."
    if at > now + FURTHEST:
        return "Choose a time within a year from now."
    return ""


def why_not_publish(user: User | None, council: Council) -> str:
    """Roles may have been taken since the time was set."""
    why_not = why_not_by(user, Permission.PUBLISH_EDITIONS, council)
    return why_not and f"{why_not} Somebody who may has to publish it or set a time."


def why_not_this_late(at: datetime, now: datetime) -> str:
    """What comes late on its own day is still what was wanted; of a later day nobody has said so."""
    if now < ends_its_day(at, get_default_timezone()):
        return ""
    return (
        "No worker was running at that time, nor for the rest of that day. Later than that nothing is published by "
        "itself: publish it now, or set a time again."
    )


def why_not_instead(waiting: SetTime | None, shown: str) -> str:
    """Nobody replaces or cancels a time that they have not seen. `shown` is the key of the one that the page showed, ""
    where it showed none."""
    if (str(waiting.pk) if waiting else "") == shown:
        return ""
    if waiting is None:
        return f"{NOTHING_WAITS} Nothing was done. Look at what stands here now, then decide again."
    by = waiting.set_by or "Whoever runs the service"
    return f"{by} has set another time since you opened this page. It was left as it is. Look at it, then decide again."


def why_not_the_same(waiting: SetTime | None, at: datetime, digest: str, by: User | None) -> str:
    """What is sent once more, as after Back, changes nothing. Somebody else may take the same time over."""
    if waiting and (waiting.at, waiting.digest, waiting.set_by) == (at, digest, by):
        return "You have set this time already, for the draft as it stands. Nothing was changed."
    return ""


def why_not_end(waiting: SetTime | None, shown: str) -> str:
    return why_not_instead(waiting, shown) if waiting else NOTHING_WAITS


def read_by_somebody(now: DraftNow, waiting: SetTime) -> str | None:
    """What the draft is said to correct, as somebody who may publish has read it with all it says now; None where
    nobody has."""
    if now.checked:
        return now.correction
    seen = name_of_draft(hash_as_read(now.payload), now.number, waiting.correction)
    return waiting.correction if seen == waiting.digest else None
