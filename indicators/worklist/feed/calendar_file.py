"""Due dates as an iCalendar file (RFC 5545) that calendar programs subscribe to. No database, no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from indicators.terms.periods import Frequency, Period

PERIODS_BACK, PERIODS_AHEAD = 2, 4
REFRESH = timedelta(hours=12)


@dataclass(frozen=True)
class DueDate:
    """`uid` is the same each time the file is asked for, so that a moved date moves and is not there twice."""

    uid: str
    title: str
    on: date
    url: str
    description: str


def periods_of_feed(today: date, frequency: Frequency) -> list[Period]:
    """The last two periods that ended, the one that runs and the three after it."""
    now = Period.of(today, frequency)
    return [now.shift(steps) for steps in range(-PERIODS_BACK, PERIODS_AHEAD)]


def calendar_file(name: str, dates: Iterable[DueDate], today: date) -> bytes:
    """All-day events without alarms, which leave the day free."""
    calendar = Calendar()
    calendar.add("prodid", "-//Corporate parenting scorecard//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    stamp = datetime.combine(today, time.min, tzinfo=UTC)
    for due in dates:
        event = Event()
        event.add("uid", due.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", due.on)
        event.add("summary", due.title)
        event.add("description", due.description)
        event.add("url", due.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
