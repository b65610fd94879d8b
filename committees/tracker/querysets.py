"""Reads of the tracker: a fixed number of queries, and of actions no more rows than a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from accounts.models import Council
from accounts.querysets import holding
from committees.follow_ups.querysets import actions_of, missed_meetings
from committees.follow_ups.subjects.querysets import actions_about
from committees.models import Action, ActionEvent, AgendaItem, IndicatorMention, Meeting, Reader
from committees.tracker.groups import Group
from indicators.models import Indicator
from indicators.terms.searching import wanted

PAGE_LENGTH = 25
MOST_OWNERS = 300  # to choose from; words find the others


@dataclass(frozen=True)
class Asked:
    """What a reader asks to see of the actions; keys of a committee and of an indicator, 0 and "" for all."""

    committee: int = 0
    owner: str = ""
    indicator: int = 0
    words: str = ""
    group: Group | None = None


@dataclass(frozen=True)
class Tracked:
    """The page of actions asked for, each with its `group`, and how many there are of each group."""

    actions: Sequence[Action]
    page: Page
    counts: dict[Group, int]
    next_days: dict[int, date]


def tracked(council: Council, reader: Reader, asked: Asked, number: int) -> Tracked:
    """Six queries. `number` counts pages from 1; one behind the last is the last."""
    due = due_meetings(council, reader)
    found = grouped(seen(council, reader, asked), reader.today, due)
    counts = counted(found)
    shown = found.filter(group=asked.group) if asked.group else found
    total = counts.get(asked.group, 0) if asked.group else sum(counts.values())
    page = Counted(in_order(shown).values_list("pk", "group"), PAGE_LENGTH, total).get_page(number)
    return Tracked(
        actions=whole(council, reader, list(page.object_list)),
        page=page,
        counts=counts,
        next_days=due.next_days,
    )


class Counted(Paginator):
    """Of rows that were counted already."""

    def __init__(self, rows: QuerySet, per_page: int, total: int):
        super().__init__(rows, per_page)
        self.total = total

    @cached_property
    def count(self) -> int:
        return self.total


@dataclass(frozen=True)
class DueMeetings:
    """Keys of meetings that decide a group: the next ones, with those cancelled that fall to them; those cancelled that
    fall to one that was held; and those that no other meeting follows. `next_days` are by committee."""

    next_ones: Sequence[int]
    missed: Sequence[int]
    without_day: Sequence[int]
    next_days: dict[int, date]


def due_meetings(council: Council, reader: Reader) -> DueMeetings:
    """What was due at a cancelled meeting is due at the next one that stands, as far as the reader is told of it. Two
    queries."""
    today, told = reader.today, Meeting.objects.visible_to(reader)
    standing = told.filter(committee=OuterRef("committee"), state=Meeting.State.STANDS)
    ahead = standing.filter(date__gte=today).order_by().values("committee")
    own = told.filter(committee__council=council)
    coming = own.filter(
        date=Subquery(ahead.annotate(day=Min("date")).values("day")), state=Meeting.State.STANDS
    )
    found = {committee: (key, day) for key, committee, day in coming.values_list("pk", "committee", "date")}
    days = {committee: day for committee, (_, day) in found.items()}
    after = standing.filter(date__gt=OuterRef("date")).order_by("date").values("date")[:1]
    cancelled = own.filter(state=Meeting.State.CANCELLED).annotate(falls_to=Subquery(after))
    fallen = list(cancelled.values_list("pk", "committee", "falls_to"))
    return DueMeetings(
        next_ones=[
            *(key for key, _ in found.values()),
            *(key for key, committee, day in fallen if day and day == days.get(committee)),
        ],
        missed=[key for key, _, day in fallen if day and day < today],
        without_day=[key for key, _, day in fallen if day is None],
        next_days=days,
    )


def seen(council: Council, reader: Reader, asked: Asked) -> QuerySet[Action]:
    """Those that the reader may read, narrowed to what was asked for but its group."""
    found = Action.objects.for_council(council).visible_to(reader)
    if asked.committee:
        found = found.filter(item__meeting__committee=asked.committee)
    if asked.owner:
        found = found.filter(owner=asked.owner)
    if asked.indicator:
        found = found.filter(actions_about(asked.indicator))
    if asked.words:
        found = found.filter(holding(wanted(asked.words).words, "title", "owner", "due_note", "item__title"))
    return found


def grouped(actions: QuerySet[Action], today: date, due: DueMeetings) -> QuerySet[Action]:
    """Each with its `group`: by days alone, so that the database sorts and counts without reading a history."""
    held = Q(due_meeting__date__lt=today, due_meeting__state=Meeting.State.STANDS)
    passed = held | Q(due_meeting__in=due.missed)
    late = passed & Exists(missed_meetings(today)) | Q(due_on__lt=today)
    undated = Q(due_meeting=None, due_on=None) | Q(due_meeting__in=due.without_day)
    return actions.annotate(
        group=Case(
            When(~Q(state=Action.State.OPEN), then=Group.CLOSED.value),
            When(late, then=Group.LATE.value),
            When(reached_in__isnull=False, then=Group.ASKS.value),
            When(passed, then=Group.UNKNOWN.value),
            When(awaits_indicator__isnull=False, then=Group.FIGURE.value),
            When(due_meeting__in=due.next_ones, then=Group.NEXT.value),
            When(undated, then=Group.UNDATED.value),
            default=Group.LATER.value,
            output_field=IntegerField(),
        )
    )


def counted(actions: QuerySet[Action]) -> dict[Group, int]:
    rows = actions.order_by().values_list("group").annotate(number=Count("pk"))
    return {Group(group): number for group, number in rows}


def in_order(actions: QuerySet[Action]) -> QuerySet[Action]:
    """By group, then the longest due first; of those closed the last one first."""
    due = Case(
        When(state=Action.State.OPEN, then=Coalesce("due_meeting__date", "due_on", date.max)),
        default=date.max,
    )
    return actions.order_by("group", due, F("closed_on").desc(nulls_last=True), "-pk")


def whole(council: Council, reader: Reader, keys: Sequence[tuple[int, int]]) -> list[Action]:
    """The actions of these keys in that order, with what their state follows from and their events. Two queries."""
    events = ActionEvent.objects.select_related("edition__scorecard", "at_item__meeting__committee")
    events = events.defer("edition__payload")
    rows = actions_of(council, reader).prefetch_related(Prefetch("events", events))
    found = {each.pk: each for each in rows.filter(pk__in=[key for key, _ in keys])}
    for key, group in keys:
        found[key].group = Group(group)
    return [found[key] for key, _ in keys]


def owners_of(council: Council, reader: Reader) -> list[str]:
    """Of any action that the reader may read, in the order of the alphabet. One query."""
    found = Action.objects.for_council(council).visible_to(reader)
    return list(found.order_by("owner").values_list("owner", flat=True).distinct()[:MOST_OWNERS])


def indicators_with_actions(council: Council, reader: Reader) -> QuerySet[Indicator]:
    """Those that an action the reader may read is about, as `about` says it: one list of keys, which a database finds
    by its indexes, where it would else try each measure with each action."""
    actions = Action.objects.for_council(council).visible_to(reader).order_by()
    of_paragraphs = actions.filter(paragraph__isnull=False).values("paragraph")
    mentions = IndicatorMention.objects.for_council(council)
    through = AgendaItem.indicators.through.objects.filter(agendaitem__in=actions.values("item"))
    named = through.values("indicator").union(
        mentions.filter(paragraph__in=of_paragraphs).values("indicator"),
        mentions.filter(paragraph__answers__in=of_paragraphs).values("indicator"),
        actions.filter(awaits_indicator__isnull=False).values("awaits_indicator"),
    )
    return Indicator.objects.filter(pk__in=named)
