"""What calendars and feeds are told of a meeting. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class MeetingTold:
    """`uid` stays when the meeting moves, so that it moves in calendars; `url` is absolute; `lines` are sentences on
    how it stands and its agenda as everybody reads it. `changed` is when any of it last changed, None for never; `news`
    the same, or when it was set up."""

    uid: str
    title: str
    day: date
    time: time | None
    location: str
    url: str
    lines: Sequence[str]
    cancelled: bool
    changed: datetime | None
    news: datetime
