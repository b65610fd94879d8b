"""Reads which sections are open, for one draft or for all of a council's. As many queries for one as for all."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

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
    """Of one draft. Three queries at most."""
    shown = shown_in(scorecard, period)
    calendar = calendar_with(scorecard.council_id, shown)
    every = frozenset().union(*(each.shown for each in calendar))
    collected = collected_in(calendar, every, period)
    if not collected:
        return []
    begun = begun_in([scorecard.council_id], {period})
    all_begun = all((each.schedule.id, period) in begun for each in collected)
    recorded = {} if all_begun else recorded_in([scorecard.council_id], shown, {period})
    return open_sections_of(collected, period, begun, recorded.get(scorecard.council_id, frozenset()))


def begun_in(councils: Collection[int], periods: Collection[Period]) -> dict[tuple[int, Period], Begun]:
    """Every section of these councils' calendars in which anything stands in one of the periods. One query."""
    found = Submission.objects.filter(council__in=councils, start__in={each.start for each in periods})
    typed = Exists(Entry.objects.filter(submission=OuterRef("pk")))
    rows = found.exclude(~typed, state=Submission.State.DRAFT)
    return {
        (section, Period(start, Frequency(frequency))): Begun(state, turn)
        for section, frequency, start, state, turn in rows.values_list(
            "collection", "frequency", "start", "state", "round"
        )
    }


def recorded_in(
    councils: Collection[int], shown: QuerySet[SectionIndicator], periods: Collection[Period]
) -> dict[int, set[tuple[int, Period]]]:
    """By council which of those indicators have a total of one of the periods. One query."""
    rows = Figure.objects.current().filter(
        council__in=councils,
        category=None,
        indicator__in=shown.values("indicator"),
        start__in={each.start for each in periods},
    )
    found: dict[int, set[tuple[int, Period]]] = {}
    for council, indicator, start, frequency in rows.values_list(
        "council", "indicator", "start", "frequency"
    ):
        found.setdefault(council, set()).add((indicator, Period(start, Frequency(frequency))))
    return found


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
