"""Reads the worklist: a fixed number of queries, whatever the number of sections and indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Council
from indicators.checks.facts import Severity
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.progress.progress import Progress, ended_periods, oldest_open, progress_of
from indicators.collection.progress.querysets import (
    begun_in,
    recorded_totals,
    section_of,
    state_of,
    submissions_of,
)
from indicators.collection.sections.querysets import SectionReading, check_settings, read_sections
from indicators.collection.sections.standing import in_the_way, standing_findings
from indicators.intake.systems.querysets import LastSent, last_sent
from indicators.models import Collection
from indicators.terms.periods import Frequency, Period
from indicators.worklist.promises import Promise, promises_of


@dataclass(frozen=True)
class SectionWork:
    """How far one section is. `errors` and `queries` still stand in the way of its submission."""

    collection: Collection
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
    calendar: Sequence[Collection]
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
        empty = {cell.key for cell in cells if not cell.typed.has_figure}
        in_way = in_the_way(reading.cells, findings, reading.locked)
        standing = [finding for finding in in_way if finding.key not in empty]
    errors = sum(finding.severity is Severity.ERROR for finding in standing)
    state = reading.submission.state if reading.submission else ""
    from_systems = [sent[cell.key.indicator] for cell in cells if sent and cell.key.indicator in sent]
    return SectionWork(
        collection=reading.collection,
        reading=reading,
        progress=progress_of(state, len(reading.entries), len(reading.locked), len(cells)),
        due=section_of(reading.collection).due(reading.period),
        entered=sum(cell.typed.has_figure for cell in cells),
        total=len(cells),
        errors=errors,
        queries=len(standing) - errors,
        sent=max(from_systems, key=lambda each: each.at, default=None),
    )
