"""Sections that officers fill, submit and have approved, in a line each."""

from collections.abc import Mapping
from functools import cached_property

from django.urls import reverse

from accounts.models import Council, User
from accounts.roles import Role
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.approval.actions import (
    approve_section,
    return_section,
    submit_section,
    take_back,
)
from indicators.collection.entry.actions import Saved, discard_entries, save_entries
from indicators.collection.sections.querysets import SectionReading, read_section
from indicators.models import CalendarSection, Category, Figure, Indicator, Source, Submission
from indicators.terms.periods import Period, quarter_of
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SourceFactory,
    user_with_role,
)

QUARTER = quarter_of(2018, 2)


class Section:
    """A section of a council in one period, without indicators yet, with an officer and an approver."""

    def __init__(self, period: Period = QUARTER, council: Council | None = None, **fields) -> None:
        self.period = period
        self.council: Council = council or CouncilFactory()
        self.collection: CalendarSection = CalendarSectionFactory(council=self.council, **fields)
        self.officer: User = self.person(Role.PERFORMANCE_OFFICER, "A performance officer")
        self.approver: User = self.person(Role.APPROVER, "The head of service")

    @cached_property
    def source(self) -> Source:
        """Of the figures that were recorded before; none where there are none."""
        return SourceFactory(council=self.council)

    def person(self, role: Role, name: str) -> User:
        return user_with_role(self.council, role, name=name, password="x" * 12)

    def add(self, title: str = "", **fields) -> Indicator:
        indicator = IndicatorFactory(**({"title": title} if title else {}), **fields)
        CollectedIndicatorFactory(collection=self.collection, indicator=indicator)
        return indicator

    def record(
        self,
        indicator: Indicator,
        numerator: float,
        denominator: float,
        quarters_ago: int = 1,
        category: Category | None = None,
    ) -> Figure:
        """A recorded figure of an earlier quarter, or with 0 of this one."""
        return FigureFactory(
            council=self.council,
            indicator=indicator,
            category=category,
            source=self.source,
            start=self.period.shift(-quarters_ago).start,
            numerator=numerator,
            denominator=denominator,
            value=numerator / denominator * 100,
        )

    def key(self, indicator: Indicator, category: Category | None = None) -> CellKey:
        return CellKey(indicator.pk, category.pk if category else None, self.period)

    @property
    def reading(self) -> SectionReading:
        return read_section(self.collection, self.period)

    @property
    def submission(self) -> Submission:
        return Submission.objects.get(collection=self.collection)

    def shown(self) -> dict[CellKey, str]:
        """What its page shows now, as digests."""
        return {cell.key: cell.typed.digest for cell in self.reading.cells}

    def save(
        self,
        typed: Mapping[CellKey, Typed],
        shown: Mapping[CellKey, str] | None = None,
        by: User | None = None,
    ) -> Saved:
        """What an officer typed into the page as it stands, or as it was `shown` before."""
        return save_entries(
            collection=self.collection,
            period=self.period,
            typed=typed,
            shown=self.shown() if shown is None else shown,
            by=by or self.officer,
        )

    def discard(self, *keys: CellKey) -> tuple[CellKey, ...]:
        return discard_entries(collection=self.collection, period=self.period, keys=keys, by=self.officer)

    def submit(self, by: User | None = None) -> Submission:
        return submit_section(collection=self.collection, period=self.period, by=by or self.officer)

    def take_back(self, by: User | None = None) -> None:
        take_back(submission=self.submission, by=by or self.officer)

    def approve(self, by: User | None = None):
        return approve_section(submission=self.submission, by=by or self.approver)

    def send_back(self, remarks: str, rows: Mapping[str, str] | None = None):
        return return_section(
            submission=self.submission, remarks=remarks, row_remarks=dict(rows or {}), by=self.approver
        )

    def address(self, name: str = "indicators:entry") -> str:
        period = self.period
        return reverse(name, args=[self.council.slug, period, self.collection.slug])


class Percentages(Section):
    """Three percentages in Quarter 2 2018/19, which a second officer types, too."""

    def __init__(self, indicators: int = 3) -> None:
        super().__init__()
        self.colleague: User = self.person(Role.PERFORMANCE_OFFICER, "Second officer")
        self.indicators = [self.add() for _ in range(indicators)]
        self.keys = [self.key(indicator) for indicator in self.indicators]

    def approved(self, numerator: str = "8") -> "Percentages":
        """All cells typed and approved."""
        self.save({key: share(numerator) for key in self.keys})
        self.submit()
        self.approve()
        return self


def share(numerator: str = "8", denominator: str = "100", **rest: str) -> Typed:
    return Typed(numerator=numerator, denominator=denominator, **rest)
