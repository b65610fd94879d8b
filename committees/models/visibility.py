"""Who sees what of a meeting: decided here, for pages, home, lists, downloads and what lower apps show alike.

That there is a meeting is told to everyone, unless it was made where a file was read in and nobody has confirmed it:
the database holds that nothing of such a meeting is out. An agenda is read by everyone once it is out; minutes that are
out bring their agenda with them. What hangs on the minutes (paragraphs, resolutions, actions) is read once they are
out. Those who edit meetings see everything.
A question in advance is read by who asked it and by those who answer, and once it is answered by all in the council.

Of an exempt item everyone sees that it stands on the agenda: its place, its number, its public title, the paragraph of
the schedule and the reason. All else, and all that hangs on it, is for the members of its committee. Two words keep the
two apart: an item is *listed* to a reader, or *seen*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q

from accounts.models import AppendOnlyQuerySet, CouncilQuerySet
from committees.models.deciding import DocumentFacts, ItemFacts, MeetingFacts, QuestionFacts

NO_MINUTES = "none"
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
}


@dataclass(frozen=True)
class Reader:
    """Who reads, and when: agendas come into sight on their day. `edits`: may edit meetings. `committees` are the keys
    of those whose exempt papers they read, as members on that day; made by `committees.querysets.reader_for`. `user` is
    the key of their account; `answers` and `told` say whether they answer questions in advance, and read the answers.
    """

    edits: bool
    today: date
    committees: frozenset[int] = frozenset()
    user: int | None = None
    answers: bool = False
    told: bool = False

    # Each rule stands twice, for a row at hand and for the database, side by side: asking the database about a
    # meeting that was read already would cost every page a query. A test holds the two together.

    def sees_meeting(self, meeting: MeetingFacts) -> bool:
        """Whether the reader is told that there is one."""
        return self.edits or not meeting.unconfirmed

    def with_meeting(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting."""
        return Q() if self.edits else Q(**{f"{meeting}unconfirmed": False})

    def sees_agenda(self, meeting: MeetingFacts) -> bool:
        out = meeting.agenda_published is not None and meeting.agenda_published <= self.today
        return self.edits or out or minutes_are_out(meeting)

    def with_agenda(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting, as in "item__meeting__"."""
        out = Q(**{f"{meeting}agenda_published__lte": self.today}) | minutes_out(meeting)
        return Q() if self.edits else out

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
        return self.edits or minutes_are_out(meeting)

    def with_minutes(self, meeting: str) -> Q:
        """For a query; `meeting` is the way to the meeting."""
        return Q() if self.edits else minutes_out(meeting)

    def sees_minutes_of(self, item: ItemFacts) -> bool:
        return self.sees_minutes(item.meeting) and self._is_let_in(item)

    def with_minutes_of(self, item: str) -> Q:
        """For a query; `item` is the way to the item."""
        return self.with_minutes(f"{item}meeting__") & self._let_in(item)

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


def minutes_are_out(meeting: MeetingFacts) -> bool:
    return meeting.minutes_state != NO_MINUTES


def minutes_out(meeting: str) -> Q:
    return ~Q(**{f"{meeting}minutes_state": NO_MINUTES})


class OfItem:
    """A row that is part of an agenda item, on which it hangs who may read of it in the audit trail, too."""

    item_id: int | None

    @property
    def trail_within(self) -> str:
        return f"agenda item {self.item_id}" if self.item_id else ""


class ItemQuerySet(CouncilQuerySet):
    veiled_for: Reader | None = None

    def visible_to(self, reader: Reader) -> ItemQuerySet:
        """Those that the reader may read whole. For an agenda, which names the others too, `listed_to`."""
        return self.filter(reader.with_item(""))

    def listed_to(self, reader: Reader) -> ItemQuerySet:
        """Those of agendas that the reader sees. Of an exempt item they may not read, the row says what everyone reads:
        its `title` is the public one, `veiled` is True, and it cannot be saved."""
        listed = self.filter(reader.with_listed("")).select_related("meeting")
        listed.veiled_for = reader
        return listed

    def _clone(self) -> ItemQuerySet:
        clone = super()._clone()
        clone.veiled_for = self.veiled_for
        return clone

    def _values(self, *fields, **expressions) -> ItemQuerySet:
        """Of `values` and `values_list`: what is read so has no row to veil."""
        if self.veiled_for is not None:
            raise TypeError("Rows of listed_to are veiled whole: read them as rows, or ask visible_to.")
        return super()._values(*fields, **expressions)

    def iterator(self, *args, **options) -> Iterator:
        if self.veiled_for is not None:
            raise TypeError(
                "Rows of listed_to are veiled as they are fetched together: iterate over them without it."
            )
        return super().iterator(*args, **options)

    def _fetch_all(self) -> None:
        super()._fetch_all()
        if self.veiled_for is not None:
            for row in self._result_cache:
                if isinstance(row, Model):
                    row.veil(self.veiled_for)


class MeetingQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> MeetingQuerySet:
        """Those that the reader is told of. For those that nobody has confirmed ask it of `with_unconfirmed`."""
        return self.filter(reader.with_meeting(""))


class MinutesQuerySet(CouncilQuerySet):
    """Rows that are part of an item's minutes, or came of them."""

    ITEM = "item__"

    def visible_to(self, reader: Reader) -> MinutesQuerySet:
        """Those whose minutes the reader sees."""
        return self.filter(reader.with_minutes_of(self.ITEM))


class MentionQuerySet(MinutesQuerySet):
    ITEM = "paragraph__item__"


class LimbQuerySet(MinutesQuerySet):
    ITEM = "resolution__item__"


class MeetingMinutesQuerySet(CouncilQuerySet):
    """Rows of a meeting's minutes that belong to no item: who was there, when it paused."""

    def visible_to(self, reader: Reader) -> MeetingMinutesQuerySet:
        """Those of meetings whose minutes the reader sees."""
        return self.filter(reader.with_minutes("meeting__"))


class CorrectionQuerySet(MeetingMinutesQuerySet):
    """Corrections of a meeting's minutes: of one of its items, or of the whole."""

    def visible_to(self, reader: Reader) -> CorrectionQuerySet:
        of_item, made_at = reader.with_minutes_of("item__"), reader.with_item("made_at__")
        seen = super().visible_to(reader).filter(made_at)
        # An empty condition, of who sees all, is no part of an "or"
        return seen.filter(Q(item=None) | of_item) if of_item else seen


class AdvanceQuestionQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> AdvanceQuestionQuerySet:
        return self.filter(reader.with_question())


class DocumentQuerySet(CouncilQuerySet):
    def listed_to(self, reader: Reader) -> DocumentQuerySet:
        """Those of items that the reader sees, also where they may not open them."""
        return self.filter(reader.with_item("item__"))

    def visible_to(self, reader: Reader) -> DocumentQuerySet:
        """Those that the reader may open."""
        return self.filter(reader.with_file(""))


class RequestQuerySet(AppendOnlyQuerySet):
    """Requests for a measure: those raised at an item are part of its minutes, others are read by all who may ask."""

    def visible_to(self, reader: Reader) -> RequestQuerySet:
        minutes = reader.with_minutes_of("item__")
        # An empty condition, of who sees all, is no part of an "or"
        return self.filter(Q(item=None) | minutes) if minutes else self.all()
