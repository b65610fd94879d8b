"""A page used by the keyboard alone: Tab up to a thing, then the keys that it answers to. Works without JavaScript."""

import re
from datetime import date

from playwright.sync_api import ElementHandle, Locator, Page, expect

MOST_TABS = 120
HAS_FOCUS = "each => each === document.activeElement"
IN_MAIN = "each => !!each.closest('main')"
FOLDED = (
    "each => each.matches('summary') ? null : each.closest('details:not([open])')?.querySelector('summary')"
)
AT_SKIP_LINK = "document.activeElement.className === 'skip'"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
CHOICES = "each => [...each.options].map(option => option.label.trim())"


class Keyboard:
    def __init__(self, page: Page):
        self.page = page

    def reach(self, thing: Locator) -> Locator:
        """Tab until the thing has the focus, past the menu where it is below that; fails where it never gets it.

        A part that is folded over it is opened.
        """
        there = thing.element_handle()
        if folded := there.evaluate_handle(FOLDED).as_element():
            self._tab_to(folded)
            self.page.keyboard.press("Enter")
        expect(thing).to_be_visible()
        self._tab_to(there)
        return thing

    def _tab_to(self, there: ElementHandle) -> None:
        below = there.evaluate(IN_MAIN)
        for _ in range(MOST_TABS):
            if there.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
            if below and self.page.evaluate(AT_SKIP_LINK):
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{MOST_TABS} times Tab do not reach {there} of {self.page.url}")

    def enter(self, thing: Locator) -> None:
        """A link is followed, a button pressed, a part opened. The page that it leads to scrolls by no width."""
        self.reach(thing).press("Enter")
        self.fits()

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.fits()

    def fits(self) -> None:
        """Asked again where it does not seem to: half a page without its styles is wide."""
        for _ in range(2):
            self.page.wait_for_load_state()
            if self.page.evaluate(TOO_WIDE) <= 0:
                return
        raise AssertionError(f"{self.page.url} scrolls sideways")

    def link(self, name: str, within: Locator | None = None, *, exact: bool = True) -> None:
        self.enter((within or self.page).get_by_role("link", name=name, exact=exact))

    def button(self, name: str) -> None:
        self.enter(self.page.get_by_role("button", name=name, exact=True))

    def send(self) -> None:
        """The form, by Enter in the field that has the focus."""
        self.page.locator(":focus").press("Enter")

    def field(self, label: str | Locator) -> Locator:
        """As it is called, whatever stands in brackets after that; or one that shares its name with others."""
        if not isinstance(label, str):
            return label
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \([^)]*\))?$"))

    def write(self, label: str | Locator, text: str) -> None:
        """In place of what stands there. A new line in the text is Enter."""
        self.reach(self.field(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def day(self, label: str, day: date) -> None:
        """Digits, as a browser takes them: day, month, year or as its language has them."""
        field = self.reach(self.field(label))
        self.page.keyboard.type(day.strftime("%d%m%Y"))
        if field.input_value() != day.isoformat():
            for _ in range(2):  # from the year back to what stands first
                self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.type(day.strftime("%m%d%Y"))
        expect(field).to_have_value(day.isoformat())

    def choose(self, label: str | Locator, words: str) -> None:
        """The choice with these words in it, by the arrows."""
        field = self.reach(self.field(label))
        wanted = next(place for place, each in enumerate(field.evaluate(CHOICES)) if words in each)
        self.page.keyboard.press("Home")
        for _ in range(wanted):
            self.page.keyboard.press("ArrowDown")
        assert words in field.evaluate("each => each.selectedOptions[0].label")

    def tick(self, box: Locator) -> None:
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()
