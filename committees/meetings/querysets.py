"""Reads of committees and their meetings, scoped to a council; none grows with the number of meetings held."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from accounts.council_settings.registries import Published
from accounts.models import Council
from committees.models import AgendaItem, Committee, Meeting, MinutesParagraph, Reader
from committees.models.visibility import minutes_out
from committees.querysets import council_meetings


def committees_of(council: Council) -> QuerySet[Committee]:
    return Committee.objects.filter(council=council)


def meetings_of(council: Council, reader: Reader) -> QuerySet[Meeting]:
    """Newest first, with the number of items that the reader sees on each agenda."""
    return (
        Meeting.objects.filter(committee__council=council)
        .select_related("committee")
        .annotate(item_count=Count("items", filter=reader.with_item("items__")))
        .order_by("-date", "committee__name")
    )


def agenda_of(meeting: Meeting, reader: Reader) -> QuerySet[AgendaItem]:
    """The items that the reader sees, in the order taken, with their counts; editions come without their payloads."""
    return (
        meeting.items.visible_to(reader)
        .select_related("edition__scorecard", "briefing")
        .defer("edition__payload", "briefing__payload")
        .annotate(
            measure_count=Count("indicators", distinct=True),
            question_count=Count(
                "paragraphs", filter=Q(paragraphs__kind=MinutesParagraph.Kind.QUESTION), distinct=True
            ),
            action_count=Count("actions", distinct=True),
            has_resolution=Count("resolutions", distinct=True),
        )
        .order_by("order")
    )


def has_minutes(meeting: Meeting) -> bool:
    return meeting.items.filter(Q(paragraphs__isnull=False) | Q(resolutions__isnull=False)).exists()


def next_meeting(council: Council, today: date) -> Meeting | None:
    """The council's first meeting from today on."""
    return council_meetings(council).filter(date__gte=today).order_by("date", "time").first()


def latest_meeting(council: Council, today: date) -> Meeting | None:
    """The last meeting held before today."""
    return council_meetings(council).filter(date__lt=today).order_by("-date").first()


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


def with_papers_to_come(council: Council, since: date, today: date, until: date) -> QuerySet[Meeting]:
    """Meetings from today until a day whose agenda no day was given to come out on, and those held since a day whose
    minutes are not out."""
    without_agenda = Q(date__gte=today, date__lte=until, agenda_published=None)
    without_minutes = Q(date__gte=since, date__lt=today) & ~minutes_out("")
    return council_meetings(council).filter(without_agenda | without_minutes).order_by("date")


def published_things(council: Council) -> list[Published]:
    """How many meetings have an agenda that is out, for who changes whom what is published is open to."""
    number = council_meetings(council).filter(agenda_published__lte=localdate()).count()
    return [Published(number, "meeting with its papers", "meetings with their papers", frozen=False)]


def recent_minutes(council: Council, most: int) -> QuerySet[Meeting]:
    return (
        council_meetings(council)
        .filter(minutes_out(""), minutes_published__isnull=False)
        .order_by("-minutes_published", "-date")[:most]
    )
