"""Reads which sections of the calendar are open, for one draft."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from accounts.models import Council
from accounts.querysets import unpacked
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
    """Of one draft. One query."""
    rows = calendar_rows(scorecard.council_id, shown_in(scorecard, period), period)
    calendar = calendar_of(rows)
    every = frozenset().union(*(each.shown for each in calendar))
    begun = {(row.key, period): Begun(**unpacked(row.begun)) for row in rows if row.begun}
    recorded = {(row.indicator, period) for row in rows if row.recorded}
    return open_sections_of(collected_in(calendar, every, period, begun), period, begun, recorded)


def shown_in(scorecard: Scorecard, period: Period) -> QuerySet[SectionIndicator]:
    """What the scorecard shows in the period, as assembly has it."""
    return SectionIndicator.objects.filter(
        Q(first_day=None) | Q(first_day__lte=period.end),
        Q(last_day=None) | Q(last_day__gte=period.start),
        section__scorecard=scorecard,
    ).order_by()


class CalendarRow(NamedTuple):
    """An indicator in a section of the calendar. `begun` is the section's submission, `recorded` whether the
    indicator's total stands, both of the period."""

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
    begun: str | dict | None
    recorded: bool


def calendar_rows(
    council: Council | int, shown: QuerySet[SectionIndicator], period: Period
) -> list[CalendarRow]:
    """Of the calendar's sections with any of those indicators, in their order. One query."""
    enters = Q(
        collection__owners__is_active=True,
        collection__owners__memberships__council=council,
        collection__owners__memberships__role__in=roles_with(Permission.ENTER_FIGURES),
    )
    of_period = {"council": council, "frequency": period.frequency, "start": period.start}
    typed = Exists(Entry.objects.filter(submission=OuterRef("pk")))
    begun = Submission.objects.filter(**of_period, collection=OuterRef("collection")).order_by()
    begun = begun.exclude(~typed, state=Submission.State.DRAFT)
    totals = Figure.objects.current().filter(**of_period, category=None, indicator=OuterRef("indicator"))
    rows = CollectedIndicator.objects.filter(council=council, indicator__in=shown.values("indicator"))
    rows = rows.order_by("collection__order", "collection", "collection__owners__name", "order", "pk")
    found = rows.values_list(
        *(
            f"collection__{name}"
            for name in ("pk", "slug", "title", "frequency", "first_period", "days_after")
        ),
        *("indicator", "indicator__frequency", "indicator__last_day"),
        Case(When(enters, then=F("collection__owners__name"))),
        Subquery(begun.values(key=JSONObject(state="state", round="round"))[:1]),
        Exists(totals),
    )
    return list(map(CalendarRow._make, found))


def calendar_of(rows: Iterable[CalendarRow]) -> list[Collected]:
    by_section: dict[int, list[CalendarRow]] = {}
    for row in rows:
        by_section.setdefault(row.key, []).append(row)
    return [_collected(found) for found in by_section.values()]


def _collected(rows: list[CalendarRow]) -> Collected:
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
