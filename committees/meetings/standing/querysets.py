"""Where meetings were to be before they moved."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import Council
from committees.models import Action, AgendaItem, FormerDay, Meeting, Reader
from committees.querysets import item_once_at


def former_days(meeting: Meeting, reader: Reader) -> list[FormerDay]:
    """Of the meeting itself, and of others of its committee that were to be on its day, as far as the reader is told of
    them, oldest first. One query."""
    own, others = Q(meeting=meeting), Q(day=meeting.date, meeting__committee=meeting.committee_id)
    told = FormerDay.objects.filter(own | others).filter(reader.with_meeting("meeting__"))
    return list(told.select_related("meeting__committee"))


def last_moved(meeting: Meeting, former: Iterable[FormerDay]) -> date | None:
    """The day on which the meeting itself was moved last. `former` as `former_days` reads them."""
    return max((localdate(each.moved_at) for each in former if each.meeting_id == meeting.pk), default=None)


def moved_from(council: Council | int, committee: str, day: date, reader: Reader) -> Sequence[FormerDay]:
    """The meetings of that committee that were to be on that day and are elsewhere now, the last to leave first. Of
    what the reader is told of. One query."""
    found = FormerDay.objects.for_council(council).filter(day=day, meeting__committee__slug=committee)
    found = found.filter(reader.with_meeting("meeting__")).exclude(meeting__date=day)
    went = found.select_related("meeting__committee").order_by("-moved_at", "-pk")
    return list({each.meeting_id: each for each in reversed(went)}.values())[::-1]


def left_before(meeting: Meeting, reader: Reader) -> Sequence[FormerDay]:
    """The others that were to be on its day. One query."""
    committee = meeting.committee
    return moved_from(committee.council_id, committee.slug, meeting.date, reader)


def on_that_day(former: FormerDay, reader: Reader) -> Meeting | None:
    """The meeting of the same committee that is on the day which this one left, where the reader is told of it."""
    here = Meeting.with_unconfirmed.visible_to(reader).select_related("committee")
    return here.filter(committee=former.meeting.committee_id, date=former.day).first()


def coming_to(meeting: Meeting) -> tuple[int, int]:
    """How many open actions are due at it, and how many items are postponed to it. Two queries."""
    due = Action.objects.filter(due_meeting=meeting, state=Action.State.OPEN)
    postponed = AgendaItem.objects.filter(postponed_to=meeting, state=AgendaItem.State.POSTPONED)
    return due.count(), postponed.count()


def item_listed(meeting: Meeting, number: str, reader: Reader) -> AgendaItem | None:
    """The item of that number, or that once had it, as the reader may read it."""
    if not number:
        return None
    committee = meeting.committee
    once = item_once_at(committee.council_id, committee.slug, meeting.date, number)
    found = meeting.items.filter(pk=once.pk) if once else meeting.items.filter(number__iexact=number)
    return found.listed_to(reader).select_related("meeting__committee").first()
