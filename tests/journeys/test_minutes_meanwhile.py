"""Minutes are saved as they are typed while somebody else moves or cancels their meeting: nothing typed is lost, and
nothing that is said of it is untrue."""

from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.roles import Role
from committees.meetings.standing.actions import cancel_meeting, move_meeting
from committees.models import MinutesParagraph
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
FIRST, SECOND = "The Panel welcomed the report.", "It asked for another in March."


@pytest.fixture
def town(page: Page, live_server, sign_in) -> Town:
    """A clerk has typed the first words of an item's minutes, and they are not sent yet."""
    made = Town()
    sign_in(page, user_with_role(made.council, Role.DEMOCRATIC_SERVICES, email="clerk@exampleton.example"))
    page.clock.install()
    page.goto(f"{live_server.url}{made.item_url}minutes/")
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.type(FIRST)
    return made


def pause(page: Page) -> None:
    page.clock.run_for(4000)


def said() -> list[str]:
    return list(MinutesParagraph.objects.order_by("position").values_list("text", flat=True))


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).press("Enter")


def move(town: Town) -> None:
    day = date(2025, 11, 20)
    move_meeting(meeting=town.meeting, day=day, time=None, location="", reason="The hall is flooded", by=None)


@pytest.mark.parametrize("other_there", [False, True], ids=["none there", "another meeting there"])
def test_a_meeting_moves_between_two_savings(page: Page, town, other_there):
    move(town)
    if other_there:
        town.add_item(town.add_meeting(date(2025, 11, 18)), "6")
    pause(page)
    expect(page.locator(".saved")).to_contain_text("at another address by now")
    page.keyboard.type(f" {SECOND}")
    pause(page)
    save(page)
    page.wait_for_url("**/2025-11-20/item-6/minutes/")
    expect(page.get_by_role("textbox", name="Statement")).to_have_value(f"{FIRST} {SECOND}")
    assert said() == []
    save(page)
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    assert said() == [f"{FIRST} {SECOND}"]
    assert town.item.paragraphs.count() == 1


def test_a_meeting_is_cancelled_between_two_savings(page: Page, town):
    cancel_meeting(meeting=town.meeting, reason="The hall is flooded", by=None)
    pause(page)
    expect(page.locator(".saved")).to_contain_text("Version 1")
    expect(page.locator(".title .meta")).to_contain_text("Readers see no minutes of it.")
    expect(page.get_by_text("Readers see them when you publish the draft")).to_have_count(0)
    save(page)
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(page.get_by_text("sent twice")).to_have_count(0)
    assert said() == [FIRST]


def test_save_is_pressed_while_what_was_typed_is_on_its_way(page: Page, town):
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        else:
            held.append(route)

    page.route("**/minutes/", hold)
    with page.expect_request("**/minutes/"):
        pause(page)
    save(page)
    page.evaluate("true")  # whatever the key did is done
    expect(page.get_by_text("Saved.", exact=True)).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(page.get_by_text("sent twice")).to_have_count(0)
    assert said() == [FIRST]
