"""Which draft minutes come before a meeting to be agreed."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from committees.models import AgendaItem, Meeting
from committees.models.visibility import nameable
from committees.presenters import is_cancelled, is_held

LONG_AGO = timedelta(days=400)  # older drafts come to no meeting of themselves any more


def drafts_before(items: Iterable[AgendaItem], today: date) -> dict[int, list[Meeting]]:
    """By item (primary key) the earlier meetings whose published minutes are still a draft, the latest first: what an
    item for minutes is about, until its meeting is held. `items` are of one meeting. One query, none without such an
    item."""
    agreeing = [each for each in items if _is_to_agree(each, today)]
    if not agreeing:
        return {}
    meeting = agreeing[0].meeting
    found = list(drafts_of(meeting))
    return {each.pk: found for each in agreeing}


def drafts_of(meeting: Meeting) -> QuerySet[Meeting]:
    """Earlier meetings of its committee whose published minutes are a draft, the latest first."""
    drafts = Meeting.objects.filter(
        nameable(meeting),
        committee=meeting.committee_id,
        date__range=(meeting.date - LONG_AGO, meeting.date - timedelta(days=1)),
        state=Meeting.State.STANDS,
        minutes_state=Meeting.MinutesState.DRAFT,
    )
    return drafts.select_related("committee__council").order_by("-date")


def _is_to_agree(item: AgendaItem, today: date) -> bool:
    stands = item.state == AgendaItem.State.LISTED and not is_cancelled(item.meeting)
    return item.kind == AgendaItem.Kind.MINUTES and stands and not is_held(item.meeting, today)
