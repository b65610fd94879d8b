"""A section that an officer types and a head of service approves, each in a browser of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.models import User
from indicators.models import Submission
from scorecards.editions.actions import publish_edition
from tests.entries import QUARTER, SectionUnderTest
from tests.factories import AreaFactory, ScorecardFactory, SectionFactory, SectionIndicatorFactory
from tests.journeys.conftest import TIMEOUT, Console

PLACEMENTS, STABLE, AWAY = (
    "3 or more placements",
    "Same placement for two years",
    "Placed more than 20 miles away",
)
ANSWER = "Twenty are right: the team moved in January."


class TwoPeople(SectionUnderTest):
    """Quarter 4 2025/26 of three percentages that were 8%, 68% and 17% before."""

    def __init__(self) -> None:
        super().__init__()
        self.head = self.approver
        self.placements, self.stable, self.away = (self.add(title) for title in (PLACEMENTS, STABLE, AWAY))
        self.record(self.placements, 46, 560)
        self.record(self.stable, 130, 190)
        self.record(self.away, 95, 560)

    def submitted(self) -> Submission:
        """8%, 10% for once, with the answer to the query about it, and 17%."""
        self.type(self.placements, numerator="47", denominator="566")
        self.type(self.stable, numerator="20", denominator="192", answer=ANSWER)
        self.type(self.away, numerator="101", denominator="566", note="Counted from the post codes.")
        return self.submit()

    def approved(self) -> Submission:
        self.submitted()
        self.approve()
        return self.submission

    def published(self) -> str:
        """Approved, and on a scorecard whose edition 1 is published: its address."""
        self.approved()
        AreaFactory(gss_code=self.council.gss_code)
        scorecard = ScorecardFactory(council=self.council, slug="panel", committee_name="The Panel")
        section = SectionFactory(scorecard=scorecard)
        for indicator in (self.placements, self.stable):
            SectionIndicatorFactory(section=section, indicator=indicator)
        self.panel = scorecard, QUARTER
        publish_edition(scorecard=scorecard, period=QUARTER, by=self.head)
        return f"/{self.council.slug}/panel/2025-26/q4/edition-1/"

    @property
    def approval_address(self) -> str:
        return self.address("indicators:approval")

    @property
    def worklist_address(self) -> str:
        return reverse("indicators:worklist_period", args=[self.council.slug, QUARTER])

    def cell_address(self, name: str = "indicators:cell") -> str:
        return reverse(name, args=[self.council.slug, str(self.key(self.placements))])


def row_of(page: Page, title: str) -> Locator:
    """The row of that indicator, in whichever table."""
    heading = page.get_by_role("rowheader").filter(has_text=title)
    return page.get_by_role("row").filter(has=heading)


def write_remark(page: Page, title: str, words: str) -> None:
    row = row_of(page, title)
    row.locator("summary", has_text="Remark").click()
    row.get_by_label("Remark on this figure").fill(words)


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


@contextmanager
def another_window(
    browser: Browser, arguments: dict, console: Console, user: User, sign_in: Callable
) -> Iterator[Page]:
    """A browser in which that person is signed in."""
    context = browser.new_context(**arguments)
    context.set_default_timeout(TIMEOUT)
    console.watch(context)
    page = context.new_page()
    sign_in(page, user)
    yield page
    context.close()
