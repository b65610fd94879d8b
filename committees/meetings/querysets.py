"""Reads of committees and their meetings, scoped to a council; none grows with the number of meetings held."""

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from functools import reduce
from operator import attrgetter, or_
from typing import NamedTuple

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.timezone import localdate

from accounts.council_settings.registries import Published
from accounts.models import Council
from accounts.querysets import KeysOf
from committees.models import (
    Action,
    ActionEvent,
    AgendaItem,
    Committee,
    FormerDay,
    Meeting,
    MeetingRules,
    MinutesCorrection,
    MinutesParagraph,
    MinutesSource,
    Reader,
)
from committees.models.visibility import PRIVATE, anybody, insiders, minutes_are_out, minutes_out, nameable
from committees.presenters import AWAITED, is_cancelled
from committees.querysets import council_meetings
from scorecards.models import TakingDown

MOST_MINUTES, MOST_CANCELLED = 5, 3
AHEAD = timedelta(days=21)  # five clear days begin two weeks before a meeting after Christmas
# Of an item: that minutes of another meeting were agreed at it
AGREED_AT = Q(minutes_agreed__isnull=False) | Q(former_agreements__isnull=False)
# To the minutes of an outer item, when they were agreed
ADDED = MinutesCorrection.objects.filter(item=OuterRef("pk"), former=None, was="").order_by()


def committees_of(council: Council) -> QuerySet[Committee]:
    return Committee.objects.filter(council=council)


def meetings_of(council: Council, reader: Reader) -> QuerySet[Meeting]:
    """Newest first, with the number of items that the reader sees on each agenda."""
    return (
        Meeting.with_unconfirmed.visible_to(reader)
        .filter(committee__council=council)
        .select_related("committee")
        .annotate(item_count=Count("items", filter=reader.with_listed("items__")), moved_from=last_day_left())
        .order_by("-date", "committee__name")
    )


def last_day_left() -> Subquery:
    """For a query of meetings: the day that each was moved from last, or null."""
    return Subquery(
        FormerDay.objects.filter(meeting=OuterRef("pk")).order_by("-moved_at", "-pk").values("day")[:1]
    )


def agenda_of(meeting: Meeting, reader: Reader) -> QuerySet[AgendaItem]:
    """The items on it, in the order taken, with their counts and, as `outcome`, the best that became of a motion
    there: of one the reader may not read, its public title and nothing of these. Editions come without their payloads,
    and whether each is `withdrawn`."""
    whole = reader.with_item("")
    closed = Action.objects.visible_to(reader).filter(closed_by=OuterRef("pk")).exclude(item=OuterRef("pk"))
    number = closed.order_by().values("closed_by").annotate(number=Count("pk")).values("number")
    return (
        with_carried(meeting.items.listed_to(reader))
        .select_related("postponed_to__committee")
        .annotate(
            measure_count=Count("indicators", filter=whole, distinct=True),
            question_count=Count(
                "paragraphs", filter=whole & Q(paragraphs__kind=MinutesParagraph.Kind.QUESTION), distinct=True
            ),
            action_count=Count("actions", filter=whole, distinct=True),
            closed_count=Coalesce(Subquery(number), 0),
            minuted=Exists(MinutesParagraph.objects.filter(item=OuterRef("pk"))) | Exists(ADDED),
            # The first by the alphabet: carried before lost, and that before withdrawn
            outcome=Min("resolutions__outcome", filter=whole),
        )
        .order_by("order")
    )


