"""Reads of committees and their meetings, scoped to a council; none grows with the number of meetings held."""

from collections.abc import Collection, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from accounts.council_settings.registries import Published
from accounts.models import Council
from accounts.querysets import KeysOf
from committees.models import AgendaItem, Committee, Meeting, MinutesParagraph, Reader
from committees.models.visibility import minutes_are_out, minutes_out
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


def agenda_shown(meeting: Meeting, reader: Reader) -> list[AgendaItem]:
    """The items that the reader sees, in the order taken, each with the `codes` of its measures. One query."""
    about = AgendaItem.indicators.through.objects.filter(agendaitem=OuterRef("pk"))
    codes = about.order_by().values(key=F("indicator__code"))
    items = list(meeting.items.visible_to(reader).annotate(codes=KeysOf(codes)).order_by("order"))
    for each in items:
        each.meeting = meeting
    return items


def has_minutes(meeting: Meeting) -> bool:
    return meeting.items.filter(Q(paragraphs__isnull=False) | Q(resolutions__isnull=False)).exists()


day_of = attrgetter("date")


class MeetingsTold(NamedTuple):
    """What a home page tells of meetings: the first one from today on, or else the last before, and those whose minutes
    came out last."""

    nearest: Meeting | None
    minutes: Sequence[Meeting]


def meetings_told(council: Council, today: date, most: int) -> MeetingsTold:
    """At most so many minutes, newest first. One query for all of it."""
    every = council_meetings(council)
    coming = every.filter(date__gte=today).order_by("date", "time")
    held = every.filter(date__lt=today).order_by("-date")
    out = every.filter(minutes_out(""), minutes_published__isnull=False)
    out = out.order_by("-minutes_published", "-date")
    keys = [Subquery(wanted.values("pk")[:1]) for wanted in (coming, held)]
    rows = list(every.filter(Q(pk__in=keys) | Q(pk__in=out.values("pk")[:most])))
    ahead = [each for each in rows if each.date >= today]
    nearest = min(ahead, key=day_of, default=None) or max(rows, key=day_of, default=None)
    minutes = [each for each in rows if each.minutes_published and minutes_are_out(each)]
    newest_first = sorted(minutes, key=lambda each: (each.minutes_published, each.date), reverse=True)
    return MeetingsTold(nearest, newest_first[:most])


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


def with_papers_to_come(
    councils: Collection[Council], since: date, today: date, until: date
) -> dict[int, list[Meeting]]:
    """By council meetings from today until a day whose agenda no day was given to come out on, and those held since a
    day whose minutes are not out. One query."""
    without_agenda = Q(date__gte=today, date__lte=until, agenda_published=None)
    without_minutes = Q(date__gte=since, date__lt=today) & ~minutes_out("")
    rows = Meeting.objects.filter(without_agenda | without_minutes, committee__council__in=councils)
    found: dict[int, list[Meeting]] = {}
    for each in rows.select_related("committee").order_by("date"):
        found.setdefault(each.committee.council_id, []).append(each)
    return found


def published_things(council: Council) -> list[Published]:
    """How many meetings have an agenda that is out, for who changes whom what is published is open to."""
    number = council_meetings(council).filter(agenda_published__lte=localdate()).count()
    return [Published(number, "meeting with its papers", "meetings with their papers", frozen=False)]
