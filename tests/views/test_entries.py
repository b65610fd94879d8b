"""Figures typed by people: kept as typed, changed only by somebody who saw them, recorded when somebody else approves."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from indicators.actions import SourceFacts, record_figures
from indicators.collection.cells import CellKey, Typed
from indicators.collection.entry_actions import discard_entries, save_entries
from indicators.collection.querysets import read_section
from indicators.collection.submission_actions import (
    approve_section,
    return_section,
    submit_section,
    take_back,
)
from indicators.intake.rows import FigureRow
from indicators.models import Commentary, Entry, Figure, Submission, SubmissionEvent
from indicators.periods import Frequency, quarter_of
from tests.factories import (
    CategoryFactory,
    CollectedIndicatorFactory,
    CollectionFactory,
    CouncilFactory,
    EntryFactory,
    FigureFactory,
    IndicatorFactory,
    TargetFactory,
    UserFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db

QUARTER = quarter_of(2018, 2)
EMPTY = Typed().digest


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

    def approved(self, numerator="8"):
        """All cells typed and approved."""
        self.type({key: share(numerator) for key in self.keys})
        self.submit()
        self.approve()
        return self


def share(numerator="8", denominator="100", **rest) -> Typed:
    return Typed(numerator=numerator, denominator=denominator, **rest)


@pytest.fixture
def section():
    return Section()


def test_typed_figures_become_figures_when_somebody_else_approves_them(section):
    first, second, third = section.keys
    section.type({first: share(commentary="Fewer moves."), second: Typed(symbol="x", note="System down")})
    section.type({third: Typed(value="7,5 %", status="provisional")})
    section.submit()
    assert section.submission.state == "submitted" and not Figure.objects.exists()
    done = section.approve()
    assert (done.added, done.changed) == (3, 0)
    figure = Figure.objects.get(indicator=first.indicator)
    assert (figure.numerator, figure.denominator, figure.value) == (8, 100, 8)
    assert (figure.created_by, figure.source.by) == (section.officer, section.officer)
    assert (figure.source.kind, figure.source.approved_by) == ("typed", section.head)
    assert figure.source.submission == section.submission and section.submission.state == "approved"
    assert Figure.objects.get(indicator=second.indicator).symbol == "x"
    last = Figure.objects.get(indicator=third.indicator)
    assert (last.value, last.status) == (7.5, "provisional")
    assert not Entry.objects.exists()
    commentary = Commentary.objects.get()
    assert (commentary.text, commentary.author_role) == ("Fewer moves.", "Performance officer")
    assert commentary.approved.startswith("Head of service, ")
