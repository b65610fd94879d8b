"""A scorecard is changed on its page by the keyboard alone, on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.versions.actions import create_scorecard
from scorecards.models import ScorecardVersion
from tests.factories import CouncilFactory, IndicatorFactory, user_with_role

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def council(transactional_db):
    council = CouncilFactory(slug="county-example")
    for code in ("moves", "distance", "dental-checks"):
        IndicatorFactory(code=code, title=f"Title of {code}")
    sections = (
        SectionDefinition("homes", "Are homes stable?", "Homes", "", ("moves", "distance")),
        SectionDefinition("health", "Are children healthy?", "Health", "", ("dental-checks",)),
    )
    definition = ScorecardDefinition("panel", "Panel", "Children in care", "", sections)
    create_scorecard(council=council, definition=definition, by=None)
    return council


@pytest.fixture
def officer(council):
    return user_with_role(council, Role.PERFORMANCE_OFFICER)


@pytest.fixture
def phone(no_script_page, sign_in, officer) -> Page:
    no_script_page.set_viewport_size(PHONE)
    sign_in(no_script_page, officer)
    return no_script_page


def press(page: Page, name: str, role: str = "button") -> None:
    """As a keyboard does: to the control, and Enter. What is said to those who hear it may stand after a space."""
    page.get_by_role(role, name=re.compile(name.replace(":", " ?:"))).first.press("Enter")


@pytest.mark.one_database
def test_sections_are_changed_by_the_keyboard_on_a_phone_without_javascript(
    live_server, phone, page, sign_in, officer, axe
):
    phone.goto(f"{live_server.url}/county-example/scorecards/edit/panel/")
    press(phone, "Edit section 1", role="link")
    phone.get_by_label("Question").fill("Do homes last?")
    press(phone, "Move down: Title of moves")
    expect(phone.get_by_role("heading", name="Do homes last?")).to_be_visible()
    phone.get_by_label("Short name").fill("Lasting")
    phone.get_by_label("Short name").press("Enter")  # keeps the words, and moves nothing
    press(phone, "Change: Title of moves")
    expect(phone.get_by_label("Place in the order")).to_be_visible()
    sign_in(page, officer)  # axe itself is a script
    page.goto(phone.url)
    axe(page)
    phone.get_by_label("Place in the order").select_option("health/0")
    press(phone, "Use from that quarter")
    expect(phone.locator(".messages")).to_contain_text("Version 2 is in use")
    first, second = ScorecardVersion.objects.get(number=2).definition["sections"]
    assert (first["question"], first["short_title"]) == ("Do homes last?", "Lasting")
    assert (first["indicators"], second["indicators"]) == (["distance"], ["moves", "dental-checks"])