def with_carried(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """With the edition and the briefing that each carries, without their payloads, and whether that edition is
    `withdrawn`."""
    found = items.select_related("edition__scorecard", "briefing")
    down = TakingDown.objects.of_editions_that_are_down(OuterRef("edition"))
    return found.defer("edition__payload", "briefing__payload").annotate(withdrawn=Exists(down))


def postponed_here(meetings: Sequence[Meeting], reader: Reader) -> dict[int, list[AgendaItem]]:
    """By meeting (primary key) items of earlier agendas that were postponed to it, as the reader may read them. One
    query."""
    postponed = AgendaItem.objects.filter(postponed_to__in=meetings, state=AgendaItem.State.POSTPONED)
    found: dict[int, list[AgendaItem]] = {}
    rows = postponed.listed_to(reader).select_related("meeting__committee")
    for item in rows.order_by("meeting__date", "order"):
        found.setdefault(item.postponed_to_id, []).append(item)
    return found


def agenda_shown(meeting: Meeting, reader: Reader) -> list[AgendaItem]:
    """Its items in the order taken, as the reader may read them, each with the `codes` of its measures, what it carries
    and whether that edition is `withdrawn`. One query."""
    about = AgendaItem.indicators.through.objects.filter(agendaitem=OuterRef("pk"))
    codes = about.order_by().values(key=F("indicator__code"))
    listed = with_carried(meeting.items.listed_to(reader)).annotate(codes=KeysOf(codes))
    items = list(listed.order_by("order"))
    for each in items:
        each.meeting = meeting
    return items


def has_minutes(meeting: Meeting) -> bool:
    return meeting.items.filter(Q(paragraphs__isnull=False) | Q(resolutions__isnull=False)).exists()


def shows_it_was_held(meeting: Meeting) -> bool:
    """Whether it has minutes, or minutes of another meeting were agreed or an action was closed at it."""
    return has_minutes(meeting) or any(taken_at(meeting))


def taken_at(meeting: Meeting) -> tuple[AgendaItem | None, Action | None]:
    """Its first item at which minutes of another meeting were agreed, also where they were reopened since, and the
    first action that was closed at it. Two queries."""
    closed = Action.objects.filter(closed_by__meeting=meeting).select_related("closed_by__meeting__committee")
    agreed = meeting.items.filter(AGREED_AT).select_related("meeting__committee")
    return agreed.order_by("order").first(), closed.order_by("pk").first()


def agreed_others(meeting: Meeting) -> bool:
    """Whether minutes of another meeting were agreed at it, also where they were reopened since."""
    return meeting.items.filter(AGREED_AT).exists()


def not_minuted(meeting: Meeting) -> list[str]:
    """The numbers of the items that were taken and of which nothing is minuted: no words, no action, nothing that
    became of earlier actions or minutes there, no interest. One query."""
    settled = ActionEvent.objects.filter(at_item=OuterRef("pk"))
    nothing = {
        f"{each}__isnull": True
        for each in (
            "paragraphs",
            "resolutions",
            "actions",
            "actions_closed",
            "recommendations",
            "declarations",
        )
    }
    found = meeting.items.filter(~Exists(settled), state=AgendaItem.State.LISTED, **nothing).exclude(
        AGREED_AT
    )
    return list(found.order_by("order").values_list("number", flat=True))


def unconfirmed_sources(meeting: Meeting) -> QuerySet[MinutesSource]:
    """What minutes were read from and nobody has confirmed; transcripts are none."""
    read = meeting.minutes_sources.filter(state=MinutesSource.State.READ)
    return read.exclude(kind=MinutesSource.Kind.TRANSCRIPT)


class MeetingsTold(NamedTuple):
    """What home and lists of work tell of a council's meetings: the first one from today on, or else the last before;
    those that were to be until then and are cancelled; those whose minutes came out last, newest first; and those held
    whose minutes are to come, then those to come soon, of which the agenda may be out."""

    nearest: Meeting | None
    cancelled: Sequence[Meeting]
    minutes: Sequence[Meeting]
    papers: Sequence[Meeting]


def meetings_told(councils: Collection[Council], today: date) -> dict[int, MeetingsTold]:
    """By council (primary key), for people with a role there. One query, whatever was held."""
    return _told_to(insiders(today), councils)


def public_meetings_told(councils: Collection[Council], today: date) -> dict[int, MeetingsTold]:
    """The same for everybody else."""
    return _told_to(anybody(today), councils)


def _told_to(reader: Reader, councils: Collection[Council]) -> dict[int, MeetingsTold]:
    """Each meeting with `moved_from` and, as its council's rules name it, the `regime`."""
    today = reader.today
    rows: dict[int, list[Meeting]] = {council.pk: [] for council in councils}
    wanted = reduce(or_, (told_of(council, reader) for council in councils), Q(pk__in=()))
    found = council_meetings(*councils).visible_to(reader).filter(wanted | papers_to_come(today))
    chosen = MeetingRules.objects.filter(council=OuterRef("committee__council")).values("regime")
    regime = Coalesce(NullIf("kept_regime", Value("")), Subquery(chosen), Value(""))
    for each in found.annotate(moved_from=last_day_left(), regime=regime):
        rows[each.committee.council_id].append(each)
    return {council: sorted_out(found, today) for council, found in rows.items()}


def told_of(council: Council, reader: Reader) -> Q:
    """The first ones of each list: each finds its own, so that not all that was held is read."""
    every, today = council_meetings(council).visible_to(reader), reader.today
    stands, coming = every.filter(state=Meeting.State.STANDS), every.filter(date__gte=today)
    out = every.filter(minutes_out(""), minutes_published__isnull=False)
    first_of = {
        1: (
            stands.filter(date__gte=today).order_by("date", "time"),
            stands.filter(date__lt=today).order_by("-date"),
        ),
        MOST_CANCELLED: (coming.filter(state=Meeting.State.CANCELLED).order_by("date", "time"),),
        MOST_MINUTES: (out.order_by("-minutes_published", "-date"),),
    }
    return reduce(
        or_, (Q(pk__in=each.values("pk")[:most]) for most, found in first_of.items() for each in found)
    )


def papers_to_come(today: date) -> Q:
    """Meetings from today on, and soon, and those held not long ago whose minutes are not out."""
    soon = Q(date__gte=today, date__lte=today + AHEAD)
    without_minutes = Q(date__gte=today - AWAITED, date__lt=today) & ~minutes_out("")
    return Q(state=Meeting.State.STANDS) & (soon | without_minutes)


def sorted_out(rows: Sequence[Meeting], today: date) -> MeetingsTold:
    by_day = sorted(rows, key=lambda each: (each.date, each.time or time.min))
    stand = [each for each in by_day if not is_cancelled(each)]
    ahead = [each for each in stand if each.date >= today]
    held = [each for each in stand if each.date < today]
    nearest = next(iter(ahead or held[::-1]), None)
    minutes = [each for each in by_day if each.minutes_published and minutes_are_out(each)]
    newest_first = sorted(minutes, key=attrgetter("minutes_published", "date"), reverse=True)
    soon = [each for each in ahead if each.date <= today + AHEAD]
    without_minutes = [each for each in held if not minutes_are_out(each) and each.date >= today - AWAITED]
    return MeetingsTold(
        nearest=nearest,
        cancelled=[
            each
            for each in by_day
            if is_cancelled(each) and each.date >= today and not (ahead and each.date > ahead[0].date)
        ][:MOST_CANCELLED],
        minutes=newest_first[:MOST_MINUTES],
        papers=[*without_minutes, *soon],
    )


def next_of(meeting: Meeting) -> Meeting | None:
    """The committee's first meeting after it that is not cancelled, of those that it may name."""
    own = Meeting.objects.filter(nameable(meeting), committee=meeting.committee_id)
    return own.filter(date__gt=meeting.date, state=Meeting.State.STANDS).order_by("date").first()


def is_named_openly(meeting: Meeting) -> bool:
    """Whether papers of meetings that are not private name it. One query."""
    due = Q(due_meeting=meeting) | Q(closed_by__meeting=meeting)
    named = Q(postponed_to=meeting) | Q(pk__in=Action.objects.filter(due).values("item"))
    agreed = Q(meeting__minutes_agreed_at__meeting=meeting)
    agreed |= Q(meeting__former_agreements__item__meeting=meeting)
    others = AgendaItem.objects.filter(named | agreed).exclude(meeting=meeting)
    return others.exclude(meeting__kind=PRIVATE).exists()


def later_meetings(meeting: Meeting, until: date) -> QuerySet[Meeting]:
    """The committee's meetings after this one and up to a day: where its minutes can have been agreed."""
    own = Meeting.objects.filter(committee=meeting.committee_id, date__gt=meeting.date, date__lte=until)
    return (
        own.filter(nameable(meeting), state=Meeting.State.STANDS).select_related("committee").order_by("date")
    )


def published_things(council: Council) -> list[Published]:
    """How many meetings have an agenda that is out, for who changes whom what is published is open to."""
    today = localdate()
    seen = council_meetings(council).visible_to(anybody(today))
    number = seen.filter(agenda_published__lte=today).count()
    return [Published(number, "meeting with its papers", "meetings with their papers", frozen=False)]
