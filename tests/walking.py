"""Somebody who goes through pages without scripts: reads, types, chooses and presses what a page shows."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.test import Client
from lxml import html


def plain(element) -> str:
    """What is seen of it, in one line: without what is there for screen readers alone."""
    hidden = "ancestor-or-self::*[contains(concat(' ', @class, ' '), ' vh ')]"
    texts = [each for each in element.xpath(".//text()") if not each.getparent().xpath(hidden)]
    return " ".join("".join(texts).split())


@dataclass
class Visitor:
    """One person with a browser of their own. `presses` are the words of what they pressed, in order."""

    client: Client = field(default_factory=Client)
    url: str = "/"
    page: html.HtmlElement | None = None
    typed: dict[str, object] = field(default_factory=dict)
    presses: list[str] = field(default_factory=list)

    def open(self, url: str) -> None:
        self._show(self.client.get(url, follow=True))

    def says(self, words: str) -> bool:
        return words in plain(self.page.xpath("//body")[0])

    def value(self, label: str) -> str:
        return self._labelled(label).get("value")

    def type(self, label: str, value: object) -> None:
        self.typed[self._labelled(label).get("id")] = value

    def choose(self, option: str, label: str = "") -> None:
        """Of a list, a box to tick, or one of the round buttons; of those under a heading where it is given."""
        for select in self.page.xpath("//select"):
            if label and label == self._label_of(select):
                (found,) = [each for each in select.xpath(".//option") if plain(each) == option]
                self.typed[select.get("id")] = found.get("value")
                return
        for box in self.page.xpath("//main//input[@type='checkbox']"):
            if self._label_of(box) == option:
                self.typed[box.get("id")] = box.get("value", "on")
                return
        groups = [each for each in self.page.xpath("//fieldset") if plain(each.xpath("./legend")[0]) == label]
        buttons = (groups[0] if label else self.page).xpath(".//input[@type='radio']")
        (radio,) = [each for each in buttons if self._said_beside(each).startswith(option)]
        self.typed[radio.get("name")] = radio.get("value")

    def press(self, words: str) -> None:
        """A button or a link: the one below what was typed, or the first one with these words."""
        shown = self.page.xpath("//main//button | //main//a | //header//a | //footer//a | //footer//button")
        called = [each for each in shown if plain(each) == words]
        found = next(filter(self._below_what_was_typed, called), next(iter(called), None))
        assert found is not None, f"Nothing to press says “{words}” at {self.url}: {[*map(plain, shown)]}"
        self.presses.append(words)
        if found.tag == "a":
            self.open(urljoin(self.url, found.get("href")))
            return
        form = found.xpath("ancestor::form[1]")[0]
        sent = self._filled(form)
        if found.get("name"):
            sent[found.get("name")] = found.get("value", "")
        action = urljoin(self.url, form.get("action") or "")
        self._show(self.client.post(action, sent, follow=True))

    def _below_what_was_typed(self, button) -> bool:
        ids = button.xpath("ancestor::form[1]//@id")
        return any(each in ids for each in self.typed)

    def _show(self, response) -> None:
        assert response.status_code == 200, (self.url, response.status_code)
        self.url = (
            response.redirect_chain[-1][0] if response.redirect_chain else response.request["PATH_INFO"]
        )
        self.page, self.typed = html.fromstring(response.content), {}

    def _label_of(self, element) -> str:
        labels = self.page.xpath("//label[@for=$id]", id=element.get("id"))
        return plain(labels[0]).removesuffix("(optional)").strip() if labels else ""

    def _said_beside(self, radio) -> str:
        around = radio.xpath("ancestor::label[1]")
        return plain(around[0]) if around else self._label_of(radio)

    def _labelled(self, label: str) -> html.HtmlElement:
        fields = self.page.xpath("//main//input | //main//textarea | //main//select")
        found = next((each for each in fields if self._label_of(each) == label), None)
        assert found is not None, f"No field is called “{label}” at {self.url}"
        return found

    def _filled(self, form) -> dict[str, object]:
        """What a browser would send: what stands there, and what was typed or chosen."""
        sent: dict[str, object] = {}
        for each in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
            name, kind = each.get("name"), each.get("type", "text")
            if each.get("id") in self.typed:
                sent[name] = self.typed[each.get("id")]
            elif kind == "radio":
                if self.typed.get(name, "") == each.get("value") or (
                    name not in self.typed and each.get("checked") is not None
                ):
                    sent[name] = each.get("value")
            elif kind == "checkbox":
                if each.get("checked") is not None:
                    sent.setdefault(name, []).append(each.get("value", "on"))
            elif each.tag == "select":
                options = each.xpath(".//option[@selected]") or each.xpath(".//option[1]")
                sent[name] = options[0].get("value", "") if options else ""
            elif each.tag == "textarea":
                sent[name] = (each.text or "").removeprefix("\n")
            elif kind not in ("file", "submit"):
                sent[name] = each.get("value", "")
        return sent
