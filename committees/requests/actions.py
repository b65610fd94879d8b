"""Writes: a request is raised, decided, and answered by an indicator. What was said before stays."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from committees.models import AgendaItem, MeasureRequest, RequestStep
from committees.requests.policies import why_not_add, why_not_decide
from committees.requests.querysets import answered_by
from indicators.catalogue.registries import on_scorecards
from indicators.models import Indicator


@transaction.atomic
def raise_request(
    *,
    council: Council,
    wanted: str,
    asked_by: str,
    why: str = "",
    item: AgendaItem | None = None,
    at: datetime | None = None,
    by: User | None,
) -> MeasureRequest:
    """`at` is when that was asked, now unless told otherwise."""
    raised = MeasureRequest.objects.create(
        council=council,
        item=item,
        wanted=wanted.strip(),
        why=why.strip(),
        asked_by=asked_by.strip(),
        at=at or timezone.now(),
        by=by,
    )
    # What is raised at an item is read with its minutes: the trail, which others read, says only that it was
    record(by=by, council=council, verb="asked for a measure", subject=raised)
    return raised


@transaction.atomic
def decide_request(
    *, request: MeasureRequest, kind: str, reason: str, at: datetime | None = None, by: User | None
) -> RequestStep:
    """Say that it will be added, or not; `at` is when that was said. Raises NotAllowed, as without a reason."""
    lock(request.council)
    demand(why_not_decide(request, kind, reason))
    step = RequestStep.objects.create(
        request=request, kind=kind, reason=reason.strip(), at=at or timezone.now(), by=by
    )
    detail = {"decision": Public(str(kind))}
    record(by=by, council=request.council, verb="decided on a request", subject=request, detail=detail)
    return step


@transaction.atomic
def answer_request(
    *, request: MeasureRequest, indicator: Indicator, note: str = "", by: User | None
) -> RequestStep:
    """Say which measure it became, which is on a scorecard of the council. Raises NotAllowed."""
    lock(request.council)
    demand(why_not_add(request, indicator.pk, on_scorecards(request.council)))
    step = RequestStep.objects.create(
        request=request, kind=RequestStep.Kind.ADDED, indicator=indicator, reason=note.strip(), by=by
    )
    detail = {"measure": Public(indicator.title)}
    record(by=by, council=request.council, verb="answered a request", subject=request, detail=detail)
    return step


@transaction.atomic
def follow_measure(*, council: Council, gone: Indicator, kept: Indicator, by: User | None) -> None:
    """Requests that `gone` answered are answered by `kept`, which it became part of."""
    for request in answered_by(council, gone):
        RequestStep.objects.create(
            request=request,
            kind=RequestStep.Kind.ADDED,
            indicator=kept,
            reason=f"“{gone.title}” became part of it.",
            by=by,
        )
        detail = {"measure": Public(kept.title)}
        record(by=by, council=council, verb="answered a request", subject=request, detail=detail)
