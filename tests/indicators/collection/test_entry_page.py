"""The page on which a section's figures are typed: what it shows, keeps and refuses, and what it costs."""

import json
import time
from datetime import date
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.signin.sessions.middleware import SessionLimits
from accounts.trail.parts import read_detail
from indicators.amounts.cells import Typed
from indicators.collection.approval.actions import (
    approve_section,
    return_section,
    submit_section,
    take_back,
)
from indicators.collection.calendar.querysets import calendars_of
from indicators.collection.progress.querysets import open_sections_of, recorded_lately, submissions_lately
from indicators.models import Commentary, Entry, OwnWords, Submission
from indicators.terms.periods import Frequency
from tests.entries import QUARTER, SectionUnderTest
from tests.factories import PASSWORD, CalendarSectionFactory, TargetFactory, user_with_role

pytestmark = pytest.mark.django_db
MOST_BYTES = 165_000


@pytest.fixture
def section() -> SectionUnderTest:
    """Three or more placements, 46 of 566 last quarter; and a count."""
    found = SectionUnderTest()
    found.placements = found.add("Three or more placements", numerator="children who moved twice or more")
    found.record(found.placements, 46, 566)
    found.homes = found.add_count("New foster homes")
    return found


@pytest.fixture
def officer(section) -> Client:
    return client_of(section.officer)


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


class Page:
    """An entry page as it came, and the form as a browser would send it back."""

    def __init__(self, response):
        assert response.status_code == 200, response.status_code
        self.tree = lxml.html.fromstring(response.content)
        self.text = " ".join(" ".join(self.tree.find(".//main").itertext()).split())
        self.form = self.tree.get_element_by_id("entry", None)

    def row(self, title: str) -> lxml.html.HtmlElement:
        [found] = [
            row
            for row in self.tree.iter("tr")
            if title in self.said(row.find("th")) and (row.get("id") or "").startswith("row")
        ]
        return found

    def words(self, title: str) -> str:
        return self.said(self.row(title))

    @staticmethod
    def said(element) -> str:
        return " ".join(element.text_content().split())

    @property
    def fields(self) -> dict[str, str]:
        return {name: value for name, value in self.form.form_values() if name != "csrfmiddlewaretoken"}

    def name(self, letter: str, title: str) -> str:
        return letter + self.row(title).get("id").removeprefix("row")

    def filled(self, title: str, **texts: str) -> dict[str, str]:
        """The form's fields with these typed in the row: n="45", d="566"."""
        return {**self.fields, **{self.name(letter, title): text for letter, text in texts.items()}}


def opened(client: Client, section: SectionUnderTest) -> Page:
    return Page(client.get(section.address()))


def test_a_row_says_what_is_counted_and_shows_the_figures_before_it(officer, section):
    section.record(section.placements, 62, 564, quarters_ago=4)
    TargetFactory(council=section.council, indicator=section.placements, value=10)
    page = opened(officer, section)
    words = page.words("Three or more placements")
    assert "1.1 Three or more placements" in words
    assert "Lower is better, target 10%" in words and "last 46 last 566" in words
    assert "Children who moved twice or more, out of all children in care." in words
    cells = [page.said(cell) for cell in page.row("Three or more placements").iter("td")]
    assert cells[3:5] == ["8%", "11%"]
    assert "Not entered yet" in words
    assert "Stable homes, Quarter 4 2025/26" in page.text
    assert "January to March 2026" in page.text
    assert "0 of 2 entered" in page.text
    assert "Friday 17 April 2026" in page.text
    assert "A count" in page.words("New foster homes")


def test_every_input_of_a_row_has_a_name_of_its_own(officer, section):
    section.split(section.placements, "Under 5", "5 and over")
    page = opened(officer, section)
    names = set()
    for field in page.form.iter("input", "select", "textarea"):
        if field.get("type") != "hidden":
            ids = field.get("aria-labelledby").split()
            names.add(", ".join(page.tree.get_element_by_id(one).text_content().strip(",") for one in ids))
    assert "Numerator, Three or more placements, Quarter 4 2025/26" in names
    assert "Denominator, Three or more placements, Quarter 4 2025/26" in names
    assert "Numerator, Three or more placements, Under 5, Quarter 4 2025/26" in names
    assert "No figure, because, New foster homes, Quarter 4 2025/26" in names
    inputs = [each for each in page.form.iter("input", "select", "textarea") if each.get("type") != "hidden"]
    assert len(names) == len(inputs)


