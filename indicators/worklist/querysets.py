"""Reads the worklist, and figures that were promised: a fixed number of queries, whatever is collected."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from accounts.models import Council
from indicators.amounts.cells import CellKey, cell_name
from indicators.amounts.promises import expected_period
from indicators.checks.facts import Severity
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.cells.querysets import key_of
from indicators.collection.progress.progress import Progress, ended_periods, oldest_open, progress_of
from indicators.collection.progress.querysets import (
    OpenSection,
    begun_in,
    recorded_totals,
    section_of,
    state_of,
    submissions_of,
)
from indicators.collection.sections.querysets import SectionReading, check_settings, read_sections
from indicators.collection.sections.standing import in_the_way, standing_findings
from indicators.intake.systems.querysets import LastSent, last_sent
from indicators.models import CalendarSection, Entry, Figure
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Symbol

YEARS_BACK = 3


@dataclass(frozen=True)
class Promise:
    """`expected` is None where the note names no period. `corrected`: somebody is typing the figure already."""

    key: CellKey
    title: str
    note: str
    expected: Period | None
    corrected: bool = False

    def is_due(self, period: Period) -> bool:
        """In this period or an earlier one; without a period it is due always, so that it is not forgotten."""
        return self.expected is None or self.expected.end <= period.end


@dataclass(frozen=True)
class SectionWork:
    """How far one section is. `errors` and `queries` still stand in the way of its submission."""

    collection: CalendarSection
    reading: SectionReading
    progress: Progress
    due: date
    entered: int
    total: int
    errors: int
    queries: int
    sent: LastSent | None


@dataclass(frozen=True)
class WorklistReading:
    """`sections` are those collected in the period or typed into all the same; `calendar` has all of the council's."""

    period: Period
    calendar: Sequence[CalendarSection]
    sections: Sequence[SectionWork]
    promises: Sequence[Promise]


def period_to_work_on(council: Council, today: date) -> Period:
    """The oldest ended period in which something is not approved, otherwise the newest that ended."""
    sections = [section_of(each) for each in calendar_of(council)]
    periods = ended_periods(sections, today)
    if not periods:
        firsts = sorted({section.first for section in sections})
        newest = Period.of(today, Frequency.QUARTER).previous()
        return max(newest, firsts[0]) if firsts else newest
    states = {key: state_of(submission) for key, submission in submissions_of(council, periods).items()}
    recorded = recorded_totals(council, sections, periods)
    return oldest_open(sections, periods, states, recorded) or periods[-1]


def read_worklist(council: Council, period: Period) -> WorklistReading:
    calendar = calendar_of(council)
    begun = begun_in(council, period)
    collected = [each for each in calendar if section_of(each).is_collected(period) or each.pk in begun]
    readings = read_sections(collected, period)
    settings = check_settings(council) if readings else {}
    indicators = {each.indicator_id for collection in collected for each in collection.entries.all()}
    sent = last_sent(council, indicators) if indicators else {}
    works = [section_work(reading, settings, sent) for reading in readings]
    return WorklistReading(period, calendar, works, promises_of(council, period))


def begun_elsewhere(
    council: Council, calendar: Sequence[CalendarSection], period: Period, today: date
) -> list[OpenSection]:
    """Sections begun in periods that the worklist comes to neither by itself nor as `period`, oldest first. One query.

    That is what a file or another system opened, or somebody corrected, years back or before the calendar began.
    """
    sections = {each.pk: section_of(each) for each in calendar}
    firsts = {section.first.frequency for section in sections.values()}
    shown = {period, *ended_periods(sections.values(), today), *(Period.of(today, each) for each in firsts)}
    begun = {
        key: submission
        for key, submission in submissions_of(council, [], unfinished=True).items()
        if key[1] not in shown and state_of(submission)
    }
    return [
        OpenSection(each, where, sections[each.pk].due(where), begun[each.pk, where])
        for where in sorted({where for _, where in begun})
        for each in calendar
        if (each.pk, where) in begun
    ]


def section_work(
    reading: SectionReading, settings: Mapping, sent: Mapping[int, LastSent] | None = None
) -> SectionWork:
    """Checks look only at sections in which something is typed: what is recorded was let through before.

    A figure that is not entered yet is no error here: the count of those entered says it.
    """
    cells = reading.cells
    standing = []
    if reading.entries:
        findings = standing_findings(reading.cells, reading.locked, settings)
        empty = {cell.key for cell in cells if not cell.typed.says_figure}
        in_way = in_the_way(reading.cells, findings)
        standing = [finding for finding in in_way if finding.key not in empty]
    errors = sum(finding.severity is Severity.ERROR for finding in standing)
    state = reading.submission.state if reading.submission else ""
    again = reading.submission is not None and reading.submission.round > 1
    from_systems = [sent[cell.key.indicator] for cell in cells if sent and cell.key.indicator in sent]
    return SectionWork(
        collection=reading.collection,
        reading=reading,
        progress=progress_of(state, len(reading.entries), len(reading.locked), len(cells), again=again),
        due=section_of(reading.collection).due(reading.period),
        entered=sum(cell.entered for cell in cells),
        total=len(cells),
        errors=errors,
        queries=len(standing) - errors,
        sent=max(from_systems, key=lambda each: each.at, default=None),
    )


def promises_of(council: Council, period: Period) -> list[Promise]:
    """Of this period and the three years before, oldest first. One query."""
    return promises_in([council], period).get(council.pk, [])


def promises_in(councils: Collection[Council] | Collection[int], period: Period) -> dict[int, list[Promise]]:
    """The same of several, by primary key. One query for all of them."""
    since = date(period.start.year - YEARS_BACK, 1, 1)
    figures = (
        Figure.objects.current()
        .filter(council__in=councils, symbol=Symbol.PROMISED, start__gte=since, start__lte=period.end)
        .select_related("indicator", "category")
        .annotate(
            is_typed=Exists(Entry.objects.filter(replaces=OuterRef("pk")).exclude(symbol=Symbol.PROMISED))
        )
        .order_by("start", "indicator__title", "pk")
    )
    found: dict[int, list[Promise]] = {}
    for figure in figures:
        found.setdefault(figure.council_id, []).append(_promise(figure))
    return found


def _promise(figure: Figure) -> Promise:
    title = cell_name(figure.indicator.title, figure.category.label if figure.category else "")
    return Promise(
        key=key_of(figure),
        title=title,
        note=figure.note,
        expected=expected_period(figure.note),
        corrected=figure.is_typed,
    )
