"""When the figures of a scorecard were last sent by other systems: asked along with the scorecard itself."""

from django.db.models import Count, DateTimeField, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from indicators.models import SentIndicator
from indicators.terms.ago import ago_words
from scorecards.models import Scorecard, SectionIndicator


def with_freshness(scorecards: QuerySet[Scorecard], code: str = "") -> QuerySet[Scorecard]:
    """Adds how many of its measures other systems have sent, and of the latest when and by which one.

    They are `measures_sent`, `last_sent_at` and `last_sent_by`; with a code, of that measure alone.
    """
    own = SectionIndicator.objects.filter(section__scorecard=OuterRef(OuterRef("pk"))).order_by()
    if code:
        own = own.filter(indicator__code=code)
    sends = SentIndicator.objects.filter(
        system__council=OuterRef("council"), indicator__in=own.values("indicator"), last_sent_at__isnull=False
    )
    number = sends.order_by().values("system__council").annotate(n=Count("indicator", distinct=True))
    latest = sends.order_by("-last_sent_at")
    return scorecards.annotate(
        measures_sent=Coalesce(Subquery(number.values("n"), output_field=IntegerField()), 0),
        last_sent_at=Subquery(latest.values("last_sent_at")[:1], output_field=DateTimeField()),
        last_sent_by=Subquery(latest.values("system__name")[:1]),
    )


def freshness_words(scorecard: Scorecard) -> str:
    """Of a scorecard from `with_freshness`; "" where no other system has sent anything."""
    if not scorecard.measures_sent:
        return ""
    number = scorecard.measures_sent
    measures = "1 measure" if number == 1 else f"{number} measures, the latest"
    return f"Sent by other systems: {measures} {_ago(scorecard)}."


def measure_freshness_words(scorecard: Scorecard) -> str:
    """The same where `with_freshness` was asked of one measure."""
    return f"Sent by {scorecard.last_sent_by} {_ago(scorecard)}." if scorecard.measures_sent else ""


def _ago(scorecard: Scorecard) -> str:
    return ago_words(timezone.localtime(scorecard.last_sent_at), timezone.now())
