"""Which drafts of ended periods wait to be published, for the first time or to correct what was, and how far their
figures are. For any number of councils."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from indicators.collection.progress.progress import MOST_PERIODS, SectionSchedule, ended_periods
from indicators.collection.progress.querysets import recorded_lately, state_of, submissions_lately
from indicators.models import CollectedIndicator
from indicators.terms.periods import Frequency, Period
from indicators.worklist.lists.registries import Asked
from scorecards.editions.checking.lines import CORRECTS
from scorecards.editions.corrected.querysets import corrected_among, corrected_figures
from scorecards.editions.sections.open_sections import Begun, Collected, collected_in, open_sections_of
from scorecards.editions.set_times.querysets import time_of, times_within
from scorecards.models import DraftStep, Edition, Scorecard, SectionIndicator, SetTime, TakingDown


@dataclass(frozen=True)
class Unpublished:
    """The draft of a period. `waiting` sections of figures stop its publishing; the calendar has it `collected`, or
    its figures came otherwise. What was passed over is not `awaited` any more. `corrects` is what it would correct,
    None where no edition stands; `withdrawn` is then the number of the newest there was, 0 of the first edition."""

    scorecard: Scorecard
    period: Period
    waiting: int
    collected: bool
    awaited: bool = True
    corrects: "Correction | None" = None
    withdrawn: int = 0


class Correction(NamedTuple):
    """That the newest edition of a period that stands is to be followed by another: its `number`, that of the one to
    come, and whether it shows a figure that was corrected since; else somebody has said what is to be corrected."""

    number: int
    to_come: int
    figures: bool


class Shown(NamedTuple):
    """A measure on a scorecard; `section` is where the calendar has it, None where it does not collect it."""

    indicator: int
    frequency: str
    ends: date | None  # the measure itself
    first_day: date | None  # on the scorecard
    last_day: date | None
    section: dict | None

    def is_in(self, period: Period) -> bool:
        """As `shown_in` has it."""
        begins = self.first_day is None or self.first_day <= period.end
        return begins and (self.last_day is None or self.last_day >= period.start)


@dataclass(frozen=True)
class ScorecardRead:
    """A scorecard with its measures, by period the number of the newest edition that stands, and the times that are set
    for its drafts; and that of the newest edition which was withdrawn."""

    scorecard: Scorecard
    measures: Sequence[Shown]
    standing: Mapping[Period, int]
    corrections: Mapping[Period, Correction]
    set_times: Sequence[SetTime]
    withdrawn: Mapping[Period, int]


def unpublished(councils: Collection[int], asked: Asked) -> dict[int, list[Unpublished]]:
    """By council (primary key), newest first, of the last periods that ended. One query beside what lists of work read
    of figures, two where a figure of an edition was corrected.

    Awaited are those whose sections are done since the scorecard's first edition, and of the others those after its
    newest, or the newest period where it has none. Where the calendar collects none of it, those of which a figure is
    recorded. Of what was published those whose correction was begun.
    """
    if not councils:
        return {}
    scorecards = [each for each in asked.once(scorecards_read) if each.scorecard.council_id in councils]
    calendars = {each.scorecard.pk: calendar_of(each.measures) for each in scorecards}
    periods = last_ended([each.schedule for found in calendars.values() for each in found], asked.today)
    newest = {each.frequency: each for each in periods}  # which come oldest first
    submissions, recorded = asked.once(submissions_lately), asked.once(recorded_lately)
    begun = {key: Begun(state_of(each), each.round) for key, each in submissions.items() if state_of(each)}
    found: dict[int, list[Unpublished]] = defaultdict(list)
    for each in scorecards:
        council, calendar = each.scorecard.council_id, calendars[each.scorecard.pk]
        there = recorded.get(council, set())
        open_ones = [one for one in periods if one not in each.standing or one in each.corrections]
        drafts = (draft_of(each, calendar, one, begun, there) for one in open_ones)
        found[council] += [
            replace(draft, awaited=is_awaited(draft, each.standing, newest[draft.period.frequency]))
            for draft in drafts
            if draft
        ]
    return {key: sorted(drafts, key=newest_first) for key, drafts in found.items()}


def draft_of(
    read: ScorecardRead,
    calendar: Iterable[Collected],
    period: Period,
    begun: Mapping[tuple[int, Period], Begun],
    recorded: Set[tuple[int, Period]],
) -> Unpublished | None:
    """None where nothing is known of it: no section is collected, and nothing is recorded."""
    measured = {row.indicator for row in read.measures if row.is_in(period)}
    collected = collected_in(calendar, measured, period, begun)
    if not collected and not any((indicator, period) in recorded for indicator in measured):
        return None
    waiting = [each for each in open_sections_of(collected, period, begun, recorded) if each.stops]
    corrects = read.corrections.get(period)
    of_calendar = any(each.schedule.is_collected(period) for each in collected)
    withdrawn = 0 if period in read.standing else read.withdrawn.get(period, 0)
    return Unpublished(
        read.scorecard, period, len(waiting), of_calendar, corrects=corrects, withdrawn=withdrawn
    )


def is_awaited(draft: Unpublished, standing: Iterable[Period], newest: Period) -> bool:
    """`standing` are the periods of which an edition of its scorecard stands; `newest` is the last that ended."""
    if draft.corrects:
        return True
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


def scorecards_read(councils: Collection[Council], today: date) -> list[ScorecardRead]:
    """One query, two where a figure was corrected. As lists of work read once (`Asked.once`)."""
    rows = list(scorecards_of(councils))
    newest = {each.pk: newest_of(each.published) for each in rows}
    lately = last_ended([], today)[0].start  # of what is older no list of work tells
    perhaps = {
        key
        for found in newest.values()
        for period, edition in found.items()
        if edition["corrected"] and period.start >= lately
        for key in (edition["pk"], edition["newest_pk"])
    }
    corrected = corrected_among(perhaps)
    return [
        ScorecardRead(
            each,
            [shown_of(one) for one in each.measured],
            {period: edition["number"] for period, edition in newest[each.pk].items()},
            corrections_of(newest[each.pk], corrected),
            [time_of(each, one) for one in each.times],
            {period: edition["number"] for period, edition in newest_of(each.down).items()},
        )
        for each in rows
    ]


def scorecards_of(councils: Collection[Council]) -> QuerySet[Scorecard]:
    """Each with its measures, its editions that stand and its set times, as JSON."""
    place = CollectedIndicator.objects.filter(council=OuterRef("council"), indicator=OuterRef("indicator"))
    section = JSONObject(pk="collection", frequency="collection__frequency", first="collection__first_period")
    measure = JSONObject(
        indicator="indicator",
        frequency="indicator__frequency",
        ends="indicator__last_day",
        first_day="first_day",
        last_day="last_day",
        section=Subquery(place.values(found=section)[:1]),
    )
    shown = SectionIndicator.objects.filter(section__scorecard=OuterRef("pk")).order_by("pk")
    edition = JSONObject(
        pk="pk",
        start="start",
        frequency="frequency",
        number="number",
        newest=newest_edition("number"),
        newest_pk=newest_edition("pk"),
        corrected=Exists(corrected_figures()),
        begun=next_begun(),
    )
    editions = Edition.objects.filter(scorecard=OuterRef("pk")).order_by("number")
    down = editions.filter(Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("pk"))))
    return Scorecard.objects.filter(council__in=councils).annotate(
        measured=KeysOf(shown.values(key=measure)),
        published=KeysOf(editions.standing().values(key=edition)),
        times=times_within(OuterRef("pk")),
        down=KeysOf(down.values(key=JSONObject(start="start", frequency="frequency", number="number"))),
    )


OF_DRAFT = {name: OuterRef(name) for name in ("council", "scorecard", "frequency", "start")}


def newest_edition(column: str) -> Subquery:
    """Of an edition: of the greatest number of its period, whether or not that one stands."""
    return Subquery(Edition.objects.filter(**OF_DRAFT).order_by("-number").values(column)[:1])


def next_begun() -> Exists:
    """Of an edition: whether somebody has said what a later one corrects that was never published, or has checked it.
    Neither can be done while readers would see no change."""
    published = Edition.objects.filter(number=OuterRef("number"), **OF_DRAFT)
    steps = DraftStep.objects.filter(Q(kind=DraftStep.Kind.CHECKED) | Q(line=CORRECTS), **OF_DRAFT)
    return Exists(steps.filter(~Exists(published), number__gt=OuterRef("number")))


def shown_of(found: str | dict) -> Shown:
    each = unpacked(found)
    ends, first_day, last_day = (
        date.fromisoformat(each[name]) if each[name] else None for name in ("ends", "first_day", "last_day")
    )
    section = each["section"] and unpacked(each["section"])
    return Shown(each["indicator"], each["frequency"], ends, first_day, last_day, section)


def newest_of(found: Iterable[str | dict]) -> dict[Period, dict]:
    """By period the edition of the greatest number."""
    return {
        Period(date.fromisoformat(each["start"]), Frequency(each["frequency"])): each
        for each in sorted(map(unpacked, found), key=lambda each: each["number"])
    }


def corrections_of(newest: Mapping[Period, dict], corrected: Set[int]) -> dict[Period, Correction]:
    """Of the newest editions that stand those that are to be corrected; `corrected` are keys of editions whose figures
    were. Of one that was withdrawn after it too: else the draft says what was withdrawn."""
    figures = {period: {each["pk"], each["newest_pk"]} <= corrected for period, each in newest.items()}
    return {
        period: Correction(each["number"], each["newest"] + 1, figures[period])
        for period, each in newest.items()
        if each["begun"] or figures[period]
    }


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
