"""Reads of what stands on an item for actions: three queries, however many meetings are asked about."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from committees.arising.standing import Asked, closed_between, stands_at
from committees.models import Action, ActionEvent, AgendaItem, Meeting, MeetingRules, Reader, Recommendation
from committees.models.visibility import PRIVATE, nameable
from committees.presenters import is_cancelled

OPEN, WAITING = Action.State.OPEN, Recommendation.Response.NONE


@dataclass
class Arising:
    """Before one meeting, and what was closed since the one before it and told to neither. Each action has
    `told_there`: what was said of it at any of the meetings asked about, oldest first."""

    actions: list[Action] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    closed_since: list[Action] = field(default_factory=list)


def takes_them(item: AgendaItem) -> bool:
    """Whether it is an item for actions that is, or was, to be taken."""
    listed = item.state == AgendaItem.State.LISTED and not is_cancelled(item.meeting)
    return item.kind == AgendaItem.Kind.ACTIONS and listed


def as_they_are(rows: QuerySet) -> QuerySet:
    return rows


def arising_at(
    items: Iterable[AgendaItem],
    reader: Reader,
    *,
    public: bool = False,
    beside: Callable[[QuerySet], QuerySet] = as_they_are,
) -> dict[int, Arising]:
    """By item (primary key), of those for actions, what stands there as far as the reader may read it: of two such
    items of one agenda at the first. `public` leaves out what came of exempt items, also where the reader may read
    those, and what the paper of the first of these meetings may not name. `items` come with their meetings; `beside`
    reads what higher rooms tell with each row. No query where none of them is for actions."""
    first: dict[int, AgendaItem] = {}
    for item in items:
        if takes_them(item) and not item.veiled:
            first.setdefault(item.meeting_id, item)
    meetings = [item.meeting for item in first.values()]
    if not meetings:
        return {}
    last = last_days(meetings)
    actions, answers = actions_before(meetings, reader, last), recommendations_before(meetings, reader)
    if public:
        named = nameable(meetings[0], "item__meeting__")
        actions, answers = (each.filter(named, item__exempt_paragraph="") for each in (actions, answers))
    actions, answers = list(beside(actions)), list(beside(answers))
    return {
        item.pk: Arising(
            [each for each in actions if stands_at(asked_of(each, item.meeting), item.meeting.date)],
            [each for each in answers if stands_at(recommended(each, item.meeting), item.meeting.date)],
            [
                each
                for each in actions
                if each.closed_by_id is None
                and closed_between(asked_of(each, item.meeting), last[item.meeting_id], item.meeting.date)
            ],
        )
        for item in first.values()
    }


def last_days(meetings: Collection[Meeting]) -> dict[int, date]:
    """By meeting (primary key) the day of its committee's one before, as far as it may be named. One query."""
    own = Meeting.objects.filter(committee=OuterRef("committee"), state=Meeting.State.STANDS)
    earlier = own.filter(~Q(kind=PRIVATE) | Q(kind=OuterRef("kind")), date__lt=OuterRef("date"))
    rows = Meeting.with_unconfirmed.filter(pk__in=[each.pk for each in meetings]).order_by()
    day = Subquery(earlier.order_by("-date").values("date")[:1])
    return {key: found or date.min for key, found in rows.annotate(last=day).values_list("pk", "last")}


def actions_before(
    meetings: Collection[Meeting], reader: Reader, last: Mapping[int, date]
) -> QuerySet[Action]:
    """More than stand there: which do is said by `stands_at`."""
    events = ActionEvent.objects.filter(at_item__meeting__in=meetings)
    events = events.select_related("at_item__meeting__committee")
    still = Q(state=OPEN) | Q(closed_on__gt=min(last.values()))
    own = still & Q(item__meeting__committee__in={each.committee_id for each in meetings})
    at_one = Q(pk__in=events.order_by().values("action"))
    found = Action.objects.filter(own | Q(due_meeting__in=meetings) | at_one).visible_to(reader)
    return (
        found.select_related("item__meeting__committee", "due_meeting", "closed_by")
        .prefetch_related(Prefetch("events", events, to_attr="told_there"))
        .order_by("item__meeting__date", "pk")
    )


def recommendations_before(meetings: Collection[Meeting], reader: Reader) -> QuerySet[Recommendation]:
    earliest = min(each.date for each in meetings)
    found = Recommendation.objects.filter(
        Q(response=WAITING) | Q(responded_on__gte=earliest),
        item__meeting__committee__in={each.committee_id for each in meetings},
    )
    found = found.visible_to(reader).select_related("item__meeting__committee")
    return found.order_by("item__meeting__date", "pk")


def asked_of(action: Action, meeting: Meeting) -> Asked:
    asked_at = action.item.meeting
    return Asked(
        on=asked_at.date,
        own=asked_at.committee_id == meeting.committee_id,
        named=action.due_meeting_id == meeting.pk or bool(told_at(action, meeting)),
        is_open=action.state == OPEN,
        settled=action.closed_on,
    )


def recommended(row: Recommendation, meeting: Meeting) -> Asked:
    asked_at = row.item.meeting
    own = asked_at.committee_id == meeting.committee_id
    return Asked(asked_at.date, own, False, row.response == WAITING, row.responded_on)


def told_at(action: Action, meeting: Meeting) -> list[ActionEvent]:
    """What was said of it at the meeting's items, oldest first."""
    return [each for each in action.told_there if each.at_item.meeting_id == meeting.pk]


def last_item(meeting: Meeting) -> AgendaItem | None:
    """The one for actions of the committee's newest agenda that had one."""
    earlier = AgendaItem.objects.filter(nameable(meeting, "meeting__")).filter(
        meeting__committee=meeting.committee_id, meeting__date__lt=meeting.date, kind=AgendaItem.Kind.ACTIONS
    )
    return earlier.exclude(exempt_paragraph__gt="").order_by("-meeting__date", "order").first()


def puts_them_on(meeting: Meeting) -> bool:
    """Whether the council's rules put an item for actions on the meeting's agenda when it is planned."""
    chosen = MeetingRules.objects.filter(council=meeting.committee.council_id)
    asked_for = chosen.values_list("arising_item", flat=True).first()
    return asked_for is not False
