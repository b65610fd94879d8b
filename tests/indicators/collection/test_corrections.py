"""A correction of an approved figure says why and is approved by another person; editions keep what they showed."""

from datetime import date

import pytest

from accounts.roles import Role
from indicators.amounts.cells import CellKey
from indicators.collection.approval.actions import approve_section, submit_section
from indicators.figures.registries import editions_showing
from indicators.models import CalendarSection, Entry, Figure, Submission
from indicators.worklist.reminders.querysets import digests
from scorecards.editions.actions import publish_edition
from tests.factories import (
    AreaFactory,
    BreakdownFactory,
    CategoryFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.indicators.collection.test_approval import Q2, Quarter
from tests.queries import queries_of
from tests.sections import share

pytestmark = pytest.mark.django_db
WHY = "Three late returns are now counted."


class Approved(Quarter):
    """Quarter 2 at 12%, approved, and published in a scorecard's edition 1."""

    def __init__(self):
        super().__init__(1)
        AreaFactory(gss_code=self.council.gss_code)
        self.submitted(12)
        self.approve()
        self.scorecard = ScorecardFactory(council=self.council, slug="panel", committee_name="The Panel")
        section = SectionFactory(scorecard=self.scorecard)
        SectionIndicatorFactory(section=section, indicator=self.indicators[0])
        self.edition = publish_edition(scorecard=self.scorecard, period=Q2, by=self.approver)
        self.cell_url = f"/{self.council.slug}/figures/cell/{self.cell(0)}/"
        self.correct_url = f"{self.cell_url}correct/"

    @property
    def figure(self) -> Figure:
        return Figure.objects.current().get(indicator=self.indicators[0], start=Q2.start)

    def let_through(self) -> None:
        self.submit()
        self.approve()


@pytest.fixture
def approved():
    return Approved()


@pytest.fixture
def officer(client, approved):
    client.force_login(approved.officer)
    return client


def correct(client, approved, **changes):
    context = client.get(approved.correct_url).context
    parts = context["parts"]
    forms = (context["form"], *parts, *filter(None, (part.shared for part in parts)))
    fields = {field.html_name: field.value() or "" for form in forms for field in form}
    return client.post(approved.correct_url, {**fields, "reason": WHY, **changes}, follow=True)


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_says_what_stands_and_which_editions_showed_it(officer, approved):
    page = text_of(officer.get(approved.correct_url))
    assert "12%" in page and "12 of 100 children" in page
    assert "approved by The head of service" in page
    assert "Edition 1 of Quarter 2 2018/19, The Panel" in page and "showed 12%" in page


def test_a_correction_waits_in_its_section_until_another_person_approves_it(officer, approved):
    answer = correct(officer, approved, numerator="15", answer="")
    assert "waits in its section" in text_of(answer)
    assert approved.figure.value == 12
    entry = Entry.objects.get()
    assert (entry.numerator, entry.reason, entry.replaces) == ("15", WHY, approved.figure)
    assert Submission.objects.get().round == 2
    home = text_of(officer.get(f"/{approved.council.slug}/"))
    assert "an open correction" in home
    work = text_of(officer.get(f"/{approved.council.slug}/figures/2018-19/q2/"))
    assert "Correction open" in work
    (digest,) = [
        each for each in digests([approved.council], date(2019, 1, 1)) if each.user == approved.officer
    ]
    assert "1 correction" in digest.subject


def test_an_approved_correction_takes_the_place_of_the_figure_which_stays_on_record(
    client, officer, approved
):
    before = approved.figure
    correct(officer, approved, numerator="13")
    Entry.objects.update(answer="Counted again.")
    approved.let_through()
    assert (approved.figure.value, approved.figure.supersedes, approved.figure.reason) == (13, before, WHY)
    page = text_of(officer.get(approved.cell_url))
    table = page[page.index("<tbody") : page.index("</tbody>")]
    assert table.index("13%") < table.index("12%") and WHY in table
    assert table.count("A performance officer") == table.count("The head of service") == 2


def test_the_edition_keeps_its_figure_and_says_that_it_was_corrected(officer, approved):
    correct(officer, approved, numerator="13")
    Entry.objects.update(answer="Counted again.")
    approved.let_through()
    url = f"/{approved.council.slug}/panel/2018-19/q2/edition-1/"
    page = text_of(officer.get(url))
    assert "12%" in page and "Since it was published 1 of its figures was corrected: Measure number 0" in page
    publish_edition(scorecard=approved.scorecard, period=Q2, by=approved.approver, correction="One figure")
    assert "Since then" not in text_of(officer.get(url.replace("edition-1", "edition-2")))
    assert "read edition 2" in text_of(officer.get(url))


def test_a_total_and_its_breakdown_are_corrected_in_one_step(officer, approved):
    category = CategoryFactory(indicator=approved.indicators[0], label="Under 5")
    FigureFactory(
        council=approved.council,
        indicator=approved.indicators[0],
        category=category,
        frequency=Q2.frequency,
        start=Q2.start,
        numerator=7,
        denominator=100,
        value=7,
    )
    page = officer.get(approved.correct_url).content.decode()
    assert "What changes with it" in page and "<legend>Under 5</legend>" in page
    said = correct(officer, approved, numerator="15", **{f"p{category.pk}-numerator": "9"})
    assert "and of 1 figure beside it waits in its section" in text_of(said)
    assert {(each.category_id, each.numerator, each.reason) for each in Entry.objects.all()} == {
        (None, "15", WHY),
        (category.pk, "9", WHY),
    }


def test_what_the_parts_are_out_of_follows_the_total_and_is_typed_once(officer, approved):
    """12 of 100: the reasons are those of the other 88. They are told in the breakdown's own terms."""
    breakdown = BreakdownFactory(indicator=approved.indicators[0], title="Why not seen", kind="breakdown")
    reasons = [CategoryFactory(breakdown=breakdown, label=label) for label in ("Nobody home", "Late")]
    for category, numerator in zip(reasons, (80, 8), strict=True):
        FigureFactory(
            council=approved.council,
            indicator=approved.indicators[0],
            category=category,
            frequency=Q2.frequency,
            start=Q2.start,
            numerator=numerator,
            denominator=88,
            value=100 * numerator / 88,
        )
    part = CellKey(approved.indicators[0].pk, reasons[1].pk, Q2)
    page = text_of(officer.get(f"/{approved.council.slug}/figures/cell/{part}/correct/"))
    assert "Why not seen: Late" in page and "What the parts of “Why not seen” are out of" in page
    page = text_of(officer.get(approved.correct_url))
    assert page.count("Out of, for the 2 parts of “Why not seen”") == 1 and "88 (100 less 12)" in page
    once, less = f"w{breakdown.pk}-", {f"p{reasons[0].pk}-numerator": "77"}
    said = text_of(correct(officer, approved, numerator="15", **less))
    assert "the parts of “Why not seen” are out of 85 (100 less 15), no longer 88" in said
    assert not Entry.objects.exists(), "it is offered, and nobody's figure changes unasked"
    offered = {f"{once}denominator": "85", f"{once}offered": "85"}
    assert 'value="85"' in said and "waits in its section" in text_of(
        correct(officer, approved, numerator="15", **less, **offered)
    )
    typed = Entry.objects.order_by("pk").values_list("category", "numerator", "denominator")
    assert set(typed) == {(None, "15", "100"), (reasons[0].pk, "77", "85"), (reasons[1].pk, "8", "85")}


def test_a_correction_without_a_reason_is_not_kept_and_nothing_typed_is_lost(officer, approved):
    page = text_of(correct(officer, approved, numerator="15", reason=" "))
    assert "Say why the figure is corrected" in page and 'value="15"' in page
    assert not Entry.objects.exists()


def test_the_approver_sees_what_the_correction_changes_and_where_it_was_published(client, officer, approved):
    correct(officer, approved, numerator="13")
    Entry.objects.update(answer="Counted again.")
    submit_section(collection=approved.collection, period=Q2, by=approved.officer)
    client.force_login(approved.approver)
    page = text_of(client.get(approved.url))
    assert "Corrections" in page and WHY in page
    assert "Edition 1 of Quarter 2 2018/19, The Panel" in page and "showed 12%" in page


def test_a_correction_can_be_taken_back_before_it_is_submitted(officer, approved):
    correct(officer, approved, numerator="15")
    page = text_of(officer.post(approved.correct_url, {"discard": "1"}, follow=True))
    assert "stays as it was approved" in page
    assert not Entry.objects.exists() and Submission.objects.get().state == Submission.State.APPROVED


def test_two_officers_who_correct_the_same_figure_do_not_overwrite_each_other(client, officer, approved):
    form = officer.get(approved.correct_url).context["form"]
    stale = {field.name: field.value() or "" for field in form}
    correct(officer, approved, numerator="15")
    client.force_login(user_with_role(approved.council, Role.PERFORMANCE_OFFICER))
    page = text_of(client.post(approved.correct_url, {**stale, "numerator": "20", "reason": WHY}))
    assert "Somebody else saved a correction" in page and 'value="20"' in page
    assert Entry.objects.get().numerator == "15"


@pytest.mark.parametrize("key", ["0", "x-y-z", "1-0-2018-19-Q9", "999999-0-2018-19-Q2", "1-2-3-4-5"])
def test_what_is_no_figure_of_the_council_is_not_found(officer, approved, key):
    base = f"/{approved.council.slug}/figures/cell/{key}/"
    assert officer.get(base).status_code == officer.get(f"{base}correct/").status_code == 404


def test_a_figure_of_another_council_or_its_team_is_not_found(officer, approved):
    other = CouncilFactory()
    own = IndicatorFactory(council=other)
    team = CategoryFactory(indicator=approved.indicators[0], council=other)
    for key in (CellKey(own.pk, None, Q2), CellKey(approved.indicators[0].pk, team.pk, Q2)):
        assert officer.get(f"/{approved.council.slug}/figures/cell/{key}/").status_code == 404


def test_editions_of_other_councils_and_periods_are_not_named(approved):
    code = approved.indicators[0].code
    assert not editions_showing(CouncilFactory(), Q2, [code])
    assert not editions_showing(approved.council, Q2.next(), [code])
    assert not editions_showing(approved.council, Q2, ["another"])


def test_the_history_costs_the_same_after_many_corrections(officer, approved):
    officer.get("/")  # a session's first page also notes when it began
    before = len(queries_of(officer, approved.cell_url))
    for count in ("13", "14", "15"):
        correct(officer, approved, numerator=count)
        Entry.objects.update(answer="Counted again.")
        approved.let_through()
    assert len(queries_of(officer, approved.cell_url)) == before


def test_a_correction_that_changes_nothing_is_refused(officer, approved):
    page = text_of(correct(officer, approved))
    assert "This is what stands already" in page and WHY in page
    assert not Entry.objects.exists() and Submission.objects.get().state == Submission.State.APPROVED


def test_a_figure_that_is_withdrawn_cannot_keep_its_number(officer, approved):
    page = text_of(correct(officer, approved, symbol="x"))
    assert "There is a number as well" in page
    assert not Entry.objects.exists()
    correct(officer, approved, symbol="x", numerator="", denominator="", note="The list is lost.")
    assert (Entry.objects.get().symbol, Entry.objects.get().numerator) == ("x", "")


def test_a_withdrawn_figure_says_so_to_the_approver_and_in_its_history(client, officer, approved):
    correct(officer, approved, symbol="x", numerator="", denominator="", note="The list is lost.")
    submit_section(collection=approved.collection, period=Q2, by=approved.officer)
    client.force_login(approved.approver)
    page = text_of(client.get(approved.url))
    assert "Not available" in page and "no number now" in page and "12 of 100 children" in page
    approve_section(submission=Submission.objects.get(), by=approved.approver)
    table = text_of(client.get(approved.cell_url)).split("<tbody")[1]
    assert table.index("Not available") < table.index("stands now") < table.index("12%")


def test_a_correction_on_its_way_is_told_on_the_pages_of_the_figure(client, officer, approved):
    correct(officer, approved, numerator="13")
    assert "A performance officer saved it on" in text_of(officer.get(approved.correct_url))
    assert "Go on with the correction" in text_of(officer.get(approved.cell_url))
    Entry.objects.update(answer="Counted again.")
    submit_section(collection=approved.collection, period=Q2, by=approved.officer)
    page = text_of(officer.get(approved.correct_url))
    assert "waits for approval" in page and "Keep this correction" not in page
    client.force_login(approved.approver)
    page = text_of(client.get(approved.cell_url))
    assert "A correction of it is on its way" in page and "Correct this figure" not in page


def test_what_was_typed_while_the_section_was_submitted_is_not_lost(officer, approved):
    form = officer.get(approved.correct_url).context["form"]
    fields = {field.name: field.value() or "" for field in form}
    correct(officer, approved, numerator="13")
    Entry.objects.update(answer="Counted again.")
    submit_section(collection=approved.collection, period=Q2, by=approved.officer)
    page = text_of(officer.post(approved.correct_url, {**fields, "numerator": "15", "reason": WHY}))
    assert "waits for approval" in page and 'value="15"' in page


def test_a_figure_from_before_the_calendar_began_is_corrected_like_any_other(client, officer, approved):
    """It came in a file: its section is collected only later, and opens for the correction all the same."""
    CalendarSection.objects.update(first_period=Q2.shift(8).start)
    earlier, council = Q2.shift(-3), approved.council.slug
    place = f"/{council}/figures/{earlier.year_slug}/{earlier.part_slug}"
    key = approved.cell(0)._replace(period=earlier)
    assert f"/figures/cell/{key}/correct/" in text_of(officer.get(f"{place}/homes/"))
    assert f"/figures/cell/{key}/" in text_of(officer.get(approved.cell_url)), "found from another period"
    approved.correct_url = f"/{council}/figures/cell/{key}/correct/"
    answer = correct(officer, approved, numerator="13")
    assert answer.redirect_chain == [(f"{place}/homes/", 302)] and "waits in its section" in text_of(answer)
    Entry.objects.update(answer="Counted again.")
    submission = submit_section(collection=approved.collection, period=earlier, by=approved.officer)
    client.force_login(approved.approver)
    for page in (f"/{council}/", f"{place}/"):
        assert f"{place}/homes/approval/" in text_of(client.get(page)), "told where work waits"
    approve_section(submission=submission, by=approved.approver)
    assert "13%" in text_of(client.get(f"/{council}/figures/cell/{key}/"))


def test_a_period_of_which_nothing_is_known_has_no_section(officer, approved):
    CalendarSection.objects.update(first_period=Q2.shift(8).start)
    nothing = Q2.shift(-40)
    url = f"/{approved.council.slug}/figures/{nothing.year_slug}/{nothing.part_slug}/homes/"
    assert officer.get(url).status_code == 404


def test_an_edition_says_nothing_of_a_measure_that_its_scorecard_took_up_later(client, approved):
    later = approved.add("Taken up later")
    section = approved.scorecard.sections.get()
    SectionIndicatorFactory(section=section, indicator=later)
    for numerator in ("5", "6"):
        approved.save({approved.key(later): share(numerator, reason=WHY, answer=WHY)})
        approved.let_through()
    client.force_login(user_with_role(approved.council, Role.MEMBER))
    page = text_of(client.get(f"/{approved.council.slug}/panel/2018-19/q2/edition-1/"))
    assert "12%" in page and "Taken up later" not in page
