"""What a draft still waits for, and how fresh its figures are. One query each."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from accounts.composing.querysets import composed_once
from indicators.catalogue.owners.querysets import complete_owners
from indicators.models import SentIndicator
from scorecards.models import Scorecard, SectionIndicator


def measures_without_owner(scorecard: Scorecard) -> int:
    """How many of its measures nobody answers for, or have no day of their next review."""
    return sum(number for (number,) in _unowned(scorecard.council_id, scorecard.pk))


@composed_once
def _unowned(council, scorecard):
    whole = complete_owners(council).filter(indicator=OuterRef("indicator"))
    found = shown_by(scorecard).filter(~Exists(whole)).values("section__scorecard")
    return found.annotate(number=Count("indicator", distinct=True)).values_list("number")


class LastSent(NamedTuple):
    """How many of a scorecard's measures other systems have sent, and when and by which one the latest was."""

    measures: int
    at: datetime
    system: str


def last_sent(scorecard: Scorecard) -> LastSent | None:
    """Of all the scorecard's measures; None where no other system has sent any."""
    sends = _sent(scorecard.council_id, scorecard.pk)
    if not sends:
        return None
    _, at, system = sends[0]
    return LastSent(len({indicator for indicator, _, _ in sends}), at, system)


@composed_once
def _sent(council, scorecard):
    sends = SentIndicator.objects.for_council(council).filter(last_sent_at__isnull=False)
    shown = sends.filter(indicator__in=shown_by(scorecard).values("indicator"))
    return shown.order_by("-last_sent_at").values_list("indicator_id", "last_sent_at", "system__name")


def measure_sent(scorecard: Scorecard, code: str) -> tuple[int | None, LastSent | None]:
    """The primary key of the scorecard's measure of that code, and when it was sent. One query for both."""
    for key, at, system in _measure_sent(scorecard.council_id, scorecard.pk, code):
        return key, LastSent(1, at, system) if at else None
    return None, None


@composed_once
def _measure_sent(council, scorecard, code):
    sends = SentIndicator.objects.for_council(council).filter(indicator=OuterRef("indicator"))
    newest = sends.filter(last_sent_at__isnull=False).order_by("-last_sent_at")
    return (
        shown_by(scorecard)
        .filter(indicator__code=code)
        .annotate(
            at=Subquery(newest.values("last_sent_at")[:1]), by=Subquery(newest.values("system__name")[:1])
        )
        .values_list("indicator_id", "at", "by")
    )


def shown_by(scorecard: Scorecard | int) -> QuerySet[SectionIndicator]:
    return SectionIndicator.objects.filter(section__scorecard=scorecard).order_by()
