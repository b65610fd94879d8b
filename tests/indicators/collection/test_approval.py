"""A second person lets figures through: what changed comes first, queries with their answers, nobody their own."""

from functools import partial

import pytest

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from indicators.amounts.cells import CellKey, Typed
from indicators.checks.facts import CheckUse
from indicators.collection.approval.actions import approve_section, return_section
from indicators.collection.check_settings.actions import set_checks
from indicators.models import Entry, Figure, Submission
from tests.factories import (
    AreaFactory,
    BreakdownFactory,
    CalendarSectionFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.queries import queries_of
from tests.sections import QUARTER as Q2
from tests.sections import Section, share

pytestmark = pytest.mark.django_db
NOTE = "Checked against the case records: returns of late September are counted now."


class Quarter(Section):
    """A section of `size` indicators with three years of figures at 10 or 11 per cent, typed by an officer."""

    def __init__(self, size: int = 2):
        super().__init__(Q2, slug="homes", title="Stable homes")
        self.indicators = [self.add_with_past(number) for number in range(size)]
        self.url = self.address("indicators:approval")

    def add_with_past(self, number: int):
        indicator = self.add(f"Measure number {number}")
        for step in range(1, 13):
            self.record(indicator, 10 + step % 2, 100, quarters_ago=step)
        return indicator

    def cell(self, number: int) -> CellKey:
        return self.key(self.indicators[number])

    def type(self, counts: list[int], **words) -> None:
        self.save({self.cell(n): share(str(count), **words) for n, count in enumerate(counts)})

    def submitted(self, *counts: int, **words) -> Submission:
        self.type(list(counts), **{"answer": NOTE, **words})
        return self.submit()


@pytest.fixture
def open_page(client):
    def at(quarter: Quarter, person=None):
        client.force_login(person or quarter.approver)
        return client.get(quarter.url)

    return at


def text_of(response) -> str:
    return response.content.decode()


def decide(client, quarter: Quarter, decision: str, **fields):
    seen = client.get(quarter.url).context["form"]["seen"].value()
    return client.post(quarter.url, {"decision": decision, "seen": seen, **fields}, follow=True)


def test_the_largest_change_comes_first_and_what_stayed_comes_after(open_page):
    quarter = Quarter(3)
    quarter.submitted(11, 40, 13, answer=NOTE)
    page = text_of(open_page(quarter))
    assert (
        page.index("Changed since last time")
        < page.index("Measure number 1")
        < page.index("Measure number 2")
    )
    assert page.index("Measure number 2") < page.index("Shown as last time, new, or without a number")
    assert "up 29 points" in page and "40 of 100 children" in page


def test_queries_stand_with_the_answers_the_officer_gave(open_page):
    quarter = Quarter(1)
    quarter.submitted(40, answer=NOTE)
    page = text_of(open_page(quarter))
    assert "Queries and answers" in page and NOTE in page
    assert "40%" in page[page.index("Queries and answers") :]


def test_a_number_that_is_gone_comes_before_all_changes(open_page):
    quarter = Quarter(2)
    quarter.type([40], answer=NOTE)
    gone = Typed(symbol="x", note="The system was down.")
    quarter.save({quarter.cell(1): gone})
    quarter.submit()
    page = text_of(open_page(quarter))
    assert (
        page.index("Changed since last time") < page.index("Measure number 1") < page.index("no number now")
    )
    assert page.index("no number now") < page.index("up 29 points") < page.index("Queries and answers</h2>")


def test_a_query_about_a_figure_that_stands_is_shown_with_the_answer_beside_it(open_page):
    """A corrected part that no longer adds up with its total: the checks ask at the total, which has no row."""
    quarter = Quarter(1)
    breakdown = BreakdownFactory(indicator=quarter.indicators[0], kind="breakdown")
    parts = [CategoryFactory(breakdown=breakdown, label=label) for label in ("Girls", "Boys")]
    keys = [quarter.cell(0)._replace(category=part.pk) for part in parts]
    counts = dict(zip(keys, ("5", "7"), strict=True))
    typed = {key: Typed(numerator=count, denominator="50", answer=NOTE) for key, count in counts.items()}
    quarter.save(typed)
    quarter.submitted(12)
    quarter.approve()
    corrected = Typed(
        numerator="9", denominator="50", answer="One child counts twice.", reason="Counted again."
    )
    quarter.save({keys[1]: corrected})
    quarter.submit()
    page = text_of(open_page(quarter))
    queries = page[page.index("Queries and answers</h2>") :]
    assert "Corrections" in page and "7 of 50 children" in page and "9 of 50 children" in page
    assert "they add up to" in queries and "One child counts twice." in queries
    assert "Not answered yet" not in queries


def test_a_check_that_was_set_after_the_section_was_submitted_is_told_before_the_decision(client, open_page):
    quarter = Quarter(1)
    unused = {"same-as-last": CheckUse(used=False)}
    set_checks(council=quarter.council, settings=unused, by=quarter.approver)
    quarter.type([11])
    quarter.submit()
    set_checks(council=quarter.council, settings={"same-as-last": CheckUse()}, by=quarter.approver)
    page = text_of(open_page(quarter))
    assert "in the way of approval" in page and "Not answered yet" in page
    answer = decide(client, quarter, "approve")
    assert "stopped this section" in text_of(answer)
    assert not Figure.objects.filter(start=Q2.start).exists()


def test_approving_records_the_figures_and_locks_them(client, open_page):
    quarter = Quarter(1)
    quarter.submitted(12)
    open_page(quarter)
    decide(client, quarter, "approve")
    figure = Figure.objects.current().get(indicator=quarter.indicators[0], start=Q2.start)
    assert (figure.value, figure.created_by) == (12.0, quarter.officer)
    assert figure.source.approved_by == quarter.approver
    assert Submission.objects.get().state == Submission.State.APPROVED
    assert not Entry.objects.exists()
    page = text_of(open_page(quarter))
    assert "Approved today" in page and "Nothing waits for you here" in page
    assert page.index("What stands recorded") < page.index("12 of 100 children")
    assert f"/figures/cell/{quarter.cell(0)}/" in page


def test_an_approved_section_keeps_its_queries_and_answers(open_page):
    quarter = Quarter(1)
    quarter.submitted(40, answer=NOTE)
    quarter.approve()
    page = text_of(open_page(quarter))
    assert page.index("40 of 100 children") < page.index("Queries and answers") < page.index(NOTE)


def test_a_section_goes_back_with_remarks_on_the_whole_and_on_a_figure(client, open_page):
    quarter = Quarter(2)
    quarter.submitted(11, 12)
    open_page(quarter)
    decide(client, quarter, "return", **{f"remark-{quarter.cell(1)}": "Is the denominator right?"})
    submission = Submission.objects.get()
    assert submission.state == Submission.State.RETURNED
    assert submission.events.last().row_remarks == {str(quarter.cell(1)): "Is the denominator right?"}
    assert not Figure.objects.filter(start=Q2.start).exists()


def test_a_section_does_not_go_back_without_a_word(client, open_page):
    quarter = Quarter(1)
    quarter.submitted(12)
    open_page(quarter)
    answer = decide(client, quarter, "return", remarks="  ")
    assert "Say what to look at again" in text_of(answer)
    assert Submission.objects.get().state == Submission.State.SUBMITTED


def submit_again(quarter: Quarter) -> None:
    """Taken back, 13 typed in place of 12, and submitted."""
    quarter.take_back()
    quarter.save({quarter.cell(0): share("13")})
    quarter.submit()


@pytest.mark.parametrize(
    ("decision", "state"),
    [("approve", Submission.State.APPROVED), ("return", Submission.State.RETURNED)],
)
def test_a_section_that_was_submitted_again_meanwhile_is_looked_at_again(client, open_page, decision, state):
    quarter = Quarter(1)
    quarter.submitted(12)
    seen = open_page(quarter).context["form"]["seen"].value()
    submit_again(quarter)
    answer = client.post(quarter.url, {"decision": decision, "seen": seen, "remarks": "The denominator?"})
    assert "was submitted again after you opened it" in text_of(answer)
    assert "13 of 100" in text_of(answer) and "The denominator?" in text_of(answer)
    assert Submission.objects.get().state == Submission.State.SUBMITTED
    assert not Figure.objects.filter(start=Q2.start).exists()
    again = answer.context["form"]["seen"].value()
    client.post(quarter.url, {"decision": decision, "seen": again, "remarks": "The denominator?"})
    assert Submission.objects.get().state == state, "what was shown with the refusal has been seen"


@pytest.mark.parametrize(
    "decide_on", [approve_section, partial(return_section, remarks="No.", row_remarks={})]
)
def test_a_decision_about_what_was_submitted_before_is_refused_where_it_is_made(decide_on):
    """Also where it comes between the look at the page and the lock, which no comparison before the lock would see."""
    quarter = Quarter(1)
    submission = quarter.submitted(12)
    seen = submission.submitted_at
    submit_again(quarter)
    with pytest.raises(NotAllowed, match="submitted again after you opened it"):
        decide_on(submission=submission, by=quarter.approver, submitted_at=seen)
    assert Submission.objects.get().state == Submission.State.SUBMITTED
    now = Submission.objects.get().submitted_at
    decide_on(submission=submission, by=quarter.approver, submitted_at=now)
    assert Submission.objects.get().state != Submission.State.SUBMITTED


@pytest.mark.parametrize("seen", ["", "yesterday", "2018-13-45T99:00:00", "x" * 50, "2018-10-01T12:00:00"])
def test_a_decision_that_does_not_say_what_was_seen_decides_nothing(client, open_page, seen):
    quarter = Quarter(1)
    quarter.submitted(12)
    open_page(quarter)
    answer = client.post(quarter.url, {"decision": "approve", "seen": seen})
    assert answer.status_code == 200 and "There is a problem" in text_of(answer)
    assert Submission.objects.get().state == Submission.State.SUBMITTED


def test_nobody_approves_what_they_submitted(client):
    quarter = Quarter(1)
    both = user_with_role(quarter.council, Role.PERFORMANCE_OFFICER, Role.APPROVER)
    quarter.officer = both
    quarter.submitted(12)
    client.force_login(both)
    page = text_of(client.get(quarter.url))
    assert 'value="approve"' not in page
    decide(client, quarter, "approve")
    assert not Figure.objects.filter(start=Q2.start).exists()


def test_a_section_of_another_council_is_not_found(client):
    quarter, other = Quarter(1), Quarter(1)
    quarter.submitted(12)
    client.force_login(other.approver)
    assert client.get(quarter.url).status_code == 404
    assert client.get(other.url.replace("homes", "no-such-section")).status_code == 404
    assert client.get(other.url.replace("2018-19/q2", "2018-19/q9")).status_code == 404


@pytest.mark.one_database
def test_the_page_costs_the_same_for_two_figures_and_for_twenty(client):
    small, large = Quarter(2), Quarter(20)
    small.submitted(*[12] * 2)
    large.submitted(*[12] * 20)
    costs = []
    for quarter in (small, large):
        client.force_login(quarter.approver)
        client.get("/")  # a session's first page also notes when it began
        costs.append(len(queries_of(client, quarter.url)))
    assert costs[0] == costs[1] <= 16


def test_what_was_done_is_in_the_audit_trail(client, open_page):
    quarter = Quarter(1)
    quarter.submitted(12)
    open_page(quarter)
    decide(client, quarter, "approve")
    verbs = list(AuditEntry.objects.filter(council=quarter.council).values_list("verb", flat=True))
    assert any("approved" in verb for verb in verbs) and any("submitted" in verb for verb in verbs)


def test_a_draft_scorecard_says_which_figures_are_not_approved_yet(client):
    quarter = Quarter(2)
    AreaFactory(gss_code=quarter.council.gss_code)
    scorecard = ScorecardFactory(council=quarter.council, slug="panel")
    section = SectionFactory(scorecard=scorecard)
    for indicator in quarter.indicators:
        SectionIndicatorFactory(section=section, indicator=indicator)
    elsewhere = CalendarSectionFactory(council=quarter.council, slug="not-on-this-scorecard")
    CollectedIndicatorFactory(collection=elsewhere)
    client.force_login(quarter.approver)
    draft = f"/{quarter.council.slug}/panel/2018-19/q2/draft/"
    assert "1 section of figures</a> for this scorecard is not approved yet" in text_of(client.get(draft))
    quarter.submitted(12, 12)
    quarter.approve()
    assert "not approved yet" not in text_of(client.get(draft))