def test_the_months_of_a_quarter_are_rows_of_their_own(officer, section):
    section.add("Missing episodes", frequency=Frequency.MONTH)
    page = opened(officer, section)
    rows = [row for row in page.tree.iter("tr") if "Missing episodes" in page.said(row.find("th"))]
    assert [row.find("th").find("span[@id]").text for row in rows] == [
        "January 2026",
        "February 2026",
        "March 2026",
    ]
    field = next(each for each in rows[1].iter("input") if each.get("inputmode"))
    names = [page.tree.get_element_by_id(one).text_content() for one in field.get("aria-labelledby").split()]
    assert names == ["Numerator,", "Missing episodes", "February 2026"]
    sent = {**page.fields, f"n{rows[1].get('id')[3:]}": "3", f"d{rows[1].get('id')[3:]}": "9"}
    officer.post(section.address(), {**sent, "do": "save"})
    assert Entry.objects.get().period.label == "February 2026"


def test_what_is_typed_is_saved_as_it_was_written_and_its_result_worked_out(officer, section):
    page = opened(officer, section)
    sent = page.filled("Three or more placements", n=" 1 012 ", d="1,250", c="More children stay.")
    response = officer.post(section.address(), {**sent, "do": "save"}, follow=True)
    page = Page(response)
    assert response.redirect_chain
    assert section.typed(section.placements) == Typed("1 012", "1,250", commentary="More children stay.")
    assert page.tree.get_element_by_id("o1").text_content() == "81%"
    assert "1 of 2 entered" in page.text
    assert "Saved today at" in page.text
    assert "3 of 80 words" in page.text
    assert AuditEntry.objects.filter(verb="typed figures").count() == 1


def test_an_error_and_a_query_stand_at_their_rows_with_a_link_from_the_top(officer, section):
    section.type(section.placements, numerator="652", denominator="566")
    page = opened(officer, section)
    field = page.tree.get_element_by_id("n1")
    assert field.get("value") == "652"
    assert field.get("aria-invalid") == "true"
    before, message = map(page.tree.get_element_by_id, field.get("aria-describedby").split())
    assert before.text_content() == "last 46"
    assert "652 is more than the denominator 566" in message.text_content()
    summary = page.tree.get_element_by_id("summary")
    assert "1 error before you can submit" in page.said(summary)
    assert [link.get("href") for link in summary.iter("a")] == ["#n1"]

    section.type(section.placements, numerator="300", denominator="566")
    page = opened(officer, section)
    assert "1 query before you can submit" in page.text
    assert "Query: needs an answer" in page.words("Three or more placements")
    assert page.tree.get_element_by_id("a1").getparent().get("hidden") is None
    section.type(section.placements, numerator="300", denominator="566", answer="Checked with the team.")
    page = opened(officer, section)
    assert "Query answered" in page.words("Three or more placements")
    assert page.tree.get_element_by_id("summary").get("hidden") is not None


def test_a_result_typed_beside_numbers_is_never_replaced(officer, section):
    section.type(section.placements, numerator="45", denominator="566", value="12")
    page = opened(officer, section)
    assert page.tree.get_element_by_id("v1").get("value") == "12"
    words = page.words("Three or more placements")
    assert "Error" in words
    assert "12" in words
    assert "7.95" in words


def test_what_is_not_typed_yet_is_an_error_only_when_the_section_is_handed_in(officer, section):
    section.type(section.placements, numerator="45", denominator="566")
    page = opened(officer, section)
    assert "Error" not in page.words("New foster homes")
    response = officer.post(section.address(), {**page.fields, "do": "submit"})
    page = Page(response)
    assert "Not submitted" in page.text
    assert "Error: fix before you submit" in page.words("New foster homes")
    assert Submission.objects.get().state == Submission.State.DRAFT


