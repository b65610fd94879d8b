"""Every page can be read by everybody: at three widths, with a keyboard alone, and without JavaScript."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.as_sent import faults_without_script
from tests.journeys.conftest import TIMEOUT, WIDTHS, Console, accessibility_faults
from tests.journeys.demonstration import Demonstration
from tests.journeys.site import (
    DRAFT,
    EDITION,
    ELSEWHERE,
    ITEM,
    MEASURE,
    NOT_PAGES,
    OTHER_CONTENT,
    PAGES,
    SitePage,
    names_of_the_site,
    visit,
)
from tests.paths import PROJECT

EVERYTHING = [pytest.param(place, id=f"{place.name} {place.path}") for place in (*PAGES, *OTHER_CONTENT)]

NAMES = {place.name for place in PAGES}
OF_AN_EDITION = ("draft_", "preview_", "as_public_")

# What the keyboard can stand on: everything that does something, and everything that scrolls by itself.
REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
UNSEEN_FOCUS = """selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()
    && !each.disabled).filter(each => {
    each.focus({focusVisible: true})
    const style = getComputedStyle(each)
    return document.activeElement !== each || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2
}).map(each => each.outerHTML.slice(0, 120))"""
IN_REACH = """selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()
    && !each.disabled && each.tabIndex >= 0).length"""
NEEDING_SCRIPT = """() => [...document.querySelectorAll('button, input, select, textarea')]
    .filter(each => each.checkVisibility() && !each.form).map(each => each.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Window:
    page: Page
    console: Console


@pytest.fixture(scope="module")
def windows() -> dict[tuple[str, bool], Window]:
    """The windows that are open: one for each reader, with and without JavaScript, for all tests of this file."""
    return {}


@pytest.fixture
def open_as(
    browser: Browser, browser_context_args: dict, demonstration: Demonstration, windows: dict
) -> Iterator[Callable[..., Page]]:
    """`open_as("officer")`: the window of that reader, by their mailbox; `open_as("")` that of a visitor."""
    used: list[Window] = []

    def window_of(reader: str, script: bool = True) -> Page:
        if (reader, script) not in windows:
            context = browser.new_context(**{**browser_context_args, "java_script_enabled": script})
            context.set_default_timeout(TIMEOUT)
            windows[reader, script] = Window(context.new_page(), Console())
            windows[reader, script].console.watch(context)
            if reader:
                demonstration.sign_in(windows[reader, script].page, reader)
        used.append(windows[reader, script])
        used[-1].page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        return used[-1].page

    yield window_of
    for window in used:
        problems = window.console.unexpected()
        window.console.problems.clear()
        assert not problems, "The browser reported:\n" + "\n".join(problems)


def test_every_address_of_the_site_is_in_one_table():
    in_tables = [*(place.name for place in PAGES), *ELSEWHERE, *NOT_PAGES]
    assert set(in_tables) == set(names_of_the_site())
    assert len(in_tables) == len(set(in_tables))


@pytest.mark.parametrize(("name", "file"), ELSEWHERE.items())
def test_a_page_that_is_checked_elsewhere_is_named_there(name, file):
    assert f'name_of(page.url) == "{name}"' in (PROJECT / "tests" / "journeys" / file).read_text("utf-8")


@pytest.mark.browser_alone
@pytest.mark.parametrize("place", EVERYTHING)
def test_the_page_is_accessible_at_three_widths_and_sent_whole(open_as, demonstration, place: SitePage):
    """Whole: with what it says and every form, before any script runs."""
    page = open_as(place.reader)
    sent = visit(page, demonstration, place)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    faults = faults_without_script(sent.text()) + accessibility_faults(page, widths_of(place))
    faults += [f"no visible focus: {each}" for each in page.evaluate(UNSEEN_FOCUS, REACHABLE)]
    assert not faults, "\n".join(faults)


def widths_of(place: SitePage) -> tuple[int, ...]:
    """A draft and its previews are made by the templates of an edition: what they say beside shows on a phone too."""
    app, _, name = place.name.partition(":")
    others = (f"{app}:{name.removeprefix(state)}" for state in OF_AN_EDITION if name.startswith(state))
    return (min(WIDTHS),) if any(other in NAMES for other in others) else WIDTHS


KEYBOARD = [
    SitePage("council_home", "/exampleton/"),
    SitePage("scorecards:attention", f"{EDITION}/attention/"),
    SitePage("scorecards:indicator", f"{EDITION}/{MEASURE}/"),
    SitePage("committees:item", f"{ITEM}/", "clerk"),
    SitePage("committees:minutes", f"{ITEM}/minutes/", "clerk"),
    SitePage("indicators:upload", "/exampleton/figures/upload/", "officer"),
    SitePage("accounts:people", "/exampleton/people/", "administrator"),
    SitePage("scorecards:draft_figures", f"{DRAFT}/figures/", "officer"),
]


@pytest.mark.browser_alone
@pytest.mark.parametrize("place", KEYBOARD, ids=str)
def test_the_page_is_shown_without_javascript(open_as, demonstration, place: SitePage):
    page = open_as(place.reader, script=False)
    visit(page, demonstration, place)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 40
    assert page.locator("header a").first.is_visible()
    assert page.locator("footer a").first.is_visible()
    assert page.evaluate(NEEDING_SCRIPT) == []


@pytest.mark.browser_alone
@pytest.mark.parametrize("place", KEYBOARD, ids=str)
def test_the_skip_link_comes_first_and_the_tab_key_reaches_everything_that_can_be_used(
    open_as, demonstration, place
):
    page = open_as(place.reader)
    visit(page, demonstration, place)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to main content")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
    reaches_everything(page)


def reaches_everything(page: Page) -> None:
    """The Tab key, from the top of a page opened anew."""
    page.reload()
    page.evaluate("window.reached = new Set()")
    page.evaluate("document.addEventListener('focusin', event => window.reached.add(event.target))")
    meant = page.evaluate(IN_REACH, REACHABLE)
    for _ in range(meant + 1):
        page.keyboard.press("Tab")
    not_reached = """selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()
        && !each.disabled && !window.reached.has(each)
        && !(each.type === 'radio' && [...window.reached].some(other => other.name === each.name)))
        .map(each => each.outerHTML.slice(0, 120))"""
    assert meant > 10
    assert page.evaluate(not_reached, REACHABLE) == []


@pytest.mark.browser_alone
def test_details_open_and_close_by_the_keyboard(open_as, demonstration):
    page = open_as("")
    visit(page, demonstration, SitePage("scorecards:indicator", f"{EDITION}/{MEASURE}/"))
    behind = page.get_by_role("table", name="Three or more homes in 12 months", exact=True)
    page.locator("summary", has_text="Figures behind this chart").focus()
    expect(behind).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(behind).to_be_visible()
    page.keyboard.press("Space")
    expect(behind).not_to_be_visible()


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/exampleton/people/", 403, "Not with your role"),
        ("/exampleton/no-such-committee/editions/", 404, "There is no such page"),
    ],
)
@pytest.mark.browser_alone
def test_a_page_for_what_went_wrong_looks_like_the_others(
    page, demonstration, console, path, status, heading
):
    console.expect(f"answer {status}")
    demonstration.sign_in(page, "member")
    assert page.goto(demonstration.url + path).status == status
    assert page.get_by_role("heading", level=1).inner_text() == heading
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Meetings").is_visible()
    assert accessibility_faults(page) == []
