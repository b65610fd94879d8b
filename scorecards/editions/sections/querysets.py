"""Reads which sections are open, for one draft or for all of a council's. As many queries for one as for all."""

from typing import NamedTuple

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from accounts.models import Council
from accounts.roles import Permission
from indicators.collection.calendar.querysets import roles_with
from indicators.collection.progress.progress import SectionSchedule
from indicators.models import CollectedIndicator, Entry, Figure, Submission
from indicators.terms.periods import Frequency, Period
from scorecards.editions.sections.open_sections import (
    Begun,
    Collected,
    Section,
    collected_in,
    open_sections_of,
)
from scorecards.models import Scorecard, SectionIndicator


def open_sections(scorecard: Scorecard, period: Period) -> list[Section]:
    """Of one draft. Two queries."""
    shown = shown_in(scorecard, period)
    calendar = calendar_with(scorecard.council_id, shown)
    every = frozenset().union(*(each.shown for each in calendar))
    collected = collected_in(calendar, every, period)
    if not collected:
        return []
    begun, recorded = standing_in(scorecard.council_id, shown, period)
    return open_sections_of(collected, period, begun, recorded)


def standing_in(
    council: int, shown: QuerySet[SectionIndicator], period: Period
) -> tuple[dict[tuple[int, Period], Begun], set[tuple[int, Period]]]:
    """Which sections anything is begun in, and which of those indicators have a total, of the period. One query."""
    typed = Exists(Entry.objects.filter(submission=OuterRef("pk")))
    begun = Submission.objects.filter(council=council, start=period.start)
    begun = begun.exclude(~typed, state=Submission.State.DRAFT).order_by()
    totals = Figure.objects.current().filter(
        council=council, category=None, indicator__in=shown.values("indicator"), start=period.start
    )
    rows = begun.annotate(of=F("collection"), often=F("frequency"), is_at=F("state"), turn=F("round"))
    nothing = {"is_at": Value("", CharField()), "turn": Value(0, IntegerField())}
    others = totals.order_by().annotate(of=F("indicator"), often=F("frequency"), **nothing)
    columns = ("of", "often", "is_at", "turn")
    sections: dict[tuple[int, Period], Begun] = {}
    recorded: set[tuple[int, Period]] = set()
    for key, frequency, state, turn in rows.values_list(*columns).union(
        others.values_list(*columns), all=True
    ):
        place = (key, Period(period.start, Frequency(frequency)))
        if state:
            sections[place] = Begun(state, turn)
        else:
            recorded.add(place)
    return sections, recorded


def shown_in(scorecard: Scorecard, period: Period) -> QuerySet[SectionIndicator]:
    """What the scorecard shows in the period, as assembly has it."""
    return SectionIndicator.objects.filter(
        Q(first_day=None) | Q(first_day__lte=period.end),
        Q(last_day=None) | Q(last_day__gte=period.start),
        section__scorecard=scorecard,
    ).order_by()


class _Row(NamedTuple):
    key: int
    slug: str
    title: str
    frequency: str
    first_period: object
    days_after: int
    indicator: int
    counted: str
    last_day: object
    owner: str | None


def calendar_with(council: Council | int, shown: QuerySet[SectionIndicator]) -> list[Collected]:
    """The calendar's sections with any of those indicators, in their order. One query."""
    enters = Q(
        collection__owners__is_active=True,
        collection__owners__memberships__council=council,
        collection__owners__memberships__role__in=roles_with(Permission.ENTER_FIGURES),
    )
    rows = (
        CollectedIndicator.objects.filter(council=council, indicator__in=shown.values("indicator"))
        .order_by("collection__order", "collection", "collection__owners__name", "order", "pk")
        .values_list(
            *(
                f"collection__{name}"
                for name in ("pk", "slug", "title", "frequency", "first_period", "days_after")
            ),
            *("indicator", "indicator__frequency", "indicator__last_day"),
            Case(When(enters, then=F("collection__owners__name"))),
        )
    )
    by_section: dict[int, list[_Row]] = {}
    for row in map(_Row._make, rows):
        by_section.setdefault(row.key, []).append(row)
    return [_collected(found) for found in by_section.values()]


def _collected(rows: list[_Row]) -> Collected:
    one = rows[0]
    counted = {row.indicator: Frequency(row.counted) for row in rows}
    schedule = SectionSchedule(
        id=one.key,
        first=Period.of(one.first_period, Frequency(one.frequency)),
        days_after=one.days_after,
        indicators=list(counted.items()),
        last_days={row.indicator: row.last_day for row in rows if row.last_day},
    )
    owners = tuple(dict.fromkeys(row.owner for row in rows if row.owner))
    return Collected(one.slug, one.title, owners, schedule, frozenset(counted))
