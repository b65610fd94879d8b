"""An administrator lets a system send figures, its job sends some, and its token is revoked."""

import pytest
import requests
from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.factories import CouncilFactory, IndicatorFactory, user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

WEEK = {"indicator": "visits", "period": "2018-W36", "numerator": 41, "denominator": 50}


@pytest.fixture
def administrator(transactional_db):
    council = CouncilFactory(name="Exampleton Borough Council", slug="exampleton")
    IndicatorFactory(code="visits", title="Visits on time")
    IndicatorFactory(code="reviews", title="Reviews on time")
    return user_with_role(council, Role.ADMINISTRATOR, name="Systems Administrator")


def send(address: str, token: str, key: str) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    return requests.post(address, json={"figures": [WEEK]}, headers=headers, timeout=30)


def open_themes(page: Page) -> None:
    """The measures are folded by theme; a theme with a ticked one is open already."""
    while (folded := page.locator("form details:not([open]) > summary")).count():
        folded.first.click()


@pytest.mark.one_database
def test_a_system_is_added_its_job_sends_figures_and_its_token_is_revoked(
    page, live_server, sign_in, administrator
):
    sign_in(page, administrator)
    page.goto(f"{live_server.url}/exampleton/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Systems").click()
    page.get_by_role("link", name="Add a system").click()
    page.get_by_label("Name").fill("Case management system")
    open_themes(page)
    page.get_by_role("checkbox", name="Visits on time").check()
    page.get_by_role("button", name="Add the system and show its token").click()
    check_accessibility(page)
    token = page.get_by_label("Token").input_value()
    address = page.get_by_label("Address to send figures to").input_value()
    answer = send(address, token, "first")
    assert answer.status_code == 200 and answer.json()["recorded"] == 1

    page.get_by_role("link", name="I have copied the token").click()
    system = page.get_by_role("table").get_by_role("row").filter(has_text="Case management system")
    expect(system).to_contain_text("just now")
    assert token not in page.content()
    system.get_by_role("link", name="Change what Case management system may send").click()
    assert name_of(page.url) == "indicators:system"
    check_accessibility(page)
    open_themes(page)
    page.get_by_role("checkbox", name="Reviews on time").check()
    page.get_by_role("button", name="Save").click()
    expect(system).to_contain_text("Reviews on time, Visits on time")

    system.get_by_role("link", name="revoke the token of Case management system").click()
    assert name_of(page.url) == "indicators:system_revoke"
    check_accessibility(page)
    page.get_by_role("button", name="Revoke the token").click()
    expect(page.get_by_role("status")).to_contain_text("opens nothing any more")
    assert send(address, token, "second").status_code == 401
    expect(system).to_contain_text("Revoked")