def test_a_section_that_is_complete_is_submitted_and_then_stands_still(officer, section):
    page = opened(officer, section)
    sent = page.filled("Three or more placements", n="45", d="566") | page.filled("New foster homes", n="4")
    sent |= {
        page.name("n", "Three or more placements"): "45",
        page.name("d", "Three or more placements"): "566",
    }
    response = officer.post(section.address(), {**sent, "do": "submit"}, follow=True)
    page = Page(response)
    assert "Waits for approval since today at" in page.text
    assert not [each for each in page.form.iter("input", "textarea") if each.get("type") != "hidden"]
    assert "45" in page.words("Three or more placements")
    response = officer.post(section.address(), {"do": "take-back"}, follow=True)
    assert "Taken back" in Page(response).text
    assert Submission.objects.get().state == Submission.State.DRAFT


def test_nothing_typed_is_lost_when_the_section_was_submitted_meanwhile(officer, section):
    page = opened(officer, section)
    section.type(section.homes, numerator="4")
    section.type(section.placements, numerator="45", denominator="566")
    submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    response = officer.post(
        section.address(), {**page.filled("Three or more placements", n="47", d="566"), "do": "save"}
    )
    page = Page(response)
    assert "Not saved" in page.text
    assert "waits for approval" in page.text
    assert page.tree.get_element_by_id("n1").get("value") == "47"
    assert section.typed(section.placements).numerator == "45"


def test_a_text_that_is_too_long_is_kept_in_the_page_and_the_other_rows_are_saved(officer, section):
    page = opened(officer, section)
    sent = page.filled("New foster homes", n="4") | {page.name("t", "Three or more placements"): "x" * 501}
    page = Page(officer.post(section.address(), {**sent, "do": "save"}))
    assert "longer than 500 characters" in page.words("Three or more placements")
    assert page.tree.get_element_by_id("t1").get("value") == "x" * 501
    assert page.tree.get_element_by_id("t1").get("aria-labelledby") == "lt h1 q"
    assert section.typed(section.homes).numerator == "4"
    assert section.typed(section.placements).blank


@pytest.mark.parametrize(("choice", "stands"), [("theirs", "47"), ("mine", "45")])
def test_two_officers_in_one_cell_the_second_sees_both_and_chooses(officer, section, choice, stands):
    page = opened(officer, section)
    colleague = user_with_role(section.council, Role.PERFORMANCE_OFFICER, name="A colleague")
    section.type(section.placements, by=colleague, numerator="47", denominator="566")
    sent = page.filled("Three or more placements", n="45", d="566") | {
        page.name("n", "New foster homes"): "4"
    }
    page = Page(officer.post(section.address(), {**sent, "do": "submit"}))
    words = page.words("Three or more placements")
    assert "A colleague saved this at" in words
    assert "Keep theirs: 47 of 566" in words
    assert "Keep mine: 45 of 566" in words
    assert page.tree.get_element_by_id("n1").get("value") == "45"
    assert section.typed(section.placements).numerator == "47"
    assert section.typed(section.homes).numerator == "4", "what nobody else changed is saved"

    again = Page(officer.post(section.address(), {**page.fields, "do": "save"}))
    assert "Keep mine" in again.words("Three or more placements"), "without a choice nothing is decided"

    [radio] = [each for each in page.form.iter("input") if (each.get("value") or "").startswith(f"{choice} ")]
    response = officer.post(
        section.address(), {**page.fields, radio.get("name"): radio.get("value"), "do": "save"}
    )
    assert response.status_code == 302
    assert section.typed(section.placements).numerator == stands


def test_texts_that_are_the_same_in_both_versions_are_not_repeated(officer, section):
    section.type(section.placements, numerator="44", denominator="566", commentary="More stay.", note="Late.")
    page = opened(officer, section)
    section.type(
        section.placements, numerator="47", denominator="566", commentary="More stay.", note="Counted late."
    )
    page = Page(officer.post(section.address(), page.filled("Three or more placements", n="45")))
    words = page.words("Three or more placements")
    assert "Keep theirs: 47 of 566, note: Counted late." in words
    assert "Keep mine: 45 of 566, note: Late." in words
    assert "commentary:" not in words


