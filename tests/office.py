"""A council with a collection calendar, for the tests of its pages and reminders."""

from datetime import date

from accounts.models import Council
from accounts.roles import Role
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.approval.actions import approve_section, submit_section
from indicators.collection.entry.actions import save_entries
from indicators.models import CalendarSection, Indicator
from indicators.terms.periods import Period, quarter_of
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    CouncilFactory,
    IndicatorFactory,
    user_with_role,
)

Q4 = quarter_of(2025, 4)
TODAY = date(2026, 4, 15)


class Office:
    """A council that collects from Quarter 4 2025/26 on, due on 17 April, with an officer and an approver."""

    def __init__(self, slug: str = "county-example", **council) -> None:
        name = f"{slug.replace('-', ' ').title()} Council"
        self.council: Council = CouncilFactory(slug=slug, name=name, **council)
        self.officer = user_with_role(self.council, Role.PERFORMANCE_OFFICER, name="Performance Manager")
        self.approver = user_with_role(self.council, Role.APPROVER, name="Head of Service")

    def section(self, title: str, indicators: int = 2, owners=(), **facts) -> CalendarSection:
        facts = {"slug": title.lower().replace(" ", "-"), "first_period": Q4.start, **facts}
        collection = CalendarSectionFactory(council=self.council, title=title, **facts)
        for number in range(indicators):
            indicator = IndicatorFactory(title=f"{title} {number + 1}", counts_children=False)
            CollectedIndicatorFactory(collection=collection, indicator=indicator, order=number)
        collection.owners.set(owners)
        return collection

    def indicators(self, collection: CalendarSection) -> list[Indicator]:
        return list(collection.indicators.order_by("title"))

    def type(self, collection: CalendarSection, *numbers: str, period: Period = Q4, by=None) -> None:
        """One for each indicator in their order: "8 100" is 8 out of 100, "p note" a promise, "" nothing."""
        typed = {}
        for indicator, words in zip(self.indicators(collection), numbers, strict=False):
            if not words:
                continue
            first, _, second = words.partition(" ")
            facts = {"symbol": "p", "note": second} if first == "p" else {}
            typed[CellKey(indicator.pk, None, period)] = (
                Typed(**facts) if facts else Typed(numerator=first, denominator=second)
            )
        save_entries(
            collection=collection,
            period=period,
            typed=typed,
            shown=dict.fromkeys(typed, Typed().digest),
            by=by or self.officer,
        )

    def submit(self, collection: CalendarSection, *numbers: str, period: Period = Q4):
        self.type(collection, *(numbers or ("8 100",) * len(self.indicators(collection))), period=period)
        return submit_section(collection=collection, period=period, by=self.officer)

    def approve(self, collection: CalendarSection, *numbers: str, period: Period = Q4):
        submission = self.submit(collection, *numbers, period=period)
        approve_section(submission=submission, by=self.approver)
        return submission
