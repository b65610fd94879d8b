"""Which drafts of ended periods no edition stands of, and how far their figures are. For any number of councils."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import JSONObject

from accounts.models import Council
from indicators.collection.progress.progress import MOST_PERIODS, SectionSchedule, ended_periods
from indicators.collection.progress.querysets import recorded_lately, state_of, submissions_lately
from indicators.models import CollectedIndicator
from indicators.terms.periods import Frequency, Period
from indicators.worklist.work.registries import Asked
from scorecards.editions.sections.open_sections import Begun, Collected, collected_in, open_sections_of
from scorecards.models import Edition, Scorecard, SectionIndicator


@dataclass(frozen=True)
class Unpublished:
    """The draft of a period. `waiting` sections of figures stop its publishing; the calendar has it `collected`, or
    its figures came otherwise. What was passed over is not `awaited` any more."""

    scorecard: Scorecard
    period: Period
    waiting: int
    collected: bool
    awaited: bool = True


class Shown(NamedTuple):
    """A measure on a scorecard; `section` is where the calendar has it, None where it does not collect it."""

    council: int
    scorecard: int
    slug: str
    title: str
    indicator: int
    first_day: date | None
    last_day: date | None
    frequency: str
    ends: date | None  # the measure itself
    section: dict | None

    def is_in(self, period: Period) -> bool:
        """As `shown_in` has it."""
        begins = self.first_day is None or self.first_day <= period.end
        return begins and (self.last_day is None or self.last_day >= period.start)


def unpublished(councils: Collection[int], asked: Asked) -> dict[int, list[Unpublished]]:
    """By council (primary key), newest first, of the last periods that ended. Two queries beside what lists of work
    read of figures.

    Awaited are those whose sections are done since the scorecard's first edition, and of the others those after its
    newest, or the newest period where it has none. Where the calendar collects none of it, those of which a figure is
    recorded.
    """
    if not councils:
        return {}
    scorecards = measures_by_scorecard(councils)
    calendars = {key: calendar_of(rows) for key, rows in scorecards.items()}
    periods = last_ended([each.schedule for found in calendars.values() for each in found], asked.today)
    newest = {each.frequency: each for each in periods}  # which come oldest first
    submissions, recorded = asked.once(submissions_lately), asked.once(recorded_lately)
    begun = {key: Begun(state_of(each), each.round) for key, each in submissions.items() if state_of(each)}
    periods_of: dict[int, set[Period]] = defaultdict(set)
    for scorecard, period in asked.once(newest_standing):
        periods_of[scorecard].add(period)
    found: dict[int, list[Unpublished]] = defaultdict(list)
    for key, rows in scorecards.items():
        standing, there = periods_of[key], recorded.get(rows[0].council, set())
        drafts = (
            draft_of(rows, calendars[key], each, begun, there) for each in periods if each not in standing
        )
        found[rows[0].council] += [
            replace(each, awaited=is_awaited(each, standing, newest[each.period.frequency]))
            for each in drafts
            if each
        ]
    return {key: sorted(drafts, key=newest_first) for key, drafts in found.items()}


def draft_of(
    rows: Sequence[Shown],
    calendar: Iterable[Collected],
    period: Period,
    begun: Mapping[tuple[int, Period], Begun],
    recorded: Set[tuple[int, Period]],
) -> Unpublished | None:
    """None where nothing is known of it: no section is collected, and nothing is recorded."""
    measured = {row.indicator for row in rows if row.is_in(period)}
    collected = collected_in(calendar, measured, period)
    if not collected and not any((indicator, period) in recorded for indicator in measured):
        return None
    waiting = [each for each in open_sections_of(collected, period, begun, recorded) if each.stops]
    one = rows[0]
    scorecard = Scorecard(pk=one.scorecard, council_id=one.council, slug=one.slug, title=one.title)
    return Unpublished(scorecard, period, len(waiting), bool(collected))


def is_awaited(draft: Unpublished, standing: Set[Period], newest: Period) -> bool:
    """`standing` are the periods of which an edition of its scorecard stands; `newest` is the last that ended."""
    ends = [period.end for period in standing]
    if draft.collected and not draft.waiting:
        return draft.period.end > min(ends, default=date.min)
    return draft.period.end > max(ends, default=newest.previous().end)


def newest_first(draft: Unpublished) -> tuple[int, str]:
    return -draft.period.end.toordinal(), draft.scorecard.title


def last_ended(calendar: Iterable[SectionSchedule], today: date) -> list[Period]:
    """The last quarters, and what else the calendars collect, oldest first."""
    quarters = [Period.of(today, Frequency.QUARTER).previous()]
    while len(quarters) < MOST_PERIODS:
        quarters.append(quarters[-1].previous())
    return sorted({*quarters, *ended_periods(calendar, today)})


def measures_by_scorecard(councils: Collection[int]) -> dict[int, list[Shown]]:
    """One query."""
    place = CollectedIndicator.objects.filter(council=OuterRef("council"), indicator=OuterRef("indicator"))
    section = JSONObject(pk="collection", frequency="collection__frequency", first="collection__first_period")
    rows = SectionIndicator.objects.filter(council__in=councils).order_by("section__scorecard", "pk")
    columns = rows.values_list(
        "council",
        "section__scorecard",
        "section__scorecard__slug",
        "section__scorecard__title",
        "indicator",
        "first_day",
        "last_day",
        "indicator__frequency",
        "indicator__last_day",
        Subquery(place.values(found=section)[:1]),
    )
    found: dict[int, list[Shown]] = defaultdict(list)
    for row in map(Shown._make, columns):
        found[row.scorecard].append(row)
    return found


def calendar_of(rows: Iterable[Shown]) -> list[Collected]:
    """The sections of the calendar that hold any of these measures: without their titles, which a count needs not."""
    by_section: dict[int, list[Shown]] = defaultdict(list)
    for row in rows:
        if row.section:
            by_section[row.section["pk"]].append(row)
    return [collected_of(key, found) for key, found in by_section.items()]


def collected_of(key: int, rows: Sequence[Shown]) -> Collected:
    section = rows[0].section or {}
    schedule = SectionSchedule(
        id=key,
        first=Period.of(date.fromisoformat(section["first"]), Frequency(section["frequency"])),
        days_after=0,
        indicators=[(row.indicator, Frequency(row.frequency)) for row in rows],
        last_days={row.indicator: row.ends for row in rows if row.ends},
    )
    return Collected("", "", (), schedule, frozenset(row.indicator for row in rows))


def newest_standing(councils: Collection[Council], today: date) -> dict[tuple[int, Period], int]:
    """By scorecard (primary key) and period the number of the newest edition that stands. One query. As lists of work
    read once (`Asked.once`), which gives the day too."""
    rows = Edition.objects.standing().filter(council__in=councils).order_by()
    found = rows.values_list("scorecard", "frequency", "start").annotate(Max("number"))
    return {(key, Period(start, Frequency(frequency))): number for key, frequency, start, number in found}
