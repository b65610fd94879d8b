"""Which editions are down."""

from django.db.models import QuerySet

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.models import Edition, Scorecard, TakingDown


def edition_of(council: Council, scorecard_slug: str, period: Period, number: int) -> Edition | None:
    """Whether or not it is down, without its payload."""
    found = Edition.objects.for_council(council).of_period(period).select_related("scorecard")
    return found.filter(scorecard__slug=scorecard_slug, number=number).defer("payload").first()


def taking_down_of(edition: Edition) -> TakingDown | None:
    """Why the edition is down; None where it stands."""
    return TakingDown.objects.of_editions_that_are_down(edition).first()


def newest_down(council: Council, scorecard_slug: str, period: Period | None = None) -> TakingDown | None:
    """Of the newest edition that is down, of that period or of any. One query."""
    down = TakingDown.objects.for_council(council).filter(
        put_back_at=None, edition__scorecard__slug=scorecard_slug
    )
    if period:
        down = down.filter(edition__frequency=period.frequency, edition__start=period.start)
    found = down.select_related("edition__scorecard").defer("edition__payload")
    return found.order_by("-edition__start", "-edition__number").first()


def taken_down(scorecard: Scorecard) -> QuerySet[TakingDown]:
    """What of the scorecard is down, the newest first."""
    down = TakingDown.objects.for_council(scorecard.council_id).filter(put_back_at=None)
    return (
        down.filter(edition__scorecard=scorecard)
        .select_related("edition__scorecard")
        .defer("edition__payload")
        .order_by("-edition__start", "-edition__number")
    )