def test_a_third_change_while_the_second_officer_chooses_is_found_too(officer, section):
    page = opened(officer, section)
    section.type(section.placements, numerator="47", denominator="566")
    page = Page(officer.post(section.address(), page.filled("Three or more placements", n="45", d="566")))
    section.type(section.placements, numerator="48", denominator="566")
    [radio] = [each for each in page.form.iter("input") if (each.get("value") or "").startswith("mine ")]
    page = Page(officer.post(section.address(), {**page.fields, radio.get("name"): radio.get("value")}))
    assert "Keep theirs: 48 of 566" in page.words("Three or more placements")


def test_a_recorded_figure_is_text_with_a_way_to_correct_it(officer, section):
    section.record(section.placements, 45, 566, quarters_ago=0)
    page = opened(officer, section)
    row = page.row("Three or more placements")
    assert not list(row.iter("input"))
    link, words = row.iter("a")
    assert words.get("href").endswith("/commentary/")
    assert link.get("href") == reverse(
        "indicators:correct", args=[section.council.slug, str(section.key(section.placements))]
    )
    assert "8%" in page.said(row)
    assert "45" in page.said(row)
    assert "1 of 2 entered" in page.text


def test_categories_stand_below_their_indicator_with_whether_they_add_up(officer, section):
    young, old = section.split(section.homes, "Under 5", "5 and over")
    section.type(section.homes, numerator="10")
    section.type(section.homes, category=young, numerator="4")
    page = opened(officer, section)
    assert "By age, together 4: 1 of 2 entered" in page.text
    section.type(section.homes, category=old, numerator="6")
    assert "By age, together 10: adds up" in opened(officer, section).text
    section.type(section.homes, category=old, numerator="7")
    assert "Does not add up: they add up to 11, and the total is 10" in opened(officer, section).text


def test_what_the_approver_remarked_stands_at_the_section_and_at_the_row(officer, section):
    section.type(section.placements, numerator="45", denominator="566")
    section.type(section.homes, numerator="4")
    submission = submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    approver = user_with_role(section.council, Role.APPROVER, name="A head of service")
    remark = {str(section.key(section.placements)): "Count the two who moved in March."}
    return_section(submission=submission, remarks="One row is not right.", row_remarks=remark, by=approver)
    page = opened(officer, section)
    assert "Returned today at" in page.text
    assert "by A head of service with remarks" in page.text
    assert "One row is not right." in page.text
    assert "Approver: Count the two who moved in March." in page.words("Three or more placements")


def test_an_approved_section_says_so_and_holds_no_inputs(officer, section):
    section.type(section.placements, numerator="45", denominator="566")
    section.type(section.homes, numerator="4")
    submission = submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    approve_section(submission=submission, by=user_with_role(section.council, Role.APPROVER, name="A head"))
    page = opened(officer, section)
    assert "Approved today at" in page.text
    assert "2 of 2 entered" in page.text
    assert "Recorded" in page.words("New foster homes")
    assert not list(page.form.iter("button"))


def test_a_reason_why_there_is_no_figure_is_chosen_in_plain_words(officer, section):
    page = opened(officer, section)
    options = {
        each.get("value"): each.text.strip()
        for each in page.row("New foster homes").iter("option")
        if each.text
    }
    assert options["x"] == "Not available"
    assert options["p"] == "Not yet available"
    sent = page.filled("New foster homes", s="p", t="expected Quarter 1 2026/27")
    page = Page(officer.post(section.address(), {**sent, "do": "save"}, follow=True))
    assert "No figure, with reason" in page.words("New foster homes")
    assert section.typed(section.homes).symbol == "p"


def test_a_box_that_is_not_ticked_any_more_makes_the_figure_final(officer, section):
    section.type(section.homes, numerator="4", status="provisional")
    page = opened(officer, section)
    sent = page.fields
    assert sent.pop(page.name("p", "New foster homes")) == "on"
    officer.post(section.address(), {**sent, "do": "save"})
    assert section.typed(section.homes).status == "final"


