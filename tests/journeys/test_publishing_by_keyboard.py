"""A quarter is checked, published, corrected and withdrawn, by keyboard alone, on phones without scripts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.journeys.conftest import TIMEOUT
from tests.journeys.keyboard import Keyboard
from tests.journeys.two_people import (
    row_of,
    told,
)

DRAFT = "Help and protection for children, quarter 3 2025/26"
MEASURE = "Full assessments on time"
COMMITTEE = "Children's Scrutiny Committee"
SAFE = "/exampleton/figures/2025-26/q3/safe/"
NO_AGENDA = "The next meeting has no agenda yet."
ONCE_A_YEAR = "It is counted once a year."
MOST_COMMENTS = 9
PHONE = {"width": 390, "height": 800}


def measure(page: Page):
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=MEASURE)).first


@pytest.fixture
def phones(browser, browser_context_args, console) -> Iterator[Callable[[], Keyboard]]:
    """One more of them each time: narrow, without scripts, and nobody touches more than its keys."""
    opened = []

    def one() -> Keyboard:
        args = {**browser_context_args, "viewport": PHONE, "java_script_enabled": False}
        opened.append(context := browser.new_context(**args))
        console.watch(context)
        context.set_default_timeout(TIMEOUT)
        return Keyboard(context.new_page())

    yield one
    for context in opened:
        context.close()


@dataclass
class Walk:
    """From a filled quarter to an edition that was checked, published, corrected and withdrawn: everybody's part."""

    url: str
    head: Keyboard  # of service, who approves and publishes
    officer: Keyboard
    clerk: Keyboard
    draft: str = ""
    editions: list[str] = field(default_factory=list)

    def open_the_draft(self) -> None:
        page = self.head.page
        self.head.open(self.url)
        self.head.enter(page.get_by_role("navigation", name="Main").get_by_role("link", name="Scorecards"))
        self.head.enter(page.get_by_role("region", name="Drafts").get_by_role("link", name=DRAFT))
        expect(page.locator("main")).to_contain_text("Draft, not published.")
        self.draft = page.url

    def comment_on_what_needs_attention(self) -> None:
        """The performance officer reads on the checklist what is missing, and writes it."""
        page, missing = self.officer.page, "Comment for what needs attention"
        for _ in range(MOST_COMMENTS):
            self.officer.open(f"{self.draft}checklist/")
            line = row_of(page, missing)
            if "Done" in line.inner_text():
                return
            expect(line).to_contain_text("Performance Manager")
            self.officer.enter(line.get_by_role("cell").nth(1).get_by_role("link").first)
            self.officer.enter(page.locator(f"#{page.url.partition('#')[2]} a").first)
            self.officer.write(
                "Commentary for councillors", "Late visits are looked at team by team until May."
            )
            self.officer.write("Whose words these are", "Head of Service, Safeguarding")
            self.officer.button("Save the commentary")
            expect(page.get_by_text("Saved: 10 of 80 words.")).to_be_visible()
        raise AssertionError("It never ends")

    def correct_a_figure(self) -> None:
        """565 of 659 in place of 572; then the head of service approves it."""
        page = self.officer.page
        self.officer.open(self.url + SAFE)
        self.officer.enter(row_of(page, MEASURE).get_by_role("link", name="Correct"))
        self.officer.write("Count", "565")
        self.officer.write("Why is it corrected?", "Counted again")
        self.officer.button("Keep this correction")
        self.officer.button("Submit for approval")
        expect(page.get_by_text("Waits for approval since today at")).to_be_visible()
        self.head.open(f"{self.url}{SAFE}approval/")
        self.head.button("Approve this section")
        told(self.head.page, "is approved")

    def say_why(self, title: str, words: str) -> None:
        line = row_of(self.head.page, title)
        self.head.write(line.locator("textarea"), words)
        self.head.enter(line.get_by_role("button"))

    def publish(self, number: int) -> None:
        page = self.head.page
        self.head.open(f"{self.draft}checklist/")
        self.head.link("Go on to publishing")
        self.head.tick(page.locator("[name=when][value=now]"))
        self.head.tick(page.get_by_role("checkbox", name="I have read the preview"))
        self.head.button(f"Do this with edition {number}")
        expect(page.get_by_role("status")).to_contain_text(f"Edition {number} is published.")
        self.editions.append(page.url.partition("#")[0])

    def withdraw(self) -> None:
        page = self.head.page
        self.head.open(self.editions[-1])
        self.head.link("Withdraw this edition")
        self.head.write("Reason", "Wrong")
        self.head.button("Withdraw this edition")
        expect(page.get_by_role("alert")).to_contain_text("“Wrong” is no reason yet.")
        self.head.write("Reason", "One team is missing. A corrected edition follows.")
        self.head.button("Withdraw this edition")

    def attach(self, said: str, number: int) -> None:
        """Democratic services find on their list what is said of their item, and choose what it is to carry."""
        page = self.clerk.page
        self.clerk.open(f"{self.url}/exampleton/work/")
        expect(page.locator("main")).to_contain_text(said)
        self.clerk.enter(page.get_by_role("link", name=f"Attach edition {number}").first)
        self.choose_edition(number)
        self.clerk.button("Save")
        expect(page.locator("main")).to_contain_text(f"edition {number}")

    def choose_edition(self, number: int) -> None:
        edition = self.clerk.page.get_by_label("Scorecard edition before members")
        words = edition.locator("option", has_text="Quarter 3 2025/26").filter(has_text=f"edition {number}")
        self.clerk.choose(edition, words.first.inner_text())

    def set_up_an_item(self) -> None:
        """Of a meeting that is to come, which is to carry the scorecard."""
        self.clerk.open(f"{self.url}/exampleton/meetings/")
        self.clerk.link("Set up a meeting")
        self.clerk.choose("Committee", COMMITTEE)
        self.clerk.day("Date", localdate() + timedelta(days=30))
        self.clerk.write("Location", "Committee Room 2, Town Hall")
        self.clerk.button("Save")
        self.clerk.link("Add an item")
        self.clerk.write("Number", "5")
        self.clerk.write("Title", "How children are helped")
        self.clerk.write("Report of", "The Head of Service")
        self.choose_edition(1)
        self.clerk.button("Save")


