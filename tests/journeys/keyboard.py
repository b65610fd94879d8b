"""A page used by the keyboard alone: Tab up to a thing, then the keys that it answers to. Works without JavaScript."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 300
HAS_FOCUS = "each => each === document.activeElement"
CHOICES = "each => [...each.options].map(option => option.label.trim())"


class Keyboard:
    def __init__(self, page: Page):
        self.page = page

    def reach(self, thing: Locator) -> Locator:
        """Tab until the thing has the focus; fails where it never gets it."""
        expect(thing).to_be_visible()
        there = thing.element_handle()
        for _ in range(MOST_TABS):
            if there.evaluate(HAS_FOCUS):
                return thing
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} times Tab do not reach {thing}")

    def enter(self, thing: Locator) -> None:
        """A link is followed, a button pressed, a part opened."""
        self.reach(thing).press("Enter")

    def link(self, name: str, within: Locator | None = None, *, exact: bool = True) -> None:
        self.enter((within or self.page).get_by_role("link", name=name, exact=exact))

    def button(self, name: str) -> None:
        self.enter(self.page.get_by_role("button", name=name, exact=True))

    def send(self) -> None:
        """The form, by Enter in the field that has the focus."""
        self.page.locator(":focus").press("Enter")

    def field(self, label: str) -> Locator:
        """As it is called with or without "(optional)"."""
        exact = self.page.get_by_label(label, exact=True)
        return exact if exact.count() else self.page.get_by_label(f"{label} (optional)", exact=True)

    def write(self, label: str, text: str) -> None:
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

    def choose(self, label: str, words: str) -> None:
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
