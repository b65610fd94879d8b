"""Who sees what of a meeting: decided here, for pages, home, lists, downloads and what lower apps show alike.

That there is a meeting is told to everyone, unless it was made where a file was read in and nobody has confirmed it:
the database holds that nothing of such a meeting is out. A private meeting, which is not open to the public, and all
that hangs on it are for people with a role in the council alone: to others it is as if there were none. An agenda is
read by everyone once it is out; minutes that are out bring their agenda with them. What hangs on the minutes
(paragraphs, resolutions, actions) is read once they are out. Those who edit meetings see everything.
A question in advance is read by who asked it and by those who answer, and once it is answered by all in the council.

Of an exempt item everyone sees that it stands on the agenda: its place, its number, its public title, the paragraph of
the schedule and the reason. All else, and all that hangs on it, is for the members of its committee. Two words keep the
two apart: an item is *listed* to a reader, or *seen*.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from committees.models.deciding import DocumentFacts, ItemFacts, MeetingFacts, QuestionFacts

NO_MINUTES = "none"
PRIVATE = "private"  # the kind of meeting that is not open to the public
FOR_EDITORS = "what those read who edit meetings"  # of which an entry of the trail is part, as of an item
ANSWERED, WITHDRAWN = "answered", "withdrawn"  # states of a question in advance

# What an exempt item says to those who may not read it, in place of what was typed. What is not here everyone reads:
# a test asks it of every field.
VEILED: dict[str, Any] = {
    "report_of": "",
    "urgency_reason": "",
    "state_reason": "",
    "appendix": "",
    "minute_reference": "",
    "edition": None,
    "awaits": None,
    "awaits_period": "",
    "briefing": None,
    "once_listed": [],
    "came_on": {},
}


@dataclass(frozen=True)
class Reader:
    """Who reads, and when: agendas come into sight on their day. `edits`: may edit meetings. `committees` are the keys
    of those whose exempt papers they read, as members on that day; made by `committees.querysets.reader_for`. `user` is
    the key of their account; `answers` and `told` say whether they answer questions in advance, and read the answers;
    `inside` whether they have a role in the council, and so are told of its private meetings.
    """

    edits: bool
    today: date
    committees: frozenset[int] = frozenset()
    user: int | None = None
    answers: bool = False
    told: bool = False
    inside: bool = False

    # Each rule stands twice, for a row at hand and for the database, side by side: asking the database about a
    # meeting that was read already would cost every page a query. A test holds the two together.

    def sees_meeting(self, meeting: MeetingFacts) -> bool:
        """Whether the reader is told that there is one."""
        return self.edits or (not meeting.unconfirmed and self._is_told_of(meeting))

    def with_meeting(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting."""
        return Q() if self.edits else Q(**{f"{meeting}unconfirmed": False}) & self._told_of(meeting)

    def sees_agenda(self, meeting: MeetingFacts) -> bool:
        out = meeting.agenda_published is not None and meeting.agenda_published <= self.today
        return self.edits or ((out or minutes_are_out(meeting)) and self._is_told_of(meeting))

    def with_agenda(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting, as in "item__meeting__"."""
        out = Q(**{f"{meeting}agenda_published__lte": self.today}) | minutes_out(meeting)
        return Q() if self.edits else out & self._told_of(meeting)

    def lists_item(self, item: ItemFacts) -> bool:
        """Whether the reader is told that the item stands on the agenda."""
        return self.sees_agenda(item.meeting)

    def with_listed(self, item: str) -> Q:
        """For a query; `item` is the way to the item, as in "items__"."""
        return self.with_agenda(f"{item}meeting__")

    def sees_item(self, item: ItemFacts) -> bool:
        """Whether the reader may read the item whole."""
        return self.lists_item(item) and self._is_let_in(item)

    def with_item(self, item: str) -> Q:
        """For a query; `item` is the way to the item."""
        return self.with_listed(item) & self._let_in(item)

    def sees_minutes(self, meeting: MeetingFacts) -> bool:
        """Whether those of the meeting are out; of each item `sees_minutes_of` says it."""
        return self.edits or (minutes_are_out(meeting) and self._is_told_of(meeting))

    def with_minutes(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting."""
        return Q() if self.edits else minutes_out(meeting) & self._told_of(meeting)

    def sees_minutes_of(self, item: ItemFacts) -> bool:
        return self.sees_minutes(item.meeting) and self._is_let_in(item)

    def with_minutes_of(self, item: str) -> Q:
        """For a query; `item` is the way to the item."""
        return self.with_minutes(f"{item}meeting__") & self._let_in(item)

    def of_minutes(self) -> Reader:
        """One reader for all who see the same minutes as this one, as long as nothing but minutes is asked for."""
        committees = frozenset() if self.edits else self.committees
        return Reader(edits=self.edits, today=date.min, committees=committees, inside=self.inside)

    def opens(self, document: DocumentFacts) -> bool:
        """Whether the file of a document may be opened: one that is exempt by members of the committee, one that was
        withdrawn by those who edit meetings alone."""
        if not self.sees_item(document.item):
            return False
        member = bool(document.exempt_paragraph) and document.item.meeting.committee_id in self.committees
        return self.edits or member or not document.restricted

    def with_file(self, document: str) -> Q:
        """For a query; `document` is the way to the document, as in "documents__"."""
        if self.edits:
            return Q()
        opened = Q(**{f"{document}restricted": False})
        if self.committees:
            committee = f"{document}item__meeting__committee__in"
            opened |= Q(**{committee: sorted(self.committees)}) & ~Q(**{f"{document}exempt_paragraph": ""})
        return self.with_item(f"{document}item__") & opened

    def sees_question(self, question: QuestionFacts) -> bool:
        """Whether the reader may read a question in advance: their own, all where they answer, else answered ones."""
        if self.edits or not self.sees_item(question.item):
            return self.edits
        person = question.asked_by
        if self.user is not None and self.user in (question.by_id, person.user_id if person else None):
            return True
        if self.answers:
            return question.state != WITHDRAWN
        return self.told and question.state == ANSWERED

    def with_question(self) -> Q:
        """For a query of questions."""
        if self.edits:
            return Q()
        seen = Q(pk__in=()) if self.user is None else Q(by=self.user) | Q(asked_by__user=self.user)
        if self.answers:
            seen |= ~Q(state=WITHDRAWN)
        elif self.told:
            seen |= Q(state=ANSWERED)
        return self.with_item("item__") & seen

    def title_of(self, item: ItemFacts) -> str:
        """The item's title as this reader may read it."""
        return item.title if self._is_let_in(item) else item.public_title

    def _is_told_of(self, meeting: MeetingFacts) -> bool:
        return self.inside or meeting.kind != PRIVATE

    def _told_of(self, meeting: str) -> Q:
        return Q() if self.inside else ~Q(**{f"{meeting}kind": PRIVATE})

    def _is_let_in(self, item: ItemFacts) -> bool:
        return self.edits or not item.exempt_paragraph or item.meeting.committee_id in self.committees

    def _let_in(self, item: str) -> Q:
        if self.edits:
            return Q()
        public = Q(**{f"{item}exempt_paragraph": ""})
        theirs = Q(**{f"{item}meeting__committee__in": sorted(self.committees)})
        return public | theirs if self.committees else public


def anybody(today: date) -> Reader:
    """A reader who sees what is public and no more."""
    return Reader(edits=False, today=today)


def insiders(today: date) -> Reader:
    """A reader who sees what everybody with a role in the council sees and no more."""
    return Reader(edits=False, today=today, inside=True)


def readers_of(meeting: MeetingFacts, today: date) -> Reader:
    """The most people who are let in to a meeting and see the same of it: everybody, or the council's own people where
    it is private. What is made once for all who read it is made for them."""
    return insiders(today) if meeting.kind == PRIVATE else anybody(today)


def nameable(meeting: MeetingFacts, other: str = "") -> Q:
    """For a query, in which `other` is the way to a meeting: whether what is written of this one may name that. What
    everybody reads of a public meeting names no private one."""
    return Q() if meeting.kind == PRIVATE else ~Q(**{f"{other}kind": PRIVATE})


def is_for_all(meeting: MeetingFacts) -> bool:
    """Whether everybody is told that there is such a meeting, so that nobody needs to be asked who they are."""
    return anybody(date.min).sees_meeting(meeting)


def minutes_are_out(meeting: MeetingFacts) -> bool:
    return meeting.minutes_state != NO_MINUTES


def minutes_out(meeting: str) -> Q:
    return ~Q(**{f"{meeting}minutes_state": NO_MINUTES})


def is_kept(meeting: MeetingFacts) -> bool:
    """Whether its agenda or its minutes are here. A meeting of which neither is tells nothing of what was done there,
    nor that no other meeting came before it: an archive may have gaps."""
    return meeting.agenda_published is not None or minutes_are_out(meeting)


def kept(meeting: str) -> Q:
    return Q(**{f"{meeting}agenda_published__isnull": False}) | minutes_out(meeting)


class OfItem:
    """A row that is part of an agenda item, on which it hangs who may read of it in the audit trail, too."""

    item_id: int | None

    @property
    def trail_within(self) -> str:
        return f"agenda item {self.item_id}" if self.item_id else ""
