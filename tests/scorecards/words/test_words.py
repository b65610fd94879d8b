"""Officers write the headline, the answers and the commentary of a quarter beside what its figures say by rule."""

import html
import re
from datetime import date

import pytest

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import Listing, Public, read_detail
from indicators.terms.periods import Frequency
from scorecards.editions.actions import publish_edition
from scorecards.models import Edition, Summary
from tests.factories import (
    CommentaryFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SummaryFactory,
    TargetFactory,
    user_with_role,
)
from tests.queries import assert_same_queries
from tests.scorecards.editions.test_scorecards import Q2

pytestmark = pytest.mark.django_db


class Desk:
    """A scorecard with two sections and three indicators, and an officer at the page of its words."""

    def __init__(self, client):
        self.scorecard = ScorecardFactory(slug="panel")
        self.council = self.scorecard.council
        self.homes = SectionFactory(
            scorecard=self.scorecard, slug="homes", question="Are homes stable?", order=1
        )
        self.health = SectionFactory(
            scorecard=self.scorecard, slug="health", question="Are they well?", order=2
        )
        self.moves = self.add(self.homes, "moves", "Moved often", 10)
        self.add(self.homes, "distance", "Far from home", 20)
        self.add(self.health, "dental-checks", "Dental checks", 80)
        TargetFactory(council=self.council, indicator=self.moves, value=9, tolerance=0)
        self.officer = user_with_role(self.council, Role.PERFORMANCE_OFFICER)
        self.client = client
        client.force_login(self.officer)
        self.draft = f"/{self.council.slug}/panel/2018-19/q2/draft/"
        self.address = f"{self.draft}words/"

    def add(self, section, code, title, numerator):
        indicator = IndicatorFactory(code=code, title=title)
        SectionIndicatorFactory(section=section, indicator=indicator)
        FigureFactory(
            council=self.council, indicator=indicator, numerator=numerator, value=numerator, denominator=100
        )
        return indicator

    def page(self):
        response = self.client.get(self.address)
        assert response.status_code == 200
        return html.unescape(response.content.decode())

    def send(self, write, text, **changed):
        """What a browser sends of the one text that is open."""
        form = self.client.get(self.address, {"write": write}).context["form"]
        seen = form["seen"].value()
        data = {"write": write, "seen": "" if seen is None else seen, "text": text, **changed}
        return self.client.post(self.address, data, follow=True)


@pytest.fixture
def desk(client):
    return Desk(client)


def test_who_reads_drafts_reads_the_words_and_officers_and_approvers_write_them(desk):
    for role in (Role.PERFORMANCE_OFFICER, Role.APPROVER):
        desk.client.force_login(user_with_role(desk.council, role))
        assert f'href="{desk.address}"' in desk.client.get(desk.draft).content.decode()
        assert "Saved: the headline." in desk.send("headline", f"Of the {role}.").content.decode()
    assert Summary.objects.count() == 2
    desk.client.force_login(user_with_role(desk.council, Role.MEMBER))
    assert desk.client.get(desk.address).status_code == 403


def test_what_is_written_is_shown_and_one_text_is_open(desk):
    """Commentary is read here and written at its figure; what needs attention without a word of why comes first."""
    before = {"council": desk.council, "indicator": desk.moves, "start": Q2.previous().start}
    FigureFactory(numerator=10, value=10, denominator=100, **before)  # missed twice: it needs attention
    page = desk.page()
    assert len(re.findall("<textarea", page)) == 1 and 'name="text"' in page  # nobody wrote a headline yet
    first = page[page.index("To write first") : page.index("headline-h")]
    assert re.findall(r">([^<]+)</a>", first) == ["Moved often"]
    said = "By rule: The one measure judged by a target missed it. Missed: Moved often."
    assert said in desk.client.get(opening(desk, "answer-homes")).content.decode()

    SummaryFactory(scorecard=desk.scorecard, text="Older headline.")
    SummaryFactory(scorecard=desk.scorecard, text="Fewer children moved.")
    SummaryFactory(scorecard=desk.scorecard, section=desk.homes, text="Not yet stable.")
    said = "More homes. " * 45
    CommentaryFactory(council=desk.council, indicator=desk.moves, text=said, author_role="Head of Care")
    few = desk.add(desk.homes, "few", "So few", 3)
    TargetFactory(council=desk.council, indicator=few, value=1)
    page = desk.page()
    assert "<textarea" not in page and "To write first" not in page
    assert "Fewer children moved." in page and "Older headline." not in page and "Not yet stable." in page
    assert said.strip() in page and "Head of Care" in page and "90 words, 80 are asked for" in page
    assert "Commentary: 1 of 3 measures" in page and "Moved often: 10%, the same as last time." in page
    assert "So few: too few children to show." in page  # what is said by rule tells nothing that is hidden
    assert f"/figures/cell/{desk.moves.pk}-0-2018-19-Q2/commentary/" in page
    assert desk.client.get(opening(desk, "answer-nothing")).status_code == 404


def opening(desk, slug: str) -> str:
    return f"{desk.address}?write={slug}"


