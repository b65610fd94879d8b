"""A section of a council with figures before it, for the tests of pages on which figures are typed."""

from datetime import date

from accounts.models import Council, User
from indicators.amounts.cells import Typed
from indicators.models import Breakdown, Category, Indicator
from indicators.terms.periods import quarter_of
from indicators.terms.vocabulary import Polarity, Unit
from tests.factories import BreakdownFactory, CategoryFactory, CouncilFactory
from tests.sections import Section

QUARTER = quarter_of(2025, 4)


class SectionUnderTest(Section):
    """Stable homes of Exampleton, Quarter 4 2025/26, whose indicators and figures are typed one by one."""

    def __init__(self, council: Council | None = None) -> None:
        council = council or CouncilFactory(slug="exampleton", name="Exampleton")
        first = date(2018, 7, 1)
        super().__init__(QUARTER, council, slug="stable-homes", title="Stable homes", first_period=first)

    def add_count(self, title: str, **fields) -> Indicator:
        return self.add(
            title, unit=Unit.COUNT, denominator="", polarity=Polarity.NONE, counts_children=False, **fields
        )

    def split(self, indicator: Indicator, *labels: str, title: str = "By age", kind: str = "breakdown"):
        """Categories of the indicator, in order."""
        breakdown: Breakdown = BreakdownFactory(indicator=indicator, title=title, kind=kind)
        return [CategoryFactory(breakdown=breakdown, label=label) for label in labels]

    def type(self, indicator: Indicator, by: User | None = None, category=None, **typed: str) -> Typed:
        """Save what a person typed, as if they had been shown what stands there."""
        kept = Typed(**typed)
        self.save({self.key(indicator, category): kept}, by=by)
        return kept

    def typed(self, indicator: Indicator, category: Category | None = None) -> Typed:
        """What stands typed in the cell now."""
        cells = self.reading.cells
        return next(cell.typed for cell in cells if cell.key == self.key(indicator, category))