@pytest.fixture
def walk(phones, demonstration) -> Walk:
    everybody = [phones() for _ in range(3)]
    for each, mailbox in zip(everybody, ("approver", "officer", "clerk"), strict=True):
        demonstration.sign_in(each.page, mailbox, anew=mailbox == "approver")
    return Walk(demonstration.url, *everybody)


def test_a_draft_is_checked_published_corrected_and_withdrawn_by_everybody_who_has_a_part_in_it(
    page, walk, console
):
    """The head of service, the performance officer and democratic services by keyboard alone, on phones without
    scripts; a visitor reads."""
    console.expect("410")  # an edition that is withdrawn
    head = walk.head.page
    walk.open_the_draft()
    walk.comment_on_what_needs_attention()

    walk.head.link("Check and publish edition 1")
    walk.say_why("Report and agenda item", "x")
    expect(head.get_by_role("alert")).to_contain_text("“x” is no reason yet.")
    expect(row_of(head, "Report and agenda item").get_by_role("textbox")).to_have_value("x")
    walk.say_why("Report and agenda item", NO_AGENDA)
    walk.say_why("No figure missing without a reason", ONCE_A_YEAR)
    expect(row_of(head, "Report and agenda item")).to_contain_text("Reason given")
    walk.head.link("As readers will get it")
    expect(head.get_by_role("region", name="Preview")).to_contain_text("Preview, not published.")
    expect(head.locator("main")).to_contain_text("572 of 659")
    walk.publish(1)
    assert walk.editions[0].endswith("/2025-26/q3/edition-1/")
    expect(head.locator("main")).to_contain_text("572 of 659")
    walk.set_up_an_item()

    walk.correct_a_figure()
    walk.head.open(walk.editions[0])
    corrected = f"Since it was published 1 of its figures was corrected: {MEASURE}."
    expect(head.get_by_text(corrected)).to_be_visible()
    expect(head.locator("main")).to_contain_text("572 of 659")

    walk.head.open(f"{walk.draft}checklist/")
    walk.say_why("What this edition corrects", "Assessments were counted again")
    walk.say_why("No figure missing without a reason", ONCE_A_YEAR)
    if "Say why" in row_of(head, "Report and agenda item").inner_text():
        walk.say_why("Report and agenda item", NO_AGENDA)
    walk.head.link("What changes, and publishing")
    changed = head.get_by_role("row").filter(has_text=MEASURE).filter(has_text="Figure").first
    expect(changed).to_contain_text("572 of 659")
    expect(changed).to_contain_text("565 of 659")
    walk.publish(2)
    expect(head.locator("main")).to_contain_text("Corrects: Assessments were counted again")
    expect(head.locator("main")).to_contain_text("565 of 659")
    walk.head.open(walk.editions[0])
    expect(head.locator(".notice")).to_contain_text("was corrected later: read edition 2.")
    walk.attach("It carries edition 1, which was corrected", 2)

    walk.withdraw()
    walk.clerk.open(f"{walk.url}/exampleton/work/")
    expect(walk.clerk.page.locator("main")).to_contain_text("It carries edition 2, which was withdrawn")
    page.goto(walk.editions[1])
    expect(page.locator("h1")).to_have_text("This edition has been withdrawn")
    expect(page.locator("main")).to_contain_text("One team is missing. A corrected edition follows.")
    page.get_by_role("link", name="What is published for quarter 3 2025/26").click()
    expect(page).to_have_url(walk.editions[0])
    expect(measure(page)).to_contain_text("572 of 659")