def test_another_councils_section_and_unknown_periods_are_not_there(officer, section):
    other = CalendarSectionFactory(slug="elsewhere", title="Elsewhere")
    addresses = [
        section.address().replace("stable-homes", "elsewhere"),
        section.address().replace("q4", "q7"),
        section.address().replace("2025-26", "2010-11"),
        section.address().replace("exampleton", other.council.slug),
    ]
    assert [officer.get(address).status_code for address in addresses] == [404] * 4


def test_fields_that_name_no_row_are_refused_and_no_other_councils_cell_is_written(officer, section):
    other = SectionUnderTest(council=CalendarSectionFactory().council)
    foreign = other.add("Elsewhere’s own", council=other.council)
    page = opened(officer, section)
    assert officer.post(section.address(), {**page.fields, "k1": "nonsense"}).status_code == 400
    sent = {**page.filled("Three or more placements", n="1"), "k1": f"{other.key(foreign)} {Typed().digest}"}
    response = officer.post(section.address(), sent)
    assert "does not belong to this section" in Page(response).text
    assert not Entry.objects.exists()


# ---------- the script's way in ----------


def send(client: Client, section: SectionUnderTest, *rows: dict):
    return client.post(
        section.address("indicators:entry_save"), json.dumps({"rows": rows}), content_type="application/json"
    )


def row_of(section: SectionUnderTest, indicator, shown: Typed | None = None, **typed: str) -> dict:
    return {"key": str(section.key(indicator)), "shown": (shown or Typed()).digest, **typed}


def test_rows_sent_by_the_script_are_saved_and_told_what_to_show(officer, section):
    answer = send(
        officer, section, row_of(section, section.placements, numerator="45", denominator="566")
    ).json()
    key = str(section.key(section.placements))
    assert answer["kept"] == {key: Typed("45", "566").digest}
    assert answer["rows"][key]["result"] == "8%"
    assert answer["rows"][key]["state"]["words"] == "Entered"
    assert answer["counts"] == "1 of 2 entered"
    assert answer["left"] == []
    assert section.typed(section.placements) == Typed("45", "566")


def test_the_digest_that_comes_back_is_the_next_one_to_send(officer, section):
    first = send(officer, section, row_of(section, section.homes, numerator=" 4 ", note="a\r\nb"))
    [digest] = first.json()["kept"].values()
    row = {"key": str(section.key(section.homes)), "shown": digest, "numerator": "5"}
    assert send(officer, section, row).json()["left"] == []
    assert section.typed(section.homes).numerator == "5"


def test_a_conflict_brings_the_others_version_to_the_script(officer, section):
    colleague = user_with_role(section.council, Role.PERFORMANCE_OFFICER, name="A colleague")
    section.type(section.homes, by=colleague, numerator="7")
    answer = send(officer, section, row_of(section, section.homes, numerator="5")).json()
    key = str(section.key(section.homes))
    assert answer["left"] == [key]
    versions = answer["rows"][key]["versions"]
    assert (versions["theirs"], versions["mine"], versions["who"]) == ("7", "5", "A colleague")
    assert versions["typed"]["numerator"] == "7"
    assert section.typed(section.homes).numerator == "7"


def test_who_types_in_two_windows_is_told_so_and_not_of_somebody_else(officer, section):
    section.type(section.homes, numerator="7")
    answer = send(officer, section, row_of(section, section.homes, numerator="5")).json()
    row = answer["rows"][str(section.key(section.homes))]
    assert row["versions"]["who"] == "You, in another window,"
    assert row["state"]["words"] == "Saved by you in another window too: choose"


