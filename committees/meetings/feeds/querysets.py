"""The meetings that calendars and feeds tell of."""

from collections.abc import Sequence
from datetime import timedelta

from committees.meetings.querysets import last_day_left
from committees.models import AgendaItem, Committee, Meeting, Reader

BACK = timedelta(days=400)
MOST = 60


def meetings_told_of(committee: Committee, reader: Reader) -> list[Meeting]:
    """Of the last year and to come, the newest first, each with `moved_from`. One query."""
    told = committee.meetings.filter(reader.with_meeting(""), date__gte=reader.today - BACK)
    found = told.select_related("committee")
    return list(found.annotate(moved_from=last_day_left()).order_by("-date")[:MOST])


def agendas_of(meetings: Sequence[Meeting], reader: Reader) -> dict[int, list[AgendaItem]]:
    """By meeting (primary key) the items on its agenda as the reader may read them. One query."""
    found: dict[int, list[AgendaItem]] = {}
    items = AgendaItem.objects.filter(meeting__in=meetings).listed_to(reader)
    for item in items.select_related("postponed_to").order_by("order"):
        found.setdefault(item.meeting_id, []).append(item)
    return found
