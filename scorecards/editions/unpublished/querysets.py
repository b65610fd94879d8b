"""Which drafts of ended quarters no edition stands of, and how far their figures are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from accounts.models import Council
from indicators.collection.progress.progress import MOST_PERIODS, SectionSchedule, ended_periods
from indicators.terms.periods import Frequency, Period
from scorecards.editions.querysets import readable_editions
from scorecards.editions.sections.open_sections import collected_in, open_sections_of
from scorecards.editions.sections.querysets import begun_in, calendar_with, recorded_in
from scorecards.models import Scorecard, SectionIndicator


@dataclass(frozen=True)
class Unpublished:
    """The draft of a period. `waiting` sections of figures stop its publishing; the calendar has it `collected`, or
    its figures came otherwise."""

    scorecard: Scorecard
    period: Period
    waiting: int
    collected: bool


def unpublished(council: Council, today: date) -> list[Unpublished]:
    """Of the last periods that ended, newest first: those whose sections are done since the scorecard's first edition,
    and of the others those after its newest, or the newest period where it has none: what was passed over is not waited
    for any more. Six queries.

    Where the calendar collects none of it, those of which a figure is recorded.
    """
    shown = SectionIndicator.objects.filter(council=council)
    calendar = calendar_with(council, shown)
    periods = last_ended([each.schedule for each in calendar], today)
    begun, recorded = begun_in(council, periods), recorded_in(council, shown, periods)
    scorecards = {each.pk: each for each in Scorecard.objects.filter(council=council)}
    standing = published(council)
    rows = list(shown.order_by().values_list("section__scorecard", "indicator", "first_day", "last_day"))
    found = []
    for key, period in product(scorecards, periods):
        measures = of_period(rows, key, period)
        collected = collected_in(calendar, measures, period)
        if (key, period) in standing or not (collected or any((one, period) in recorded for one in measures)):
            continue
        waiting = sum(each.stops for each in open_sections_of(collected, period, begun, recorded))
        found.append(Unpublished(scorecards[key], period, waiting, bool(collected)))
    newest = {each.frequency: each for each in periods}  # which come oldest first
    listed = [each for each in found if is_awaited(each, standing, newest[each.period.frequency])]
    return sorted(listed, key=lambda each: (-each.period.start.toordinal(), each.scorecard.title))


def last_ended(calendar: Iterable[SectionSchedule], today: date) -> list[Period]:
    """The last quarters, and what else the calendar collects, oldest first."""
    quarters = [Period.of(today, Frequency.QUARTER).previous()]
    while len(quarters) < MOST_PERIODS:
        quarters.append(quarters[-1].previous())
    return sorted({*quarters, *ended_periods(calendar, today)})


def of_period(rows: Iterable[tuple], scorecard: int, period: Period) -> set[int]:
    """The indicators, by primary key, that the scorecard shows in the period, as `shown_in` has it."""
    return {
        indicator
        for key, indicator, first, last in rows
        if key == scorecard
        and (first is None or first <= period.end)
        and (last is None or last >= period.start)
    }


def published(council: Council) -> set[tuple[int, Period]]:
    """Every scorecard and period of which an edition stands. One query."""
    rows = readable_editions(council).order_by().values_list("scorecard", "frequency", "start").distinct()
    return {(key, Period(start, Frequency(frequency))) for key, frequency, start in rows}


def is_awaited(draft: Unpublished, standing: set[tuple[int, Period]], newest: Period) -> bool:
    editions = [period.end for key, period in standing if key == draft.scorecard.pk]
    if draft.collected and not draft.waiting:
        return draft.period.end > min(editions, default=date.min)
    return draft.period.end > max(editions, default=newest.previous().end)
