"""A section that officers fill, submit and have approved, in a line each."""

from accounts.roles import Role
from indicators.calendar import quarter_of
from indicators.collection.cells import CellKey, Typed
from indicators.collection.entry_actions import discard_entries, save_entries
from indicators.collection.querysets import read_section
from indicators.collection.submission_actions import (
    approve_section,
    return_section,
    submit_section,
)
from indicators.models import Submission
from tests.factories import CollectedIndicatorFactory, CollectionFactory, CouncilFactory, user_with_role

QUARTER = quarter_of(2018, 2)


class Section:
    """A section of three percentages in Quarter 2 2018/19, with an officer, a second officer, and an approver."""

    def __init__(self, indicators: int = 3):
        self.council = CouncilFactory()
        self.collection = CollectionFactory(council=self.council)
        self.indicators = [
            CollectedIndicatorFactory(collection=self.collection).indicator for _ in range(indicators)
        ]
        self.officer, self.colleague, self.head = (
            user_with_role(self.council, role, name=name)
            for role, name in (
                (Role.PERFORMANCE_OFFICER, "Performance officer"),
                (Role.PERFORMANCE_OFFICER, "Second officer"),
                (Role.APPROVER, "Head of service"),
            )
        )
        self.keys = [CellKey(indicator.pk, None, QUARTER) for indicator in self.indicators]

    @property
    def reading(self):
        return read_section(self.collection, QUARTER)

    @property
    def submission(self) -> Submission:
        return Submission.objects.get(collection=self.collection)

    def shown(self) -> dict[CellKey, str]:
        return {cell.key: cell.typed.digest for cell in self.reading.section.cells}

    def type(self, typed, shown=None, by=None):
        return save_entries(
            collection=self.collection,
            period=QUARTER,
            typed=typed,
            shown=self.shown() if shown is None else shown,
            by=by or self.officer,
        )

    def submit(self, by=None):
        return submit_section(collection=self.collection, period=QUARTER, by=by or self.officer)

    def approve(self, by=None):
        return approve_section(submission=self.submission, by=by or self.head)

    def send_back(self, remarks, rows=None):
        return return_section(
            submission=self.submission, remarks=remarks, row_remarks=rows or {}, by=self.head
        )

    def discard(self, *keys):
        return discard_entries(collection=self.collection, period=QUARTER, keys=keys, by=self.officer)

    def approved(self, numerator="8"):
        """All cells typed and approved."""
        self.type({key: share(numerator) for key in self.keys})
        self.submit()
        self.approve()
        return self


def share(numerator="8", denominator="100", **rest) -> Typed:
    return Typed(numerator=numerator, denominator=denominator, **rest)
