"""Meetings that an item can be postponed to."""

from django.db.models import QuerySet

from committees.models import AgendaItem, Meeting


def meetings_after(item: AgendaItem) -> QuerySet[Meeting]:
    """Later ones of its committee that stand, the next one first."""
    later = Meeting.objects.filter(committee=item.meeting.committee_id, date__gt=item.meeting.date)
    return later.filter(state=Meeting.State.STANDS).order_by("date")
