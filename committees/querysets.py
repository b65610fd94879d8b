"""Reads for committees. Every one is scoped to a council; none grows with the number of meetings held."""

from datetime import date, timedelta

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.models import Action, AgendaItem, Committee, Meeting, MinutesParagraph
from indicators.models import Indicator
from scorecards.models import Edition

PUBLISHED_MINUTES = (Meeting.MinutesState.DRAFT, Meeting.MinutesState.CONFIRMED)
DAYS_AHEAD = 730  # two years: lists to choose from stay short however long a council has used the system


def committees_of(council: Council) -> QuerySet[Committee]:
    return Committee.objects.filter(council=council)


def meetings_of(council: Council) -> QuerySet[Meeting]:
    """Newest first, with the number of items on each agenda."""
    return (
        Meeting.objects.filter(committee__council=council)
        .select_related("committee")
        .annotate(item_count=Count("items"))
        .order_by("-date", "committee__name")
    )


def meeting_at(council: Council, committee_slug: str, day: date) -> Meeting:
    """Raises Meeting.DoesNotExist."""
    return Meeting.objects.select_related("committee__scorecard").get(
        committee__council=council, committee__slug=committee_slug, date=day
    )


def item_at(council: Council, committee_slug: str, day: date, number: str) -> AgendaItem:
    """With its meeting and committee, and its edition without the payload. Raises AgendaItem.DoesNotExist."""
    return (
        AgendaItem.objects.select_related("meeting__committee__scorecard", "edition__scorecard")
        .defer("edition__payload")
        .get(
            meeting__committee__council=council,
            meeting__committee__slug=committee_slug,
            meeting__date=day,
            number__iexact=number,
        )
    )


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items in the order taken, each with its counts; editions come without their payloads."""
    return (
        meeting.items.select_related("edition__scorecard")
        .defer("edition__payload")
        .annotate(
            question_count=Count(
                "paragraphs", filter=Q(paragraphs__kind=MinutesParagraph.Kind.QUESTION), distinct=True
            ),
            action_count=Count("actions", distinct=True),
            has_resolution=Count("resolution", distinct=True),
        )
        .order_by("order")
    )


def has_minutes(meeting: Meeting) -> bool:
    return meeting.items.filter(Q(paragraphs__isnull=False) | Q(resolution__isnull=False)).exists()


def next_meeting(council: Council, today: date) -> Meeting | None:
    """The council's first meeting from today on."""
    return _with_committee(council).filter(date__gte=today).order_by("date", "time").first()


def latest_meeting(council: Council, today: date) -> Meeting | None:
    """The last meeting held before today."""
    return _with_committee(council).filter(date__lt=today).order_by("-date").first()


def _with_committee(council: Council | int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(committee__council=council).select_related("committee__scorecard")


def next_of(committee: Committee, after: date) -> Meeting | None:
    """The committee's first meeting after a day."""
    return committee.meetings.filter(date__gt=after).order_by("date").first()


def later_meetings(meeting: Meeting, until: date) -> QuerySet[Meeting]:
    """The committee's meetings after this one and up to a day: where its minutes can have been agreed."""
    return (
        Meeting.objects.filter(committee=meeting.committee_id, date__gt=meeting.date, date__lte=until)
        .select_related("committee")
        .order_by("date")
    )


def recent_minutes(council: Council, most: int) -> QuerySet[Meeting]:
    return (
        _with_committee(council)
        .filter(minutes_state__in=PUBLISHED_MINUTES, minutes_published__isnull=False)
        .order_by("-minutes_published", "-date")[:most]
    )


def actions_of(council: Council, today: date, *, published_only: bool) -> QuerySet[Action]:
    """Actions with what their state follows from, worked out in the database: `meetings_missed`, `next_meeting`.

    With `published_only`, those whose minutes nobody outside democratic services may read yet are left out.
    """
    own_meetings = Meeting.objects.filter(committee=OuterRef("due_meeting__committee"))
    missed = own_meetings.filter(date__gte=OuterRef("due_meeting__date"), date__lt=today)
    counted = missed.order_by().values("committee").annotate(number=Count("pk")).values("number")
    actions = (
        Action.objects.filter(item__meeting__committee__council=council)
        .select_related(
            "item__meeting__committee", "limb__parent", "due_meeting__committee", "closed_by__meeting"
        )
        .annotate(
            meetings_missed=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
            next_meeting=Subquery(own_meetings.filter(date__gte=today).order_by("date").values("date")[:1]),
        )
    )
    if published_only:
        actions = actions.filter(item__meeting__minutes_state__in=PUBLISHED_MINUTES)
    return actions


def open_actions(council: Council, today: date, *, published_only: bool) -> QuerySet[Action]:
    """Longest due first; those without a meeting last."""
    return (
        actions_of(council, today, published_only=published_only)
        .filter(state=Action.State.OPEN)
        .order_by(Coalesce("due_meeting__date", date.max), "id")
    )


def actions_due(council: Council, today: date, *, published_only: bool, most: int) -> list[Action]:
    """The open actions a member should know of now: the longest due first."""
    return list(open_actions(council, today, published_only=published_only)[:most])


def editions_to_attach(council: Council, committee: Committee) -> QuerySet[Edition]:
    """The council's editions, the committee's own scorecard only where it has one; newest first."""
    editions = Edition.objects.for_council(council).select_related("scorecard").defer("payload")
    if committee.scorecard_id:
        editions = editions.filter(scorecard=committee.scorecard_id)
    return editions.order_by("-start", "-number")


def newest_edition(edition: Edition) -> Edition:
    """The newest edition of the same scorecard and frequency: what members see today."""
    newest = (
        Edition.objects.for_council(edition.council_id)
        .filter(scorecard=edition.scorecard_id, frequency=edition.frequency)
        .select_related("scorecard")
        .order_by("-start", "-number")
        .first()
    )
    return newest or edition


def indicators_for(council: Council) -> QuerySet[Indicator]:
    """The shipped catalogue and the council's own."""
    return Indicator.objects.filter(Q(council=None) | Q(council=council)).order_by("title")


def due_meetings(item: AgendaItem) -> QuerySet[Meeting]:
    """The council's meetings in the two years from this one: where something asked for here can be due."""
    day = item.meeting.date
    return (
        _with_committee(item.meeting.committee.council_id)
        .filter(date__gte=day, date__lte=day + timedelta(days=DAYS_AHEAD))
        .order_by("date", "committee__name")
    )


def closing_items(item: AgendaItem, today: date) -> QuerySet[AgendaItem]:
    """Items of this meeting and later, of the last two years: what can have closed an action of this item."""
    since = max(item.meeting.date, today - timedelta(days=DAYS_AHEAD))
    return (
        AgendaItem.objects.filter(
            meeting__committee__council=item.meeting.committee.council_id,
            meeting__date__gte=since,
            meeting__date__lte=today,
        )
        .select_related("meeting__committee")
        .order_by("-meeting__date", "order")
    )
