"""Publishing, setting a time and withdrawing, sent by a double click and again after Back: done once, and told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scorecards.models import Edition, SetTime, TakingDown
from tests.scorecards.editions.test_nothing_lost import DAY, REASON, Head, at_the_step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
BUTTON = "Do this with edition 1"


@pytest.fixture(params=["script", "no script"])
def window(request: pytest.FixtureRequest) -> Page:
    return request.getfixturevalue("page" if request.param == "script" else "no_script_page")


@pytest.fixture
def opened(window: Page, live_server, sign_in: Callable) -> Callable[[Head, str], None]:
    def open_page(head: Head, path: str) -> None:
        sign_in(window, head.person)
        window.goto(f"{live_server.url}{head.base}{path}")

    return open_page


def twice(page: Page, button: str, said: str) -> None:
    """The answer to the second click may overtake that to the first: then it says so instead."""
    page.get_by_role("button", name=button).dblclick()
    expect(page.get_by_role("status")).to_contain_text(re.compile(f"{re.escape(said)}|It was done once"))
    page.go_back()


def set_the_time(page: Page) -> None:
    page.get_by_role("radio", name="At a set time").check()
    page.get_by_label("Day").fill(DAY)
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_role("checkbox", name="I have read the preview").check()


def test_a_time_is_set_once(window: Page, opened: Callable):
    opened(at_the_step("a time"), "draft/publish/")
    set_the_time(window)
    twice(window, BUTTON, "published by itself")
    expect(window.get_by_role("region", name="The time that is set")).to_be_visible()
    set_the_time(window)
    window.get_by_role("button", name=BUTTON).click()
    expect(window.get_by_role("alert")).to_contain_text("You have set this time already")
    assert SetTime.objects.count() == 1


def test_one_edition_is_published(window: Page, opened: Callable):
    opened(at_the_step("publishing"), "draft/publish/")
    window.get_by_role("radio", name="Now", exact=True).check()
    window.get_by_role("checkbox", name="I have read the preview").check()
    twice(window, BUTTON, "Edition 1 is published.")
    expect(window.locator("p.notice", has_text="so there is nothing to publish.")).to_be_visible()
    expect(window.get_by_role("radio", name="Now")).to_have_count(0)  # no form is offered
    assert Edition.objects.count() == 1


def test_an_edition_is_withdrawn_once(window: Page, opened: Callable, console):
    console.expect("410")  # the page of what is withdrawn
    opened(at_the_step("withdrawing"), "edition-1/take-down/")
    window.get_by_label("Reason").fill(REASON)
    twice(window, "Withdraw this edition", "is withdrawn.")
    expect(window.get_by_text("This edition was withdrawn already")).to_be_visible()
    assert TakingDown.objects.count() == 1
