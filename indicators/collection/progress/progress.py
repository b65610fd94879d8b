"""How far a section of a period is, and which period to work on. Pure.

A figure counts as entered where there is a number or the reason why there is none, typed or recorded.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from indicators.collection.sections.periods_within import due_on, goes_on_in, periods_within
from indicators.terms.periods import Frequency, Period

MOST_PERIODS = 8  # of work left undone; earlier periods are reached by their links


class Progress(StrEnum):
    NOT_BEGUN = "Not begun"
    DRAFT = "Draft"
    CORRECTION = "Correction open"
    RETURNED = "Returned"
    SUBMITTED = "Waits for approval"
    APPROVED = "Approved"
    RECORDED = "Recorded"


FINISHED = frozenset({Progress.APPROVED, Progress.RECORDED})
# Handed in once: what is open is a correction, and all its figures stand.
DONE = FINISHED | {Progress.CORRECTION}
MARKS = {
    Progress.NOT_BEGUN: "none",
    Progress.DRAFT: "none",
    Progress.CORRECTION: "query",
    Progress.RETURNED: "missed",
    Progress.SUBMITTED: "close",
    Progress.APPROVED: "tick",
    Progress.RECORDED: "tick",
}


@dataclass(frozen=True)
class SectionSchedule:
    """What is collected together: `indicators` are primary keys with their frequencies, `last_days` those that end."""

    id: int
    first: Period
    days_after: int
    indicators: Sequence[tuple[int, Frequency]]
    last_days: Mapping[int, date] = field(default_factory=dict)

    def is_collected(self, period: Period) -> bool:
        return period.frequency is self.first.frequency and period.start >= self.first.start

    def due(self, period: Period) -> date:
        return due_on(period, self.days_after)

    def totals(self, period: Period) -> Iterable[tuple[int, Period]]:
        """The indicators' totals that belong to the period, as indicator and period."""
        for indicator, frequency in self.indicators:
            for one in goes_on_in(periods_within(frequency, period), self.last_days.get(indicator)):
                yield indicator, one


# By the state of a section's submission; a draft may have nothing in it yet.
BY_STATE = {
    "draft": Progress.DRAFT,
    "submitted": Progress.SUBMITTED,
    "returned": Progress.RETURNED,
    "approved": Progress.APPROVED,
}


def progress_of(state: str, entries: int, recorded: int, cells: int, *, again: bool = False) -> Progress:
    """`state` is the submission's, "" without one; `entries` and `recorded` count cells. `again`: it was approved
    before."""
    if state not in ("", "draft"):
        return BY_STATE[state]
    if entries:
        return Progress.CORRECTION if again or recorded == cells else Progress.DRAFT
    return Progress.RECORDED if cells and recorded == cells else Progress.NOT_BEGUN


def ended_periods(sections: Iterable[SectionSchedule], today: date) -> list[Period]:
    """The last periods that have ended and are collected in any section, oldest first."""
    found: set[Period] = set()
    for section in sections:
        period = Period.of(today, section.first.frequency).previous()
        for _ in range(MOST_PERIODS):
            if not section.is_collected(period):
                break
            found.add(period)
            period = period.previous()
    return sorted(found)


def oldest_open(
    sections: Collection[SectionSchedule],
    periods: Sequence[Period],
    states: dict[tuple[int, Period], str],
    recorded: Set[tuple[int, Period]],
) -> Period | None:
    """The first of `periods` in which a section is not finished; None where all are."""
    for period in periods:
        for section in sections:
            collected = section.is_collected(period) and section.indicators
            state = states.get((section.id, period), "")
            if collected and not is_finished(section, period, state, recorded):
                return period
    return None


def starts_lately(today: date) -> set[date]:
    """First days of the periods in which work may be left undone: the running ones and those that ended last, of every
    frequency that is collected, and the months in the quarters among them."""
    starts = {month.start for month in _last(Frequency.MONTH, today, 3 * (MOST_PERIODS + 1))}
    for frequency in Frequency:
        if frequency is not Frequency.WEEK:  # which machines and files send alone
            starts |= {period.start for period in _last(frequency, today, MOST_PERIODS + 1)}
    return starts


def _last(frequency: Frequency, today: date, number: int) -> list[Period]:
    running = Period.of(today, frequency)
    return [running.shift(-back) for back in range(number)]


def is_finished(
    section: SectionSchedule, period: Period, state: str, recorded: Set[tuple[int, Period]]
) -> bool:
    """Approved; or nobody began with it and its totals all stand recorded, from a file or another system."""
    return state == "approved" or (not state and all(each in recorded for each in section.totals(period)))