def test_each_text_is_saved_by_itself_shows_on_the_draft_and_in_the_next_edition(desk):
    response = desk.send("headline", "Fewer children\r\nmoved.")
    assert response.redirect_chain == [(f"{desk.address}?write=none#headline", 302)]
    desk.send("answer-homes", "Homes are steadier.")
    page = desk.client.get(desk.draft).content.decode()
    assert "Fewer children\nmoved." in page and "Homes are steadier." in page
    edition = publish_edition(scorecard=desk.scorecard, period=Q2, by=None)
    assert edition.payload["headline"] == "Fewer children\nmoved."
    assert edition.payload["sections"][0]["answer"] == "Homes are steadier."
    desk.send("headline", "Changed afterwards.")
    assert Edition.objects.get(pk=edition.pk).payload["headline"] == "Fewer children\nmoved."
    assert "Edition 1 keeps its words" in desk.page()


def test_a_change_adds_a_text_keeps_the_one_before_and_the_trail_has_both(desk):
    desk.send("headline", "First.")
    assert "Nothing was changed" in desk.send("headline", "First.").content.decode()
    desk.send("headline", "Second.")
    assert list(Summary.objects.values_list("text", flat=True)) == ["First.", "Second."]
    entry = AuditEntry.objects.filter(verb="wrote words").latest("pk")
    assert (entry.by, entry.council) == (desk.officer, desk.council)
    assert read_detail(entry.detail) == {
        "period": Public("Quarter 2 2018/19"),
        "words": Listing({"headline": {"before": "First.", "after": "Second."}}),
    }
    assert "Taken back: the headline." in desk.send("headline", "").content.decode()
    assert "judged by a target missed it" in desk.client.get(desk.draft).content.decode()


def test_of_two_who_write_the_second_is_told_and_loses_nothing(desk):
    seen = ""
    desk.send("headline", "By the first.")
    page = html.unescape(desk.send("headline", "By the second.", seen=seen).content.decode())
    assert "Somebody else wrote here after you opened the page: “By the first.”" in page
    assert "By the second.</textarea>" in page
    assert [each.text for each in Summary.objects.all()] == ["By the first."]
    desk.send("answer-homes", "By the second.", seen=seen)  # another text is nobody's conflict
    assert Summary.objects.count() == 2


@pytest.mark.parametrize(
    ("slug", "most", "message"),
    [
        ("headline", 500, "Shorten the headline to 500 characters. It has 501."),
        ("answer-homes", 300, "Shorten the answer to “Is 5% <stable>?” to 300 characters. It has 301."),
    ],
)
def test_too_long_a_text_is_refused_and_kept_on_the_page(desk, slug, most, message):
    desk.homes.question = "Is 5% <stable>?"
    desk.homes.save()
    page = desk.send(slug, "x" * (most + 1)).content.decode()
    assert message in html.unescape(page) and "<stable>" not in page and "x" * (most + 1) in page
    assert "Null characters are not allowed." in desk.send(slug, "a\x00b").content.decode()
    assert not Summary.objects.exists()
    desk.send(slug, "x" * most)
    assert Summary.objects.get().text == "x" * most


def test_a_number_so_small_that_it_could_point_at_a_child_is_warned_of_but_saved(desk):
    page = desk.send("headline", "Only three children moved.").content.decode()
    assert "<b>Small number:</b> “three children” gives a count of 3." in page
    assert Summary.objects.get().text == "Only three children moved."
    desk.council.disclosure_threshold = 2
    desk.council.save()
    assert "Small number" not in desk.page()


def test_words_belong_to_one_quarter_one_scorecard_and_one_council(desk):
    other = ScorecardFactory(council=desk.council, slug="other")
    SummaryFactory(scorecard=other, text="Of another scorecard.")
    SummaryFactory(scorecard=desk.scorecard, text="Of another quarter.", start=Q2.next().start)
    CommentaryFactory(indicator=desk.moves, text="Of another council.")
    assert "Of another" not in desk.page()
    assert desk.client.get(desk.address.replace("panel", "no-such")).status_code == 404
    assert desk.client.get(desk.address.replace("q2", "q9")).status_code == 404


def test_a_yearly_figure_keeps_its_commentary_through_every_quarter_that_shows_it(desk):
    yearly = IndicatorFactory(code="yearly", title="Once a year", frequency=Frequency.FINANCIAL_YEAR)
    SectionIndicatorFactory(section=desk.homes, indicator=yearly)
    year = {"frequency": Frequency.FINANCIAL_YEAR, "start": date(2017, 4, 1), "council": desk.council}
    FigureFactory(indicator=yearly, numerator=10, value=10, denominator=100, **year)
    CommentaryFactory(indicator=yearly, text="Said of the year.", **year)
    assert "Said of the year." in desk.page()
    for address in (f"{desk.draft}measures/yearly/", f"{desk.draft.replace('q2', 'q3')}measures/yearly/"):
        assert "Said of the year." in desk.client.get(address).content.decode()


def test_the_page_costs_the_same_queries_at_2_and_at_20_indicators(client):
    desk = Desk(client)

    def grow():
        for number in range(17):
            indicator = desk.add(desk.homes, f"more-{number}", f"More {number}", 10)
            CommentaryFactory(council=desk.council, indicator=indicator)

    assert_same_queries(client, desk.address, grow)
