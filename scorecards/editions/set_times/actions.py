"""Writes: a time is set, changed, cancelled, or the draft is published before it has come."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.background.actions import cancel, start
from accounts.background.querysets import OPEN
from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.parts import Change, Public
from indicators.terms.periods import Period
from scorecards.editions.actions import publish_edition
from scorecards.editions.checking.actions import checked
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.set_times import jobs
from scorecards.editions.set_times.keeping.actions import note, told
from scorecards.editions.set_times.letters import tell_overtaken
from scorecards.editions.set_times.policies import (
    why_not_at,
    why_not_end,
    why_not_instead,
    why_not_publish,
    why_not_the_same,
)
from scorecards.editions.set_times.presenters import moment_words
from scorecards.editions.set_times.querysets import waiting_time
from scorecards.editions.states import Need, Step, after, verb_of
from scorecards.editions.states import State as EditionState
from scorecards.models import Edition, Scorecard, SetTime

State = SetTime.State


@transaction.atomic
def set_time(
    *,
    scorecard: Scorecard,
    period: Period,
    at: datetime,
    digest: str,
    by: User | None,
    shown: str,
) -> SetTime:
    """Have the draft published at that moment, if it is then still what `digest` names. Raises NotAllowed.

    Something may be missing on its checklist yet: just before, all of it is asked again. A time that was set before is
    changed by it: the one of the key `shown`, and no other.
    """
    now = DraftNow(lock(scorecard), period)
    before = waiting_time(scorecard, period)
    demand(why_not_publish(by, scorecard.council))
    needs = {
        Need.TO_COME: lambda: why_not_at(at, timezone.now()),
        Need.TIME_AS_SEEN: lambda: why_not_instead(before, shown) or why_not_the_same(before, at, digest, by),
        Need.AS_SEEN: lambda: now.why_not_as_seen(digest),
    }
    demand(now.why_not(Step.SET_TIME, needs))
    if before:
        _end(before, State.CANCELLED, by=by)
        tell_overtaken(set_time=before, became=f"has set another time: {moment_words(at)}", by=by)
    made = SetTime.objects.create(
        scorecard=scorecard,
        frequency=period.frequency,
        start=period.start,
        at=at,
        digest=digest,
        correction=now.correction,
        set_by=by,
    )
    _start(made)
    verb = "changed the time for publishing" if before else verb_of(Step.SET_TIME)
    note(made, verb, {"at": Change(told(before), told(made)), "correction": Public(made.correction)}, by)
    return made


@transaction.atomic
def cancel_time(*, scorecard: Scorecard, period: Period, by: User | None, shown: str) -> None:
    """Nothing is published by itself any more. Raises NotAllowed where no time is set, or another than `shown`."""
    lock(scorecard)
    waiting = waiting_time(scorecard, period)
    demand(why_not_end(waiting, shown))
    _end(waiting, State.CANCELLED, by=by)
    tell_overtaken(set_time=waiting, became="has cancelled that time: nothing is published by itself", by=by)
    note(waiting, verb_of(Step.CANCEL_TIME), {"at": Public(told(waiting))}, by)


@transaction.atomic
def publish_now(*, scorecard: Scorecard, period: Period, by: User | None, digest: str, shown: str) -> Edition:
    """Publish the draft that `digest` names at once; the time of the key `shown` is thereby over. Raises NotAllowed.

    Who publishes has checked it, unless somebody else has checked it as it stands.
    """
    now = DraftNow(lock(scorecard), period, to_freeze=True)
    waiting = waiting_time(scorecard, period)
    demand(why_not_instead(waiting, shown) or now.why_not_as_seen(digest))
    state = now.state
    if state is not EditionState.CHECKED:
        checked(now=now, digest=digest, by=by)
        state = after(Step.CHECK, state)
    demand(now.why_not(Step.PUBLISH, {Need.AS_SEEN: lambda: now.why_not_as_seen(digest)}, state))
    if waiting:
        _end(waiting, State.CANCELLED, by=by)
        note(waiting, "published before the set time", {"at": Public(told(waiting))}, by)
    edition = publish_edition(
        scorecard=now.scorecard, period=period, by=by, correction=now.correction, payload=now.payload
    )
    if waiting:
        tell_overtaken(
            set_time=waiting, became=f"has published it already, as edition {edition.number}", by=by
        )
    return edition


def _start(made: SetTime) -> None:
    made.job = start(
        jobs.publish_when_due,
        council=made.scorecard.council,
        by=made.set_by,
        title=f"Publishing of {made.scorecard.title}, {made.period.in_sentence}",
        not_before=made.at,
        set_time=made.pk,
    )
    made.save()


def _end(waiting: SetTime, state: str, *, by: User | None) -> None:
    waiting.state, waiting.ended_at = state, timezone.now()
    waiting.save()
    if waiting.job and waiting.job.state in OPEN:
        cancel(job=waiting.job, by=by)
