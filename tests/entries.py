"""A section of a council with figures before it, for the tests of pages on which figures are typed."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from accounts.models import Council, User
from accounts.roles import Role
from indicators.collection.cells import CellKey, Typed
from indicators.collection.entry_actions import save_entries
from indicators.collection.querysets import read_section
from indicators.models import Breakdown, Category, Collection, Indicator
from indicators.periods import Frequency, Period
from indicators.vocabulary import Polarity, Unit
from tests.factories import (
    BreakdownFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    CollectionFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SourceFactory,
    user_with_role,
)

QUARTER = Period(date(2026, 1, 1), Frequency.QUARTER)


@dataclass
class SectionUnderTest:
    """Stable homes, Quarter 4 2025/26: by default 3 or more placements, and new foster homes, a count."""

    council: Council = field(default_factory=lambda: CouncilFactory(slug="exampleton", name="Exampleton"))

    def __post_init__(self) -> None:
        self.collection: Collection = CollectionFactory(
            council=self.council, slug="stable-homes", title="Stable homes", first_period=date(2018, 7, 1)
        )
        self.officer: User = user_with_role(
            self.council, Role.PERFORMANCE_OFFICER, name="A performance officer", password="x" * 12
        )
        self.source = SourceFactory(council=self.council)

    def add(self, title: str, **fields) -> Indicator:
        indicator = IndicatorFactory(title=title, **fields)
        CollectedIndicatorFactory(collection=self.collection, indicator=indicator)
        return indicator

    def add_count(self, title: str, **fields) -> Indicator:
        return self.add(
            title, unit=Unit.COUNT, denominator="", polarity=Polarity.NONE, counts_children=False, **fields
        )

    def split(self, indicator: Indicator, *labels: str, title: str = "By age", kind: str = "breakdown"):
        """Categories of the indicator, in order."""
        breakdown: Breakdown = BreakdownFactory(indicator=indicator, title=title, kind=kind)
        return [CategoryFactory(breakdown=breakdown, label=label) for label in labels]

    def record(
        self, indicator: Indicator, numerator: float, denominator: float, quarters_ago: int = 1, category=None
    ):
        """A recorded figure of an earlier quarter, or with 0 of this one."""
        return FigureFactory(
            council=self.council,
            indicator=indicator,
            category=category,
            source=self.source,
            start=QUARTER.shift(-quarters_ago).start,
            numerator=numerator,
            denominator=denominator,
            value=numerator / denominator * 100,
        )

    def key(self, indicator: Indicator, category: Category | None = None) -> CellKey:
        return CellKey(indicator.pk, category.pk if category else None, QUARTER)

    def type(self, indicator: Indicator, by: User | None = None, category=None, **typed: str) -> Typed:
        """Save what a person typed, as if they had been shown what stands there."""
        key = self.key(indicator, category)
        before = self.typed(indicator, category)
        kept = Typed(**typed)
        save_entries(
            collection=self.collection,
            period=QUARTER,
            typed={key: kept},
            shown={key: before.digest},
            by=by or self.officer,
        )
        return kept

    def typed(self, indicator: Indicator, category: Category | None = None) -> Typed:
        """What stands typed in the cell now."""
        section = read_section(self.collection, QUARTER).section
        return next(cell.typed for cell in section.cells if cell.key == self.key(indicator, category))

    def address(self, name: str = "indicators:entry") -> str:
        return reverse(name, args=[self.council.slug, "2025-26", "q4", self.collection.slug])
