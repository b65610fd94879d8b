"""A clerk's words outlive a closed tab, a second window and a sign-in that has run out."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.roles import Role
from tests.factories import PASSWORD, user_with_role
from tests.meetings import Town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
CLERK = "clerk@exampleton.example"


def kept(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('kept-form/')).length")


def typed(page: Page, text: str) -> None:
    page.get_by_label("Title", exact=True).fill(text)
    expect(page.get_by_text("Kept on this computer at")).to_be_visible()


def test_what_a_clerk_writes_is_there_again(
    page: Page, context: BrowserContext, console, live_server, sign_in, axe
):
    town = Town()
    sign_in(
        page,
        user_with_role(town.council, Role.DEMOCRATIC_SERVICES, email=CLERK, password=PASSWORD, name="Cleo"),
    )
    form = f"{live_server.url}{town.item_url}edit/"
    page.goto(form)
    typed(page, "Before the tab was closed")
    page.close()
    page = context.new_page()
    page.goto(form)
    expect(page.get_by_text("is in the form again. It is not saved yet.")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Before the tab was closed")
    axe(page)

    window = context.new_page()
    window.goto(form)
    window.get_by_label("Title", exact=True).fill("In another window")
    window.get_by_role("button", name="Save").click()
    window.close()
    console.expect("409")
    page.get_by_role("button", name="Save").click()
    asked = page.get_by_role("region", name="What stands here now, and what you typed")
    expect(asked).to_contain_text("You changed this yourself at")
    expect(asked).to_contain_text("In another window")
    axe(page)

    context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("What you sent is kept")
    page.get_by_label("E-mail address").fill(CLERK)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("region", name="What you typed is back")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Before the tab was closed")
    axe(page)
    page.get_by_role("region", name="What you typed is back").get_by_role("button", name="Let it go").click()
    expect(page.get_by_role("status")).to_have_text("What you typed is let go.")
    expect(page.get_by_label("Title", exact=True)).to_have_value("In another window")
    typed(page, "After the sign-in")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("After the sign-in")
    assert kept(page) == 0, "it is done"

    page.goto(f"{live_server.url}{town.item_url}requests/new/")
    for label in ("What should be measured?", "What would it tell you?", "Who asked"):
        page.get_by_label(label).fill("Homes for children nearby")
    page.get_by_role("button", name="Note the request").click()
    page.go_back()
    expect(page.get_by_label("What would it tell you?")).to_have_value("Homes for children nearby")
    console.expect("409")
    page.get_by_role("button", name="Note the request").click()
    expect(page.get_by_role("region", name="What you typed is still here")).to_contain_text("the very same")
    page.goto(page.url)
    expect(page.get_by_label("What would it tell you?")).to_have_value("")

    page.goto(form)
    typed(page, "Never to be sent")
    assert kept(page) == 1
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You are signed out.").wait_for()
    assert kept(page) == 0
