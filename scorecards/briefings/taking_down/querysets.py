"""Which briefings are down."""

from django.db.models import QuerySet

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.models import Briefing, BriefingTakingDown


def briefing_of(council: Council, scorecard_slug: str, period: Period, number: int) -> Briefing | None:
    """Whether or not it is down, without its payload."""
    found = Briefing.objects.for_council(council).of_period(period).select_related("scorecard")
    return found.filter(scorecard__slug=scorecard_slug, number=number).defer("payload").first()


def taking_down_of(briefing: Briefing) -> BriefingTakingDown | None:
    """Why the briefing is down; None where it stands."""
    return BriefingTakingDown.objects.of_briefings_that_are_down(briefing).first()


def briefings_down(council: Council, scorecard_slug: str) -> QuerySet[BriefingTakingDown]:
    """What of the scorecard's briefings is down; of a month the newest first."""
    down = BriefingTakingDown.objects.for_council(council).filter(put_back_at=None)
    found = down.filter(briefing__scorecard__slug=scorecard_slug).select_related("briefing__scorecard")
    return found.defer("briefing__payload").order_by("-briefing__start", "-briefing__number")
