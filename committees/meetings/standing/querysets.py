"""Where meetings were to be before they moved."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from accounts.models import Council
from committees.models import AgendaItem, FormerDay, Meeting, Reader


def former_days(meeting: Meeting) -> list[FormerDay]:
    """Of the meeting itself, and of others of its committee that were to be on its day, oldest first. One query."""
    own, others = Q(meeting=meeting), Q(day=meeting.date, meeting__committee=meeting.committee_id)
    return list(FormerDay.objects.filter(own | others).select_related("meeting__committee"))


def moved_from(council: Council, committee: str, day: date) -> Sequence[FormerDay]:
    """The meetings of that committee that were to be on that day and went elsewhere, the last to leave first; none
    where it has a meeting on that day again. Two queries at most."""
    found = FormerDay.objects.for_council(council).filter(day=day, meeting__committee__slug=committee)
    went = list(found.select_related("meeting__committee").order_by("-moved_at", "-pk"))
    if not went or Meeting.objects.filter(committee=went[0].meeting.committee_id, date=day).exists():
        return []
    return list({each.meeting_id: each for each in reversed(went)}.values())[::-1]


def item_listed(meeting: Meeting, number: str, reader: Reader) -> AgendaItem | None:
    """The item of that number, as the reader may read it."""
    if not number:
        return None
    found = meeting.items.filter(number__iexact=number).listed_to(reader).select_related("meeting__committee")
    return found.first()
