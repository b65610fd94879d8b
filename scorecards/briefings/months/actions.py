"""Writes: publishing a month's briefing. Keyword-only, one transaction, by a person, with an audit entry."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.terms.periods import Period
from scorecards.briefings.months.policies import why_not_publish
from scorecards.briefings.months.querysets import assemble_briefing, briefings_for
from scorecards.models import Briefing, Scorecard
from scorecards.payload import hash_of


@transaction.atomic
def publish_briefing(
    *, scorecard: Scorecard, period: Period, by: User | None, correction: str = "", published_at=None
) -> Briefing:
    """Freeze the month as it stands, small numbers hidden, as its next briefing. Raises NotAllowed with the reason."""
    lock(scorecard)
    so_far = briefings_for(scorecard, period).count()
    published_at = published_at or timezone.now()
    payload = assemble_briefing(scorecard=scorecard, period=period, suppress=True, at=published_at)
    demand(why_not_publish(payload, so_far, correction))
    payload["edition"] = {
        "number": so_far + 1,
        "published": timezone.localtime(published_at).date().isoformat(),
        "correction": correction.strip(),
    }
    briefing = Briefing(
        council=scorecard.council,
        scorecard=scorecard,
        frequency=period.frequency,
        start=period.start,
        number=so_far + 1,
        payload=payload,
        sha256=hash_of(payload),
        correction=correction.strip(),
        published_at=published_at,
        published_by=by,
    )
    briefing.save()
    detail = {"sha256": Public(briefing.sha256), "correction": Public(briefing.correction)}
    record(
        by=by,
        council=scorecard.council,
        verb="published a briefing",
        subject=briefing,
        key=str(briefing),
        detail=detail,
    )
    return briefing
