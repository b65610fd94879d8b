"""What a draft still waits for, asked along with the scorecard itself."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from indicators.models import Collection, Submission
from indicators.terms.periods import Period
from scorecards.models import SectionIndicator


def sections_not_approved(period: Period) -> Coalesce:
    """To annotate scorecards with: how many sections of the collection calendar that hold their indicators are not
    approved for the period, among those that are collected by then."""
    shown = SectionIndicator.objects.filter(section__scorecard=OuterRef(OuterRef("pk"))).values("indicator")
    approved = Submission.objects.filter(
        collection=OuterRef("pk"),
        frequency=period.frequency,
        start=period.start,
        state=Submission.State.APPROVED,
    )
    waiting = (
        Collection.objects.filter(
            ~Exists(approved),
            council=OuterRef("council"),
            frequency=period.frequency,
            first_period__lte=period.start,
            entries__indicator__in=shown,
        )
        .order_by()
        .values("council")
        .annotate(number=Count("pk", distinct=True))
        .values("number")
    )
    return Coalesce(Subquery(waiting), 0)
