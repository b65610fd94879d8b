"""The sections of a council for one period, with how far each is."""

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.models import Council
from indicators.models import Collection, Submission
from indicators.periods import Period

STATE_WORDS = {
    Submission.State.DRAFT: "Draft",
    Submission.State.SUBMITTED: "Waits for approval",
    Submission.State.RETURNED: "Returned",
    Submission.State.APPROVED: "Approved",
}


def sections_of(council: Council, period: Period) -> QuerySet[Collection]:
    """In their order; `state` is that of the period's submission, None where nothing was typed yet. One query."""
    submission = Submission.objects.filter(
        collection=OuterRef("pk"), frequency=period.frequency, start=period.start
    )
    return (
        Collection.objects.filter(council=council, frequency=period.frequency)
        .filter(first_period__lte=period.start)
        .annotate(state=Subquery(submission.values("state")[:1]))
    )
