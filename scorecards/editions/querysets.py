"""Reads for scorecards: a fixed number of queries whatever the number of indicators, areas and years."""

from django.db.models import F, Q

from accounts.models import Council
from indicators.models import (
    Figure,
    Indicator,
)
from indicators.terms.periods import Frequency, Period
from scorecards.models import Edition, Scorecard


def editions_for(scorecard: Scorecard, period: Period):
    return Edition.objects.for_council(scorecard.council_id).filter(
        scorecard=scorecard, frequency=period.frequency, start=period.start
    )


def published_editions(council: Council):
    """Every edition the council published, newest first, without their payloads."""
    return (
        Edition.objects.for_council(council)
        .select_related("scorecard")
        .defer("payload")
        .order_by("-start", "scorecard__committee_name", "-number")
    )


def newest_period(council: Council) -> Period | None:
    """The newest quarter the council has a figure for."""
    starts = (
        Figure.objects.for_council(council).current().filter(frequency=Frequency.QUARTER).order_by("-start")
    )
    start = starts.values_list("start", flat=True).first()
    return Period(start, Frequency.QUARTER) if start else None


def indicator_id_of(council: Council, code: str) -> int | None:
    """The council's own indicator of that code, or the catalogue's."""
    found = Indicator.objects.filter(Q(council=None) | Q(council=council), code=code)
    return found.order_by(F("council").desc(nulls_last=True)).values_list("pk", flat=True).first()