def test_a_shared_total_is_typed_once_and_last_quarters_words_are_taken_over(officer, section):
    """Also without the script: only where a numerator is typed and no denominator."""
    stable = section.add("Same home for two years")
    section.record(stable, 300, 566)
    Commentary.objects.create(
        council=section.council,
        indicator=section.placements,
        frequency=QUARTER.frequency,
        start=QUARTER.previous().start,
        text="More homes were found.",
        author_role="Head of service",
    )
    page = opened(officer, section)
    assert "All children in care" in page.text and "last 566 = total" in page.words(
        "Three or more placements"
    )
    fields = {**page.form.fields, "g1": "570", "n1": "45", "take": "1"}
    officer.post(section.address(), {name: value or "" for name, value in fields.items()})
    typed = section.typed(section.placements)
    assert (typed.numerator, typed.denominator, typed.commentary) == ("45", "570", "More homes were found.")
    assert section.typed(stable).blank
    page = opened(officer, section)
    total = {**page.form.fields, "g1": "abc"}
    said = officer.post(
        section.address(), {name: value or "" for name, value in total.items()}
    ).content.decode()
    assert "“abc” fills no row" in said and 'value="abc"' in said, "nothing typed is lost"
    changed = {**page.form.fields, "g1": "571"}
    officer.post(section.address(), {name: value or "" for name, value in changed.items()})
    assert section.typed(section.placements).denominator == "571", "a row that it filled follows it"
    section.type(stable, numerator="300", denominator="216")
    told = opened(officer, section)
    assert "This is out of 216, and another row is out of 571; both count" in told.words(
        "Same home for two years"
    )
    section.type(stable, denominator="571")
    section.type(section.homes, numerator="<5")
    page = opened(officer, section)
    assert f"1 of {len(section.reading.cells)} entered" in page.text
    assert "Not entered yet" in page.words("Same home for two years")


def test_findings_answer_what_the_script_sent(officer, section):
    answer = send(
        officer, section, row_of(section, section.placements, numerator="652", denominator="566")
    ).json()
    [message] = answer["rows"][str(section.key(section.placements))]["messages"]
    assert (message["kind"], message["column"]) == ("error", "numerator")
    assert answer["in_the_way"] == "1 error"
    assert answer["faults"][0]["target"] == "n1"


def test_the_script_is_told_why_nothing_is_saved(officer, section):
    section.type(section.homes, numerator="4")
    section.type(section.placements, numerator="45", denominator="566")
    submission = submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    response = send(officer, section, row_of(section, section.homes, Typed("4"), numerator="5"))
    assert response.status_code == 409
    assert "waits for approval" in response.json()["problem"]
    take_back(submission=submission, by=section.officer)
    assert (
        send(officer, section, row_of(section, section.homes, Typed("4"), numerator="5")).status_code == 200
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"rows": 1}',
        b'{"rows": [1]}',
        b'{"rows": [{"key": 1}]}',
        b'{"rows": [{"key": "1-0-2025-26-Q4"}]}',
        b'{"rows": [{"key": "a-b-c", "shown": "000000000000"}]}',
        b'{"rows": [{"key": "99999999999999999999-0-2025-26-Q4", "shown": "000000000000"}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_whatever_else_is_sent_is_refused_with_words(officer, section, body):
    response = officer.post(section.address("indicators:entry_save"), body, content_type="application/json")
    assert response.status_code in {400, 409}
    assert response.json()["problem"]
    assert not Entry.objects.exists()


# ---------- a sign-in that ran out ----------


def test_what_was_typed_before_the_sign_in_ran_out_is_there_after_signing_in_again(section):
    page = opened(client_of(section.officer), section)
    expired = Client()
    sent = page.filled("Three or more placements", n="45", d="566")
    response = expired.post(section.address(), {**sent, "do": "submit"})
    assert urlsplit(response.url).path == reverse("account_login")
    section.officer.set_password(PASSWORD)
    section.officer.save()
    response = expired.post(response.url, {"login": section.officer.email, "password": PASSWORD}, follow=True)
    page = Page(response)
    assert "What you typed is in the form again, and is not saved yet." in page.text
    assert page.tree.get_element_by_id("n1").get("value") == "45"
    assert page.row("Three or more placements").get("data-unsaved") is not None
    assert not Entry.objects.exists(), "only the officer saves"
    assert expired.post(section.address(), {**page.fields, "do": "save"}).status_code == 302
    assert section.typed(section.placements).numerator == "45"


