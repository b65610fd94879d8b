"""A clerk types the minutes of a meeting of two hours, and no paragraph takes more than two keys beyond its words."""

import re
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from playwright.sync_api import Page, expect

from accounts.roles import Role
from committees.attendance.actions import Attended, set_attendance
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import blocks_of, speakers_at, standing_of
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Paragraph, Resolved, ToDo
from committees.models import AgendaItem, Attendance
from committees.people.actions import add_person
from tests.committees.minutes.test_marks import MINUTES, NAMES, TEXTS
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


PASTE = """words => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    const pasted = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true})
    document.activeElement.dispatchEvent(pasted)
}"""
# What the script makes of texts: what it sends of each, and the kind of each row
READ = """async texts => {
    const { Lines, written } = await import('/static/minutes-lines.js')
    const lines = new Lines(JSON.parse(document.querySelector('.minutes-form').dataset.shapes))
    return texts.map(text => {
        const rows = lines.rowsOf(text)
        return [rows.map(written), lines.readRows(rows).map(row => row.kind)]
    })
}"""
STOOD = "The Director said:\n  (a) one thing\n  - a dash"
COPIED = """\
? Member for Abbey ward asked why.

> The Director answered.

The Chair thanked them.
= That the Panel:
1. notes the report;
  a) as it stands;
2. asks for more.

Moved by: the Chair
5 for, 1 against
carried
! Head of Service: look again
  (a) and tell us, by 14 April 2027"""
KINDS = ["Statement", "Question 1", "Answer to 1", "Statement", "Resolution", *[""] * 6, "Action"]


def texts_to_read() -> list[str]:
    """Texts of signs, breaks and words in any order, with lines that go on and lines between."""
    texts = [MINUTES, f"{STOOD}\n{COPIED}"]

    @settings(max_examples=200, database=None, phases=[Phase.explicit, Phase.generate])
    @given(TEXTS)
    def gathered(text):
        texts.append(text)

    gathered()
    return texts


def kinds_of(rows: list[str], told: list[str]) -> list[str]:
    """The kind of each row as the server reads it; as it was `told` where a row has no words."""
    said, found, line = read_marks("\n".join(rows), NAMES), [], 1
    begins = dict(zip(reversed(said.lines), reversed(said.blocks), strict=True))
    for row, kind in zip(rows, told, strict=True):
        block = begins.get(line)
        line += len(row.split("\n"))
        if isinstance(block, Paragraph):
            found.append(block.kind)
        elif block is None:
            found.append("within" if re.search(r"\w", row) else kind)
        else:
            found.append("resolution" if isinstance(block, Resolved) else "action")
    return found


def test_the_editor_reads_lines_as_the_plain_box_does(page: Page, live_server, sign_in):
    """Opened, pasted into, undone and saved: a paragraph stays one, and what is pasted is what its signs say."""
    town = town_that_met()
    there = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(STOOD, there).blocks, by=None)
    sign_in(page, user_with_role(town.council, Role.DEMOCRATIC_SERVICES, email="clerk@exampleton.example"))
    page.goto(f"{live_server.url}{town.item_url}minutes/")
    texts = texts_to_read()
    for text, (rows, kinds) in zip(texts, page.evaluate(READ, texts), strict=True):
        assert read_marks("\n".join(rows), NAMES).blocks == read_marks(text, NAMES).blocks, text
        assert kinds == kinds_of(rows, kinds), text
    kinds = page.locator(".ed-kind")
    expect(kinds).to_have_text(["Statement"])
    page.get_by_role("textbox", name="Statement").press("Control+End")
    page.keyboard.press("Enter")
    page.evaluate(PASTE, COPIED)
    expect(kinds).to_have_text(KINDS)
    page.keyboard.press("Control+z")
    expect(kinds).to_have_text(["Statement", "Statement"])
    page.keyboard.press("Control+z")
    expect(kinds).to_have_text(["Statement"])
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    expect(kinds).to_have_text(KINDS)
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(".saved")).to_contain_text("Version 2")
    assert minuted(town.item) == [
        ("statement", "The Director said:\n(a) one thing\n- a dash"),
        ("question", "Member for Abbey ward asked why."),
        ("answer", "The Director answered."),
        ("statement", "The Chair thanked them."),
        ("resolution", "That the Panel:"),
        *(("limb", words) for words in ("notes the report;", "as it stands;", "asks for more.")),
        *(("vote", words) for words in ("moved Councillor Cedar", "5 for, 1 against", "vote: carried")),
        ("action", "Head of Service: look again (a) and tell us, by 14 April 2027"),
    ]
    page.reload()
    expect(kinds).to_have_text(KINDS)


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
