"""A committee's meetings as an iCalendar file (RFC 5545). No database, no Django."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from committees.meetings.feeds.told import MeetingTold

REFRESH = timedelta(hours=6)
HERE = ZoneInfo("Europe/London")
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def calendar_file(name: str, meetings: Iterable[MeetingTold]) -> bytes:
    """Meetings with an hour stand at it, others for their whole day. How long one lasts nobody knows beforehand, so no
    end is given."""
    calendar = Calendar()
    calendar.add("prodid", "-//Corporate parenting scorecard//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def sequence_of(changed: datetime | None) -> int:
    """Calendars take the higher number for the newer: minutes since 2020, 0 for what was never changed."""
    return 0 if changed is None else max(1, (changed - SINCE) // MINUTE)


def _event(meeting: MeetingTold) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.news.astimezone(UTC))
    event.add("last-modified", meeting.news.astimezone(UTC))
    starts = datetime.combine(meeting.day, meeting.time, HERE) if meeting.time else None
    event.add("dtstart", starts.astimezone(UTC) if starts else meeting.day)
    event.add("summary", f"Cancelled: {meeting.title}" if meeting.cancelled else meeting.title)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("sequence", sequence_of(meeting.changed))
    if meeting.location:
        event.add("location", meeting.location)
    event.add("description", "\n".join(meeting.lines))
    event.add("url", meeting.url)
    return event
