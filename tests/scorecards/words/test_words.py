"""Officers write the headline, the answers and the commentary of a quarter beside what its figures say by rule."""

import html
import re

import pytest

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import Listing, Public, read_detail
from indicators.models import Commentary
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

    def form(self):
        """What a browser would send: every field as the page filled it in."""
        fields = {}
        for bound in self.client.get(self.address).context["form"]:
            value = bound.value() or ""
            fields |= {bound.html_name: value, bound.html_initial_name: value}
        return {name: value.replace("\n", "\r\n") for name, value in fields.items()}

    def send(self, **changed):
        data = {**self.form(), **{name.replace("__", "-"): text for name, text in changed.items()}}
        return self.client.post(self.address, data, follow=True)


@pytest.fixture
def desk(client):
    return Desk(client)


def test_the_draft_leads_officers_to_the_words_and_nobody_else(desk):
    assert f'href="{desk.address}"' in desk.client.get(desk.draft).content.decode()
    desk.client.force_login(user_with_role(desk.council, Role.APPROVER))
    assert f'href="{desk.address}"' not in desk.client.get(desk.draft).content.decode()
    assert desk.client.get(desk.address).status_code == 403
    assert desk.client.post(desk.address, {"headline": "Ours"}).status_code == 403
    assert not Summary.objects.exists()


def test_the_page_shows_the_words_that_stand_and_what_the_figures_say_by_rule(desk):
    SummaryFactory(scorecard=desk.scorecard, text="Older headline.")
    SummaryFactory(scorecard=desk.scorecard, text="Fewer children moved.")
    SummaryFactory(scorecard=desk.scorecard, section=desk.homes, text="Not yet stable.")
    CommentaryFactory(
        council=desk.council, indicator=desk.moves, text="More homes.", author_role="Head of Care"
    )
    page = desk.page()
    assert "Fewer children moved.</textarea>" in page and "Older headline." not in page
    assert "Not yet stable.</textarea>" in page
    assert "More homes.</textarea>" in page and 'value="Head of Care"' in page
    said = "Left empty, the page says by rule: The one measure judged by a target missed it."
    assert page.count(said) == 2
    assert f"{said} Missed: Moved often." in page
    assert "Moved often: 10%." in page


def test_every_field_has_a_label_and_each_section_and_indicator_its_group(desk):
    page = desk.page()
    fields = re.findall(r'<(?:textarea|input type="text")[^>]* id="([^"]+)"', page)
    assert len(fields) == 1 + 2 + 3 * 2
    assert all(f'<label for="{field}">' in page for field in fields)
    groups = re.findall(r"<legend>([^<]+)</legend>", page)
    assert groups == ["Are homes stable?", "Moved often", "Far from home", "Are they well?", "Dental checks"]


def test_what_is_written_shows_on_the_draft_and_in_the_next_edition(desk):
    response = desk.send(
        headline="Fewer children moved.",
        answer__homes="Homes are steadier.",
        commentary__moves="More homes\r\nwere found.",
        author__moves="Head of Care",
    )
    assert response.redirect_chain == [(desk.address, 302)]
    assert "Saved: the headline, 1 answer and 1 commentary." in response.content.decode()
    page = desk.client.get(desk.draft).content.decode()
    assert "Fewer children moved." in page and "Homes are steadier." in page
    remark = Commentary.objects.get()
    assert (remark.text, remark.author_role, remark.created_by) == (
        "More homes\nwere found.",
        "Head of Care",
        desk.officer,
    )
    assert (remark.council, remark.period) == (desk.council, Q2)
    edition = publish_edition(scorecard=desk.scorecard, period=Q2, by=None)
    assert edition.payload["headline"] == "Fewer children moved."
    assert edition.payload["sections"][0]["rows"][0]["commentary"]["text"] == "More homes\nwere found."


def test_only_what_changed_is_saved_and_what_was_there_before_stays(desk):
    desk.send(headline="First.", commentary__moves="One\n\nTwo", author__moves="Head of Care")
    before = list(Summary.objects.values_list("pk", flat=True)), Commentary.objects.count()
    assert "Nothing was changed" in desk.send().content.decode()
    assert (list(Summary.objects.values_list("pk", flat=True)), Commentary.objects.count()) == before
    desk.send(headline="Second.")
    assert list(Summary.objects.values_list("text", flat=True)) == ["First.", "Second."]
    assert Commentary.objects.count() == 1


def test_the_audit_trail_keeps_before_and_after(desk):
    desk.send(headline="First.")
    desk.send(headline="Second.", commentary__moves="Why.", author__moves="Head of Care")
    entry = AuditEntry.objects.filter(verb="wrote words").latest("pk")
    assert (entry.by, entry.council) == (desk.officer, desk.council)
    assert read_detail(entry.detail) == {
        "period": Public("Quarter 2 2018/19"),
        "words": Listing(
            {
                "headline": {"before": "First.", "after": "Second."},
                "commentary moves": {"before": "", "after": {"text": "Why.", "author": "Head of Care"}},
            }
        ),
    }
    assert AuditEntry.objects.filter(verb="wrote words").count() == 2


def test_an_empty_text_takes_the_words_back(desk):
    desk.send(headline="Ours.", commentary__moves="Why.", author__moves="Head of Care")
    desk.send(headline="", commentary__moves="")
    page = desk.client.get(desk.draft).content.decode()
    assert "Ours." not in page and "1 missed it" in page
    assert "What officers say" not in desk.client.get(f"{desk.draft}measures/moves/").content.decode()
    assert "Nothing was changed" in desk.send().content.decode()


