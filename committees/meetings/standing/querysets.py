"""Where meetings were to be before they moved."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from accounts.models import Council
from committees.models import AgendaItem, FormerDay, Meeting, Reader


def former_days(meeting: Meeting, reader: Reader) -> list[FormerDay]:
    """Of the meeting itself, and of others of its committee that were to be on its day, as far as the reader is told of
    them, oldest first. One query."""
    own, others = Q(meeting=meeting), Q(day=meeting.date, meeting__committee=meeting.committee_id)
    told = FormerDay.objects.filter(own | others).filter(reader.with_meeting("meeting__"))
    return list(told.select_related("meeting__committee"))


def moved_from(council: Council, committee: str, day: date, reader: Reader) -> Sequence[FormerDay]:
    """The meetings of that committee that were to be on that day and went elsewhere, the last to leave first; none
    where it has a meeting on that day again. Of what the reader is told of. Two queries at most."""
    found = FormerDay.objects.for_council(council).filter(day=day, meeting__committee__slug=committee)
    found = found.filter(reader.with_meeting("meeting__"))
    went = list(found.select_related("meeting__committee").order_by("-moved_at", "-pk"))
    here = Meeting.objects.visible_to(reader).filter(date=day)
    if not went or here.filter(committee=went[0].meeting.committee_id).exists():
        return []
    return list({each.meeting_id: each for each in reversed(went)}.values())[::-1]


def item_listed(meeting: Meeting, number: str, reader: Reader) -> AgendaItem | None:
    """The item of that number, as the reader may read it."""
    if not number:
        return None
    found = meeting.items.filter(number__iexact=number).listed_to(reader).select_related("meeting__committee")
    return found.first()