@pytest.fixture
def kept(section) -> Client:
    """A browser whose sign-in ran out, with 45 of 566 kept for it."""
    page = opened(client_of(section.officer), section)
    browser = Client()
    browser.post(section.address(), page.filled("Three or more placements", n="45", d="566"))
    return browser


def signed_in_again(browser: Client, user) -> Client:
    browser.force_login(user)
    return browser


def typed_in(page: Page) -> str:
    return page.tree.get_element_by_id("n1").get("value")


def test_what_is_sent_after_the_longest_session_is_kept_too(officer, section, monkeypatch):
    filled = opened(officer, section).filled("Three or more placements", n="45", d="566")
    monkeypatch.setattr(SessionLimits, "now", staticmethod(lambda: time.time() + 13 * 60 * 60))
    assert officer.post(section.address(), filled).url.startswith("/account/login/")
    monkeypatch.undo()
    assert typed_in(opened(signed_in_again(officer, section.officer), section)) == "45"


def test_it_is_shown_until_it_is_saved(kept, section):
    browser = signed_in_again(kept, section.officer)
    page = opened(browser, section)
    assert typed_in(page) == "45"
    browser.post(section.address(), {**page.fields, "do": "save"})
    assert "typed is in the form again" not in opened(browser, section).text


def test_it_is_shown_on_its_own_page_only(kept, section):
    other = CalendarSectionFactory(council=section.council, slug="healthy")
    browser = signed_in_again(kept, section.officer)
    page = Page(browser.get(section.address().replace("stable-homes", other.slug)))
    assert "and is not saved yet" not in page.text
    assert typed_in(opened(browser, section)) == "45"


def test_a_colleague_who_signs_in_there_does_not_see_it(kept, section):
    browser = signed_in_again(kept, user_with_role(section.council, Role.PERFORMANCE_OFFICER))
    assert typed_in(opened(browser, section)) == ""


def test_what_was_recorded_meanwhile_is_told_beside_what_was_typed(kept, section):
    section.record(section.placements, 47, 566, quarters_ago=0)
    page = opened(signed_in_again(kept, section.officer), section)
    assert "You typed 45 of 566. This figure was recorded meanwhile" in page.words("Three or more placements")


# ---------- what it costs ----------


@pytest.fixture
def sixty(section) -> SectionUnderTest:
    """Sixty rows: 36 indicators with long words and two breakdowns of 11 categories each, all typed, some wrong."""
    title = "Children looked after who had three or more placements in the year, by their age {} and their legal status"
    words = "children looked after at the end of the quarter who had lived in three or more {} placements"
    for number in range(34):
        indicator = section.add(
            title.format(number), numerator=words.format(number), denominator=words.format("own")
        )
        section.record(indicator, 40 + number, 566)
        section.record(indicator, 50 + number, 566, quarters_ago=4)
        TargetFactory(council=section.council, indicator=indicator, value=10)
    for indicator in (section.placements, section.homes):
        section.split(indicator, *(f"Between {age} and {age + 1} years of age" for age in range(12)))
    return section


def numbers_for(page: Page, numerator: str = "45") -> dict[str, str]:
    """45 of 566 in every row, and a short commentary; without a numerator all stays empty."""
    sent = page.fields
    if not numerator:
        return sent
    for name in list(sent):
        if name[0] == "k":
            sent[f"n{name[1:]}"] = numerator
        if name[0] == "d":
            sent[name] = "566"
        if name[0] == "c":
            sent[name] = "More children stay where they are, because support reaches their carers sooner."
    return sent


@pytest.mark.one_database
def test_sixty_rows_open_in_twelve_queries_and_one_small_document(officer, sixty):
    """Empty, full of figures and commentary, and with an error in every row."""
    queries = []
    for numerator in ("", "45", "600"):
        response = officer.get(sixty.address())
        sent = numbers_for(Page(response), numerator)
        assert officer.post(sixty.address(), {**sent, "do": "save"}).status_code == 302
        with CaptureQueriesContext(connection) as captured:
            response = officer.get(sixty.address())
        assert len(Page(response).tree.xpath("//tr[starts-with(@id, 'row')]")) == 60
        assert len(captured) <= 12, "\n".join(each["sql"] for each in captured.captured_queries)
        assert len(response.content) < MOST_BYTES, f"{numerator or 'nothing'} typed: {len(response.content)}"
        queries.append(len(captured))
    assert Entry.objects.count() == 60
    assert max(queries) == queries[1] == queries[2]


