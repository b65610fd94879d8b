"""Writes: what comes of a set time. The draft is published as it was seen, or it is said why not."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from scorecards.editions.actions import publish_edition
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.policies import CHANGED_SINCE_SET
from scorecards.editions.set_times.letters import tell_of_failure
from scorecards.editions.set_times.policies import read_by_somebody, why_not_publish, why_not_this_late
from scorecards.editions.states import Need, Step
from scorecards.editions.states import State as EditionState
from scorecards.models import Edition, SetTime

State = SetTime.State


@transaction.atomic
def keep_time(*, waiting: SetTime, by: User | None) -> None:
    """The time has come: publish the draft if it may be and is what it was. Raises NotAllowed, and keeps nothing.

    `by` is who set it. It belongs into the last transaction of its job, so that it is done once; the job then fails
    with the reason, and gives the time up.
    """
    scorecard = lock(waiting.scorecard)
    now_waiting = SetTime.objects.select_for_update(of=("self",)).waiting().filter(pk=waiting.pk).first()
    if now_waiting is None:
        return
    now_waiting.scorecard = scorecard
    edition = _published(now_waiting, by)
    now_waiting.state, now_waiting.edition, now_waiting.ended_at = State.PUBLISHED, edition, timezone.now()
    now_waiting.save()
    detail = {"at": Public(told(now_waiting)), "edition": Public(str(edition))}
    note(now_waiting, "published at the set time", detail, by)


def _published(waiting: SetTime, by: User | None) -> Edition:
    """Raises NotAllowed. What was read when the time was set is as good as checked; so is what was checked since."""
    demand(why_not_this_late(waiting.at, timezone.now()))
    demand(why_not_publish(by, waiting.scorecard.council))
    now = DraftNow(waiting.scorecard, waiting.period, to_freeze=True)
    read = read_by_somebody(now, waiting)
    unseen = {Need.AS_SEEN: lambda: "" if read is not None else CHANGED_SINCE_SET}
    demand(now.why_not(Step.PUBLISH, unseen, EditionState.CHECKED))
    return publish_edition(
        scorecard=waiting.scorecard,
        period=waiting.period,
        by=by,
        correction=read or "",
        payload=now.payload,
    )


@transaction.atomic
def give_time_up(*, set_time: int, problem: str, by: User | None) -> None:
    """Say why nothing was published, on the draft's page and by letter. Once: where it waited."""
    waiting = SetTime.objects.select_for_update(of=("self",)).waiting().filter(pk=set_time)
    found = waiting.select_related("scorecard__council", "set_by").first()
    if found is None:
        return
    found.state, found.problem, found.ended_at = State.FAILED, problem, timezone.now()
    found.save()
    note(found, "could not publish at the set time", {"at": Public(told(found)), "why": Public(problem)}, by)
    tell_of_failure(set_time=found)


def told(set_time: SetTime | None) -> str:
    return timezone.localtime(set_time.at).strftime("%Y-%m-%d %H:%M") if set_time else ""


def note(set_time: SetTime, verb: str, detail: dict, by: User | None) -> None:
    record(
        by=by,
        council=set_time.scorecard.council,
        verb=verb,
        subject=set_time,
        key=str(set_time),
        detail=detail,
    )
