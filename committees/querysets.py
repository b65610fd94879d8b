"""Reads for committees. Every one is scoped to a council; none grows with the number of meetings held."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import Council
from committees.models import AgendaItem, Meeting
from indicators.models import Indicator


def meeting_at(council: Council, committee_slug: str, day: date) -> Meeting:
    """Raises Meeting.DoesNotExist."""
    return Meeting.objects.select_related("committee__scorecard").get(
        committee__council=council, committee__slug=committee_slug, date=day
    )


def item_at(council: Council, committee_slug: str, day: date, number: str) -> AgendaItem:
    """With its meeting and committee, and its edition without the payload. Raises AgendaItem.DoesNotExist."""
    return (
        AgendaItem.objects.select_related("meeting__committee__scorecard", "edition__scorecard")
        .defer("edition__payload")
        .get(
            meeting__committee__council=council,
            meeting__committee__slug=committee_slug,
            meeting__date=day,
            number__iexact=number,
        )
    )


def council_meetings(*councils: Council | int) -> QuerySet[Meeting]:
    """With their committees, and the scorecards those read."""
    return Meeting.objects.filter(committee__council__in=councils).select_related("committee__scorecard")


def indicators_for(council: Council) -> QuerySet[Indicator]:
    """The shipped catalogue and the council's own."""
    return Indicator.objects.seen_by(council).order_by("title")
