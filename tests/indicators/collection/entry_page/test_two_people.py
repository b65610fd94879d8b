"""Two people in one section: both versions are seen, and nothing of another council's is written."""

import pytest

from accounts.roles import Role
from indicators.amounts.cells import Typed
from indicators.collection.approval.actions import (
    submit_section,
)
from indicators.models import Entry
from tests.entries import QUARTER, SectionUnderTest
from tests.factories import CalendarSectionFactory, user_with_role
from tests.indicators.collection.entry_page.page import Page, opened

pytestmark = pytest.mark.django_db


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
