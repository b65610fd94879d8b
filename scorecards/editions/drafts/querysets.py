"""What a draft still waits for, and how fresh its figures are. One query each."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from indicators.models import CalendarSection, SentIndicator, Submission
from indicators.terms.periods import Period
from scorecards.models import Scorecard, SectionIndicator


class LastSent(NamedTuple):
    """How many of a scorecard's measures other systems have sent, and when and by which one the latest was."""

    measures: int
    at: datetime
    system: str


def sections_not_approved(scorecard: Scorecard, period: Period) -> int:
    """How many sections of the collection calendar that hold the scorecard's indicators are not approved for the
    period, among those that are collected by then."""
    approved = Submission.objects.filter(
        collection=OuterRef("pk"),
        frequency=period.frequency,
        start=period.start,
        state=Submission.State.APPROVED,
    )
    waiting = CalendarSection.objects.filter(
        ~Exists(approved),
        council=scorecard.council_id,
        frequency=period.frequency,
        first_period__lte=period.start,
        entries__indicator__in=shown_by(scorecard).values("indicator"),
    )
    return waiting.order_by().distinct().count()


def last_sent(scorecard: Scorecard, code: str = "") -> LastSent | None:
    """Of all the scorecard's measures, or of the one with that code; None where no other system has sent any."""
    shown = shown_by(scorecard).filter(indicator__code=code) if code else shown_by(scorecard)
    sends = list(
        SentIndicator.objects.filter(
            system__council=scorecard.council_id,
            indicator__in=shown.values("indicator"),
            last_sent_at__isnull=False,
        )
        .order_by("-last_sent_at")
        .values_list("indicator_id", "last_sent_at", "system__name")
    )
    if not sends:
        return None
    _, at, system = sends[0]
    return LastSent(len({indicator for indicator, _, _ in sends}), at, system)


def shown_by(scorecard: Scorecard) -> QuerySet[SectionIndicator]:
    return SectionIndicator.objects.filter(section__scorecard=scorecard).order_by()
