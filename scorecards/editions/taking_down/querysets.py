"""Which editions are down."""

from django.db.models import QuerySet

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.editions.querysets import RowOfPayload
from scorecards.models import Edition, TakingDown


def edition_of(council: Council, scorecard_slug: str, period: Period, number: int) -> Edition | None:
    """Whether or not it is down, without its payload."""
    found = Edition.objects.for_council(council).of_period(period).select_related("scorecard")
    return found.filter(scorecard__slug=scorecard_slug, number=number).defer("payload").first()


def taking_down_of(edition: Edition) -> TakingDown | None:
    """Why the edition is down; None where it stands."""
    return TakingDown.objects.of_editions_that_are_down(edition).first()


def taken_down(council: Council, editions: QuerySet[Edition]) -> QuerySet[TakingDown]:
    """What of these editions of the council is down, the newest first, without their payloads."""
    down = TakingDown.objects.for_council(council).filter(put_back_at=None, edition__in=editions.order_by())
    found = down.select_related("edition__scorecard").defer("edition__payload")
    return found.order_by("-edition__start", "-edition__number")


def of_scorecard(council: Council, scorecard_slug: str, period: Period | None = None) -> QuerySet[Edition]:
    """Its editions whether or not they are down, of one period or of all."""
    found = Edition.objects.for_council(council).filter(scorecard__slug=scorecard_slug)
    return found.of_period(period) if period else found


def with_measure(council: Council, code: str) -> QuerySet[Edition]:
    """The editions that have a measure of that code, whether or not they are down. It reads all payloads."""
    return Edition.objects.for_council(council).annotate(row=RowOfPayload(code)).filter(row__isnull=False)
