"""A scorecard says what its figures were reported under, and where a definition changed."""

from datetime import date

import pytest
from lxml import html

from accounts.roles import Role
from indicators.catalogue.querysets import definitions_of, words_of
from indicators.catalogue.versions.actions import Revision, change_definition, token_of
from indicators.models import Figure
from indicators.terms.written_periods import parse_period
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.editions.pages import indicator_page
from scorecards.exports.appendix.blocks import block_of
from scorecards.payload import rows_of
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SeriesBreakFactory,
    SourceFactory,
    user_with_role,
)
from tests.payloads import make_payload

pytestmark = pytest.mark.django_db

Q1, Q2, Q3 = (parse_period(f"2018/19 Q{number}") for number in (1, 2, 3))
WHY = "Visits by message no longer count."


class World:
    """A council with one indicator on its scorecard, and figures of five quarters up to quarter 3 of 2018/19."""

    def __init__(self):
        self.council = CouncilFactory()
        self.indicator = IndicatorFactory(
            code="visits", title="Visits on time", meaning="Children seen on time."
        )
        section = SectionFactory(scorecard=ScorecardFactory(council=self.council))
        SectionIndicatorFactory(section=section, indicator=self.indicator)
        self.scorecard = section.scorecard
        self.source = SourceFactory(council=self.council)
        self.figures = {step: self.report(Q3.shift(-step)) for step in range(5)}

    def report(self, period, **fields):
        return FigureFactory(
            council=self.council, indicator=self.indicator, source=self.source, start=period.start, **fields
        )

    def change(self, starts, **words):
        chain = definitions_of(self.council, self.indicator)
        standing = words_of(chain[-1] if chain else self.indicator)
        revision = Revision(type(standing)(**{**vars(standing), **words}), WHY, starts)
        return change_definition(
            council=self.council, indicator=self.indicator, revision=revision, shown=token_of(chain), by=None
        )

    def row(self, period):
        return rows_of(assemble(scorecard=self.scorecard, period=period, suppress=True))[0]

    def page(self, period):
        payload = assemble(scorecard=self.scorecard, period=period, suppress=True)
        return html.fromstring(indicator_page(payload, "/", "visits").html)


@pytest.fixture
def world():
    return World()


def said(tree):
    return " ".join(" ".join(tree.itertext()).split())


def test_a_draft_shows_the_words_in_force_for_its_period(world):
    world.change(Q2.start, title="Seen in person", meaning="Children seen in person on time.")
    assert (world.row(Q1)["title"], world.row(Q1)["meaning"]) == ("Visits on time", "Children seen on time.")
    assert (world.row(Q2)["title"], world.row(Q2)["meaning"]) == (
        "Seen in person",
        "Children seen in person on time.",
    )


def test_the_page_for_a_quarters_words_calls_the_indicator_as_that_quarter_does(world, client):
    world.change(Q2.start, title="Seen in person")
    client.force_login(user_with_role(world.council, Role.PERFORMANCE_OFFICER))
    base = f"/{world.council.slug}/{world.scorecard.slug}/2018-19"
    assert "Seen in person" in client.get(f"{base}/q2/draft/words/").content.decode()
    assert "Seen in person" not in client.get(f"{base}/q1/draft/words/").content.decode()
    measures = client.get(f"/{world.council.slug}/measures/").content.decode()
    assert "Seen in person" in measures and "Visits on time" not in measures


def test_the_page_says_from_when_and_why_with_the_earlier_words_one_click_away(world):
    world.change(Q2.start, meaning="Children seen in person on time.", numerator="children seen in person")
    tree = world.page(Q3)
    assert f"The definition changed from Quarter 2 2018/19: {WHY}" in said(tree)
    earlier = tree.xpath("//div[@class='changed']//details")[0]
    assert earlier.xpath("summary") and "open" not in earlier.attrib
    assert "Children seen on time." in said(earlier) and "children of whom this is so" in said(earlier)
    notes = [
        said(row)
        for row in tree.xpath("//table[contains(@class, 'figures')]//tr")
        if "definition" in said(row)
    ]
    assert len(notes) == 1 and notes[0].startswith("Q2 18/19")


