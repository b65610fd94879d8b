"""A month's briefing: officers draft it, readers see what was published, a month without a figure is a gap."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import html

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from indicators.terms.periods import month_of, quarter_of
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.briefings.gaps import gap_words
from scorecards.briefings.months.actions import publish_briefing
from scorecards.briefings.months.presenters import months_listed
from scorecards.briefings.months.querysets import assemble_briefing
from scorecards.editions.actions import publish_edition
from scorecards.models import Briefing
from scorecards.payload import rows_of
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SourceFactory,
    SummaryFactory,
    user_with_role,
)
from tests.queries import assert_same_queries

Q3, NOVEMBER, DECEMBER = quarter_of(2025, 3), month_of(2025, 11), month_of(2025, 12)


class Council:
    """A council that reports children who started in care by the quarter and by the month: 12, 13 and 20 of 45."""

    def __init__(self):
        self.council = CouncilFactory(public_access=True)
        self.scorecard = ScorecardFactory(council=self.council, slug="panel")
        self.section = SectionFactory(scorecard=self.scorecard)
        self.source = SourceFactory(council=self.council)
        self.started = self.add("Children starting in care")
        for month, count in zip((10, 11, 12), (12, 13, 20), strict=True):
            self.report(self.started, month_of(2025, month), count)
        self.report(self.started, month_of(2024, 11), 31)
        self.report(self.started, Q3, 45)
        self.base = f"/{self.council.slug}/panel/briefings/"

    def add(self, title: str, **fields):
        values = {"unit": "count", "polarity": "none", "basis": "in period", "frequency": "quarter", **fields}
        indicator = IndicatorFactory(title=title, **values)
        SectionIndicatorFactory(section=self.section, indicator=indicator)
        return indicator

    def report(self, indicator, period, count):
        return FigureFactory(
            council=self.council,
            indicator=indicator,
            source=self.source,
            frequency=period.frequency,
            start=period.start,
            value=count,
            numerator=count,
            denominator=None,
        )

    def publish(self, month=NOVEMBER, **more) -> Briefing:
        return publish_briefing(scorecard=self.scorecard, period=month, by=None, **more)

    def client(self, *roles: Role) -> Client:
        client = Client()
        if roles:
            client.force_login(user_with_role(self.council, *roles))
        return client

    def page(self, path: str, *roles: Role) -> str:
        answer = self.client(*roles).get(f"{self.base}{path}")
        assert answer.status_code == 200, answer.status_code
        return " ".join(" ".join(html.fromstring(answer.content).find(".//main").itertext()).split())

    def months(self, month=DECEMBER, *, suppress=True) -> dict[str, str]:
        """Of the first measure, as its row shows them: by the month's short name."""
        payload = assemble_briefing(scorecard=self.scorecard, period=month, suppress=suppress)
        return {cell["label"]: cell["display"] for cell in payload["rows"][0]["series"]}


@pytest.fixture
def council(db):
    return Council()


def test_readers_see_a_month_once_it_is_published_and_as_it_was_then(council):
    public = council.client()
    assert public.get(f"{council.base}2025-26/november/").status_code == 404
    assert public.get(f"{council.base}2025-26/november/draft/").status_code == 302  # to sign in
    assert council.client(Role.MEMBER).get(f"{council.base}2025-26/november/draft/").status_code == 403
    SummaryFactory(
        scorecard=council.scorecard,
        council=council.council,
        frequency="month",
        start=NOVEMBER.start,
        text="More came.",
    )
    assert "13" in council.page("2025-26/november/draft/", Role.PERFORMANCE_OFFICER)
    draft = council.page("2025-26/november/draft/", Role.APPROVER)
    assert "Publish briefing 1" in draft
    council.client(Role.APPROVER).post(f"{council.base}2025-26/november/publish/")
    council.report(council.add("Reported later"), NOVEMBER, 50)
    page = council.page("2025-26/november/")
    assert "November 2025 13" in page and "October 2025 12" in page and "November 2024 31" in page
    assert "More came." in page and "Reported later" not in page
    again, words = f"{council.base}2025-26/november/publish/", {"correction": "Kayleigh was counted twice."}
    asked = council.client(Role.APPROVER).post(again, words)
    assert "“Kayleigh” looks like" in asked.text and "as_it_stands" in asked.text
    assert "Kayleigh" not in council.page("2025-26/november/"), "it is asked before it is published"
    council.client(Role.APPROVER).post(again, {**words, "as_it_stands": "on"})
    assert "Kayleigh" in council.page("2025-26/november/")


