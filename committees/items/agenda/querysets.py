"""Meetings that an item can be postponed to, and the item that was taken in its place."""

from django.db.models import QuerySet

from committees.meetings.querysets import AGREED_AT
from committees.models import AgendaItem, Meeting
from committees.models.visibility import nameable


def meetings_after(item: AgendaItem) -> QuerySet[Meeting]:
    """Later ones of its committee that stand, the next one first."""
    later = Meeting.objects.filter(
        nameable(item.meeting), committee=item.meeting.committee_id, date__gt=item.meeting.date
    )
    return later.filter(state=Meeting.State.STANDS).order_by("date")


def is_minuted(item: AgendaItem) -> bool:
    return item.paragraphs.exists() or item.resolutions.exists()


def agreed_minutes(item: AgendaItem) -> bool:
    """Whether minutes of another meeting were agreed at it, also where they were reopened since."""
    return AgendaItem.objects.filter(AGREED_AT, pk=item.pk).exists()


def other_taken(item: AgendaItem, taken: int | None) -> AgendaItem | None:
    """Another item of its agenda that was taken in that place. One query, none where no order is given."""
    if taken is None:
        return None
    return AgendaItem.objects.filter(meeting=item.meeting_id, taken=taken).exclude(pk=item.pk).first()
