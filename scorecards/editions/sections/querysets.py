"""Reads which sections are open, for one draft or for all of a council's. As many queries for one as for all."""

from typing import NamedTuple

from django.db.models import Case, F, Q, QuerySet, When

from accounts.models import Council
from accounts.roles import Permission
from indicators.collection.calendar.querysets import roles_with
from indicators.collection.progress.progress import SectionSchedule
from indicators.collection.progress.querysets import state_of, submissions_of
from indicators.models import CollectedIndicator, Figure
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
    """Of one draft. Three queries at most."""
    shown = shown_in(scorecard, period)
    calendar = calendar_with(scorecard.council_id, shown)
    every = frozenset().union(*(each.shown for each in calendar))
    collected = collected_in(calendar, every, period)
    if not collected:
        return []
    begun = begun_in(scorecard.council, {period})
    all_begun = all((each.schedule.id, period) in begun for each in collected)
    recorded = set() if all_begun else recorded_in(scorecard.council, shown, {period})
    return open_sections_of(collected, period, begun, recorded)


def begun_in(council: Council, periods: Collection[Period]) -> dict[tuple[int, Period], Begun]:
    """Every section of the calendar in which anything stands in one of the periods. One query."""
    found = submissions_of(council, periods)
    return {key: Begun(state_of(each), each.round) for key, each in found.items() if state_of(each)}


def recorded_in(
    council: Council, shown: QuerySet[SectionIndicator], periods: Collection[Period]
) -> set[tuple[int, Period]]:
    """Which of those indicators have a total of one of the periods, as indicator and period. One query."""
    rows = Figure.objects.current().for_council(council)
    rows = rows.filter(
        category=None, indicator__in=shown.values("indicator"), start__in={each.start for each in periods}
    )
    found = rows.values_list("indicator_id", "start", "frequency")
    return {(indicator, Period(start, Frequency(frequency))) for indicator, start, frequency in found}


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