def test_the_quarter_beside_it_is_one_that_is_published(council):
    assert "None published" in council.page("2025-26/december/draft/", Role.PERFORMANCE_OFFICER)
    publish_edition(scorecard=council.scorecard, period=Q3, by=None)
    page = council.page("2025-26/december/draft/", Role.PERFORMANCE_OFFICER)
    assert "By the quarter 45 Q3 25/26" in page
    assert "published scorecard of quarter 3 2025/26, edition 1" in page


def test_a_month_that_nobody_reported_is_a_gap_and_no_zero(council):
    page = council.page("2025-26/december/draft/", Role.PERFORMANCE_OFFICER)
    assert "No figure for January 2025, February 2025" in page
    assert gap_words(["August 2025"]) == "No figure for August 2025: a gap, and not zero."
    assert gap_words([]) == ""


def test_a_briefing_never_changes_and_a_correction_says_what_it_corrects(council):
    first = council.publish()
    with pytest.raises(NotAllowed, match="already published"):
        council.publish()
    second = council.publish(correction="Two children were counted twice")
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(ValidationError):
        first.save()
    assert AuditEntry.objects.filter(verb="published a briefing").count() == 2
    assert "There is a newer one" in council.page("2025-26/november/number-1/")
    assert "It corrects the one before: Two children were counted twice" in council.page("2025-26/november/")
    with pytest.raises(NotAllowed, match="no figure yet for May 2024"):
        council.publish(month_of(2024, 5))


def test_months_between_briefings_without_one_are_named(council):
    council.publish(month_of(2025, 10))
    council.publish(DECEMBER)
    assert "November 2025 No briefing was published" in council.page("")
    listed = months_listed(Briefing.objects.order_by("-start", "-number"), council.council.slug)
    assert [month["label"] for month in listed] == ["December 2025", "November 2025", "October 2025"]


def test_neither_months_nor_their_quarter_give_a_small_number_away(council):
    other = council.add("Children placed far away")
    council.section.entries.filter(indicator=council.started).delete()
    for month, count in zip((10, 11, 12), (12, 13, 3), strict=True):
        council.report(other, month_of(2025, month), count)
    assert council.months() == {"Oct 2025": "12", "Nov 2025": "13", "Dec 2025": "Hidden"}
    council.report(other, Q3, 28)  # less the others it would be 3
    hidden = {label for label, shown in council.months().items() if shown == "Hidden"}
    assert "Dec 2025" in hidden and len(hidden) == 2
    assert council.months(suppress=False)["Dec 2025"] == "3"
    payload = assemble(scorecard=council.scorecard, period=Q3, suppress=True, detail=False)
    assert [row["latest"]["display"] for row in rows_of(payload)] == ["Hidden"]


def test_figures_of_children_since_april_are_left_to_the_quarter(council):
    council.section.entries.all().delete()
    since = council.add("Children who went missing since April", basis="year to date")
    council.report(since, NOVEMBER, 40)
    assert assemble_briefing(scorecard=council.scorecard, period=NOVEMBER, suppress=True)["rows"] == []


def test_a_draft_costs_the_same_however_many_measures_it_has(council):
    def more():
        for number in range(4):
            council.report(council.add(f"Measure {number}"), NOVEMBER, 20 + number)

    client = council.client(Role.APPROVER)
    assert_same_queries(client, f"{council.base}2025-26/november/draft/", more)


def test_a_quarter_is_no_month_and_a_wrong_month_is_not_found(council):
    for path in ("2025-26/q3/", "2025-26/smarch/", "2025-26/november/number-9/", "2025-26/q3/draft/"):
        assert council.client(Role.APPROVER).get(f"{council.base}{path}").status_code == 404
