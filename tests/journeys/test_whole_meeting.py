"""The whole life of a meeting, by keyboard alone: planned, papers, minutes, what was resolved, agreed, and locked; then
what a visitor reads of it beside the measure. Once as it is typed into the document, once on a phone without script.
"""

from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.demonstration import Demonstration
from tests.journeys.keyboard import Keyboard

PHONE = {"width": 390, "height": 844}
ANSWER = "replied that places with room for all of them are few."
PUBLISHED, PUT_RIGHT = "of them are few", "of them are too few"
CORRECTION = f"“{PUBLISHED}” should read “{PUT_RIGHT}”."
OWNER, TODO = "Virtual School Head", "list the places with room"


@dataclass(frozen=True)
class Met:
    """A meeting, the next one, and the measure that its item is about. Each journey has its own."""

    day: date
    next_day: date
    measure: str
    typed_into: str  # what the minutes are typed into

    @property
    def question(self) -> str:
        return f"asked what stands behind the figure for {self.measure}."

    @property
    def minutes(self) -> str:
        """A sign before each paragraph that is no statement, as the page explains it."""
        return "\n".join(
            (
                "The report was introduced.",
                f"?The Chair {self.question}",
                f">The Virtual School Head {ANSWER}",
                ".One member left.",
                "=that the Panel:",
                "(a) asks for a list of places, with:",
                "(i) how many go there, and",
                "(b) notes the report.",
                "moved the Chair, seconded the Vice-chair",
                "6 for, 0 against, 1 abstained",
                f"!(a) {OWNER}: {TODO}, by the next meeting",
            )
        )


TYPED = Met(
    date(2025, 11, 4),
    date(2025, 11, 11),
    "Child took part in the review",
    "Statement",
)
ON_A_PHONE = Met(
    date(2025, 10, 7),
    date(2025, 10, 14),
    "Dental check in the last year",
    "Minutes of this item",
)


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def plan(keys: Keyboard, day: date) -> str:
    """Set up a meeting whose agenda is out; gives its address."""
    page = keys.page
    keys.link("Meetings", page.get_by_role("navigation", name="Main"))
    keys.link("Set up a meeting")
    keys.choose("Committee", "Corporate Parenting Panel")
    keys.day("Date", day)
    keys.write("Location", "Committee Room 2, Town Hall")
    keys.day("Agenda published on", date(2025, 9, 24))
    keys.button("Save")
    expect(page.get_by_role("heading", level=1)).to_contain_text(day_words(day))
    return page.url


def add_the_scorecards_item(keys: Keyboard, met: Met) -> str:
    keys.link("Add an item")
    keys.write("Number", "6a")
    keys.write("Title", met.measure)
    keys.write("Report of", "The Virtual School Head")
    keys.choose("Scorecard edition before members", "Quarter 1 2025/26")
    keys.tick(keys.page.get_by_label(met.measure, exact=True))
    keys.send()
    figures = keys.page.get_by_role("region", name="The figures members had in front of them")
    expect(figures.get_by_role("link", name=met.measure)).to_be_visible()
    return keys.page.url


def read_the_pack(keys: Keyboard, meeting: str, met: Met) -> None:
    page = keys.page
    page.goto(meeting)
    keys.link("Agenda and papers")
    expect(page.locator(".paper")).to_contain_text(met.measure)
    with page.expect_download() as download:
        keys.link("PDF of this paper")
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def say_who_was_there(keys: Keyboard, meeting: str) -> None:
    keys.page.goto(meeting)
    keys.link("Who was there")
    keys.button("Save")
    expect(keys.page.get_by_role("status")).to_be_visible()


def write_the_minutes(keys: Keyboard, item: str, met: Met) -> None:
    page = keys.page
    page.goto(item)
    keys.link("Write the minutes")
    keys.reach(page.get_by_role("textbox", name=met.typed_into))
    page.keyboard.type(met.minutes)
    keys.button("Save")
    expect(page.get_by_text("Nothing to settle.")).to_be_visible()
    keys.tick(page.get_by_label(f"Does it speak of {met.measure}").first)
    keys.button("Save")
    expect(page.get_by_label(f"Speaks of {met.measure}").first).to_be_checked()


