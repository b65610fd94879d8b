"""Which sections of the collection calendar stop a scorecard's publishing. Pure.

Those that were begun and are not approved, and those never begun of which a figure that the scorecard shows is not
recorded: what came by file or from another system needs no section (decision 38).
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from indicators.collection.progress.progress import SectionSchedule, is_finished
from indicators.terms.periods import Period


class Section(NamedTuple):
    """A section of the calendar with figures of the scorecard that is not finished.

    `corrects` says that figures which stand in the draft are being corrected: what was approved before, or history
    from before the calendar's first period. `owners` are those who may enter its figures.
    """

    slug: str
    title: str
    state: str  # of the submission, "" where nobody began
    corrects: bool
    owners: tuple[str, ...]

    @property
    def stops(self) -> bool:
        return not self.corrects


class Begun(NamedTuple):
    """How far a section of a period is: the state of its submission, "" where nothing stands in it."""

    state: str
    round: int


NOT_BEGUN = Begun("", 1)


@dataclass(frozen=True)
class Collected:
    """A section of the calendar. `shown` are its indicators, by primary key, that a scorecard shows."""

    slug: str
    title: str
    owners: tuple[str, ...]
    schedule: SectionSchedule
    shown: frozenset[int]

    def of_period(self, shown: Set[int]) -> "Collected":
        """With those alone of which a period has one figure: what is counted once a year, or by the month, is asked
        for by the checklist, measure by measure."""
        found = self.shown & shown
        indicators = [
            (key, frequency)
            for key, frequency in self.schedule.indicators
            if key in found and frequency is self.schedule.first.frequency
        ]
        return replace(self, shown=found, schedule=replace(self.schedule, indicators=indicators))


def collected_in(
    calendar: Iterable[Collected],
    shown: Set[int],
    period: Period,
    begun: Mapping[tuple[int, Period], Begun],
) -> list[Collected]:
    """The sections that are collected in the period, or were begun for it to correct its history, and hold any of what
    a scorecard shows (primary keys); `begun` by section and period."""
    return [
        each.of_period(shown)
        for each in calendar
        if each.shown & shown and (each.schedule.is_collected(period) or (each.schedule.id, period) in begun)
    ]


def open_sections_of(
    collected: Iterable[Collected],
    period: Period,
    begun: Mapping[tuple[int, Period], Begun],
    recorded: Set[tuple[int, Period]],
) -> list[Section]:
    """Of sections from `collected_in`; `begun` by section and period, `recorded` as indicator and period."""
    found = []
    for each in collected:
        state, turn = begun.get((each.schedule.id, period), NOT_BEGUN)
        if not is_finished(each.schedule, period, state, recorded):
            corrects = turn > 1 or not each.schedule.is_collected(period)
            found.append(Section(each.slug, each.title, state, corrects, each.owners))
    return found
