"""Evidence that is not a number: what officers enter, what is refused, what stays, and what an edition keeps of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from indicators.terms.evidence import Counted, Way, number_words, within_year, year_start
from indicators.terms.periods import quarter_of
from scorecards.definitions.actions import define_scorecards
from scorecards.definitions.council_file import FrameworkDefinition, LineDefinition
from scorecards.editions.actions import publish_edition
from scorecards.evidence.actions import correct_evidence, enter_evidence, withdraw_evidence
from scorecards.evidence.values import EvidenceValues
from scorecards.models import Evidence
from tests.factories import (
    EvidenceFactory,
    FigureFactory,
    KeyLineOfEnquiryFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.queries import assert_same_queries

SENT = {
    "way": "survey",
    "title": "“Moving” survey",
    "on": "2025-05-30",
    "number": "4",
    "out_of": "60",
    "counted": "children",
    "said": "Half had a day's notice of their last move.",
    "source": "Children's rights team",
}
VALUES = EvidenceValues(Way.FORUM, "Forum", date(2025, 6, 3), "They want to be asked.", "Care leavers' forum")


# Words


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ((61, None, Counted.CHILDREN, 5), "61 children and young people"),
        ((5, None, Counted.CHILDREN, 5), "5 or fewer children and young people"),
        ((1, 60, Counted.FILES, 5), "5 or fewer of 60 case files"),
        ((2, 4, Counted.CHILDREN, 5), "5 or fewer children and young people"),
        ((0, None, Counted.CHILDREN, 5), "0 children and young people"),
        ((1, None, Counted.CHILDREN, 0), "1 child or young person"),
        ((1, 51, Counted.MEMBERS, 5), "1 of 51 councillors"),
        ((None, None, None, 5), ""),
    ],
)
def test_small_numbers_of_children_and_files_are_not_told(given_, words):
    assert number_words(*given_) == words


@given(st.dates(date(1991, 1, 1), date(2099, 1, 1)))
def test_a_year_of_evidence_ends_with_the_periods_last_day_and_has_no_day_twice(last):
    first = year_start(last)
    assert within_year(last, last)
    assert within_year(first, last)
    assert not within_year(date.fromordinal(first.toordinal() - 1), last)
    assert not within_year(date.fromordinal(last.toordinal() + 1), last)
    assert 365 <= (last - first).days + 1 <= 366


# Entering


@pytest.fixture
def town(db):
    """A scorecard with a framework of one line, published figures, and an officer."""
    line = KeyLineOfEnquiryFactory(question="Are we finding stable homes?", code="homes")
    council = line.framework.council
    card = ScorecardFactory(council=council, framework=line.framework)
    entry = SectionIndicatorFactory(section=SectionFactory(scorecard=card, line=line))
    FigureFactory(council=council, indicator=entry.indicator, start=date(2025, 4, 1))
    return line, card


@pytest.fixture
def officer(town, client):
    line, _ = town
    user = user_with_role(line.framework.council, Role.PERFORMANCE_OFFICER)
    client.force_login(user)
    return client


def address(line, rest=""):
    return f"/{line.framework.council.slug}/evidence/{rest}"


def test_an_officer_enters_corrects_and_withdraws_and_all_of_it_is_kept(town, officer):
    line, _ = town
    asked = {**SENT, "line": line.pk, "said": "Two children said that they had no notice. Kayleigh cried."}
    page = officer.post(address(line, "new/"), asked)
    told = page.content.decode()
    assert "“Two children” gives a count of 2." in told and "“Kayleigh” looks like somebody’s name." in told
    assert not Evidence.objects.exists()
    assert officer.post(address(line, "new/"), {**asked, "as_it_stands": "on"}).status_code == 302
    first = Evidence.objects.get()
    officer.post(address(line, f"{first.pk}/correct/"), {**SENT, "line": line.pk, "number": "40"})
    second = Evidence.objects.get(supersedes=first)
    assert (
        "Say why the evidence is withdrawn."
        in officer.post(address(line, f"{second.pk}/withdraw/"), {"reason": " "}).content.decode()
    )
    officer.post(address(line, f"{second.pk}/withdraw/"), {"reason": "The survey was another town's."})
    assert Evidence.objects.count() == 3
    listed = officer.get(address(line)).content.decode()
    assert all(words in listed for words in ("Corrected since", "Withdrawn since", "Withdrawn: "))
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-3:]
    assert verbs == ["entered evidence", "corrected evidence", "withdrew evidence"]
    # two officers at once: the second is told, and nothing is said twice
    again = officer.post(address(line, f"{first.pk}/correct/"), {**SENT, "line": line.pk})
    assert "Another officer has corrected or withdrawn" in again.content.decode()
    assert_same_queries(officer, address(line), lambda: EvidenceFactory.create_batch(5, line=line))


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"on": "2199-01-01"}, "Enter a day"),
        ({"on": "2027-05-05"}, "Enter a day that has been"),
        ({"on": "soon"}, "Enter a day, such as 31 10 2025."),
        ({"counted": ""}, "Choose what the number is of."),
        ({"number": ""}, "Enter how many children and young people"),
        ({"number": "9" * 30}, "Write a whole number, at most a million."),
        ({"number": "70"}, "Write no less than how many took part"),
        ({"link": "javascript:alert(1)"}, "Enter an address that starts with https://."),
        ({"title": "x" * 161}, "Shorten this to 160 characters. It has 161."),
        ({"line": "99999999999999999999"}, "that are listed."),
        ({"said": ""}, "Enter what it said."),
    ],
)
def test_what_cannot_be_evidence_is_refused_with_what_to_do(town, officer, sent, fault):
    line, _ = town
    page = officer.post(address(line, "new/"), {**SENT, "line": line.pk, **sent})
    assert fault in page.content.decode()
    assert not Evidence.objects.exists()


def test_another_councils_lines_and_evidence_are_out_of_reach(town, officer):
    line, _ = town
    other = EvidenceFactory()
    assert officer.get(address(line, f"{other.pk}/correct/")).status_code == 404
    assert officer.get(address(line, f"{other.pk}/withdraw/")).status_code == 404
    officer.post(address(line, "new/"), {**SENT, "line": other.line.pk})
    assert Evidence.objects.count() == 1
    assert officer.get(address(line, "new/?line=%00")).status_code == 200


# Publishing


def test_an_edition_keeps_the_evidence_it_was_published_with(town, client):
    line, card = town
    enter_evidence(line=line, values=VALUES, by=None)
    survey = EvidenceValues(
        Way.SURVEY, "Survey", date(2025, 6, 30), "Few knew why.", "Team", 4, 60, Counted.CHILDREN
    )
    row = enter_evidence(line=line, values=survey, by=None)
    for day in (date(2024, 6, 30), date(2025, 7, 1)):  # a day before the year and a day after it
        enter_evidence(line=line, values=EvidenceValues(Way.VISIT, "Visit", day, "Seen.", "Members"), by=None)
    period = quarter_of(2025, 1)
    edition = publish_edition(scorecard=card, period=period, by=None)
    withdraw_evidence(row=row, reason="Another town's.", by=None)
    with pytest.raises(NotAllowed):
        correct_evidence(row=row, line=line, values=VALUES, by=None)
    with pytest.raises(NotAllowed):
        withdraw_evidence(row=row, reason="", by=None)
    edition.refresh_from_db()
    (shown,) = edition.payload["lines"]
    assert [(one["title"], one["number"]) for one in shown["evidence"]] == [
        ("Survey", "5 or fewer of 60 children and young people"),
        ("Forum", ""),
    ]
    council = card.council
    user = user_with_role(council, Role.PERFORMANCE_OFFICER)
    client.force_login(user)
    base = f"/{council.slug}/{card.slug}/2025-26/q1/"
    published = client.get(f"{base}edition-1/evidence/").content.decode()
    assert "1 of 3 cells has no evidence yet" in published
    assert "Survey, 5 or fewer of 60 children and young people, 30 June 2025" in published
    for view in ("edition-1/", "edition-1/attention/", "edition-1/change-and-target/", "edition-1/evidence/"):
        assert f'href="{base}{view}"' in published
    assert f"/{card.slug}/heat-table/" in published
    draft = client.get(f"{base}draft/evidence/").content.decode()
    assert f"/evidence/new/?line={line.code}" in draft
    assert "Enter evidence" not in published
    assert "Survey" not in draft.split("<tbody")[1]
    assert_same_queries(
        client,
        f"{base}draft/evidence/",
        lambda: EvidenceFactory.create_batch(4, line=line, on=date(2025, 5, 1)),
    )


def test_a_line_with_evidence_is_not_taken_out_of_its_framework(town):
    line, _ = town
    EvidenceFactory(line=KeyLineOfEnquiryFactory(framework=line.framework, code="role"))
    homes = LineDefinition("homes", line.question)
    kept = FrameworkDefinition(line.framework.slug, "Lines", "", (homes,))
    with pytest.raises(NotAllowed, match=r"is no longer in the framework .* evidence was entered for it"):
        define_scorecards(council=line.framework.council, frameworks=[kept], scorecards=[], by=None)
