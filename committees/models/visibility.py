"""Who sees what of a meeting: decided here, for pages, home, lists, downloads and what lower apps show alike.

Items are read by everyone once the agenda is out; minutes that are out bring their agenda with them. What hangs on the
minutes (paragraphs, resolutions, actions) is read once they are out. Those who edit meetings see everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Q

from accounts.models import AppendOnlyQuerySet, CouncilQuerySet

NO_MINUTES = "none"


class MeetingFacts(Protocol):
    """What of a meeting decides."""

    agenda_published: date | None
    minutes_state: str


class ItemFacts(Protocol):
    """What of an agenda item decides."""

    @property
    def meeting(self) -> MeetingFacts: ...


class DocumentFacts(Protocol):
    """What of a document decides."""

    restricted: bool


@dataclass(frozen=True)
class Reader:
    """Who reads, and when: agendas come into sight on their day. `edits`: may edit meetings."""

    edits: bool
    today: date

    # Each rule stands twice, for a meeting at hand and for the database, side by side: asking the database about a
    # meeting that was read already would cost every page a query. A test holds the two together.

    def sees_agenda(self, meeting: MeetingFacts) -> bool:
        out = meeting.agenda_published is not None and meeting.agenda_published <= self.today
        return self.edits or out or minutes_are_out(meeting)

    def with_agenda(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting, as in "item__meeting__"."""
        out = Q(**{f"{meeting}agenda_published__lte": self.today}) | minutes_out(meeting)
        return Q() if self.edits else out

    def sees_item(self, item: ItemFacts) -> bool:
        return self.sees_agenda(item.meeting)

    def with_item(self, item: str) -> Q:
        """For a query; `item` is the way to the item, as in "items__"."""
        return self.with_agenda(f"{item}meeting__")

    def sees_minutes(self, meeting: MeetingFacts) -> bool:
        return self.edits or minutes_are_out(meeting)

    def with_minutes(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting."""
        return Q() if self.edits else minutes_out(meeting)

    def opens(self, document: DocumentFacts) -> bool:
        """Whether the file of a document that is seen may be opened."""
        return self.edits or not document.restricted


def minutes_are_out(meeting: MeetingFacts) -> bool:
    return meeting.minutes_state != NO_MINUTES


def minutes_out(meeting: str) -> Q:
    return ~Q(**{f"{meeting}minutes_state": NO_MINUTES})


class ItemQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> ItemQuerySet:
        """Those of agendas that the reader sees."""
        return self.filter(reader.with_item(""))


class MinutesQuerySet(CouncilQuerySet):
    """Rows that are part of an item's minutes, or came of them."""

    MEETING = "item__meeting__"

    def visible_to(self, reader: Reader) -> MinutesQuerySet:
        """Those whose minutes the reader sees."""
        return self.filter(reader.with_minutes(self.MEETING))


class MeetingMinutesQuerySet(MinutesQuerySet):
    """Rows of a meeting's minutes that belong to no item: who was there, when it paused."""

    MEETING = "meeting__"


class AdvanceQuestionQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> AdvanceQuestionQuerySet:
        """Those of items that the reader sees."""
        return self.filter(reader.with_item("item__"))


class MentionQuerySet(MinutesQuerySet):
    MEETING = "paragraph__item__meeting__"


class RequestQuerySet(AppendOnlyQuerySet):
    """Requests for a measure: those raised at an item are part of its minutes, others are read by all who may ask."""

    def visible_to(self, reader: Reader) -> RequestQuerySet:
        minutes = reader.with_minutes("item__meeting__")
        # An empty condition, of who sees all, is no part of an "or"
        return self.filter(Q(item=None) | minutes) if minutes else self.all()
