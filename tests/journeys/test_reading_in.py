"""Minutes that exist elsewhere: a page of Modern.gov is read in and confirmed by keyboard, and then it is a draft."""

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.factories import user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.keyboard import Keyboard
from tests.meetings import Town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
# Invented, in the form of an item's page
WRITTEN = b"""<!DOCTYPE html><html lang="en"><head><title>Agenda item - Homes nearby</title></head><body>
<div class="mgContent"><h1 class="mgMainTitleTxt">Agenda item</h1>
<h2 class="mgSubTitleTxt">Homes nearby</h2>
<ul class="mgActionList"><li><a href="ieListDocuments.aspx?CId=1&MId=2">Meeting of Corporate Parenting Panel,
Tuesday, 18th November, 2025 5.30 pm (Item 8.)</a></li></ul>
<div class="mgWordPara"><p>To receive the report on homes nearby.</p></div>
<h3 class="mgSubSubTitleTxt">Minutes:</h3>
<div class="mgWordPara"><p>Councillor Ash asked how many homes are near. The Head of Service replied that nine are.</p>
<p>RESOLVED: That the Panel</p><p>(a) notes the report; and</p><p>(b) asks for a list of homes.</p></div>
</div></body></html>"""
SAID = "asked how many homes are near"


def test_a_page_of_modern_gov_becomes_draft_minutes(page: Page, live_server, sign_in):
    town = Town()
    sign_in(page, user_with_role(town.council, Role.DEMOCRATIC_SERVICES, email="clerk@exampleton.example"))
    keys = Keyboard(page)
    page.goto(f"{live_server.url}{town.url('panel/meetings/2025-11-18/')}")
    keys.link("Read minutes in")
    file = {"name": "item.html", "mimeType": "text/html", "buffer": WRITTEN}
    keys.reach(page.locator("input[type=file]")).set_input_files(file)
    keys.enter(page.locator("main form .form-end button").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the minutes that were read in")

    keys.link("Both sides, line by line")
    expect(page.locator("main")).to_contain_text(SAID)
    check_accessibility(page, widths=(1280,))
    page.go_back()
    minuted = page.get_by_label("What is minuted").first
    expect(minuted).to_contain_text(SAID)
    keys.reach(minuted)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    expect(page.get_by_role("link", name="To the meeting")).to_be_visible()

    keys.link("To the meeting")
    keys.link("Homes nearby")
    expect(page.get_by_role("region", name="What was said")).to_contain_text(SAID)
    resolved = page.get_by_role("region", name="What the Panel resolved")
    expect(resolved.locator("ol.limbs > li")).to_have_count(2)
    assert town.meeting.items.get(title="Homes nearby").paragraphs.count() == 2
    town.meeting.refresh_from_db()
    assert town.meeting.minutes_state == "none", "nobody sees them before they are published"