@pytest.mark.one_database
def test_two_rows_cost_as_many_queries_as_sixty(officer, section, request):
    section.type(section.homes, numerator="4")
    officer.get(section.address())  # a session's first page notes when it began
    with CaptureQueriesContext(connection) as two:
        officer.get(section.address())
    request.getfixturevalue("sixty")
    with CaptureQueriesContext(connection) as sixty:
        officer.get(section.address())
    assert len(two) == len(sixty)


def test_sixty_cells_are_saved_in_one_transaction_of_twenty_queries(officer, sixty):
    page = opened(officer, sixty)
    with CaptureQueriesContext(connection) as captured:
        response = officer.post(sixty.address(), {**numbers_for(page), "do": "save"})
    assert response.status_code == 302
    statements = [each["sql"] for each in captured.captured_queries]
    assert len(statements) <= 20, "\n".join(statements)
    assert Entry.objects.count() == 60
    trail = AuditEntry.objects.get(verb="typed figures")
    assert len(read_detail(trail.detail)["cells"].things) == 60


def test_sixty_cells_sent_by_the_script_are_saved_and_checked_in_twenty_queries(officer, sixty):
    """Once the section's submission is there; the very first save also makes it."""
    for numerator in ("45", "46"):
        page = opened(officer, sixty)
        rows = [
            {"key": key, "shown": shown, "numerator": numerator, "denominator": "566"}
            for key, shown in (value.split(" ") for name, value in page.fields.items() if name[0] == "k")
        ]
        with CaptureQueriesContext(connection) as captured:
            assert len(send(officer, sixty, *rows).json()["kept"]) == 60
    assert len(captured) <= 20, "\n".join(each["sql"] for each in captured.captured_queries)


def test_a_correction_of_what_came_before_the_calendar_began_is_never_overdue(officer, section):
    section.record(section.placements, 45, 566, quarters_ago=0)
    collection = section.collection
    collection.first_period = QUARTER.next().start
    collection.save()
    section.type(section.placements, numerator="47", denominator="566", reason="Two late returns came in.")
    page = opened(officer, section)
    assert "Correction of what stands recorded." in page.text
    assert "ue Friday" not in page.text
    worklist = officer.get(section.address().rsplit("/", 2)[0] + "/").content.decode()
    assert "Correction" in worklist
    assert "overdue" not in worklist
    later = date(2026, 9, 1)
    read = [once([section.council], later) for once in (submissions_lately, recorded_lately)]
    found = open_sections_of(later, calendars_of([section.council]), *read)[section.council.pk]
    kinds = {each.period: each.kind(later) for each in found}
    assert kinds[QUARTER] == "correction"
    assert kinds[QUARTER.next()] == "overdue"


def test_a_paste_is_read_by_the_names_that_files_are_read_by(officer, section):
    """Also by the words that the council's own files taught; nothing is saved, and a body that is none is refused."""
    OwnWords.objects.create(
        council=section.council,
        words="moves",
        written="Moves",
        indicator=section.placements,
        by=section.officer,
    )
    opened(officer, section)  # a session's first page notes when it began
    block = {"text": "Measure\tQ4 2025/26\nMoves\t45\nElse\t1", "row": 0, "column": "numerator"}
    with CaptureQueriesContext(connection) as captured:
        plan = officer.post(f"{section.address()}paste/", block, content_type="application/json").json()
    assert [line["key"] for line in plan["lines"]] == [str(section.key(section.placements)), ""]
    assert plan["lines"][0]["fields"]["numerator"] == "45" and section.typed(section.placements).blank
    assert len(captured.captured_queries) <= 10
    for body in ("", "[]", '{"text": 1}', '{"text": "a", "row": "x", "column": ""}'):
        refused = officer.post(f"{section.address()}paste/", body, content_type="application/json")
        assert refused.status_code == 400 and refused.json()["problem"]
