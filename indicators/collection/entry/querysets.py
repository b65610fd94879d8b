"""The sections of a council for one period, with how far each is."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import Council
from indicators.models import CalendarSection, CollectedIndicator, Figure, Submission
from indicators.terms.periods import Period


def sections_of(council: Council, period: Period) -> QuerySet[CalendarSection]:
    """In their order; `state` is that of the period's submission, None where nothing was typed yet. One query.

    Those collected in the period, and those of which anything stands recorded or is typed in it: figures from before
    the calendar began, which came in a file, are corrected there too.
    """
    submission = Submission.objects.filter(
        collection=OuterRef("pk"), frequency=period.frequency, start=period.start
    )
    indicators = CollectedIndicator.objects.filter(collection=OuterRef(OuterRef("pk"))).values("indicator")
    recorded = (
        Figure.objects.current()
        .for_council(council)
        .filter(indicator__in=indicators, start__gte=period.start, start__lte=period.end)
    )
    return (
        CalendarSection.objects.filter(council=council, frequency=period.frequency)
        .filter(Q(first_period__lte=period.start) | Exists(submission) | Exists(recorded))
        .annotate(
            state=Subquery(submission.values("state")[:1]), round=Subquery(submission.values("round")[:1])
        )
    )
