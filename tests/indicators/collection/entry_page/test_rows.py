"""The page on which a section's figures are typed: what it shows, keeps and refuses."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.amounts.cells import Typed
from indicators.collection.approval.actions import (
    approve_section,
    return_section,
    submit_section,
)
from indicators.collection.calendar.querysets import calendars_of
from indicators.collection.progress.querysets import open_sections_of, recorded_lately, submissions_lately
from indicators.models import Entry, Indicator, OwnWords, Submission
from indicators.terms.periods import Frequency
from tests.entries import QUARTER
from tests.factories import TargetFactory, user_with_role
from tests.indicators.collection.entry_page.page import Page, opened

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(("unit", "asked"), [("average", True), ("days", True), ("pounds", False)])
def test_an_average_can_be_given_its_denominator_though_its_words_name_none(officer, section, unit, asked):
    Indicator.objects.filter(pk=section.placements.pk).update(unit=unit, denominator="")
    fields = [
        field.get("name") for field in opened(officer, section).row("Three or more placements").iter("input")
    ]
    assert ("d1" in fields) is asked and "n1" in fields


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
