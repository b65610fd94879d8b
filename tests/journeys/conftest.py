"""A browser for the journeys: Chromium, the accessibility check, and no error left unseen in its console."""

import functools
import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response, expect

from tests.journeys.demonstration import Demonstration, common_folder, served
from tests.paths import PROJECT

TIMEOUT = 30_000  # milliseconds for anything the browser is asked, on a busy machine too
WIDTHS = (1280, 820, 390)
NARROWEST = 320  # a phone of long ago, or a screen of 1280 enlarged four times: WCAG's 1.4.10
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# What may differ where the same elements are shown in a narrower window.
RULES_OF_THE_WIDTH = ["color-contrast", "scrollable-region-focusable", "target-size"]
# What scrolls by itself without a name and a place in the order of the keyboard.
SCROLLERS = """() => [...document.querySelectorAll('main *')].filter(each => {
    const style = getComputedStyle(each)
    return /auto|scroll/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1
}).filter(each => !(each.tabIndex >= 0 && each.getAttribute('aria-label')))
    .map(each => `scrolls, but not by keyboard: ${each.outerHTML.slice(0, 120)}`)"""
LOOKED_AT = (PROJECT / "tests" / "journeys" / "looked_at.js").read_text("utf-8")


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """Without smooth scrolling: a page still on the move slides away between the press and the release of a click."""
    size = {"width": 1280, "height": 900}
    return {**browser_context_args, "locale": "en-GB", "viewport": size, "reduced_motion": "reduce"}


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """A click, or a key pressed in a field, is over when the page it led to is loaded.

    Playwright alone comes back when the browser has the first bytes of the new page: what reads without waiting, as
    `count()` and `all_inner_texts()` do, then finds half of it or nothing. What expects waits as long as the rest.
    """
    expect.set_options(timeout=TIMEOUT)
    with pytest.MonkeyPatch.context() as patch:
        for action in ("click", "press"):
            patch.setattr(Locator, action, until_loaded(getattr(Locator, action)))
        yield


def until_loaded(action: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(action)
    def whole(locator: Locator, *args: object, **options: object) -> None:
        action(locator, *args, **options)
        locator.page.wait_for_load_state()

    return whole


class Console:
    """What went wrong in the browser: script errors, refusals by the content security policy, missing files.

    A test that means to meet a refusal says so with `expect("403")`.
    """

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.expected: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._on_message)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("response", self._on_response)

    def expect(self, part: str) -> None:
        self.expected.append(part)

    def unexpected(self) -> list[str]:
        return [line for line in self.problems if not any(part in line for part in self.expected)]

    def _on_message(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"answer {response.status}: {response.url}")


@pytest.fixture
def console() -> Iterator[Console]:
    """Fails the test where the browser met anything unexpected."""
    watched = Console()
    yield watched
    assert not watched.unexpected(), "The browser reported:\n" + "\n".join(watched.unexpected())


@pytest.fixture
def context(context: BrowserContext, console: Console) -> BrowserContext:
    console.watch(context)
    context.set_default_timeout(TIMEOUT)
    return context


@pytest.fixture
def no_script_page(browser: Browser, browser_context_args: dict, console: Console) -> Iterator[Page]:
    """A page in a browser with JavaScript switched off."""
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    console.watch(context)
    context.set_default_timeout(TIMEOUT)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(live_server) -> Callable:
    """`sign_in(page, user)`: give the browser a session of that user. One journey signs in by the form."""

    def give_session(page: Page, user) -> None:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])

    return give_session


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Iterator[Demonstration]:
    """The demonstration, served: `demonstration.url` is its address."""
    own, worker = tmp_path_factory.mktemp("demonstration"), os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with served(common_folder(tmp_path_factory), own, worker) as running:
        yield running


@pytest.fixture
def axe() -> Callable[..., None]:
    """`axe(page)`: assert that no rule of WCAG 2.2 A and AA or best practice is broken, at three widths, and that
    nothing makes the page scroll sideways, down to the narrowest one."""
    return check_accessibility


def check_accessibility(page: Page, widths: tuple[int, ...] = WIDTHS) -> None:
    faults = accessibility_faults(page, widths)
    assert not faults, "\n".join(faults)


def check_folded_and_open(page: Page) -> None:
    """Every part of the page opened, at three widths; before that the page as it comes, on a phone alone.

    What shows while parts are folded shows when they are open too: the one width is for what folding itself could do.
    """
    check_accessibility(page, widths=(min(WIDTHS),))
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    check_accessibility(page)


def accessibility_faults(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What is wrong on the page, each fault once with the widths it is wrong at.

    Markup and looks, which no database changes: with SQLite alone, as the tests marked `browser_alone`.
    """
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    size = page.viewport_size
    found: dict[str, list[str]] = {}
    page.evaluate(f"{Axe().axe_script}; window.before = {{shown: [], looks: []}}")
    # The widest and the narrowest first: between them they show everything there is.
    ends = {max(widths), min(widths)}
    for width in sorted(widths, key=lambda one: one not in ends):
        between = width not in ends
        for fault in (*sideways(page, width), *page.evaluate(SCROLLERS), *looked_at(page, between)):
            found.setdefault(fault, []).append(str(width))
    for fault in sideways(page, NARROWEST):
        found.setdefault(fault, []).append(str(NARROWEST))
    if size:
        page.set_viewport_size(size)
    return [f"{page.url} at {', '.join(at)} px: {fault}" for fault, at in found.items()]


def looked_at(page: Page, between: bool = False) -> list[str]:
    """What axe finds in the window as it is, after what it found in other widths of it: see looked_at.js."""
    given = {"options": AXE_OPTIONS, "ofTheWidth": RULES_OF_THE_WIDTH, "between": between}
    return [_described(violation) for violation in page.evaluate(LOOKED_AT, given)["violations"]]


def sideways(page: Page, width: int) -> list[str]:
    """Whether the page scrolls sideways in a window of that width. Leaves the window so."""
    page.set_viewport_size({"width": width, "height": 900})
    page_width = page.evaluate("document.documentElement.scrollWidth")
    return [f"the page is {page_width} px wide and scrolls sideways"] if page_width > width else []


def _described(violation: dict) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"    {' '.join(map(str, node['target']))}: {node['html'][:200]}")
        lines.append("        " + node["failureSummary"].replace("\n", "\n        "))
    return "\n".join(lines)
