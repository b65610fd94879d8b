"""Publishing, setting a time and withdrawing, sent by a double click and again after Back: done once, and told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scorecards.models import Edition, SetTime, TakingDown
from tests.scorecards.editions.test_nothing_lost import DAY, REASON, at_the_step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]


def at_a_set_time(page: Page) -> None:
    page.get_by_role("radio", name="At a set time").check()
    page.get_by_label("Day").fill(DAY)
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_role("checkbox", name="I have read the preview").check()


def now(page: Page) -> None:
    page.get_by_role("radio", name="Now").check()
    page.get_by_role("checkbox", name="I have read the preview").check()


def why(page: Page) -> None:
    page.get_by_label("Reason").fill(REASON)


STEPS = {
    "a time": ("draft/publish/", at_a_set_time, "Do this with edition 1", "published by itself", SetTime),
    "publishing": ("draft/publish/", now, "Do this with edition 1", "Edition 1 is published.", Edition),
    "withdrawing": ("edition-1/take-down/", why, "Withdraw this edition", "is withdrawn.", TakingDown),
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("name", STEPS)
def test_done_once(
    page: Page, no_script_page: Page, live_server, sign_in: Callable, console, name: str, script: bool
):
    head = at_the_step(name)
    path, fill, button, said, made = STEPS[name]
    page = page if script else no_script_page
    sign_in(page, head.person)
    page.goto(f"{live_server.url}{head.base}{path}")
    fill(page)
    page.get_by_role("button", name=button).dblclick()
    expect(page.get_by_role("status")).to_contain_text(said)
    assert made.objects.count() == 1

    page.go_back()
    console.expect("409")
    print("BACK", page.url, page.locator("main").inner_text()[:1500])
    print([(e.get_attribute("name"), e.input_value(), ) for e in page.locator("main input").all()])
    again = page.get_by_role("button", name="edition").first
    print(again.count() and again.inner_text())
    if again.count():
        again.click()
        print("AGAIN", page.url, page.locator("main").inner_text()[:900])
    assert made.objects.count() == 1
    assert 0
