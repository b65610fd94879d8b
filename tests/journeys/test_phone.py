"""On a phone: a scorecard of lines that open, members' questions near the chart, and no page wider than its window."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NARROWEST, sideways
from tests.journeys.demonstration import Demonstration
from tests.journeys.site import DRAFT, EDITION, ITEM, PANEL, SitePage, visit

PHONE = {"width": 390, "height": 844}
PAPER = {"width": 680, "height": 962}  # A4 between the margins of print, in px
NEWEST = f"{PANEL}/2025-26/q2/edition-2/"
MEASURE = "Living over 20 miles from home"
PEOPLE = "128 of 560 children"
FOLDED = (PEOPLE, "Lower is better", "17%")
MOST_SCREENS = (
    6.5  # with every row closed, the reasons of seven measures and of which year each judges; once 15
)
MADE_LONG = "measures/initial-assessments-10-days/"

# An address of 146 letters, as somebody pastes it into a commentary or an answer.
LINK = "https://democracy.exampleton.gov.uk/" + "documents/" * 11
# Behind every text that people write; what is ours (buttons, states, headings of columns) stays.
WRITTEN = """link => {
    const ours = '.vh, svg, summary, caption, thead, label, button, select, .button'
        + ', .st, .n, .keep, .state, .key, .figures td:not(.t)'
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    const texts = []
    while (walk.nextNode()) texts.push(walk.currentNode)
    for (const text of texts)
        if (text.textContent.trim().length > 20 && !text.parentElement.closest(ours)) text.textContent += ' ' + link
    document.querySelectorAll('main .flag').forEach(each => each.textContent += ' ' + link)
    return texts.length
}"""
# The figures of councils that run beyond their cells, into the drawing beside them.
RUN_OVER = """cells => cells.filter(cell => {
    const words = document.createRange()
    words.selectNodeContents(cell)
    const [inner, outer] = [words.getBoundingClientRect(), cell.getBoundingClientRect()]
    return inner.right > outer.right || inner.left < outer.left
}).map(cell => cell.parentElement.innerText)"""
# Words whose letters stand in more than one line.
BROKEN = """links => links.flatMap(link => {
    const text = link.firstChild, place = document.createRange()
    return [...text.data.matchAll(/\\S+/g)].filter(word => {
        place.setStart(text, word.index)
        place.setEnd(text, word.index + word[0].length)
        return new Set([...place.getClientRects()].map(each => Math.round(each.top))).size > 1
    }).map(word => word[0])
})"""
# The cells that their upright lines do not fill.
RUN_THROUGH = """cells => cells.filter(cell => [...cell.querySelectorAll('line[y1]:not(.ci)')].some(line => {
    const [inner, outer] = [line.getBoundingClientRect(), cell.getBoundingClientRect()]
    return inner.top > outer.top || inner.bottom < outer.bottom
})).map(cell => cell.parentElement.innerText)"""
PLACES = [
    SitePage("scorecards:edition", NEWEST),
    SitePage("scorecards:opened", f"{NEWEST}open/"),
    SitePage("scorecards:indicator", NEWEST + MADE_LONG),
    SitePage("scorecards:draft", f"{DRAFT}/", "officer"),
    SitePage("scorecards:figures", f"{EDITION}/figures/"),
    SitePage("committees:item", f"{ITEM}/", "clerk"),
    SitePage("committees:minutes", f"{ITEM}/minutes/", "clerk"),
    SitePage("committees:meeting", f"{PANEL}/meetings/2025-11-18/"),
    SitePage("council_home", "/exampleton/"),
    SitePage("committees:actions", "/exampleton/actions/"),
    SitePage("indicators:definition", "/exampleton/definitions/placements-3-or-more/", "officer"),
    SitePage("indicators:entry", "/exampleton/figures/2025-26/q4/homes/", "officer"),
    SitePage("indicators:approval", "/exampleton/figures/2025-26/q4/health/approval/", "approver"),
]


def line_of(page: Page, measure: str = MEASURE) -> Locator:
    return page.locator("table.score tbody tr").filter(has_text=measure)


def open_scorecard(page: Page, demonstration: Demonstration, address: str = NEWEST) -> Locator:
    page.set_viewport_size(PHONE)
    page.goto(demonstration.url + address)
    return line_of(page)


@pytest.mark.browser_alone
def test_a_scorecard_is_a_few_screens_of_lines(page, demonstration):
    line = open_scorecard(page, demonstration)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_SCREENS * PHONE["height"]
    for shown in ("23%", "Missed", "Worse than a year ago"):
        expect(line.get_by_text(shown, exact=True)).to_be_visible()
    for folded in FOLDED:
        expect(line.get_by_text(folded, exact=True)).not_to_be_visible()
    about = page.locator("summary", has=page.get_by_role("heading", name="About these figures"))
    about.click()
    expect(page.get_by_text("Some returns arrive late")).to_be_visible()
    expect(line_of(page, "Permanently excluded").get_by_text("hidden so no child")).to_be_visible()
    assert line.aria_snapshot().count(MEASURE) == 1  # a screen reader hears the name once


@pytest.mark.browser_alone
def test_a_line_opens_and_closes_by_the_keyboard_without_javascript(no_script_page, demonstration):
    line = open_scorecard(no_script_page, demonstration)
    name = line.locator("summary")
    name.focus()
    name.press("Enter")
    for shown in FOLDED:
        expect(line.get_by_text(shown, exact=True)).to_be_visible()
    expect(
        line_of(no_script_page, "Full assessments").get_by_text("567 of 646 assessments")
    ).not_to_be_visible()
    no_script_page.keyboard.press("Tab")
    expect(line.get_by_role("link", name=f"Open: {MEASURE}")).to_be_focused()
    name.press("Space")
    expect(line.get_by_text(PEOPLE)).not_to_be_visible()


@pytest.mark.browser_alone
def test_a_tap_anywhere_on_the_line_opens_it_and_its_link_leads_to_the_measure(page, demonstration):
    line = open_scorecard(page, demonstration)
    line.scroll_into_view_if_needed()
    place = line.get_by_text("Missed").bounding_box()
    page.mouse.click(place["x"] + 5, place["y"] + 5)
    line.get_by_role("link", name=f"Open: {MEASURE}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(MEASURE)


@pytest.mark.browser_alone
def test_every_row_can_be_opened_by_an_address(no_script_page, demonstration):
    page = no_script_page
    open_scorecard(page, demonstration)
    page.get_by_role("link", name="Open every row").click()
    expect(line_of(page).get_by_text(PEOPLE)).to_be_visible()
    assert page.url.endswith("/edition-2/open/")
    expect(page.locator("table.score details[open]")).to_have_count(30)
    page.get_by_role("link", name="Close every row").click()
    expect(line_of(page).get_by_text(PEOPLE)).not_to_be_visible()


@pytest.mark.browser_alone
def test_what_is_on_an_items_page_is_listed_without_breaking_a_word(page, demonstration):
    page.set_viewport_size({"width": NARROWEST, "height": 844})
    page.goto(f"{demonstration.url}{ITEM}/")
    expect(page.locator(".onpage").get_by_role("link", name="Recommendations to Cabinet")).to_be_visible()
    assert page.locator(".onpage a").evaluate_all(BROKEN) == []


@pytest.mark.browser_alone
def test_on_a_wide_screen_it_stays_a_table(page, demonstration):
    page.goto(demonstration.url + NEWEST)
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=MEASURE, exact=True))
    assert row.get_by_role("cell").count() == 6
    expect(row.get_by_text(PEOPLE)).to_be_visible()
    expect(row.locator("summary")).not_to_be_visible()


@pytest.mark.browser_alone
def test_what_members_asked_lies_within_two_screens_of_a_phone(page, demonstration):
    open_scorecard(page, demonstration)
    addresses = page.eval_on_selector_all("table.score th a", "all => all.map(each => each.href)")
    assert len(addresses) == 30
    beyond = []
    for address in addresses:
        page.goto(address)
        place = page.get_by_role("heading", name="What members asked").bounding_box()
        if place["y"] + place["height"] > 2 * PHONE["height"]:
            beyond.append(f"{address}: {place['y']:.0f} px")
    assert not beyond, "\n".join(beyond)


@pytest.mark.browser_alone
def test_every_measure_keeps_within_the_narrowest_window_and_its_figures_within_their_cells(
    page, demonstration
):
    open_scorecard(page, demonstration, "/exampleton/childrens-scrutiny-committee/2025-26/q2/edition-1/")
    addresses = page.eval_on_selector_all("table.score th a", "all => all.map(each => each.href)")
    faults = []
    for address in [*addresses, demonstration.url + NEWEST + MADE_LONG]:
        page.goto(address)
        wide = sideways(page, NARROWEST)
        over = page.eval_on_selector_all(".dotplot td.n:not(.sub)", RUN_OVER)
        faults += [f"{address}: {fault}" for fault in (*wide, *over)]
    assert not faults, "\n".join(faults)


@pytest.mark.browser_alone
def test_a_real_change_is_one_line_in_the_narrowest_window(page, demonstration):
    line = open_scorecard(page, demonstration)
    page.set_viewport_size({"width": NARROWEST, "height": 844})
    verdict = line.locator(".verdict").bounding_box()
    assert verdict["height"] < 2 * line.locator(".st").bounding_box()["height"]


@pytest.mark.browser_alone
@pytest.mark.parametrize("width", [NARROWEST, 820])
def test_no_upright_line_is_broken_where_a_councils_name_takes_two_lines(page, demonstration, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(demonstration.url + NEWEST + "measures/beyond-20-miles/")
    assert page.locator(".dotplot tbody th .sub").count() > 0
    assert page.eval_on_selector_all(".dotplot tbody .plot", RUN_THROUGH) == []


@pytest.mark.browser_alone
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_long_address_in_what_people_write_makes_no_page_wider(page, demonstration, place):
    if place.reader:
        demonstration.sign_in(page, place.reader)
    visit(page, demonstration, place)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(WRITTEN, LINK) > 10
    faults = [f"{width} px: {each}" for width in (NARROWEST, 768, 1280) for each in sideways(page, width)]
    page.emulate_media(media="print")
    faults += [f"on paper: {each}" for each in sideways(page, PAPER["width"])]
    assert not faults, "\n".join(faults)


@pytest.mark.browser_alone
def test_small_paper_shows_every_cell_of_a_scorecard(page, demonstration):
    line = open_scorecard(page, demonstration)
    page.emulate_media(media="print")
    expect(line.get_by_text(PEOPLE)).to_be_visible()
    expect(line.get_by_text("17%", exact=True)).to_be_visible()


@pytest.mark.browser_alone
def test_what_needs_attention_keeps_its_mark_on_paper(page, demonstration):
    line = open_scorecard(page, demonstration)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(line.locator("th")).to_have_css("border-left-width", "4px")
    expect(page.locator(".attn li").first).to_have_css("border-left-width", "4px")
    expect(page.get_by_text("Some returns arrive late")).to_be_visible()


@pytest.mark.browser_alone
def test_folded_parts_are_open_on_paper_and_their_tables_whole(page, demonstration):
    page.goto(demonstration.url + NEWEST + MADE_LONG)
    folded = page.get_by_role("rowheader", name="Q3 22/23")
    expect(folded).not_to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    expect(folded).to_be_visible()
    page.goto(f"{demonstration.url}{EDITION}/figures/")
    cut = page.eval_on_selector_all(
        "table.figures",
        "(all, width) => all.filter(each => each.getBoundingClientRect().right > width).length",
        PAPER["width"],
    )
    assert page.locator("table.figures").count() > 6
    assert cut == 0
