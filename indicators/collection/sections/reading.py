"""A section of one period as pages, checks and approval read it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from indicators.amounts.cells import CellKey
from indicators.checks.facts import Section
from indicators.models import Collection, Entry, Submission, SubmissionEvent
from indicators.terms.periods import Period


@dataclass(frozen=True)
class SectionReading:
    """`locked` cells are recorded and have no entry: a change of them is a correction. `section` shows them as typed.

    `targets` holds value and tolerance by the indicator's primary key; `remarks` what the last return said of rows,
    by the row's key, while the section is still on its way; `last_event` is the newest of all rounds.
    """

    collection: Collection
    period: Period
    submission: Submission | None
    section: Section
    entries: Mapping[CellKey, Entry]
    locked: Set[CellKey]
    targets: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    last_event: SubmissionEvent | None = None
    last_return: SubmissionEvent | None = None

    @property
    def saved_by(self) -> list[int | None]:
        """Who saved each entry last, by primary key; None for another system."""
        return [entry.saved_by_id for entry in self.entries.values()]
