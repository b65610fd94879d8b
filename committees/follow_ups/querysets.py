"""Reads of actions, with what their state follows from."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.meetings.agreement.querysets import with_corrections
from committees.models import Action, ActionEvent, AgendaItem, Meeting, Reader
from committees.models.visibility import PRIVATE, kept, nameable
from committees.querysets import council_meetings

# What is told of an action beside what meetings said: wide rows take longer to compose than to read
TOLD = (
    *("title", "owner", "state", "closed_on", "due_on", "due_note", "limb", "paragraph"),
    *("item__number", "item__order", "due_meeting__date", "due_meeting__state"),
    *("item__meeting__date", "item__meeting__committee__name", "item__meeting__committee__slug"),
    *("closed_by__meeting", "closed_by__meeting__date"),
)
DAYS_AHEAD = 730  # two years: lists to choose from stay short however long a council has used the system


def actions_of(council: Council, reader: Reader) -> QuerySet[Action]:
    """Actions with what their state follows from, worked out in the database: `meetings_missed`, `next_meeting`
    and `falls_to`, the day of the meeting that takes what was due at a cancelled one.

    Only those whose minutes the reader sees, with what was put right in their words.
    """
    return actions_in([council], reader)


def actions_told(council: Council, reader: Reader) -> QuerySet[Action]:
    """The same with no more of each than its words, where it was asked for, and what its state follows from."""
    found = actions_of(council, reader).select_related(None)
    related = ("item__meeting__committee", "due_meeting", "closed_by__meeting")
    return found.select_related(*related).only(*TOLD)


def actions_in(councils: Collection[Council], reader: Reader) -> QuerySet[Action]:
    own_meetings = meetings_due_at()
    counted = (
        missed_meetings(reader.today)
        .order_by()
        .values("committee")
        .annotate(number=Count("pk"))
        .values("number")
    )
    found = Action.objects.filter(item__meeting__committee__council__in=councils).visible_to(reader)
    return (
        with_corrections(found)
        .select_related(
            *("item__meeting__committee", "limb__parent", "due_meeting__committee", "closed_by__meeting"),
            "awaits_indicator",
        )
        .annotate(
            meetings_missed=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
            falls_to=Subquery(
                own_meetings.filter(date__gte=OuterRef("due_meeting__date"))
                .order_by("date")
                .values("date")[:1]
            ),
            next_meeting=Subquery(
                own_meetings.filter(date__gte=reader.today).order_by("date").values("date")[:1]
            ),
        )
    )


def meetings_due_at() -> QuerySet[Meeting]:
    """For a query of actions: those that stand of the committee at which each is due, as far as it may name them."""
    named = ~Q(kind=PRIVATE) | Q(kind=OuterRef("item__meeting__kind"))  # of a public meeting no private one
    return Meeting.objects.filter(
        named, committee=OuterRef("due_meeting__committee"), state=Meeting.State.STANDS
    )


def missed_meetings(today: date) -> QuerySet[Meeting]:
    """Of those the ones held since it was due, of which something is kept: for what made it late."""
    held = meetings_due_at().filter(date__gte=OuterRef("due_meeting__date"), date__lt=today)
    return held.filter(kept(""))


def as_minuted(actions: QuerySet[Action]) -> QuerySet[Action]:
    """For `owner_and_due`: each with how owner and day changed."""
    kinds = (ActionEvent.Kind.OWNER, ActionEvent.Kind.MOVED)
    changed = ActionEvent.objects.filter(kind__in=kinds).order_by("at", "pk")
    return actions.select_related("due_meeting").prefetch_related(
        Prefetch("events", changed, to_attr="changed")
    )


def still_open(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Longest due first; those without a day last."""
    due = Coalesce("due_meeting__date", "due_on", date.max)
    return actions.filter(state=Action.State.OPEN).order_by(due, "id")


def all_open_actions(councils: Collection[Council], today: date) -> dict[int, list[Action]]:
    """The same by council, whoever may see them: whoever shows them asks `Reader.sees_minutes_of`. One query."""
    found: dict[int, list[Action]] = {}
    for each in still_open(actions_in(councils, Reader(edits=True, today=today))):
        found.setdefault(each.item.meeting.committee.council_id, []).append(each)
    return found


def due_meetings(item: AgendaItem) -> QuerySet[Meeting]:
    """The council's meetings in the two years after this one: where something asked for here can be due."""
    day = item.meeting.date
    return (
        council_meetings(item.meeting.committee.council_id)
        .filter(nameable(item.meeting), state=Meeting.State.STANDS)
        .filter(date__gt=day, date__lte=day + timedelta(days=DAYS_AHEAD))
        .order_by("date", "committee__name")
    )


def closing_items(item: AgendaItem, today: date) -> QuerySet[AgendaItem]:
    """Items of this meeting and later ones that stand, of the last two years, that were taken: what can have closed an
    action of this item."""
    since = max(item.meeting.date, today - timedelta(days=DAYS_AHEAD))
    return (
        AgendaItem.objects.filter(
            nameable(item.meeting, "meeting__"),
            meeting__committee__council=item.meeting.committee.council_id,
            meeting__date__gte=since,
            meeting__date__lte=today,
            meeting__state=Meeting.State.STANDS,
            state=AgendaItem.State.LISTED,
        )
        .select_related("meeting__committee")
        .order_by("-meeting__date", "order")
    )