def test_two_officers_at_once_do_not_undo_each_other(desk):
    """The second one's page is older than what the first saved, but only what they changed is taken."""
    older = desk.form()
    desk.send(headline="By the first.")
    desk.client.post(desk.address, {**older, "answer-homes": "By the second."})
    assert [(each.section, each.text) for each in Summary.objects.order_by("pk")] == [
        (None, "By the first."),
        (desk.homes, "By the second."),
    ]


def test_whose_commentary_it_was_last_quarter_is_offered_again(desk):
    CommentaryFactory(
        council=desk.council, indicator=desk.moves, start=Q2.previous().start, author_role="Head of Homes"
    )
    assert 'value="Head of Homes"' in desk.page()
    assert "Nothing was changed" in desk.send().content.decode()
    desk.send(commentary__moves="Better.")
    assert Commentary.objects.get(text="Better.").author_role == "Head of Homes"


@pytest.mark.parametrize(
    ("field", "most", "message"),
    [
        ("headline", 500, "Shorten the headline to 500 characters. It has 501."),
        ("answer-homes", 300, "Shorten the answer to “Are homes stable?” to 300 characters. It has 301."),
        (
            "commentary-moves",
            1500,
            "Shorten the commentary on “Moved often” to 1,500 characters. It has 1501.",
        ),
        ("author-moves", 120, "Shorten the author’s role for “Moved often” to 120 characters. It has 121."),
    ],
)
def test_too_long_a_text_is_refused_with_everything_kept_on_the_page(desk, field, most, message):
    data = {**desk.form(), "headline": "Kept on the page.", field: "x" * (most + 1)}
    page = desk.client.post(desk.address, data).content.decode()
    assert message in page and f'href="#id_{field}"' in page
    assert "x" * (most + 1) in page
    assert not Summary.objects.exists() and not Commentary.objects.exists()
    data[field] = "x" * most
    data |= {"commentary-moves": data["commentary-moves"] or "x", "author-moves": data["author-moves"] or "x"}
    assert desk.client.post(desk.address, data).status_code == 302
    assert "x" * most in [*Summary.objects.values_list("text", flat=True), *remark_texts()]


def remark_texts():
    return [text for pair in Commentary.objects.values_list("text", "author_role") for text in pair]


def test_a_commentary_says_whose_it_is(desk):
    page = desk.send(commentary__moves="Why.").content.decode()
    assert "Enter the role of whoever says this about “Moved often”, not their name." in page
    assert not Commentary.objects.exists()


def test_a_title_with_a_percent_sign_and_characters_of_html_are_shown_as_they_are(desk):
    desk.moves.title = "Moved 5% <often>"
    desk.moves.save()
    page = desk.send(commentary__moves="x" * 1501, author__moves="<b>Head</b>").content.decode()
    assert "on “Moved 5% &lt;often&gt;” to 1,500 characters" in page
    assert "<b>Head</b>" not in page


def test_a_character_no_database_takes_is_refused(desk):
    page = desk.send(headline="a\x00b").content.decode()
    assert "Null characters are not allowed." in page
    assert not Summary.objects.exists()


def test_a_number_so_small_that_it_could_point_at_a_child_is_warned_of_but_saved(desk):
    page = desk.send(headline="Only three children moved.").content.decode()
    field = '<a href="#id_headline">Headline</a>'
    assert f"<b>Small number:</b> {field}: “three children” gives a count of 3." in page
    assert Summary.objects.get().text == "Only three children moved."
    desk.council.disclosure_threshold = 2
    desk.council.save()
    assert "Small number" not in desk.page()


def test_the_suggestion_never_tells_what_will_be_hidden(desk):
    few = desk.add(desk.homes, "few", "So few", 3)
    TargetFactory(council=desk.council, indicator=few, value=1)
    page = desk.page()
    assert "So few: too few children to show." in page
    assert "Missed: Moved often." in page and "so few" not in page


def test_words_of_a_published_edition_stay(desk):
    edition = publish_edition(scorecard=desk.scorecard, period=Q2, by=None)
    desk.send(headline="Changed afterwards.")
    assert Edition.objects.get(pk=edition.pk).payload["headline"] == edition.payload["headline"]
    assert "Edition 1 keeps its words" in desk.page()


def test_words_belong_to_one_quarter_one_scorecard_and_one_council(desk):
    other = ScorecardFactory(council=desk.council, slug="other")
    SummaryFactory(scorecard=other, text="Of another scorecard.")
    SummaryFactory(scorecard=desk.scorecard, text="Of another quarter.", start=Q2.next().start)
    CommentaryFactory(indicator=desk.moves, text="Of another council.")
    page = desk.page()
    assert "Of another" not in page
    assert desk.client.get(desk.address.replace("panel", "no-such")).status_code == 404
    assert desk.client.get(desk.address.replace("q2", "q9")).status_code == 404


def test_the_page_costs_the_same_queries_at_2_and_at_20_indicators(client):
    desk = Desk(client)

    def grow():
        for number in range(17):
            indicator = desk.add(desk.homes, f"more-{number}", f"More {number}", 10)
            CommentaryFactory(council=desk.council, indicator=indicator)

    assert_same_queries(client, desk.address, grow)


def test_saving_costs_the_same_queries_whatever_is_saved(desk, django_assert_max_num_queries):
    words = {f"answer__{slug}": "An answer." for slug in ("homes", "health")}
    words |= {f"commentary__{code}": "Why." for code in ("moves", "distance", "dental-checks")}
    words |= {f"author__{code}": "Head" for code in ("moves", "distance", "dental-checks")}
    data = {**desk.form(), **{name.replace("__", "-"): text for name, text in words.items()}}
    with django_assert_max_num_queries(20):
        assert desk.client.post(desk.address, data).status_code == 302
    assert (Summary.objects.count(), Commentary.objects.count()) == (2, 3)
