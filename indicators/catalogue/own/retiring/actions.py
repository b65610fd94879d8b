"""Writes: an indicator of the council's own ends with a period, or goes on after all."""

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed, demand
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.catalogue.own.retiring.policies import why_not_go_on, why_not_retire
from indicators.models import Indicator
from indicators.terms.periods import Period


@transaction.atomic
def retire_indicator(
    *, council: Council, indicator: Indicator, last: Period, reason: str, by: User | None
) -> Indicator:
    """After `last` it is neither collected nor on any scorecard; what it was until then stays.

    Raises NotAllowed where it is not the council's own, no reason is given, or a later figure stands.
    """
    row = _locked(council, indicator)
    demand(why_not_retire(row, council, last, reason))
    row.last_day = last.end
    row.save(update_fields=["last_day"])
    detail = {
        "title": Public(row.title),
        "last period": Public(last.label),
        "reason": Public(reason.strip()),
    }
    record(by=by, council=council, verb="retired an indicator", subject=row, key=row.code, detail=detail)
    return row


@transaction.atomic
def take_up_indicator(*, council: Council, indicator: Indicator, by: User | None) -> Indicator:
    """It goes on, on the scorecards that still have it. Raises NotAllowed where it became part of another."""
    row = _locked(council, indicator)
    demand(why_not_go_on(row))
    row.last_day = None
    row.save(update_fields=["last_day"])
    detail = {"title": Public(row.title)}
    record(by=by, council=council, verb="took up an indicator", subject=row, key=row.code, detail=detail)
    return row


def _locked(council: Council, indicator: Indicator) -> Indicator:
    """The catalogue's indicators are nobody's to lock here."""
    row = Indicator.objects.select_for_update().filter(council=council, pk=indicator.pk).first()
    if row is None:
        raise NotAllowed("All councils share that indicator. Take it off your scorecards instead.")
    return row