def look_at_what_came_of_it(keys: Keyboard, item: str, met: Met) -> None:
    page = keys.page
    page.goto(item)
    resolved = page.get_by_role("region", name="What the Panel resolved")
    outer = resolved.locator("ol.limbs > li")
    expect(outer).to_have_count(2)
    expect(outer.first.locator("ol > li")).to_have_text("how many go there, and")
    expect(resolved).to_contain_text("Moved by")
    expect(resolved).to_contain_text("6 for")
    action = page.get_by_role("table", name="Actions from this item").get_by_role("row").filter(has_text=TODO)
    expect(action).to_contain_text(OWNER)
    expect(action).to_contain_text(day_words(met.next_day))


def agree_at_the_next_meeting(keys: Keyboard, meeting: str, following: str) -> None:
    page = keys.page
    page.goto(following)
    keys.link("Add an item")
    keys.write("Number", "2")
    keys.choose("Kind", "Minutes of an earlier meeting")
    keys.write("Title", "Minutes of the last meeting")
    keys.send()
    page.goto(meeting)
    keys.link("Record the minutes as agreed")
    keys.choose("Agreed at", "Minutes of the last meeting")
    keys.write("The words as published: 1", PUBLISHED)
    keys.write("What they should read: 1", PUT_RIGHT)
    keys.button("Record as agreed")
    expect(page.get_by_text("The minutes are agreed: items and minutes stand.")).to_be_visible()


def find_it_locked(keys: Keyboard, item: str) -> None:
    page = keys.page
    page.goto(item)
    expect(page.get_by_text("The minutes are agreed: this item stands.")).to_be_visible()
    expect(page.get_by_role("link", name="Write the minutes")).to_have_count(0)
    page.goto(f"{item}minutes/")
    expect(page.get_by_role("textbox", name="Minutes of this item")).to_have_count(0)
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def read_it_beside_the_measure(keys: Keyboard, demonstration: Demonstration, met: Met) -> None:
    """As a visitor, who then goes on to the item and reads the correction there."""
    page = keys.page
    page.goto(f"{demonstration.url}/exampleton/measures/")
    keys.link(met.measure)
    asked = page.get_by_role("region", name="What members asked")
    said = asked.get_by_role("listitem").filter(has_text=day_words(met.day))
    for words in (f"The Chair {met.question}", f"Virtual School Head {ANSWER}", "Resolution 6a(a)"):
        expect(said).to_contain_text(words)
    expect(said).to_contain_text(f"Action {TODO}. Owner: {OWNER}.")
    keys.enter(said.get_by_role("link", name="Corporate Parenting Panel, item 6a"))
    expect(page.locator("main")).to_contain_text(CORRECTION)


def whole_life(page: Page, visitor: Page, demonstration: Demonstration, met: Met) -> None:
    demonstration.sign_in(page, "clerk")
    page.goto(f"{demonstration.url}/exampleton/")
    keys, others = Keyboard(page), Keyboard(visitor)
    following = plan(keys, met.next_day)
    meeting = plan(keys, met.day)
    item = add_the_scorecards_item(keys, met)
    read_the_pack(keys, meeting, met)
    say_who_was_there(keys, meeting)
    write_the_minutes(keys, item, met)
    look_at_what_came_of_it(keys, item, met)
    visitor.goto(item)
    expect(visitor.locator("main")).not_to_contain_text(met.question)
    page.goto(meeting)
    keys.button("Publish the draft minutes")
    expect(page.get_by_role("status")).to_have_text("The draft minutes are published.")
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text(met.question)
    agree_at_the_next_meeting(keys, meeting, following)
    find_it_locked(keys, item)
    read_it_beside_the_measure(others, demonstration, met)


def test_by_keyboard(page, demonstration, browser, browser_context_args):
    context = browser.new_context(**browser_context_args)
    whole_life(page, context.new_page(), demonstration, TYPED)
    context.close()


@pytest.mark.browser_alone
def test_by_keyboard_on_a_phone_without_javascript(no_script_page, demonstration):
    no_script_page.set_viewport_size(PHONE)
    visitor = no_script_page.context.browser.new_context(java_script_enabled=False, viewport=PHONE)
    whole_life(no_script_page, visitor.new_page(), demonstration, ON_A_PHONE)
    visitor.close()
