"""Reads of recommendations."""

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from accounts.models import Council
from committees.meetings.agreement.querysets import with_corrections
from committees.models import AgendaItem, Reader, Recommendation

WAITING = Recommendation.Response.NONE


def recommendations_of(council: Council, reader: Reader) -> QuerySet[Recommendation]:
    """Those that the reader sees: without a response first, the longest due before others; then the newest response."""
    found = Recommendation.objects.filter(item__meeting__committee__council=council)
    found = with_corrections(found.visible_to(reader))
    answered = Case(When(response=WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.select_related("item__meeting__committee").order_by(
        answered, F("responded_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    )


def recommendations_at(item: AgendaItem, reader: Reader) -> QuerySet[Recommendation]:
    found = with_corrections(item.recommendations.visible_to(reader))
    return found.select_related("item__meeting__committee").order_by("pk")
