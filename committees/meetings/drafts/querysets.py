"""Which draft minutes come before a meeting to be agreed."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from committees.models import AgendaItem, Meeting
from committees.models.visibility import minutes_out, nameable
from committees.presenters import is_cancelled, is_held

LISTED = AgendaItem.State.LISTED
AGREES_NONE = (Meeting.Kind.SPECIAL, Meeting.Kind.INFORMAL)  # unless there is an item for it
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


def agreeing_next(meeting: Meeting, today: date) -> Meeting | None:
    """The meeting to which its draft minutes come: the first to come that has an item for minutes, as `drafts_before`
    has it; else the committee's next one that agrees minutes as a rule, which may have been held since. None where
    there is neither. One query."""
    own = Meeting.objects.filter(nameable(meeting), committee=meeting.committee_id, date__gt=meeting.date)
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), kind=AgendaItem.Kind.MINUTES, state=LISTED)
    with_item = Q(takes_minutes=True)
    coming = with_item & Q(date__range=(today, meeting.date + LONG_AGO)) & ~minutes_out("")
    found = own.filter(state=Meeting.State.STANDS).annotate(takes_minutes=Exists(items))
    found = found.filter(with_item | ~Q(kind__in=AGREES_NONE))
    return found.order_by(Case(When(coming, then=0), default=1), "date").first()


def _is_to_agree(item: AgendaItem, today: date) -> bool:
    stands = item.state == AgendaItem.State.LISTED and not is_cancelled(item.meeting)
    return item.kind == AgendaItem.Kind.MINUTES and stands and not is_held(item.meeting, today)
