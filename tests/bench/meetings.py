"""Committees that have met for years: invented, the same in every run, in two stages (some, then all)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from committees.models import (
    Action,
    AgendaItem,
    Committee,
    IndicatorMention,
    Limb,
    Meeting,
    MinutesParagraph,
    Resolution,
)
from tests.bench.copying import continue_numbering, copy_rows
from tests.bench.data import Country

COMMITTEES = 10
ITEMS, PARAGRAPHS, LIMBS = 15, 10, 2  # of each meeting, of each item, of each resolution
ACTION_EVERY, MENTION_EVERY, ABOUT_EVERY = 3, 10, 5  # items, paragraphs, items
SHARE_AT_FIRST = 50  # the first stage is one in so many
LAST_MEETING, BETWEEN_MEETINGS = date(2026, 4, 21), timedelta(days=6)
KINDS = ("statement", "question", "answer", "statement", "procedure")
SPEAKERS = {"question": ("A member", "member"), "answer": ("Head of Service, Placements", "officer")}
VERBS = ("noted", "requested", "agreed", "recommended")
OWNERS = tuple(f"Head of Service {n}" for n in range(40))
RARE, COMMON = "lighthouse", "review"  # in thirty paragraphs, and in about one of eight
RARE_EVERY = 10_000  # the first among the few of the first stage: what is found is asked for in both
WORDS = (
    *("children", "care", "placement", "homes", "carers", "school", "visits", "health", "plan", "report"),
    *("members", "officers", "figures", "quarter", "young", "people", "support", "family", "social", "work"),
    *("moved", "settled", "asked", "said", "explained", "costs", "budget", COMMON, "closer", "further"),
    *(f"thing{n}" for n in range(300)),
)
MEETING = ("id", "council", "committee", "date", "agenda_published", "minutes_state", "minutes_published")
ITEM = ("id", "council", "meeting", "order", "number", "title")
PARAGRAPH = ("id", "council", "item", "position", "kind", "speaker", "speaker_kind", "text", "answers")
MENTION = ("council", "paragraph", "indicator", "value_reported")
RESOLUTION = ("id", "council", "item")
LIMB = ("council", "resolution", "order", "verb", "text")
ACTION = ("council", "item", "paragraph", "title", "owner", "due_meeting", "state", "closed_on")


@dataclass(frozen=True)
class Numbers:
    meetings: int
    items: int
    paragraphs: int


class Meetings:
    """Of the measured council, all of them: no other council's stand in the way, and none thins them out."""

    def __init__(self, country: Country, meetings: int):
        self.country, self.random, self.meetings = country, random.Random(20260421), meetings
        self.council = country.council.pk
        self.committees = Committee.objects.bulk_create(
            Committee(council=country.council, name=f"Panel {n}", short_name="the Panel", slug=f"panel-{n}")
            for n in range(COMMITTEES)
        )

    def add_some(self) -> Numbers:
        """The newest, in all committees."""
        return self._add(range(1, self.meetings // SHARE_AT_FIRST + 1))

    def add_all(self) -> Numbers:
        """Those before them. The numbers are of both stages."""
        return self._add(range(self.meetings // SHARE_AT_FIRST + 1, self.meetings + 1))

    def _add(self, meetings: range) -> Numbers:
        items = range((meetings.start - 1) * ITEMS + 1, (meetings.stop - 1) * ITEMS + 1)
        copy_rows(Meeting, MEETING, self._meetings(meetings))
        copy_rows(AgendaItem, ITEM, self._items(items))
        copy_rows(MinutesParagraph, PARAGRAPH, self._paragraphs(items))
        copy_rows(IndicatorMention, MENTION, self._mentions(items))
        copy_rows(Resolution, RESOLUTION, ((item, self.council, item) for item in items))
        copy_rows(Limb, LIMB, self._limbs(items))
        copy_rows(Action, ACTION, self._actions(items))
        about = AgendaItem.indicators.through
        copy_rows(about, ("agendaitem", "indicator"), self._about(items))
        continue_numbering(Meeting, AgendaItem, MinutesParagraph, Resolution)
        last = items.stop - 1
        return Numbers(meetings.stop - 1, last, last * PARAGRAPHS)

    def _meetings(self, meetings: range) -> Iterator[tuple]:
        for number in meetings:
            day = LAST_MEETING - number * BETWEEN_MEETINGS
            committee = self.committees[number % COMMITTEES].pk
            yield number, self.council, committee, day, day - timedelta(days=8), "draft", day

    def _items(self, items: range) -> Iterator[tuple]:
        for item in items:
            place = (item - 1) % ITEMS + 1
            yield item, self.council, self._meeting_of(item), place, str(place), self._words(5)

    def _paragraphs(self, items: range) -> Iterator[tuple]:
        for item in items:
            for position in range(1, PARAGRAPHS + 1):
                key = self._paragraph_of(item, position)
                kind = KINDS[position % len(KINDS)]
                by, of_kind = SPEAKERS.get(kind, ("", ""))
                rare = f" {RARE}" if key % RARE_EVERY == 1 else ""
                answered = key - 1 if kind == "answer" else None
                yield key, self.council, item, position, kind, by, of_kind, self._words(25) + rare, answered

    def _mentions(self, items: range) -> Iterator[tuple]:
        """One of each item, at its first question or the answer to that, in turn."""
        for item in items:
            yield self.council, self._paragraph_of(item, 1 + item % 2), self._indicator_of(item), "12%"

    def _limbs(self, items: range) -> Iterator[tuple]:
        for item in items:
            for place in range(1, LIMBS + 1):
                yield self.council, item, place, VERBS[(item + place) % len(VERBS)], self._words(12)

    def _actions(self, items: range) -> Iterator[tuple]:
        """One in twenty still open, due at the meeting of its own item: late."""
        for number, item in enumerate(items[::ACTION_EVERY]):
            owner, is_open = OWNERS[number % len(OWNERS)], number % 20 == 0
            closed = None if is_open else LAST_MEETING
            meeting, paragraph = self._meeting_of(item), self._paragraph_of(item, 1)
            state = "open" if is_open else "done"
            yield self.council, item, paragraph, self._words(8), owner, meeting, state, closed

    def _about(self, items: range) -> Iterator[tuple]:
        for item in items[::ABOUT_EVERY]:
            yield item, self._indicator_of(item)

    def _meeting_of(self, item: int) -> int:
        return (item - 1) // ITEMS + 1

    def _paragraph_of(self, item: int, position: int) -> int:
        return (item - 1) * PARAGRAPHS + position

    def _indicator_of(self, item: int) -> int:
        return self.country.indicators[item % len(self.country.indicators)].pk

    def _words(self, many: int) -> str:
        """Some words stand in nearly every text and most in few, as in minutes."""
        return " ".join(WORDS[int(len(WORDS) * self.random.random() ** 3)] for _ in range(many))
