"""Reading weekly figures, in a fixed number of queries whatever the number of measures and weeks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max, Q

from accounts.models import Council
from indicators.amounts.amounts import Amounts
from indicators.catalogue.querysets import council_indicators, facts_of, in_our_words
from indicators.models import Figure, Indicator
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.inputs import Comparators, Disclosure, IndicatorInputs
from scorecards.assembly.querysets.inputs import read_inputs
from scorecards.assembly.querysets.periods import period_at
from scorecards.assembly.rows import RowSetting, build_row
from scorecards.payload import RowShown

NOBODY = Comparators("", None, (), None, None)  # no national figure is weekly
EVERYTHING = Disclosure(active=False)


class Arrival(NamedTuple):
    """When a week's figure came, and from where: a system's name, or the kind of source."""

    at: datetime
    source: str


class Beside(NamedTuple):
    """A related measure's newest figure of a quarter."""

    indicator: Indicator
    period: Period
    amounts: Amounts


def newest_weeks(council: Council) -> dict[int, date]:
    """By indicator (primary key) the first day of the newest week with a figure. One query."""
    weekly = Figure.objects.for_council(council).current().filter(frequency=Frequency.WEEK, category=None)
    return dict(weekly.order_by().values_list("indicator").annotate(Max("start")))


def weekly_rows(council: Council, newest: dict[int, date], today: date) -> list[RowShown]:
    """Each measure that is counted by the week, up to its newest figure; officers see every number. Six queries.

    Those that are retired are nobody's work any more.
    """
    going_on = Q(last_day=None) | Q(last_day__gte=today)
    counted = council_indicators(council).filter(going_on, frequency=Frequency.WEEK).order_by("title")
    indicators = [facts_of(each) for each in in_our_words(council, counted, today)]
    last = Period(max(newest.values()), Frequency.WEEK) if newest else Period.of(today, Frequency.WEEK)
    inputs = read_inputs(council, indicators, last, NOBODY, detail=False)
    return [
        weekly_row(inputs[each.id], newest.get(each.id, last.start), place)
        for place, each in enumerate(indicators, 1)
    ]


def weekly_row(inputs: IndicatorInputs, newest: date, place: int) -> RowShown:
    return build_row(inputs, str(place), RowSetting(Period(newest, Frequency.WEEK), NOBODY, EVERYTHING))


def arrivals(council: Council, since: date) -> dict[tuple[str, date], Arrival]:
    """By indicator's code and first day of the week. One query."""
    rows = Figure.objects.for_council(council).current()
    rows = rows.filter(frequency=Frequency.WEEK, category=None, start__gte=since).values_list(
        "indicator__code", "start", "created_at", "source__system__name", "source__kind"
    )
    return {(code, start): Arrival(at, system or kind) for code, start, at, system, kind in rows}


def quarters_beside(council: Council, codes: Sequence[str], since: date) -> dict[str, list[Beside]]:
    """By the weekly measure's code: the newest quarter of each measure related to it. Three queries."""
    related = Indicator.related.through.objects.filter(
        Q(to_indicator__council=None) | Q(to_indicator__council=council),
        from_indicator__code__in=codes,
        to_indicator__frequency=Frequency.QUARTER,
    ).order_by("to_indicator__title")
    links = list(related.values_list("from_indicator__code", "to_indicator"))
    indicators = Indicator.objects.in_bulk({key for _, key in links})
    figures = newest_quarters(council, list(indicators), since)
    found: dict[str, list[Beside]] = {}
    for code, key in links:
        if key in figures:
            found.setdefault(code, []).append(Beside(indicators[key], *figures[key]))
    return found


def newest_quarters(
    council: Council, indicators: Sequence[int], since: date
) -> dict[int, tuple[Period, Amounts]]:
    rows = Figure.objects.for_council(council).current().filter(indicator__in=indicators, category=None)
    rows = rows.filter(frequency=Frequency.QUARTER, start__gte=since).order_by("start")
    return {
        indicator: (period_at(start, Frequency.QUARTER), Amounts(*amounts))
        for indicator, start, *amounts in rows.values_list("indicator", "start", *Amounts._fields)
    }
