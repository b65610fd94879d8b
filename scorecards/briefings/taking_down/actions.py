"""Writes: a briefing is taken down, and put back. What was published stays stored as it was."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from scorecards.briefings.taking_down.querysets import taking_down_of
from scorecards.editions.taking_down.policies import why_not_put_back, why_not_take_down
from scorecards.models import Briefing, BriefingTakingDown

WHAT = "briefing"


@transaction.atomic
def take_down(*, briefing: Briefing, reason: str, by: User | None) -> BriefingTakingDown:
    """From now on its addresses say that it was taken down, and why. Raises NotAllowed."""
    lock(briefing.scorecard)
    demand(why_not_take_down(taking_down_of(briefing), reason, WHAT))
    down = BriefingTakingDown.objects.create(briefing=briefing, reason=reason.strip(), taken_by=by)
    _record(briefing, "took a briefing down", Change(True, False), down.reason, by)
    return down


@transaction.atomic
def put_back(*, briefing: Briefing, reason: str, by: User | None) -> BriefingTakingDown:
    """Everybody reads it again as it was published. Raises NotAllowed."""
    lock(briefing.scorecard)
    down = taking_down_of(briefing)
    demand(why_not_put_back(down, reason, WHAT))
    down.put_back_at, down.put_back_by, down.put_back_reason = timezone.now(), by, reason.strip()
    down.save()
    _record(briefing, "put a briefing back", Change(False, True), down.put_back_reason, by)
    return down


def _record(briefing: Briefing, verb: str, stands: Change, reason: str, by: User | None) -> None:
    detail = {"stands": stands, "reason": Public(reason)}
    council = briefing.scorecard.council
    record(by=by, council=council, verb=verb, subject=briefing, key=str(briefing), detail=detail)
