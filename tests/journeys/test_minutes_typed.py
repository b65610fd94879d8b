"""A clerk types the minutes of a meeting of two hours, and no paragraph takes more than two keys beyond its words."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from committees.attendance.actions import Attended, set_attendance
from committees.minutes.editor.querysets import blocks_of, standing_of
from committees.minutes.marks.said import Paragraph, Resolved, ToDo
from committees.models import AgendaItem, Attendance
from committees.people.actions import add_person
from tests.factories import user_with_role
from tests.journeys.two_hours import ASH, BIRCH, DIRECTOR, MEETING, PLACEMENTS, SCHOOL, Typed
from tests.meetings import Town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
MOST_KEYS = 2  # beyond its words, for a paragraph
THERE = [
    *(("officer", "officer", "", role) for role in (DIRECTOR, PLACEMENTS, SCHOOL)),
    *(("member", capacity, name, "") for name, capacity in ((ASH, "member"), (BIRCH, "member"))),
    ("member", "chair", "Councillor Cedar", ""),
]
# Every key that went down in the editor. Shift is part of the sign that it makes.
COUNT = """() => {
    window.keysDown = 0
    addEventListener('keydown', event => { if (event.key !== 'Shift') window.keysDown += 1 }, true)
}"""


def town_that_met() -> Town:
    town = Town()
    rows = []
    for kind, capacity, name, role in THERE:
        person = add_person(council=town.council, kind=kind, name=name, role=role, by=None)
        rows.append(Attended(status=Attendance.Status.PRESENT, capacity=capacity, person=person))
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    town.add_meeting(date(2026, 4, 14))
    return town


def keys_for(page: Page, each: Typed, *, last: bool) -> int:
    """Type it, and Enter for the next. Gives how many keys that took."""
    before = page.evaluate("window.keysDown")
    page.keyboard.type(each.begins)
    if each.chosen:
        page.keyboard.press("Tab")
        page.keyboard.type(each.text)
    if not last:
        page.keyboard.press("Enter")
    return page.evaluate("window.keysDown") - before


def minuted(item: AgendaItem) -> list[tuple[str, str]]:
    """What is stored, in order: the kind of each paragraph, and its words as minutes say them."""
    said: list[tuple[str, str]] = []
    for block in blocks_of(item, standing_of(item)):
        if isinstance(block, Paragraph):
            said.append((block.kind, f"{block.speaker} {block.text}".strip()))
        elif isinstance(block, Resolved):
            said.append(("resolution", block.preamble))
            said += [("limb", limb.text) for limb in block.limbs]
            said += [("vote", line) for line in block.tail]
        elif isinstance(block, ToDo):
            said.append(("action", f"{block.owner}: {block.title}, {block.due}"))
    return said


def test_two_keys_beyond_the_words_of_each_of_sixty_paragraphs(page: Page, live_server, sign_in):
    assert len(MEETING) == 60
    town = town_that_met()
    sign_in(page, user_with_role(town.council, Role.DEMOCRATIC_SERVICES, email="clerk@exampleton.example"))
    page.goto(f"{live_server.url}{town.item_url}minutes/")
    page.evaluate(COUNT)
    page.get_by_role("textbox", name="Statement").focus()
    beyond = {
        f"{number}. {each.words}": keys_for(page, each, last=number == len(MEETING)) - len(each.words)
        for number, each in enumerate(MEETING, 1)
    }
    assert {words: keys for words, keys in beyond.items() if keys > MOST_KEYS} == {}
    # Whoever speaks is chosen by fewer keys than their name has letters
    chosen = [keys for keys, each in zip(beyond.values(), MEETING, strict=True) if each.chosen != ""]
    assert len(chosen) > 30 and max(chosen) <= MOST_KEYS and sum(chosen) < 0
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Nothing to settle.")).to_be_visible()
    assert minuted(town.item) == [(each.kind, each.words) for each in MEETING]