def test_a_page_of_a_period_before_the_change_says_nothing_of_it(world):
    world.change(Q2.start, meaning="Children seen in person on time.")
    assert "definition_changes" not in world.row(Q1)
    assert "changed from" not in said(world.page(Q1))


def test_clearer_words_and_another_owner_are_no_change_of_the_definition(world):
    world.change(None, meaning="Children we saw on time.")
    world.change(Q2.start, owner="Head of Service", source="Another system")
    row = world.row(Q3)
    assert row["meaning"] == "Children we saw on time."
    assert row["owner"] == "Head of Service"
    assert "definition_changes" not in row
    assert "Who answers for it Head of Service" in said(world.page(Q3))


def test_a_row_nobody_changed_has_none_of_the_new_keys(world):
    assert not {"owner", "definition_changes", "reported_under"} & set(world.row(Q3))


def test_a_figure_recorded_under_the_earlier_words_says_so_until_it_is_corrected(world):
    second = world.change(Q3.start, meaning="Children seen in person on time.")
    said_so = "The figure of Q3 18/19 was reported under an earlier definition"
    assert world.row(Q3)["reported_under"] == said_so
    assert said_so in said(world.page(Q3))
    old = world.figures[0]
    Figure.objects.filter(pk=old.pk).mark_superseded()
    world.report(Q3, supersedes=old, reason="Counted again", definition=second)
    assert "reported_under" not in world.row(Q3)


def test_changes_are_told_for_the_five_years_shown_newest_first(world):
    for start, meaning in ((date(2010, 4, 1), "A"), (date(2014, 4, 1), "B"), (date(2017, 4, 1), "C")):
        world.change(start, meaning=meaning)
    told = world.row(Q3)["definition_changes"]
    assert [change["period"] for change in told] == ["Quarter 1 2017/18", "Quarter 1 2014/15"]
    assert told[0]["earlier"] == [{"term": "What it is", "definition": "B"}]


def test_breaks_and_changes_cost_no_query_more_and_both_arrive(world, django_assert_num_queries):
    with django_assert_num_queries(5):
        assemble(scorecard=world.scorecard, period=Q3, suppress=True, detail=False)
    SeriesBreakFactory(council=world.council, indicator=world.indicator, starts=Q2.start, label="New system")
    SeriesBreakFactory(council=world.council, starts=Q1.start, label="All systems")
    SeriesBreakFactory(starts=Q1.start, label="Another council's")
    world.change(Q2.start, meaning="Children seen in person on time.")
    with django_assert_num_queries(5):
        payload = assemble(scorecard=world.scorecard, period=Q3, suppress=True, detail=False)
    row = rows_of(payload)[0]
    assert [one["label"] for one in row["breaks"]] == ["All systems", "New system"]
    assert len(row["definition_changes"]) == 1


def test_the_appendix_says_it_with_the_earlier_words(world):
    world.change(Q2.start, meaning="Children seen in person on time.")
    about = dict(block_of(world.row(Q3), "Exampleton")["about"])
    assert about["Definition"] == (
        "The definition changed from Quarter 2 2018/19: Visits by message no longer count. "
        "It said before: What it is: Children seen on time. "
        "The figure of Q3 18/19 was reported under an earlier definition."
    )


def test_an_edition_of_before_there_were_versions_still_renders():
    payload = make_payload(3)
    row = rows_of(payload)[0]
    assert not {"owner", "definition_changes", "reported_under"} & set(row)
    page = indicator_page(payload, "/", row["code"])
    assert "definition changed" not in page.html
    assert "Definition" not in dict(block_of(row, "Exampleton")["about"])


def test_the_words_of_one_council_are_not_those_of_another(world):
    world.change(Q2.start, meaning="Ours.")
    other = World.__new__(World)
    other.council, other.indicator = CouncilFactory(), world.indicator
    section = SectionFactory(scorecard=ScorecardFactory(council=other.council))
    SectionIndicatorFactory(section=section, indicator=world.indicator)
    payload = assemble(scorecard=section.scorecard, period=Q3, suppress=True)
    assert rows_of(payload)[0]["meaning"] == "Children seen on time."
